import type {Written} from '../../core/content/schema/index.ts'
import {oneLine} from '../content-file.ts'
import {type Matches, nameOf} from './matches.ts'
import {listOf, refKey, type SourceEntity} from './shape.ts'

/** Gives the integration that an API stands for: from whoever provides it to whoever consumes it. */
export function apiOf(entity: SourceEntity, matches: Matches): Written<'integration'> | undefined {
  const {metadata, spec} = entity
  const ends = (field: string) => [
    ...new Set(endsOf(entity, matches.entities, field).flatMap(({key}) => matches.known('system', key) ?? [])),
  ]
  const [from, to] = [ends('providesApis'), ends('consumesApis')]
  if (from.length === 0 || to.length === 0) return undefined
  matches.tell(
    'warning',
    entity,
    ['metadata'],
    `api \`${metadata.name}\` has no tier; \`2\` is written`,
    'Write 1 where money stops without it, 3 where only we notice.',
  )
  if (spec.definition !== undefined)
    matches.tell('note', entity, ['spec', 'definition'], `the definition of api \`${metadata.name}\` is left out: it belongs to a contract`)
  const type = typeof spec.type === 'string' ? oneLine(spec.type) : undefined
  return {
    title: nameOf(entity),
    summary: oneLine(metadata.description),
    ids: matches.idsOf(entity),
    from,
    to,
    mechanism: type === undefined ? 'API.' : `API of the type ${type}.`,
    tier: 2,
    owner: matches.owner(entity),
  }
}

/** Lists the components that say an API in one of their fields. */
export function endsOf({key}: SourceEntity, entities: readonly SourceEntity[], field: string): SourceEntity[] {
  return entities.filter(
    ({kind, spec}) => kind.toLowerCase() === 'component' && listOf(spec, field).some(ref => refKey(ref, 'api') === key),
  )
}
