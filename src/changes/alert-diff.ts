import type {Catalog, Part, Target} from '../core/catalog/catalog.ts'
import {type Difference, identified, type Side} from './difference.ts'
import {classOf} from './rule-set.ts'

/** Lists alerts that are new, gone or others; one that has the condition of one that is gone is taken for it under a new name. */
export function alertDifferences(before: Catalog, after: Catalog): Difference[] {
  const [was, is] = [before.parts('alert'), after.parts('alert')]
  const gone = was.filter(({id}) => !after.part('alert', id))
  const came = is.filter(({id}) => !before.part('alert', id))
  const renames = gone.flatMap(old => {
    const now = came.find(each => each.entry.id === old.entry.id && conditionOf(each) === conditionOf(old))
    return now && (old.data.signal !== undefined || old.data.query !== undefined) ? [{old, now}] : []
  })
  const isRenamed = (alert: Part<'alert'>) => renames.some(({old, now}) => old === alert || now === alert)
  return [
    ...renames.map(({old, now}) => renamedAlert(old, now)),
    ...gone.filter(each => !isRenamed(each)).map(each => aloneAlert('alert-removed', each)),
    ...came.filter(each => !isRenamed(each)).map(each => aloneAlert('alert-added', each)),
    ...was.flatMap(old => {
      const now = after.part('alert', old.id)
      return now && now.entry.document !== old.entry.document ? changedAlert(old, now) : []
    }),
  ]
}

function conditionOf({data: {signal, level, query, for: holds}}: Part<'alert'>): string {
  return JSON.stringify([signal, level, query?.replace(/\s+/g, ' ').trim(), holds])
}

function sideOfAlert({entry, path, id}: Part<'alert'>, key = 'name', value = id): Side {
  return {value, at: entry.document.frontmatter.valueSpan([...path, key])}
}

function aloneAlert(kind: 'alert-removed' | 'alert-added', alert: Part<'alert'>): Difference {
  const side = sideOfAlert(alert)
  return identified({
    kind,
    class: classOf(kind),
    of: {kind: 'alert', id: alert.id},
    ...(kind === 'alert-removed' ? {before: side} : {after: side}),
    message: `alert \`${alert.id}\` is ${kind === 'alert-removed' ? 'gone' : 'new'}`,
  })
}

function renamedAlert(old: Part<'alert'>, now: Part<'alert'>): Difference {
  return identified({
    kind: 'alert-renamed',
    class: classOf('alert-renamed'),
    of: {kind: 'alert', id: now.id},
    was: old.id,
    before: sideOfAlert(old),
    after: sideOfAlert(now),
    message: `alert \`${old.id}\` seems to be \`${now.id}\` now`,
    isGuess: true,
  })
}

function changedAlert(old: Part<'alert'>, now: Part<'alert'>): Difference[] {
  const of: Target = {kind: 'alert', id: now.id}
  const change = (kind: 'alert-changed' | 'alert-severity-changed', says: string, key: string, was: string, is: string) => {
    if (was === is) return []
    const message = `${says} of alert \`${now.id}\` is \`${is}\`, and was \`${was}\``
    return [identified({kind, class: classOf(kind), of, before: sideOfAlert(old, key, was), after: sideOfAlert(now, key, is), message})]
  }
  return [
    ...change('alert-changed', 'condition', 'name', conditionOf(old), conditionOf(now)),
    ...change('alert-severity-changed', 'severity', 'severity', old.data.severity, now.data.severity),
  ]
}
