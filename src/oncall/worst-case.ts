import {isWaking, type Ladder, type Rung, turnsOf} from '../core/catalog/queries/escalation.ts'
import {coverageOf} from './duty-coverage.ts'
import {type Interval, united, within, without} from './intervals.ts'
import {mustWake, type SeverityId} from './requirements.ts'
import type {Schedules} from './schedules.ts'
import {minutesToHuman} from './timeline.ts'
import type {Instant} from './zone.ts'

/** The instant at which a failure waits longest for a human. */
export interface WorstCase {
  /** The earliest such instant. */
  at: Instant
  /** Minutes until somebody is notified; missing where nobody ever is. */
  minutes?: number
}

/**
 * Finds the longest time to the first human for failures in an interval, which the rosters must reach beyond.
 *
 * Level by level, the instants are put aside from which that level reaches somebody; those that last have waited longest.
 */
export function worstCase(rosters: Schedules, ladder: Ladder, severity: SeverityId, interval: Interval): WorstCase {
  const waiting = waits(rosters, ladder.rungs[0], severity, interval)
  let open = without([interval], waiting)
  let worst: WorstCase = {at: interval.from, minutes: 0}
  // A repeat may begin before the last level of the run before it.
  for (const {afterMinutes, rung} of turnsOf(ladder).sort((a, b) => a.afterMinutes - b.afterMinutes)) {
    const [longest] = open
    if (!longest) break
    worst = {at: longest.from, minutes: afterMinutes}
    open = without(open, earlier(called(rosters, rung, severity), afterMinutes))
  }
  if (open[0]) return {at: open[0].from}
  return waiting.reduce(
    (worst, {from}) => worseOf(worst, {at: from, minutes: minutesToHuman(rosters, {ladder, severity, at: from})}),
    worst,
  )
}

/** Lists when a rung reaches at least one human by a means that the severity can wait for; see {@link mustWake}. */
export function called(rosters: Schedules, rung: Rung, severity: SeverityId): Interval[] {
  return !isWaking(rung) && mustWake(rosters.catalog, severity) ? [] : heard(rosters, rung, severity)
}

/** Lists when a rung reaches at least one human, by whatever means. */
export function heard(rosters: Schedules, {notify}: Rung, severity: SeverityId): Interval[] {
  const [only, ...more] = notify.map(target => coverageOf(rosters, target, severity).heard)
  return more.length === 0 ? (only ?? []) : united([only ?? [], ...more].flat())
}

/** Lists when everybody on the first rung is off duty and the severity waits for their hours. */
export function waits(rosters: Schedules, rung: Rung | undefined, severity: SeverityId, interval: Interval): Interval[] {
  if (!rung || rung.notify.length === 0) return []
  if (!rung.notify.every(target => coverageOf(rosters, target, severity).waits)) return []
  const covered = heard(rosters, rung, severity)
  const last = covered.at(-1)?.to ?? interval.from
  // Behind the last known hours there is nothing to wait for.
  const observed = {from: interval.from, to: last}
  return observed.from < observed.to ? within(earlier(without([observed], covered), rung.afterMinutes), [interval]) : []
}

function earlier(stretches: Interval[], minutes: number): Interval[] {
  if (minutes === 0) return stretches
  return stretches.map(({from, to}) => ({from: from - minutes * 60_000, to: to - minutes * 60_000}))
}

function worseOf(a: WorstCase, b: WorstCase): WorstCase {
  return (b.minutes ?? Number.POSITIVE_INFINITY) > (a.minutes ?? Number.POSITIVE_INFINITY) ? b : a
}
