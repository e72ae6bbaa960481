import type ICAL from 'ical.js'
import {isCalendarDay} from '../../core/content/schema/field.ts'
import {dayMs} from '../zone.ts'
import {type CalendarClock, utcClock, wallOf} from './clock.ts'
import type {Clocks} from './clocks.ts'
import type {CalendarEvent, CalendarTime} from './event.ts'

/** What a calendar says of all its events. */
export interface Home {
  /** True where the calendar takes its events back. */
  isCancelled: boolean
  /** Clock of times without a zone. */
  floating?: CalendarClock
}

/** A property that cannot be read; the event it stands in is left out. */
export class PropertyError extends Error {
  readonly property: string

  constructor(property: string, message: string) {
    super(message)
    this.property = property
  }
}

/** Reads one event of a calendar. */
export class EventReader {
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
      throw new PropertyError(property.name, `the time zone \`${name}\` cannot be read: ${(error as Error).message}`)
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
        throw new PropertyError(name, `\`${name.toUpperCase()}\` cannot be read: ${(error as Error).message}`)
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
