import ICAL from 'ical.js'
import {isCalendarDay} from '../../core/content/schema/field.ts'
import {dayMs, type WallTime} from '../zone.ts'
import {type CalendarClock, ianaClock, isZoneName, utcClock, wallOf} from './clock.ts'
import {describedClock} from './described-clock.ts'
import {type CalendarProblem, contentLines, lineOfProperty, readLines} from './lines.ts'
import {ianaName} from './zone-names.ts'

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
  /** When it was written, as milliseconds; 0 where it does not say. */
  stamp: number
  /** The line at which it begins. */
  line: number
  summary: string
  /** Name and address of whoever is invited, as far as they are written. */
  attendees: {name?: string; address: string}[]
  start: CalendarTime
  end: CalendarTime
  /** Milliseconds that follow after the end, whatever the clock on the wall does meanwhile. */
  exactMs: number
  rules: ICAL.Recur[]
  /** Recurrences that are left out. */
  exceptRules: ICAL.Recur[]
  /** Further times, some with a length of their own in milliseconds. */
  added: (CalendarTime & {length?: number})[]
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
  const problem = lines.problem ?? foreignScale(text)
  if (problem) return {events: [], problems: [problem]}
  try {
    return eventsOf(rootsOf(text), text, lines.events)
  } catch (error) {
    return {events: [], problems: [brokenLine(text) ?? {line: 1, reason: reasonOf(error)}]}
  }
}

// The months and days of another scale would be taken for ours.
function foreignScale(text: string): CalendarProblem | undefined {
  const found = contentLines(text).find(each => /^CALSCALE[;:]/i.test(each.text))
  const scale = found?.text.replace(/^[^:]*:/, '').trim()
  if (!found || scale?.toUpperCase() === 'GREGORIAN') return undefined
  return {line: found.line, reason: `the calendar scale \`${scale}\` is not read, only \`GREGORIAN\``}
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
  for (const [index, {component, ...home}] of roots.flatMap(componentsOf).entries()) {
    const line = begins[index] ?? 1
    try {
      // Apart from its calendar, or the library would look through all of it for the zone of each time.
      events.push(new EventReader(new ICAL.Component(component as never), clocks, line, home).read())
    } catch (error) {
      if (!(error instanceof PropertyError)) throw error
      problems.push({line: lineOfProperty(text, line, error.property), reason: error.message})
    }
  }
  const fetched = String(roots[0]?.getFirstPropertyValue(fetchedProperty.toLowerCase()) ?? '')
  const fetchedAt = Date.parse(fetched.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  return {events, problems, ...(!Number.isNaN(fetchedAt) && {fetchedAt: new Date(fetchedAt).toISOString()})}
}

/** What a calendar says of all its events. */
interface Home {
  /** True where the calendar takes its events back. */
  isCancelled: boolean
  /** Clock of times without a zone. */
  floating?: CalendarClock
}

function componentsOf(root: ICAL.Component): (Home & {component: unknown[]})[] {
  const isCancelled = String(root.getFirstPropertyValue('method') ?? '').toUpperCase() === 'CANCEL'
  const zone = String(root.getFirstPropertyValue('x-wr-timezone') ?? '')
  const floating = zone === '' ? undefined : ianaClock(ianaName(zone, isZoneName) ?? '')
  const events = (root.jCal[2] as unknown[][]).filter(([name]) => name === 'vevent')
  return events.map(component => ({component, isCancelled, ...(floating && {floating})}))
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

  /**
   * Gives the clock of a zone by the name a calendar gives it.
   *
   * Of a place the zone database knows more years than the part of it that a calendar carries along; a bare name such as `GMT` or
   * `Eastern Standard Time` means what the calendar says it does.
   *
   * @throws {Error} When the calendar describes it and the description says no offset.
   */
  of(name: string): CalendarClock | undefined {
    if (!this.#known.has(name)) this.#known.set(name, this.#find(name))
    return this.#known.get(name)
  }

  #find(name: string): CalendarClock | undefined {
    if (name.includes('/') && isZoneName(name)) return ianaClock(name)
    return this.#described(name) ?? ianaClock(ianaName(name, isZoneName) ?? '')
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
  readonly #home: Home

  constructor(component: ICAL.Component, clocks: Clocks, line: number, home: Home) {
    this.#component = component
    this.#clocks = clocks
    this.#line = line
    this.#home = home
  }

  read(): CalendarEvent {
    const [start] = this.#times('dtstart')
    if (!start) throw new PropertyError('BEGIN', 'the event has no `DTSTART`')
    const {end, exactMs} = this.#end(start)
    if (this.#instantOf(end) + exactMs < this.#instantOf(start)) throw new PropertyError('DTEND', 'the event ends before it begins')
    const [replaced] = this.#times('recurrence-id')
    const range = this.#component.getFirstProperty('recurrence-id')?.getFirstParameter('range')
    return {
      uid: this.#text('uid'),
      sequence: Number(this.#text('sequence')) || 0,
      stamp: Date.parse(this.#text('last-modified') || this.#text('dtstamp')) || 0,
      line: this.#line,
      summary: this.#text('summary').trim(),
      attendees: this.#component.getAllProperties('attendee').map(attendeeOf),
      start,
      end,
      exactMs,
      rules: this.#values<ICAL.Recur>('rrule').map(({value}) => value),
      exceptRules: this.#values<ICAL.Recur>('exrule').map(({value}) => value),
      added: this.#added(),
      removed: this.#times('exdate'),
      ...(replaced && {replaces: {time: replaced, andLater: range?.toUpperCase() === 'THISANDFUTURE'}}),
      isCancelled: this.#home.isCancelled || this.#text('status').toUpperCase() === 'CANCELLED',
    }
  }

  #end(start: CalendarTime): {end: CalendarTime; exactMs: number} {
    const [end] = this.#times('dtend')
    // A day that ends on itself is meant to be that day; programs show it so.
    if (end) return {end: start.isDay && end.isDay && end.wall === start.wall ? {...end, wall: end.wall + dayMs} : end, exactMs: 0}
    const [duration] = this.#values<ICAL.Duration>('duration')
    // Without an end a day is a day long, and a time has no length.
    const {days, exactMs} = duration ? partsOf(duration.value) : {days: start.isDay ? 1 : 0, exactMs: 0}
    return {end: {...start, wall: start.wall + days * dayMs}, exactMs}
  }

  #added(): CalendarEvent['added'] {
    return this.#values<ICAL.Time | ICAL.Period>('rdate').map(({value, property}) => {
      if (!('start' in value)) return this.#timeOf(value, property)
      const start = this.#timeOf(value.start, property)
      return {...start, length: this.#lengthOf(value, start, property)}
    })
  }

  #lengthOf({end, duration}: ICAL.Period, start: CalendarTime, property: ICAL.Property): number {
    if (end) return this.#instantOf(this.#timeOf(end, property)) - this.#instantOf(start)
    if (!duration) return 0
    const {days, exactMs} = partsOf(duration)
    return this.#instantOf({...start, wall: start.wall + days * dayMs}) + exactMs - this.#instantOf(start)
  }

  #times(name: string): CalendarTime[] {
    return this.#values<ICAL.Time>(name).map(({value, property}) => this.#timeOf(value, property))
  }

  #timeOf(time: ICAL.Time, property: ICAL.Property): CalendarTime {
    return {wall: wallOf(time), isDay: time.isDate, ...this.#clockOf(time, property)}
  }

  #clockOf(time: ICAL.Time, property: ICAL.Property): {clock?: CalendarClock} {
    if (time.isDate) return {}
    const name = property.getFirstParameter('tzid')
    // The library takes any zone that is called `GMT` for UTC, whatever the calendar describes by that name.
    const isUtc = name ? property.jCal.slice(3).some(written => /Z$/.test(String(written))) : time.zone?.tzid === 'UTC'
    if (isUtc) return {clock: utcClock}
    if (!name) return this.#home.floating ? {clock: this.#home.floating} : {}
    const clock = this.#zone(name, property)
    if (!clock) throw new PropertyError(property.name, `nobody knows the time zone \`${name}\`, and the calendar does not describe it`)
    return {clock}
  }

  #zone(name: string, property: ICAL.Property): CalendarClock | undefined {
    try {
      return this.#clocks.of(name)
    } catch (error) {
      throw new PropertyError(property.name, `the time zone \`${name}\` cannot be read: ${reasonOf(error)}`)
    }
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

// RFC 5545, 3.3.6: weeks and days are counted on the wall clock, hours are as long as they are.
function partsOf({weeks, days, hours, minutes, seconds, isNegative}: ICAL.Duration): {days: number; exactMs: number} {
  const sign = isNegative ? -1 : 1
  return {days: sign * (weeks * 7 + days), exactMs: sign * ((hours * 60 + minutes) * 60 + seconds) * 1000}
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
