import {setTimeout} from 'node:timers/promises'

/**
 * Does something again and again, on a beat that does not drift; beats that pass while it is being done are left out.
 *
 * @param everyMs Asked before each wait, as it may be edited while we run.
 * @param end Ends the wait, and the whole.
 */
export async function onBeat(everyMs: () => number, end: AbortSignal, act: () => Promise<void>): Promise<void> {
  let next = Date.now()
  while (!end.aborted) {
    await act()
    next = nextBeat(next, everyMs(), Date.now())
    await setTimeout(Math.max(0, next - Date.now()), undefined, {signal: end}).catch(() => undefined)
  }
}

/** Gives the next beat after now, counted from an earlier one; a clock that was turned back starts a new count. */
export function nextBeat(last: number, everyMs: number, now: number): number {
  if (last > now + everyMs) return now + everyMs
  const missed = Math.floor((now - last) / everyMs)
  return last + Math.max(1, missed + 1) * everyMs
}
