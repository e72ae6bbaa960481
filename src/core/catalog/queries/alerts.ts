import type {Path} from '../../content/frontmatter.ts'
import {durationInWords} from '../../format/duration.ts'
import {thresholdInWords} from '../../format/units.ts'
import type {Catalog, Entry, Part, PartData} from '../catalog.ts'
import {worstFirst} from './ranks.ts'

/** An alert with the failure modes that name it. */
export interface AlertView {
  /** The alert where it is defined. */
  alert: Part<'alert'>
  /** The failure mode to check first, then the others that name it, worst first. */
  modes: Entry<'failure-mode'>[]
  condition: Condition
  /** Its conditions in the order in which they are written, such as a fast and a slow burn; at least one. */
  conditions: StatedCondition[]
}

/** One condition of an alert, with what it does. */
export interface StatedCondition extends Condition {
  data: PartData<'alert'>
  /** Where it stands in the failure mode. */
  path: Path
}

/** When an alert fires. */
export interface Condition {
  /** In words, e.g. `Orders waiting above 120 orders for 5 min`. Missing where only a query is known. */
  words?: string
  /** PromQL with its threshold; missing where neither alert nor signal has a query. */
  query?: string
  signal?: Part<'signal'>
}

/** Lists all alerts, by name. */
export function alertViews(catalog: Catalog): AlertView[] {
  const named = modesByAlert(catalog)
  return catalog
    .parts('alert')
    .map(alert => ({
      alert,
      modes: modesOf(catalog, alert, named.get(alert.id) ?? []),
      condition: conditionOf(catalog, alert.data),
      conditions: conditionsOf(catalog, alert),
    }))
    .sort((a, b) => (a.alert.id < b.alert.id ? -1 : 1))
}

/** Lists the conditions of an alert: those that the failure mode which defines it states under its name. */
export function conditionsOf(catalog: Catalog, {id, entry}: Part<'alert'>): StatedCondition[] {
  return entry.data.alerts.flatMap((data, index) =>
    data.name === id ? [{...conditionOf(catalog, data), data, path: ['alerts', index]}] : [],
  )
}

/** Says when an alert fires. */
export function conditionOf(catalog: Catalog, alert: PartData<'alert'>): Condition {
  const signal = alert.signal === undefined ? undefined : catalog.part('signal', alert.signal)
  const held = alert.for === '0m' ? '' : ` for ${durationInWords(alert.for)}`
  const limit = signal?.data[alert.level]
  const query = alert.query ?? (signal && withLimit(signal.data, limit))
  const words =
    signal && limit !== undefined
      ? `${signal.title} ${sideOf(signal.data)} ${thresholdInWords(limit, signal.data.unit, catalog.settings.locale)}${held}`
      : undefined
  return {...(words && {words}), ...(query && {query}), ...(signal && {signal})}
}

function withLimit({query, worse}: PartData<'signal'>, limit?: number): string | undefined {
  if (query === undefined || limit === undefined) return query
  return `${query} ${worse === 'higher' ? '>=' : '<='} ${limit}`
}

function sideOf({worse}: PartData<'signal'>): string {
  return worse === 'higher' ? 'at or above' : 'at or below'
}

function modesByAlert(catalog: Catalog): Map<string, Entry<'failure-mode'>[]> {
  const named = new Map<string, Entry<'failure-mode'>[]>()
  for (const mode of catalog.list('failure-mode')) {
    for (const {name} of mode.data.alerts) named.set(name, [...(named.get(name) ?? []), mode])
  }
  return named
}

function modesOf(catalog: Catalog, alert: Part<'alert'>, named: Entry<'failure-mode'>[]): Entry<'failure-mode'>[] {
  const first = alert.entry
  const others = worstFirst(
    catalog,
    named.filter(mode => mode !== first),
  )
  return [first, ...new Set(others)]
}
