/**
 * Offsets of some zones over a stretch of years, as somebody wrote them down.
 *
 * Governments change their clocks at short notice, so two machines may know different ones; a page carries those it was built with.
 */
export interface ZoneOffsets {
  /** Milliseconds since 1970. */
  from: number
  to: number
  /** Zone → first instants and the offsets that hold from them, in milliseconds; the first one holds from the begin of the stretch. */
  zones: Record<string, readonly (readonly [start: number, offset: number])[]>
}

/** What was written down about one zone. */
export interface KnownClock {
  from: number
  to: number
  periods: readonly {start: number; offset: number}[]
}

const clocks = new Map<string, KnownClock>()

/** Lets zones have the offsets that somebody wrote down, for the stretch for which they were; whoever remembers others has to ask anew. */
export function learnClocks({from, to, zones}: ZoneOffsets): void {
  for (const [name, periods] of Object.entries(zones)) {
    clocks.set(name, {from, to, periods: periods.map(([start, offset]) => ({start, offset}))})
  }
}

/** Gives what was written down about a zone; nothing where the data of the machine hold. */
export function knownClock(name: string): KnownClock | undefined {
  return clocks.get(name)
}

/** Gives the offset of a zone at an instant, in milliseconds, where somebody wrote it down. */
export function knownOffset(name: string, instant: number): number | undefined {
  const clock = clocks.get(name)
  if (!clock || instant < clock.from || instant >= clock.to) return undefined
  return clock.periods.findLast(({start}) => start <= instant)?.offset
}
