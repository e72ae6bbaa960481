import {spanInWords} from '../core/format/duration.ts'

/** How the last rounds went. */
export interface Course {
  startedAt: number
  /** End of the last round; missing before the first. */
  lastAt?: number
  /** Rounds in a row that came to nothing: nothing was read, or nothing could be written. */
  failedInRow: number
  /** Why the last one failed. */
  reason?: string
  everyMs: number
  /** Longest that a round may take by the time limits of its sources. */
  longestMs: number
}

/** After so many failed rounds in a row the collector is not well. */
export const failedRounds = 3

/** Says whether a collector is well, and why not. */
export function healthOf(course: Course, now: number): {ok: boolean; reason?: string} {
  const {lastAt = course.startedAt, failedInRow, reason, everyMs, longestMs} = course
  if (failedInRow >= failedRounds) return {ok: false, reason: `the last ${failedInRow} rounds failed: ${reason}`}
  const late = now - lastAt
  // A source that hangs and a past that is filled in each take their time once.
  if (late > failedRounds * everyMs + 2 * longestMs) return {ok: false, reason: `no round has ended for ${spanInWords(late)}`}
  return {ok: true}
}
