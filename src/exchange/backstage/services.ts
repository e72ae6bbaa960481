import {webAddress} from '../../core/content/schema/field.ts'
import type {Written} from '../../core/content/schema/index.ts'
import {oneLine} from '../content-file.ts'
import {endsOf} from './apis.ts'
import {escalationOf} from './flows.ts'
import {type Matches, nameOf} from './matches.ts'
import {listOf, refKey, type SourceEntity} from './shape.ts'
import {tierOf} from './tiers.ts'

/** Gives the service that a Component stands for. */
export function serviceOf(entity: SourceEntity, matches: Matches): Written<'service'> {
  const {metadata, spec} = entity
  const urls = metadata.links.filter(({url}) => webAddress().safeParse(url).success)
  const named = (links: typeof urls) => links.map(({title, url}) => ({title: oneLine(title) ?? url, url}))
  const type = textOf(spec.type)
  return {
    title: nameOf(entity),
    summary: oneLine(metadata.description),
    ids: matches.idsOf(entity),
    type: type === 'service' ? undefined : type,
    tier: tierOf(entity, matches),
    lifecycle: textOf(spec.lifecycle),
    system: matches.partOf(entity),
    dependsOn: needsOf(entity, matches),
    owner: matches.owner(entity),
    escalation: escalationOf(entity, matches),
    dashboards: named(urls.filter(({type}) => type === 'dashboard')),
    links: named(urls.filter(({type}) => type !== 'dashboard')),
  }
}

/** Gives what a component depends on and has an entry here: what it names, what names it, and who provides the APIs that it consumes. */
export function needsOf(entity: SourceEntity, matches: Matches): string[] {
  const {entities} = matches
  const named = listOf(entity.spec, 'dependsOn').map(ref => refKey(ref, 'component'))
  const naming = entities.filter(({spec}) => listOf(spec, 'dependencyOf').some(ref => refKey(ref, 'component') === entity.key))
  const apis = listOf(entity.spec, 'consumesApis').map(ref => refKey(ref, 'api'))
  const providers = entities.filter(({key}) => apis.includes(key)).flatMap(api => endsOf(api, entities, 'providesApis'))
  const keys = [...named, ...[...naming, ...providers].map(({key}) => key)].filter(key => key !== entity.key)
  return [...new Set(keys.flatMap(key => needFor(key, matches) ?? []))]
}

/** Gives what a reference of `dependsOn` leads to here; nothing where it has no entry that a service can depend on. */
export function needFor(key: string, matches: Matches): string | undefined {
  for (const kind of ['service', 'system', 'integration'] as const) {
    const id = matches.settledAs(kind, key)
    if (id !== undefined) return `${kind}:${id}`
  }
  return undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? oneLine(value) : undefined
}
