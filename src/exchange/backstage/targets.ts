import {apiEnds, endsOf} from './apis.ts'
import {missingTargets} from './locations.ts'
import type {Matches, Target} from './matches.ts'
import {annotation} from './names.ts'
import {listOf, type SourceEntity} from './shape.ts'

/** Tells what an entity becomes; nothing, and it is said, where it has no counterpart. */
export function targetOf(entity: SourceEntity, matches: Matches): Target | undefined {
  const {kind, spec} = entity
  switch (kind.toLowerCase()) {
    case 'group':
      return isTeam(entity, matches) ? 'team' : undefined
    case 'user':
      return 'person'
    case 'system':
      return 'system'
    case 'resource':
      return spec.type === 'data-object' ? 'data-object' : 'system'
    case 'component':
      return componentAs(entity, matches)
    case 'api':
      return isFlow(entity, matches) ? 'integration' : undefined
    case 'domain':
      matches.tell('note', entity, ['kind'], `domain \`${entity.metadata.name}\` is left out: its systems name it in their text`)
      return undefined
    case 'location':
      tellTargets(entity, matches)
      return undefined
    default:
      matches.tell('warning', entity, ['kind'], `\`${kind}\` \`${entity.metadata.name}\` is left out: this kind has no counterpart`)
      return undefined
  }
}

function isTeam(entity: SourceEntity, matches: Matches): boolean {
  if (listOf(entity.spec, 'children').length === 0 || matches.membersOf(entity).length > 0) return true
  matches.tell(
    'note',
    entity,
    ['spec', 'children'],
    `group \`${entity.metadata.name}\` is left out: it has groups and no people, and a team here has people`,
  )
  return false
}

// A component that says nothing of data it moves is a program that somebody operates, unless other programs are built with it.
function componentAs(entity: SourceEntity, matches: Matches): Target | undefined {
  const {annotations} = entity.metadata
  const ends = [annotations[annotation.from], annotations[annotation.to]].filter(end => end !== undefined).length
  if (ends === 2) return 'integration'
  if (ends === 0) return programAs(entity, matches)
  matches.tell(
    'error',
    entity,
    ['metadata'],
    `component \`${entity.metadata.name}\` is left out: it says only one of the ends between which it moves data`,
    `Annotate it with \`${annotation.from}\` and \`${annotation.to}\`, or with neither.`,
  )
  return undefined
}

function programAs(entity: SourceEntity, matches: Matches): Target | undefined {
  // What an earlier version has written as a system stays one.
  if (matches.before('system', entity)) return 'system'
  if (entity.spec.type !== 'library') return 'service'
  matches.tell('note', entity, ['spec', 'type'], `component \`${entity.metadata.name}\` is left out: nobody operates a library`)
  return undefined
}

function isFlow(entity: SourceEntity, matches: Matches): boolean {
  const missing = [
    endsOf(entity, matches.entities, 'providesApis').length === 0 && 'provides',
    endsOf(entity, matches.entities, 'consumesApis').length === 0 && 'consumes',
  ].filter(word => word !== false)
  if (missing.length === 0) return isBetweenSystems(entity, matches)
  matches.tell(
    'warning',
    entity,
    ['kind'],
    `api \`${entity.metadata.name}\` is left out: no component in the files ${missing.join(' or ')} it, and an integration has two ends`,
    'Import the components too.',
  )
  return false
}

function isBetweenSystems(entity: SourceEntity, matches: Matches): boolean {
  const {from, to} = apiEnds(entity, matches.entities, component => matches.systemKeyOf(component))
  if (from.length > 0 && to.length > 0) return true
  matches.tell(
    'note',
    entity,
    ['kind'],
    `api \`${entity.metadata.name}\` is between no two systems and no integration: who consumes it depends on who provides it`,
  )
  return false
}

function tellTargets(entity: SourceEntity, matches: Matches): void {
  const {file} = entity.place([])
  for (const target of missingTargets(entity, file, matches.files))
    matches.tell(
      'warning',
      entity,
      ['spec'],
      `target \`${target}\` of location \`${entity.metadata.name}\` is in none of the files`,
      'Name it on the command line too; files on the web have to be saved first.',
    )
}
