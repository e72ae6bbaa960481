import type {Catalog} from '../../core/catalog/catalog.ts'
import {type ContentFile, contentFile, type Imported, inOrder} from '../content-file.ts'
import {type ExchangeFinding, inReadingOrder} from '../finding.ts'
import type {InputFile} from '../json-source.ts'
import {dataObjectOf, integrationOf, systemOf} from './flows.ts'
import {Matches, type Settled} from './matches.ts'
import {annotation, wordsOf} from './names.ts'
import {personOf, teamOf} from './people.ts'
import {readEntities, type SourceEntity} from './shape.ts'

/**
 * Makes content of a Backstage catalog: groups become teams, users people, systems and resources systems, components that say between
 * which systems they move data integrations, and resources of the type `data-object` data objects.
 *
 * @param inputs Catalog files; their documents may refer to each other.
 * @throws {UnreadableInput} When a file holds no entity at all.
 */
export function importBackstage(inputs: readonly InputFile[], {catalog}: {catalog: Catalog}): Imported {
  const findings: ExchangeFinding[] = []
  const entities = withoutTwins(readEntities(inputs, findings), findings)
  const matches = new Matches(catalog, entities, findings)
  tellUncarried(matches)
  const files = entities.flatMap(entity => fileOf(entity, matches) ?? [])
  return {files: inOrder(files), findings: inReadingOrder(findings), matched: matches.matched}
}

function fileOf(entity: SourceEntity, matches: Matches): ContentFile | undefined {
  const settled = matches.settled(entity)
  return settled?.isNew ? written(entity, settled, matches) : undefined
}

function written(entity: SourceEntity, {kind, id}: Settled, matches: Matches): ContentFile | undefined {
  const from = `Imported from Backstage: ${entity.kind} ${entity.metadata.name}.`
  if (kind === 'team') return contentFile(kind, id, teamOf(entity, matches), from)
  if (kind === 'person') return contentFile(kind, id, personOf(entity, matches), from)
  if (kind === 'system') return contentFile(kind, id, systemOf(entity, matches), from)
  if (kind === 'integration') {
    const data = integrationOf(entity, matches)
    return data && contentFile(kind, id, data, from)
  }
  const data = dataObjectOf(entity, matches)
  return data && contentFile(kind, id, data, from)
}

/** What our annotations name that an import does not write; on our side it is written where it belongs. */
const named = {[annotation.runbooks]: 'runbook', [annotation.alerts]: 'alert', [annotation.escalation]: 'escalation-path'} as const

// Said once: every component of an exported catalog has them.
function tellUncarried(matches: Matches): void {
  for (const [key, kind] of Object.entries(named)) {
    const isMissing = ({metadata}: SourceEntity) => wordsOf(metadata.annotations[key]).some(id => !matches.catalog.has(kind, id))
    const [first, ...others] = matches.entities.filter(isMissing)
    if (!first) continue
    const of = others.length > 0 ? `${others.length + 1} components` : `component \`${first.metadata.name}\``
    matches.tell('note', first, ['metadata', 'annotations', key], `\`${key}\` of ${of} is left out: the content has nothing of that name`)
  }
}

function withoutTwins(entities: readonly SourceEntity[], findings: ExchangeFinding[]): SourceEntity[] {
  const first = new Map<string, SourceEntity>()
  return entities.filter(entity => {
    if (!first.has(entity.key)) return first.set(entity.key, entity)
    findings.push({
      severity: 'error',
      at: entity.place(['metadata', 'name']),
      message: `\`${entity.key}\` is there twice; this one is left out`,
    })
    return false
  })
}
