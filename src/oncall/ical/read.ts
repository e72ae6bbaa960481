import ICAL from 'ical.js'
import {isCalendarDay} from '../../core/content/schema/field.ts'
import type {WallTime} from '../zone.ts'
import {type CalendarClock, describedClock, ianaClock, utcClock, wallOf} from './clock.ts'
import {type CalendarProblem, contentLines, lineOfProperty, readLines} from './lines.ts'

/** A time as an event writes it; without a clock it is floating, and a day is always floating. */
export interface CalendarTime {
  wall: WallTime
  clock?: CalendarClock
  /** True for a whole day. */
  isDay: boolean
}

/** One event as it is written, recurring or not. */
export interface CalendarEvent {
  uid: string
  sequence: number
  /** The line at which it begins. */
  line: number
  summary: string
  /** Name and address of whoever is invited, as far as they are written. */
  attendees: {name?: string; address: string}[]
  start: CalendarTime
  end: CalendarTime
  rules: ICAL.Recur[]
  added: CalendarTime[]
  removed: CalendarTime[]
  /** Set where the event takes the place of an occurrence of another one. */
  replaces?: {time: CalendarTime; andLater: boolean}
  isCancelled: boolean
}

/** What stands in a calendar text. */
export interface CalendarText {
  events: CalendarEvent[]
  /** When a feed was fetched, ISO 8601 UTC; missing for a file that somebody has written. */
  fetchedAt?: string
  /** What cannot be read; an event with a problem is left out. */
  problems: CalendarProblem[]
}

/** Property that says when a feed was fetched. */
export const fetchedProperty = 'X-CLARITY-FETCHED'

/** Reads iCalendar text (RFC 5545); never throws. */
export function readCalendar(text: string): CalendarText {
  const lines = readLines(text)
  if (lines.problem) return {events: [], problems: [lines.problem]}
  try {
    return eventsOf(rootsOf(text), text, lines.events)
  } catch (error) {
    return {events: [], problems: [brokenLine(text) ?? {line: 1, reason: reasonOf(error)}]}
  }
}

// The library says what it does not understand, but not where.
function brokenLine(text: string): CalendarProblem | undefined {
  for (const {line, text: written} of contentLines(text)) {
    const name = /^[\w-]+(?=[;:])/.exec(written)?.[0]
    try {
      if (!/^(BEGIN|END):/i.test(written)) ICAL.parse.property(written)
    } catch (error) {
      const reason = name
        ? `\`${name}\` cannot be read: ${reasonOf(error)}`
        : `expected a property such as \`SUMMARY:Kai\`, got \`${written.slice(0, 40)}\``
      return {line, reason}
    }
  }
  return undefined
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

// One text may hold several calendars; the library gives one of them bare, and more in a list.
function rootsOf(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text) as unknown[]
  const roots = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][])
  return roots.map(root => new ICAL.Component(root as never))
}

function eventsOf(roots: ICAL.Component[], text: string, begins: readonly number[]): CalendarText {
  const clocks = new Clocks(roots)
  const events: CalendarEvent[] = []
  const problems: CalendarProblem[] = []
  for (const [index, component] of roots.flatMap(componentsOf).entries()) {
    const line = begins[index] ?? 1
    try {
      // Apart from its calendar, or the library would look through all of it for the zone of each time.
      events.push(new EventReader(new ICAL.Component(component as never), clocks, line).read())
    } catch (error) {
      if (!(error instanceof PropertyError)) throw error
      problems.push({line: lineOfProperty(text, line, error.property), reason: error.message})
    }
  }
  const fetched = String(roots[0]?.getFirstPropertyValue(fetchedProperty.toLowerCase()) ?? '')
  const fetchedAt = Date.parse(fetched.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  return {events, problems, ...(!Number.isNaN(fetchedAt) && {fetchedAt: new Date(fetchedAt).toISOString()})}
}

function componentsOf(root: ICAL.Component): unknown[][] {
  return (root.jCal[2] as unknown[][]).filter(([name]) => name === 'vevent')
}

class PropertyError extends Error {
  readonly property: string

  constructor(property: string, message: string) {
    super(message)
    this.property = property
  }
}

class Clocks {
  readonly #roots: ICAL.Component[]
  readonly #known = new Map<string, CalendarClock | undefined>()

  constructor(roots: ICAL.Component[]) {
    this.#roots = roots
  }

  /** The zone database knows more years than the part of it that a calendar carries along. */
  of(name: string): CalendarClock | undefined {
    if (!this.#known.has(name)) this.#known.set(name, ianaClock(name) ?? this.#described(name))
    return this.#known.get(name)
  }

  #described(name: string): CalendarClock | undefined {
    const zones = this.#roots.flatMap(root => root.getAllSubcomponents('vtimezone'))
    const zone = zones.find(each => each.getFirstPropertyValue('tzid') === name)
    return zone && describedClock(zone)
  }
}

class EventReader {
  readonly #component: ICAL.Component
  readonly #clocks: Clocks
  readonly #line: number

  constructor(component: ICAL.Component, clocks: Clocks, line: number) {
    this.#component = component
    this.#clocks = clocks
    this.#line = line
  }

  read(): CalendarEvent {
    const [start] = this.#times('dtstart')
    if (!start) throw new PropertyError('BEGIN', 'the event has no `DTSTART`')
    const end = this.#end(start)
    if (this.#instantOf(end) < this.#instantOf(start)) throw new PropertyError('DTEND', 'the event ends before it begins')
    const [replaced] = this.#times('recurrence-id')
    const range = this.#component.getFirstProperty('recurrence-id')?.getFirstParameter('range')
    return {
      uid: this.#text('uid'),
      sequence: Number(this.#text('sequence')) || 0,
      line: this.#line,
      summary: this.#text('summary').trim(),
      attendees: this.#component.getAllProperties('attendee').map(attendeeOf),
      start,
      end,
      rules: this.#values<ICAL.Recur>('rrule').map(({value}) => value),
      added: this.#times('rdate'),
      removed: this.#times('exdate'),
      ...(replaced && {replaces: {time: replaced, andLater: range?.toUpperCase() === 'THISANDFUTURE'}}),
      isCancelled: this.#text('status').toUpperCase() === 'CANCELLED',
    }
  }

  #end(start: CalendarTime): CalendarTime {
    const [end] = this.#times('dtend')
    if (end) return end
    const [duration] = this.#values<ICAL.Duration>('duration')
    // Without an end a day is a day long, and a time has no length.
    const lengthMs = duration ? duration.value.toSeconds() * 1000 : start.isDay ? 86_400_000 : 0
    return {...start, wall: start.wall + lengthMs}
  }

  #times(name: string): CalendarTime[] {
    return this.#values<ICAL.Time | ICAL.Period>(name).map(({value, property}) => {
      const time = 'start' in value ? value.start : value
      return {wall: wallOf(time), isDay: time.isDate, ...this.#clockOf(time, property)}
    })
  }

  #clockOf(time: ICAL.Time, property: ICAL.Property): {clock?: CalendarClock} {
    if (time.isDate) return {}
    if (time.zone?.tzid === 'UTC') return {clock: utcClock}
    const name = property.getFirstParameter('tzid')
    if (!name) return {}
    const clock = this.#clocks.of(name)
    if (!clock) throw new PropertyError(property.name, `nobody knows the time zone \`${name}\`, and the calendar does not describe it`)
    return {clock}
  }

  #values<V>(name: string): {value: V; property: ICAL.Property}[] {
    return this.#component.getAllProperties(name).flatMap(property => {
      // The library rolls a thirteenth month over to the next year, and takes some letters for digits.
      if (/^date/.test(property.type) && !property.jCal.slice(3).every(isRealTime))
        throw new PropertyError(name, `\`${name.toUpperCase()}\` is no time that exists`)
      try {
        return property.getValues().map(value => ({value: value as V, property}))
      } catch (error) {
        throw new PropertyError(name, `\`${name.toUpperCase()}\` cannot be read: ${reasonOf(error)}`)
      }
    })
  }

  #text(name: string): string {
    return String(this.#component.getFirstPropertyValue(name) ?? '')
  }

  #instantOf({wall, clock}: CalendarTime): number {
    return clock ? clock.instant(wall) : wall
  }
}

function attendeeOf(property: ICAL.Property): {name?: string; address: string} {
  const name = property.getFirstParameter('cn')
  return {address: String(property.getFirstValue() ?? '').replace(/^mailto:/i, ''), ...(name && {name})}
}

// In: `2027-01-11` or `2027-01-11T09:00:00Z`, as the library writes them between reading and understanding.
function isRealTime(written: unknown): boolean {
  const [, day, hour = '00', minute = '00', second = '00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d):(\d\d)Z?)?$/.exec(String(written)) ?? []
  return day !== undefined && isCalendarDay(day) && hour < '24' && minute < '60' && second <= '60'
}
