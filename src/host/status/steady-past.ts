import {aheadMs} from '../../status/freshness.ts'
import type {Snapshot} from '../../status/snapshot.ts'

/** So much later than the round before is a machine that slept, or a clock that is ahead. */
const jumpMs = 10 * 60_000

/** Keeps the last snapshot of before the clock jumped, for the case that the clock comes back. */
export class SteadyPast {
  #before: Snapshot | undefined

  /**
   * Gives the snapshot that a round goes on from.
   *
   * A history reaches back from now: with a clock that is days ahead every value in it is too old, and gone.
   */
  of(last: Snapshot | undefined, now: number, everyMs: number): Snapshot | undefined {
    if (!last) return undefined
    const sinceMs = now - Date.parse(last.writtenAt)
    if (sinceMs > jumpMs + 10 * everyMs) this.#before = last
    if (sinceMs >= -aheadMs) return last
    const before = this.#before
    this.#before = undefined
    return before && Date.parse(before.writtenAt) <= now + aheadMs ? before : last
  }
}
