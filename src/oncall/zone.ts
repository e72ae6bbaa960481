import type {Temporal as Polyfill} from 'temporal-polyfill'
import {knownClock, learnClocks, type ZoneOffsets} from '../core/format/known-clocks.ts'

// Only a platform without Temporal of its own loads the polyfill; for a browser that is most of the code there would be to load.
const own = (globalThis as {Temporal?: typeof Polyfill}).Temporal
const Temporal = own ?? (await import('temporal-polyfill')).Temporal

/** An instant: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** A wall-clock time: milliseconds since 1970-01-01T00:00 as the clock on the wall reads, e.g. `Date.parse('2026-11-23T09:00Z')` for 09:00. */
export type WallTime = number

/** A moment at which a zone changes its clocks. */
export interface ClockChange {
  at: Instant
  /** Wall-clock time at which the change begins and at which it ends; `to` is later where an hour is skipped. */
  from: WallTime
  to: WallTime
}

/** Milliseconds of a day without a clock change. */
export const dayMs = 86_400_000

const yearMs = 366 * dayMs
const utmost = 8.64e15

interface Period {
  start: Instant
  offset: number
}

/**
 * The wall clock of one IANA zone.
 *
 * Each wall-clock time stands for one instant, by one rule: a time that the clock skips is the moment at which it jumps, a time that
 * occurs twice is its first occurrence. So later wall-clock times never come before earlier ones.
 */
export class Zone {
  readonly name: string
  // Offsets by their first instant; Temporal is asked once for a stretch of years, the rest is addition.
  #periods: Period[] = []
  #from: Instant = Number.POSITIVE_INFINITY
  #to: Instant = Number.NEGATIVE_INFINITY

  private constructor(name: string) {
    this.name = name
  }

  static readonly #zonesByName = new Map<string, Zone>()
  static readonly #learned = new WeakSet<ZoneOffsets>()

  /** Gives the clock of a zone, e.g. `Europe/Lisbon`; the same object each time. */
  static of(name: string): Zone {
    const zone = Zone.#zonesByName.get(name) ?? new Zone(name)
    Zone.#zonesByName.set(name, zone)
    return zone
  }

  /** Lets zones have the offsets that somebody wrote down, for the stretch for which they were; what is known already is looked up anew. */
  static learn(offsets: ZoneOffsets): void {
    learnClocks(offsets)
    for (const name of Object.keys(offsets.zones)) {
      const zone = Zone.#zonesByName.get(name)
      if (zone) zone.#forget()
    }
  }

  /** Lets zones have the offsets that a rule carries, the first time it is asked about; both the machine that wrote it and this one read the same clocks then. */
  static learnOnce(offsets: ZoneOffsets | undefined): void {
    if (!offsets || Zone.#learned.has(offsets)) return
    Zone.#learned.add(offsets)
    Zone.learn(offsets)
  }

  /** Writes down the offsets of zones for a stretch; see {@link Zone.learn}. */
  static offsetsOf(names: readonly string[], from: Instant, to: Instant): ZoneOffsets {
    const zones = [...new Set(names)].map(name => {
      const zone = Zone.of(name)
      const changes = zone.changes(from, to).map(({at}) => at)
      return [name, [from, ...changes].map(start => [start, zone.wallTime(start) - start] as const)]
    })
    return {from, to, zones: Object.fromEntries(zones)}
  }

  /** Reads the clock at an instant. */
  wallTime(instant: Instant): WallTime {
    this.#cover(instant, instant)
    return instant + this.#offset(this.#indexAt(instant))
  }

  /** Gives the instant that a wall-clock time stands for. */
  instant(wall: WallTime): Instant {
    this.#cover(wall - 2 * dayMs, wall + 2 * dayMs)
    for (let index = this.#indexAt(wall - 2 * dayMs); ; index++) {
      const start = this.#periods[index]?.start ?? Number.NEGATIVE_INFINITY
      const end = this.#periods[index + 1]?.start ?? Number.POSITIVE_INFINITY
      const instant = Math.max(start, wall - this.#offset(index))
      if (instant < end) return instant
    }
  }

  /** Lists the clock changes in an interval, in order of time. */
  changes(from: Instant, to: Instant): ClockChange[] {
    this.#cover(from, to)
    return this.#periods.flatMap(({start, offset}, index) => {
      if (index === 0 || start < from || start >= to || offset === this.#offset(index - 1)) return []
      return [{at: start, from: start + this.#offset(index - 1), to: start + offset}]
    })
  }

  /** Gives the next clock change after an instant; nothing where none is known. */
  nextChange(after: Instant): Instant | undefined {
    const clock = knownClock(this.name)
    if (clock && after >= clock.from && after < clock.to) return this.changes(after + 1, clock.to)[0]?.at
    return zoned(after, this.name).getTimeZoneTransition('next')?.epochMilliseconds
  }

  #forget(): void {
    this.#periods = []
    this.#from = Number.POSITIVE_INFINITY
    this.#to = Number.NEGATIVE_INFINITY
  }

  #offset(index: number): number {
    return this.#periods[index]?.offset ?? 0
  }

  #indexAt(instant: Instant): number {
    let low = 0
    let high = this.#periods.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#periods[middle]?.start ?? 0) <= instant) low = middle
      else high = middle - 1
    }
    return low
  }

  #cover(from: Instant, to: Instant): void {
    if (from >= this.#from && to <= this.#to) return
    // A question far from the known years begins anew instead of filling centuries between.
    const near = from - yearMs * 10 < this.#to && to + yearMs * 10 > this.#from
    this.#from = Math.max(-utmost, Math.min(from - yearMs, near ? this.#from : from))
    this.#to = Math.min(utmost, Math.max(to + yearMs, near ? this.#to : to))
    this.#periods = periodsOf(this.name, this.#from, this.#to)
  }
}

function periodsOf(name: string, from: Instant, to: Instant): Period[] {
  const own = platformPeriods(name, from, to)
  const clock = knownClock(name)
  if (!clock || clock.from >= to || clock.to <= from) return own
  // Behind what was written down the machine's own data hold again.
  const behind = own.findLast(({start}) => start <= clock.to)?.offset ?? clock.periods.at(-1)?.offset ?? 0
  return [
    ...own.filter(({start}) => start < clock.from),
    ...clock.periods.filter(({start}) => start < to),
    ...(clock.to < to ? [{start: clock.to, offset: behind}] : []),
    ...own.filter(({start}) => start > clock.to),
  ]
}

function platformPeriods(name: string, from: Instant, to: Instant): Period[] {
  const periods: Period[] = []
  let at: Polyfill.ZonedDateTime | null = zoned(from, name)
  while (at && at.epochMilliseconds <= to) {
    periods.push({start: at.epochMilliseconds, offset: at.offsetNanoseconds / 1_000_000})
    at = at.getTimeZoneTransition('next')
  }
  return periods
}

function zoned(instant: Instant, name: string): Polyfill.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.max(-utmost, Math.min(utmost, instant))).toZonedDateTimeISO(name)
}
