import {counted} from '../core/format/plural.ts'
import {alertsRead, measuredOf} from './all-clear.ts'
import {criticalUnwatched, failingNow} from './failing.ts'
import type {AlertMetadataByName, SignalMetadataById} from './signal-metadata.ts'
import type {Snapshot} from './snapshot.ts'
import type {State} from './state.ts'

/** How much fails now, short enough for the head of a page. */
export interface FailingCount {
  state: State
  /** `3`, `was 3`, `none`, `none known`, `unknown`. */
  word: string
  /** What is behind the word, in one sentence without final stop. */
  says: string
  demo: boolean
}

/** What the count is made of. */
export interface FailingFacts {
  snapshot?: Snapshot
  leftOut: readonly string[]
  now: number
  problem?: string
  /** Missing where they could not be read. */
  signals?: SignalMetadataById
  alerts: AlertMetadataByName
}

/**
 * Counts firing alerts, and critical signals that no active alert watches.
 *
 * `none` is only said when every signal is measured and every source of alerts has answered lately; alerts that were heard of too long
 * ago are counted in the past tense.
 */
export function failingCount({snapshot, leftOut, now, problem, signals, alerts}: FailingFacts): FailingCount {
  if (!snapshot) return {state: 'unknown', word: 'unknown', says: problem ?? 'nobody has measured it', demo: false}
  const demo = snapshot.sources.some(source => source.demo)
  const read = alertsRead(snapshot, now, leftOut)
  const firing = failingNow(snapshot.alerts, alerts).filter(({state}) => state === 'firing').length
  const critical = signals ? criticalUnwatched(signals, snapshot, alerts, now).length : 0
  const certain = read.read ? firing : 0
  if (certain + critical > 0) return {state: 'critical', word: String(certain + critical), says: countInWords(certain, critical), demo}
  if (firing > 0 && !read.read)
    return {state: 'stale', word: `was ${firing}`, says: `alerts were firing when last heard of: ${read.reason}`, demo}
  const measured = signals && measuredOf(signals, snapshot, now)
  if (!measured || (measured.measured === 0 && !read.read))
    return {state: 'unknown', word: 'unknown', says: problem ?? 'nobody has measured it', demo}
  const share = `${measured.measured} of ${measured.signals} signals are measured`
  const whole =
    read.read && read.unread.length === 0 && measured.signals > 0 && measured.measured === measured.signals && problem === undefined
  if (whole) return {state: 'ok', word: 'none', says: `no alert is firing, ${share}`, demo}
  return {state: 'unknown', word: 'none known', says: read.read ? `no alert is known to fire, ${share}` : `${share}; ${read.reason}`, demo}
}

function countInWords(firing: number, critical: number): string {
  const alerts = firing > 0 && counted(firing, 'alert fires', 'alerts fire')
  const signals = critical > 0 && `${counted(critical, 'signal is', 'signals are')} critical without an alert`
  return [alerts, signals].filter(Boolean).join(', ')
}
