import type {Interval} from '../intervals.ts'
import {dayMs, type Instant, type WallTime} from '../zone.ts'
import {type CalendarClock, ianaClock, utcClock} from './clock.ts'
import type {CalendarEvent, CalendarTime} from './event.ts'
import type {CalendarProblem} from './lines.ts'
import type {CalendarText} from './read-calendar.ts'
import {RefusedRecurrence, recurrencesIn, ruleDates, untilOf} from './recurrence.ts'

/** One time at which an event takes place. */
export interface Occurrence extends Interval {
  event: CalendarEvent
}

/** What takes place in an interval. */
export interface Expansion {
  /** In order of time; those that reach into the interval whole. */
  occurrences: Occurrence[]
  problems: CalendarProblem[]
}

/** How many dates of one calendar are counted in an interval; an hourly recurrence of four years has a tenth of them. */
const mostDates = 400_000

/**
 * Lists what takes place in an interval, cancelled events left out.
 *
 * Floating times are on the clock that the calendar names for them, else on that of `timeZone`, and days always on the latter. Each
 * occurrence is as long on the wall clock as the first one, so that a weekly turn still ends at nine after a clock change; only a
 * duration in hours is as long as it says.
 */
export function occurrencesIn({events}: CalendarText, timeZone: string, interval: Interval): Expansion {
  const expander = new Expander(ianaClock(timeZone) ?? utcClock, interval)
  const occurrences: Occurrence[] = []
  const problems: CalendarProblem[] = []
  for (const [, series] of Map.groupBy(events, ({uid, line}) => uid || `line ${line}`)) {
    try {
      occurrences.push(...expander.series(series))
    } catch (error) {
      if (!(error instanceof TooManyDates) && !(error instanceof RefusedRecurrence)) throw error
      problems.push({line: series[0]?.line ?? 1, reason: error.message})
      // What follows has no room left, and is not what is wrong.
      if (error instanceof TooManyDates) break
    }
  }
  return {occurrences: occurrences.sort((a, b) => a.from - b.from || a.event.line - b.event.line), problems}
}

/** Tells whether an event recurs without an end. */
export function isEndless({rules}: CalendarEvent): boolean {
  return rules.some(({until, count}) => !until && !count)
}

class TooManyDates extends Error {}

interface Exception {
  event: CalendarEvent
  /** The occurrence it takes the place of. */
  at: CalendarTime
}

class Expander {
  readonly #floating: CalendarClock
  readonly #interval: Interval
  #dates = 0

  constructor(floating: CalendarClock, interval: Interval) {
    this.#floating = floating
    this.#interval = interval
  }

  /** Expands the events that share a UID: one or more of their own, and those that replace occurrences. */
  series(events: readonly CalendarEvent[]): Occurrence[] {
    const all = bySequence(events)
    const exceptions = this.#exceptions(all)
    const replaced = exceptions.map(({at}) => at)
    const ranges = exceptions.filter(({event}) => event.replaces?.andLater).sort((a, b) => this.#instant(a.at) - this.#instant(b.at))
    const found: Occurrence[] = []
    for (const event of current(all.filter(({replaces}) => !replaces))) {
      for (const {start, length} of this.#starts(event, replaced)) {
        found.push(...this.#occurrence(...this.#moved(event, start, ranges), length))
      }
    }
    // An exception may have moved into the interval from beyond it, or stand alone without the event it was made of.
    return [...found, ...exceptions.flatMap(({event}) => this.#occurrence(event, event.start.wall))]
  }

  #exceptions(events: readonly CalendarEvent[]): Exception[] {
    const found = new Map<string, Exception>()
    for (const event of events) {
      if (event.replaces) found.set(`${event.replaces.time.isDay} ${this.#instant(event.replaces.time)}`, {event, at: event.replaces.time})
    }
    return [...found.values()]
  }

  #dayOf(time: CalendarTime): WallTime {
    // A time in UTC stands for the day that begins then where the calendar is at home.
    return dayOf(time.clock === utcClock ? this.#floating.wallTime(time.wall) : time.wall)
  }

  // Later occurrences follow an exception that is meant for them too.
  #moved(event: CalendarEvent, start: WallTime, ranges: readonly Exception[]): [CalendarEvent, WallTime] {
    if (ranges.length === 0) return [event, start]
    const at = this.#clockOf(event.start).instant(start)
    this.#count(ranges.length)
    const range = ranges.findLast(({at: from}) => this.#instant(from) <= at)
    if (!range) return [event, start]
    const clock = this.#clockOf(range.event.start)
    return [range.event, clock.wallTime(at) + range.event.start.wall - clock.wallTime(this.#instant(range.at))]
  }

  *#starts(event: CalendarEvent, replaced: readonly CalendarTime[]): Generator<{start: WallTime; length?: number}> {
    const clock = this.#clockOf(event.start)
    const given = new Set<WallTime>()
    const removed = this.#isAmong([...event.removed, ...replaced], event, clock)
    const stretch = this.#stretchOf(event, clock)
    const until = (rule: CalendarEvent['rules'][number]) => untilOf(rule, instant => clock.wallTime(instant))
    const recurring = event.rules.flatMap(rule => recurrencesIn({rule, start: event.start.wall, until: until(rule)}, stretch))
    const excluded = new Set(
      event.exceptRules.flatMap(rule =>
        ruleDates({rule, start: event.start.wall}, stretch.from, Math.min(stretch.to, until(rule) ?? stretch.to)),
      ),
    )
    const added = event.added.map(({length, ...time}) => ({
      start: clock.wallTime(this.#instant(time)),
      ...(length !== undefined && {length}),
    }))
    for (const each of [...added, ...[event.start.wall, ...recurring].map(start => ({start}))]) {
      if (given.has(each.start) || excluded.has(each.start) || removed(each.start)) continue
      this.#count(1)
      given.add(each.start)
      yield each
    }
  }

  // What begins before the interval may reach into it.
  #stretchOf(event: CalendarEvent, clock: CalendarClock): Interval {
    const {from, to} = this.#interval
    const reach = Math.max(0, this.#instant(event.end) - this.#instant(event.start)) + 2 * dayMs
    return {from: Math.max(-8e15, from - reach), to: Number.isFinite(to) ? clock.wallTime(to) : 8e15}
  }

  // Some programs name a time by its day, and a day by a time on it.
  #isAmong(named: readonly CalendarTime[], {start}: CalendarEvent, clock: CalendarClock): (wall: WallTime) => boolean {
    const times = new Set(named.filter(({isDay}) => isDay === start.isDay).map(time => this.#instant(time)))
    const days = new Set(named.filter(({isDay}) => isDay !== start.isDay).map(time => this.#dayOf(time)))
    return wall => times.has(clock.instant(wall)) || days.has(dayOf(wall))
  }

  #occurrence(event: CalendarEvent, start: WallTime, length?: number): Occurrence[] {
    if (event.isCancelled) return []
    const clock = this.#clockOf(event.start)
    const from = clock.instant(start)
    const to = length === undefined ? this.#endOf(event, clock, start) : from + length
    return from < to && from < this.#interval.to && to > this.#interval.from ? [{from, to, event}] : []
  }

  #endOf(event: CalendarEvent, clock: CalendarClock, start: WallTime): Instant {
    const end = this.#clockOf(event.end) === clock ? event.end.wall : clock.wallTime(this.#instant(event.end))
    return clock.instant(start + end - event.start.wall) + event.exactMs
  }

  #count(dates: number): void {
    this.#dates += dates
    if (this.#dates > mostDates)
      throw new TooManyDates(`the calendar has more than ${mostDates.toLocaleString('en-US')} dates in the years that are asked for`)
  }

  #clockOf({clock}: CalendarTime): CalendarClock {
    return clock ?? this.#floating
  }

  #instant(time: CalendarTime): Instant {
    return this.#clockOf(time).instant(time.wall)
  }
}

function dayOf(wall: WallTime): WallTime {
  return Math.floor(wall / dayMs) * dayMs
}

function bySequence(events: readonly CalendarEvent[]): CalendarEvent[] {
  return events.toSorted((a, b) => a.sequence - b.sequence || a.stamp - b.stamp)
}

// Of one event the highest sequence number counts, wherever it begins by then; a cancellation ends what has none above its own. Some
// exports give several events one UID, all of one number: of one start, the last one counts.
function current(sorted: readonly CalendarEvent[]): CalendarEvent[] {
  const highest = sorted.at(-1)?.sequence ?? 0
  const latest = sorted.filter(({sequence}) => sequence === highest)
  if (latest.some(({isCancelled}) => isCancelled) && new Set(latest.map(({start}) => start.wall)).size === 1) return []
  return [...new Map(latest.map(event => [event.start.wall, event])).values()]
}
