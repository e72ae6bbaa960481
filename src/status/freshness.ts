import {ageInWords, durationMs, durationPattern} from '../core/format/duration.ts'
import type {Writing} from '../core/format/units.ts'
import {exactTime} from './signal-sentence.ts'
import type {Snapshot, SourceReport} from './snapshot.ts'

// How old something may be before it no longer speaks of now. All such limits stand here, so that they can be read together.

const minuteMs = 60_000

/** A time this far ahead of the reader's clock is still taken as now. */
export const aheadMs = 2 * minuteMs

/** After this many maximum ages a stale value tells nothing, and the signal is unknown. */
export const staleAges = 4

/** What a vendor's status page said is stale after a while, and later nothing is known of the vendor. */
export const vendorAges = {staleMs: 15 * minuteMs, forgottenMs: 60 * minuteMs}

/** The longest time between two readings of a vendor's page: two thirds of what makes it stale, so that one may fail. */
export const longestVendorsMs = (vendorAges.staleMs * 2) / 3

// The collector tells both in each round. That it writes at all is doubted first; one source may miss a round more.
const silentAfter = {rounds: 3, shortestMs: 2 * minuteMs}
const lateAfter = {rounds: 4, shortestMs: 3 * minuteMs}

type Rounds = Pick<Snapshot, 'everySeconds'>

/** Gives the maximum age of a signal in milliseconds; none for what is no duration, such as in a page that somebody else made. */
export function maxAgeMsOf({maxAge}: {maxAge: string}): number {
  return durationPattern.test(maxAge) ? durationMs(maxAge) : 0
}

/** Tells whether what a source told in a round is too old to speak of now. */
export function isLate(instant: string, rounds: Rounds, now: number): boolean {
  return now - Date.parse(instant) > limitOf(lateAfter, rounds)
}

/**
 * Says that the collector has stopped writing; nothing while it writes.
 *
 * A snapshot that is read again and again without a failure may still be an old one.
 */
export function collectorSilence(
  {writtenAt, everySeconds}: Pick<Snapshot, 'writtenAt'> & Rounds,
  now: number,
  writing?: Writing,
): string | undefined {
  if (now - Date.parse(writtenAt) <= limitOf(silentAfter, {everySeconds})) return undefined
  return `the collector has not written since ${exactTime(writtenAt, writing)}`
}

/** Says why a source that should tell its alerts cannot be heard now; nothing while it tells them. */
export function alertsSilence({title, ok, reason, remarks = [], alertsAt}: SourceReport, rounds: Rounds, now: number): string | undefined {
  if (!ok) return `${title}: ${reason ?? 'no answer'}`
  if (alertsAt === undefined) return `${title}: ${['it told no alerts', ...remarks].join(', ')}`
  const ageMs = now - Date.parse(alertsAt)
  if (ageMs < -aheadMs) return `${title}: its last answer is from the future, a clock is wrong`
  return isLate(alertsAt, rounds, now) ? `${title}: it last told its alerts ${ageInWords(ageMs)}` : undefined
}

function limitOf({rounds, shortestMs}: typeof lateAfter, {everySeconds}: Rounds): number {
  return Math.max(rounds * everySeconds * 1000, shortestMs)
}
