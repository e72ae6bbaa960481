import type ICAL from 'ical.js'
import type {Interval} from '../intervals.ts'
import {dayMs, type Instant, type WallTime} from '../zone.ts'
import {type CalendarClock, ianaClock, timeOf, utcClock, wallOf} from './clock.ts'
import type {CalendarProblem} from './lines.ts'
import type {CalendarEvent, CalendarText, CalendarTime} from './read.ts'

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

/** How many dates of one calendar are tried; an hourly recurrence of ten years has half as many. */
const mostTries = 200_000

/** The longest interval of a recurrence, in its own unit. */
const longestInterval = 1000

/**
 * Lists what takes place in an interval, cancelled events left out.
 *
 * Floating times and days are on the clock of `timeZone`. Each occurrence is as long on the wall clock as the first one, so that a
 * weekly turn still ends at nine after a clock change.
 */
export function occurrencesIn({events}: CalendarText, timeZone: string, interval: Interval): Expansion {
  const expander = new Expander(ianaClock(timeZone) ?? utcClock, interval)
  const occurrences: Occurrence[] = []
  const problems: CalendarProblem[] = []
  for (const [, series] of Map.groupBy(events, ({uid, line}) => uid || `line ${line}`)) {
    try {
      occurrences.push(...expander.series(series))
    } catch (error) {
      problems.push({line: series[0]?.line ?? 1, reason: error instanceof Error ? error.message : String(error)})
    }
  }
  return {occurrences: occurrences.sort((a, b) => a.from - b.from || a.event.line - b.event.line), problems}
}

/** Tells whether an event recurs without an end. */
export function isEndless({rules}: CalendarEvent): boolean {
  return rules.some(({until, count}) => !until && !count)
}

class Expander {
  readonly #floating: CalendarClock
  readonly #interval: Interval
  #tries = 0

  constructor(floating: CalendarClock, interval: Interval) {
    this.#floating = floating
    this.#interval = interval
  }

  /** Expands the events that share a UID: one or more of their own, and those that replace occurrences. */
  series(events: readonly CalendarEvent[]): Occurrence[] {
    const exceptions = new Map<Instant, CalendarEvent>()
    for (const event of bySequence(events)) if (event.replaces) exceptions.set(this.#instant(event.replaces.time), event)
    const ranges = [...exceptions].filter(([, {replaces}]) => replaces?.andLater).sort(([a], [b]) => a - b)
    const found: Occurrence[] = []
    for (const event of newest(events.filter(({replaces}) => !replaces))) {
      for (const start of this.#starts(event)) {
        if (!exceptions.has(this.#clockOf(event.start).instant(start)))
          found.push(...this.#occurrence(...this.#moved(event, start, ranges)))
      }
    }
    // An exception may have moved into the interval from beyond it, or stand alone without the event it was made of.
    return [...found, ...[...exceptions.values()].flatMap(event => this.#occurrence(event, event.start.wall))]
  }

  // Later occurrences follow an exception that is meant for them too.
  #moved(event: CalendarEvent, start: WallTime, ranges: readonly [Instant, CalendarEvent][]): [CalendarEvent, WallTime] {
    const at = this.#clockOf(event.start).instant(start)
    this.#tries += ranges.length
    const [from, range] = ranges.findLast(([from]) => from <= at) ?? []
    if (from === undefined || !range) return [event, start]
    const clock = this.#clockOf(range.start)
    return [range, clock.wallTime(at) + range.start.wall - clock.wallTime(from)]
  }

  *#starts(event: CalendarEvent): Generator<WallTime> {
    const clock = this.#clockOf(event.start)
    const given = new Set<WallTime>()
    const removed = new Set(event.removed.filter(({isDay}) => isDay === event.start.isDay).map(time => this.#instant(time)))
    const removedDays = new Set(event.removed.filter(({isDay}) => isDay && !event.start.isDay).map(({wall}) => wall))
    const added = event.added.map(time => clock.wallTime(this.#instant(time)))
    const first = event.rules.length === 0 ? [event.start.wall] : []
    for (const wall of [...first, ...added, ...event.rules.flatMap(rule => [...this.#recurrence(event, rule)])]) {
      if (given.has(wall) || removed.has(clock.instant(wall)) || removedDays.has(Math.floor(wall / dayMs) * dayMs)) continue
      given.add(wall)
      yield wall
    }
  }

  *#recurrence({start}: CalendarEvent, rule: ICAL.Recur): Generator<WallTime> {
    if (rule.interval > longestInterval) throw new Error(`the recurrence \`${rule}\` has an interval of more than ${longestInterval}`)
    const clock = this.#clockOf(start)
    const last = clock.wallTime(this.#interval.to)
    const iterator = rulesOn(clock, rule).iterator(timeOf(start.wall))
    // The library looks for the next date without an end: at each one it tries, the search can be ended.
    const fits = iterator.check_contracting_rules
    iterator.check_contracting_rules = () => {
      if (++this.#tries > mostTries) throw new Error(`the recurrence \`${rule}\` has too many dates to count`)
      if (wallOf(iterator.last) > last) throw past
      return fits.call(iterator)
    }
    try {
      for (let next = iterator.next(); next; next = iterator.next()) {
        const wall = wallOf(next)
        if (wall > last) return
        if (++this.#tries > mostTries) throw new Error(`the recurrence \`${rule}\` has too many dates to count`)
        yield wall
      }
    } catch (error) {
      if (error !== past) throw error
    }
  }

  #occurrence(event: CalendarEvent, start: WallTime): Occurrence[] {
    if (event.isCancelled) return []
    const clock = this.#clockOf(event.start)
    const end = this.#clockOf(event.end) === clock ? event.end.wall : clock.wallTime(this.#instant(event.end))
    const from = clock.instant(start)
    const to = clock.instant(start + end - event.start.wall)
    return from < to && from < this.#interval.to && to > this.#interval.from ? [{from, to, event}] : []
  }

  #clockOf({clock}: CalendarTime): CalendarClock {
    return clock ?? this.#floating
  }

  #instant(time: CalendarTime): Instant {
    return this.#clockOf(time).instant(time.wall)
  }
}

const past = Symbol('past the interval')

// Recurrences are counted on the wall clock; their end is often written in UTC.
function rulesOn(clock: CalendarClock, rule: ICAL.Recur): ICAL.Recur {
  const {until} = rule
  if (!until) return rule
  const copy = rule.clone()
  const wall = until.zone?.tzid === 'UTC' ? clock.wallTime(wallOf(until)) : wallOf(until)
  // The last day of a recurrence belongs to it as a whole.
  copy.until = timeOf(until.isDate ? wall + dayMs - 1000 : wall)
  return copy
}

function bySequence(events: readonly CalendarEvent[]): CalendarEvent[] {
  return events.toSorted((a, b) => a.sequence - b.sequence)
}

// Some exports list an event again after it was changed: of one start, the highest sequence number counts.
function newest(events: readonly CalendarEvent[]): CalendarEvent[] {
  return [...new Map(bySequence(events).map(event => [event.start.wall, event])).values()]
}
