import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import type {Path} from '../core/content/frontmatter.ts'
import type {Difference} from './difference.ts'
import {type Compared, compared, kindsOf, type Pair, pairsOf, type Value} from './reliance.ts'

/** Lists severities and runbooks of failure modes that are others. */
export function failureDifferences(before: Catalog, after: Catalog): Difference[] {
  return pairsOf(before, after, 'failure-mode').flatMap(modes)
}

/** Lists fields of data objects that another system decides. */
export function recordDifferences(before: Catalog, after: Catalog): Difference[] {
  return pairsOf(before, after, 'data-object').flatMap(records)
}

function modes({before, after}: Pair<'failure-mode'>): Difference[] {
  const of: Target = {kind: 'failure-mode', id: after.id}
  const value = ({data}: Entry<'failure-mode'>, key: 'severity' | 'runbook'): Value | undefined =>
    data[key] === undefined ? undefined : {value: data[key], path: [key]}
  const both = (key: 'severity' | 'runbook', kinds: Compared['kinds']) =>
    compared({
      of,
      says: `${key} of failure mode \`${of.id}\``,
      kinds,
      before: {entry: before, value: value(before, key)},
      after: {entry: after, value: value(after, key)},
    })
  const severity = 'severity-changed'
  return [...both('severity', {added: severity, removed: severity, changed: severity}), ...both('runbook', kindsOf('runbook'))]
}

function records({before, after}: Pair<'data-object'>): Difference[] {
  const of: Target = {kind: 'data-object', id: after.id}
  const list = ({data}: Entry<'data-object'>) =>
    data.systemOfRecord.flatMap(({fields, system, when}, index) =>
      fields.map(field => ({
        field,
        value: when === undefined ? system : `${system}, ${when}`,
        path: ['systemOfRecord', index, 'system'] as Path,
      })),
    )
  const [was, is] = [list(before), list(after)]
  // Who decides a field may depend on the time, so that there are several answers; each field is compared as a whole.
  const answerOf = (all: typeof was, field: string): Value | undefined => {
    const own = all.filter(each => each.field === field)
    const [first] = own
    return (
      first && {
        value: own
          .map(({value}) => value)
          .sort()
          .join('; '),
        path: first.path,
      }
    )
  }
  return [...new Set([...was, ...is].map(({field}) => field))].flatMap(field =>
    compared({
      of,
      says: `system of record of \`${field}\` of data object \`${of.id}\``,
      kinds: kindsOf('record'),
      before: {entry: before, value: answerOf(was, field)},
      after: {entry: after, value: answerOf(is, field)},
    }),
  )
}
