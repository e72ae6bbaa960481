/** Where a clock was when the server last told its time. */
interface Anchor {
  serverMs: number
  steadyMs: number
  wallMs: number
}

/**
 * Tells the server's time between its answers, so that a wrong or changed clock of the reader makes no value look fresh.
 *
 * Runs on `performance.now()`, which nobody can set; that may stand still while a machine sleeps, so a wall clock that has moved on
 * further counts too: time may seem to pass faster than it does, never slower.
 */
export class ServerClock {
  #anchor: Anchor | undefined

  /**
   * Learns the time from an answer.
   *
   * @param headers Of an answer that has just arrived; without a readable `Date` (another origin must expose it) nothing is learned.
   * @param heldMs How long ago they came.
   */
  learn(headers: Headers, heldMs = 0): void {
    const date = Date.parse(headers.get('date') ?? '')
    if (Number.isNaN(date)) return
    const age = Number(headers.get('age') ?? 0)
    const told = date + heldMs + (Number.isFinite(age) && age > 0 ? age * 1000 : 0)
    // A server's clock that goes back would make old values young.
    this.#anchor = {serverMs: Math.max(told, this.#steady() ?? told), steadyMs: performance.now(), wallMs: Date.now()}
  }

  /** Gives the server's time in milliseconds since the epoch; the reader's own until a server has told it. */
  now(): number {
    if (!this.#anchor) return Date.now()
    const {serverMs, wallMs} = this.#anchor
    return Math.max(this.#steady() ?? 0, serverMs + Date.now() - wallMs)
  }

  #steady(): number | undefined {
    return this.#anchor && this.#anchor.serverMs + performance.now() - this.#anchor.steadyMs
  }
}
