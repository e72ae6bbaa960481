import type {Catalog, Entry, Part, PartData} from '../../core/catalog/catalog.ts'
import {severityRank} from '../../core/catalog/queries/ranks.ts'
import type {Settings} from '../../core/content/schema/settings.ts'
import {durationMinutes, durationMs} from '../../core/format/duration.ts'

/** Two alerts of one condition. */
export interface SameCondition {
  first: Part<'alert'>
  second: Part<'alert'>
}

/**
 * Lists the alerts that repeat an earlier one; each with the first.
 *
 * They have its condition and do what it does, however long they hold it, or hold it as long, whatever they do. A ticket at once and a page
 * an hour later are no repetition. Conditions are the same when signal and threshold are, or when the PromQL is, blanks apart.
 */
export function sameConditions(catalog: Catalog): SameCondition[] {
  const firsts = new Map<string, Part<'alert'>>()
  return catalog.parts('alert').flatMap(second => {
    const condition = conditionKey(catalog, second.data)
    if (condition === undefined) return []
    const keys = [`${second.data.severity} ${condition}`, `${durationMs(second.data.for)} ${condition}`]
    const first = keys.map(key => firsts.get(key)).find(known => known !== undefined)
    for (const key of keys) if (!firsts.has(key)) firsts.set(key, second)
    return first ? [{first, second}] : []
  })
}

function conditionKey(catalog: Catalog, {query, signal, level}: PartData<'alert'>): string | undefined {
  if (query !== undefined) return query.replace(/\s+/g, ' ')
  const data = signal === undefined ? undefined : catalog.part('signal', signal)?.data
  // Two thresholds with one value are one condition.
  return data?.[level] === undefined ? undefined : `${signal} ${data[level]}`
}

/**
 * Lists the alerts that failure modes name and none defines, by failure mode.
 *
 * One that a failure mode with unreadable frontmatter speaks of may be defined there, and is left out.
 */
export function undefinedAlerts(catalog: Catalog): Part<'alert'>[] {
  const found = catalog.parts('alert').filter(({data}) => !data.primary && data.signal === undefined && data.query === undefined)
  if (found.length === 0) return []
  const unread = [...catalog.claims('failure-mode')].flatMap(([id, documents]) => (catalog.get('failure-mode', id) ? [] : documents))
  return found.filter(({id}) => !unread.some(({text}) => text.includes(id)))
}

/** An alert that wakes people for failures that can wait. */
export interface LoudAlert {
  alert: Part<'alert'>
  /** The worst of the failure modes that name it. */
  mode: Entry<'failure-mode'>
}

/** Lists the alerts that page although the worst failure mode that names them can wait for the morning. */
export function loudAlerts(catalog: Catalog): LoudAlert[] {
  const worst = new Map<string, Entry<'failure-mode'>>()
  for (const mode of catalog.list('failure-mode')) {
    for (const {name} of mode.data.alerts) {
      const cached = worst.get(name)
      if (severityRank(catalog, mode.data.severity) < severityRank(catalog, cached?.data.severity)) worst.set(name, mode)
    }
  }
  return catalog.parts('alert').flatMap(alert => {
    const mode = worst.get(alert.id)
    const isLoud = mode && alert.data.severity === 'page' && canWait(catalog.settings, mode.data.severity)
    return isLoud ? [{alert, mode}] : []
  })
}

/**
 * Tells whether failures of a severity can wait for the morning: by the scale of the settings when a human is due after 12 hours or more.
 *
 * Where the settings say nothing, only SEV4 can.
 */
export function canWait({severities}: Pick<Settings, 'severities'>, severity: string): boolean {
  const policy = severities.find(({id}) => id === severity)
  return policy ? durationMinutes(policy.humanWithin) >= 12 * 60 : severity === 'SEV4'
}
