import type {Written} from '../../core/content/schema/index.ts'
import {oneLine} from '../content-file.ts'
import {type Matches, nameOf} from './matches.ts'
import {listOf, refKey, type SourceEntity} from './shape.ts'
import {tierOf} from './tiers.ts'

/** Gives the integration that an API stands for: from the systems that provide it to those that consume it. */
export function apiOf(entity: SourceEntity, matches: Matches): Written<'integration'> | undefined {
  const {metadata, spec} = entity
  const ends = apiEnds(entity, matches.entities, component => matches.systemKeyOf(component))
  const [from, to] = [ends.from, ends.to].map(keys => keys.flatMap(key => matches.known('system', key) ?? []))
  if (from === undefined || to === undefined || from.length === 0 || to.length === 0) return undefined
  const tier = tierOf(entity, matches)
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
    tier,
    owner: matches.owner(entity),
  }
}

/** Gives the keys of the systems that provide an API, and of others that consume it. */
export function apiEnds(
  api: SourceEntity,
  entities: readonly SourceEntity[],
  systemKeyOf: (component: SourceEntity) => string | undefined,
): {from: string[]; to: string[]} {
  const systems = (field: string) => [...new Set(endsOf(api, entities, field).flatMap(component => systemKeyOf(component) ?? []))]
  const from = systems('providesApis')
  return {from, to: systems('consumesApis').filter(key => !from.includes(key))}
}

/** Lists the components that say an API in one of their fields. */
export function endsOf({key}: SourceEntity, entities: readonly SourceEntity[], field: string): SourceEntity[] {
  return entities.filter(
    ({kind, spec}) => kind.toLowerCase() === 'component' && listOf(spec, field).some(ref => refKey(ref, 'api') === key),
  )
}
