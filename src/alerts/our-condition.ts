import type {Catalog} from '../core/catalog/catalog.ts'
import type {StatedCondition} from '../core/catalog/queries/alerts.ts'
import {isMeantAsPromql, queriesOf} from '../status/signal-queries.ts'
import {splitCondition} from './promql-text.ts'

/** Gives a condition of ours as PromQL with its limit; nothing where its signal is asked in another language, or has no limit. */
export function promqlOf(catalog: Catalog, {data, query, signal}: StatedCondition): string | undefined {
  if (data.query !== undefined) return query
  if (!signal || signal.data.query === undefined || signal.data[data.level] === undefined) return undefined
  const [first] = queriesOf(signal, catalog.settings.sources)
  // The bare name of a metric is PromQL too.
  const isPromql = first && (isMeantAsPromql(first) || (/^[a-z_:][\w:]*$/i.test(first.text) && first.setting?.can.language !== 'sql'))
  return isPromql ? query : undefined
}

/** Gives the number that a condition of ours compares with; nothing where it has none. */
export function limitOf({data, query, signal}: StatedCondition): number | undefined {
  if (data.query !== undefined) return query === undefined ? undefined : splitCondition(query)?.limit
  return signal?.data[data.level]
}
