import type ICAL from 'ical.js'
import type {WallTime} from '../zone.ts'
import type {CalendarClock} from './clock.ts'

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
