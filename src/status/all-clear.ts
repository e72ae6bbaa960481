import {ageInWords} from '../core/format/duration.ts'
import {plural} from '../core/format/plural.ts'
import {ownOf} from './failing.ts'
import {freshValue} from './fresh-value.ts'
import {alertsSilence} from './freshness.ts'
import type {SignalMetadataById} from './signal-metadata.ts'
import type {Snapshot, SourceReport} from './snapshot.ts'
import {judge, type State} from './state.ts'

/** How much of what is written down is measured. */
export interface Measured {
  /** Signals written down. */
  signals: number
  /** Signals with a recent value. */
  measured: number
  /** How many signals are in each state. */
  states: Partial<Record<State, number>>
  /** Age of the oldest recent value in milliseconds; missing where there is none. */
  oldestMs?: number
}

/** Counts what is measured recently; planned work counts only with a value. */
export function measuredOf(signals: SignalMetadataById, snapshot: Snapshot, now: number): Measured {
  const states: Measured['states'] = {}
  const ages: number[] = []
  for (const [id, signal] of Object.entries(signals)) {
    const reading = ownOf(snapshot.signals, id)
    const {state} = judge(signal, reading, now)
    states[state] = (states[state] ?? 0) + 1
    const read = freshValue(signal, reading, now)
    if (read && !read.isStale) ages.push(read.ageMs)
  }
  const count = Object.keys(signals).length
  return {signals: count, measured: ages.length, states, ...(ages.length > 0 && {oldestMs: Math.max(...ages)})}
}

/** What a source says that could tell of alerts, but watches nothing: no alert of it says nothing. */
export const noAlertRules = 'it evaluates no alert rules'

/** Whether somebody who would know of alerts has answered. */
export type AlertsRead = {read: true; demo: boolean; by: string[]; unread: string[]} | {read: false; reason: string}

/**
 * Tells whether the absence of alerts in a snapshot means something: a source that knows of alerts must have told them lately.
 *
 * What a source told counts as long as `alertsSilence` says nothing. A source of a kind that knows alerts and never told any cannot tell.
 *
 * @param leftOut What of the snapshot was not understood; an alert among it may be the one that matters.
 */
export function alertsRead(snapshot: Pick<Snapshot, 'sources' | 'everySeconds'>, now: number, leftOut: readonly string[] = []): AlertsRead {
  const asked = askedOf(snapshot.sources)
  const silences = asked.map(source => alertsSilence(source, snapshot, now))
  const answered = asked.filter((_, index) => silences[index] === undefined)
  const unread = [...silences.flatMap(silence => silence ?? []), ...leftOut.filter(what => /\balerts?\b/.test(what))]
  if (asked.length === 0) return {read: false, reason: 'no source of alerts is connected'}
  if (answered.length === 0) return {read: false, reason: unread.join('; ')}
  return {read: true, demo: answered.every(({demo}) => demo), by: answered.map(({title}) => title), unread}
}

// What an older collector wrote does not say so: a source that did not answer may then be one that matters.
function knowsAlerts({knowsAlerts: said, alertsAt, ok}: SourceReport): boolean {
  return alertsAt !== undefined || (said ?? !ok)
}

/**
 * Says how it is when no alert is active; that all is well only when every signal is measured and inside its thresholds, and every source of
 * alerts has answered.
 *
 * @param unclaimed Names of active alerts that no failure mode claims: on the page of one integration they may be about it.
 */
export function allClearInWords(
  {signals, measured, states, oldestMs}: Measured,
  alerts: AlertsRead,
  unclaimed: readonly string[] = [],
): string {
  if (!alerts.read) return `Nobody can tell whether an alert is active: ${alerts.reason}. ${measuredInWords({signals, measured, oldestMs})}`
  if (unclaimed.length > 0)
    return `${unclaimedInWords(unclaimed)} ${measuredInWords({signals, measured, oldestMs})}${troubleInWords(states, signals)}`
  const whole = alerts.unread.length === 0 && signals > 0 && states.ok === signals
  if (whole) {
    const all = plural(signals, 'the one signal is measured and inside its', `all ${signals} signals are measured and inside their`)
    return `All is well: ${all} thresholds${since(oldestMs, signals)}. No alert is active.`
  }
  const doubt = alerts.unread.length > 0 ? ` Not all sources of alerts answer: ${alerts.unread.join('; ')}.` : ''
  return `Nothing is known to fail: no alert is active. ${measuredInWords({signals, measured, oldestMs})}${troubleInWords(states, signals)}${doubt}`
}

function unclaimedInWords(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(name => `“${name}”`)
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : ''
  const are = plural(names.length, 'is active and belongs to no failure mode: it', 'are active and belong to no failure mode: they')
  return `${shown.join(', ')}${more} ${are} may be about this integration.`
}

function troubleInWords({critical = 0, warning = 0}: Measured['states'], signals: number): string {
  if (signals === 1) return critical + warning === 0 ? '' : ` It is past ${critical > 0 ? 'critical' : 'warning'}.`
  const past = [critical > 0 && `${critical} past critical`, warning > 0 && `${warning} past warning`].filter(Boolean)
  return past.length > 0 ? ` Of these, ${past.join(' and ')}.` : ''
}

function measuredInWords({signals, measured, oldestMs}: {signals: number; measured: number; oldestMs?: number | undefined}): string {
  if (signals === 0) return 'No signal is written down.'
  if (signals === 1) return measured === 0 ? 'The one signal is not measured.' : `The one signal is measured${since(oldestMs, signals)}.`
  return measured === 0
    ? `None of ${signals} signals is measured.`
    : `${measured} of ${signals} signals are measured${since(oldestMs, signals)}.`
}

function since(oldestMs: number | undefined, signals: number): string {
  return oldestMs === undefined ? '' : `, ${plural(signals, '', 'the oldest ')}${ageInWords(oldestMs)}`
}

// Metrics without alert rules beside another source of alerts are metrics alone; by themselves they leave a gap that is to be said.
function askedOf(sources: readonly SourceReport[]): SourceReport[] {
  const all = sources.filter(source => knowsAlerts(source))
  const watching = all.filter(({ok, alertsAt, remarks}) => !ok || alertsAt !== undefined || !remarks?.includes(noAlertRules))
  return watching.length > 0 ? watching : all
}
