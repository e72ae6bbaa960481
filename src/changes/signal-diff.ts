import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import type {Difference} from './difference.ts'
import {type Compared, compared, kindsOf, type Pair, pairsOf, type Value} from './reliance.ts'

/** Lists signals and thresholds that are others. */
export function signalDifferences(before: Catalog, after: Catalog): Difference[] {
  return [...pairsOf(before, after, 'integration'), ...pairsOf(before, after, 'service')].flatMap(signals)
}

function signals({before, after}: Pair<'integration'> | Pair<'service'>): Difference[] {
  const [was, is] = [before.data.signals, after.data.signals]
  return [...new Set([...was, ...is].map(({id}) => id))].flatMap(id => {
    const of: Target = {kind: 'signal', id: `${after.id}/${id}`}
    const [a, b] = [was.findIndex(each => each.id === id), is.findIndex(each => each.id === id)]
    const value = (index: number, read: (signal: (typeof was)[number]) => unknown, key: string, list: typeof was): Value | undefined => {
      const signal = list[index]
      const found = signal && read(signal)
      return found === undefined ? undefined : {value: String(found), path: ['signals', index, key]}
    }
    const both = (says: string, kinds: Compared['kinds'], read: (signal: (typeof was)[number]) => unknown, key: string) =>
      compared({
        of,
        says,
        kinds,
        before: {entry: before, value: value(a, read, key, was)},
        after: {entry: after, value: value(b, read, key, is)},
      })
    if (a < 0 || b < 0) return both(`signal \`${of.id}\``, kindsOf('signal'), ({id}) => id, 'id')
    return [
      ...both(
        `query of signal \`${of.id}\``,
        {added: 'signal-changed', removed: 'signal-changed', changed: 'signal-changed'},
        each => queryOf(each),
        'query',
      ),
      ...both(`unit of signal \`${of.id}\``, kindsOf('signal'), ({unit}) => unit, 'unit'),
      ...(['warning', 'critical'] as const).flatMap(level =>
        both(`${level} threshold of signal \`${of.id}\``, kindsOf('threshold'), each => each[level], level),
      ),
    ]
  })
}

function queryOf({query, queries}: Entry<'integration'>['data']['signals'][number]): string | undefined {
  return query ?? (Object.keys(queries).length > 0 ? JSON.stringify(queries) : undefined)
}
