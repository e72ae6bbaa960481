import type {Entry} from '../core/catalog/catalog.ts'
import {calendarOf} from '../oncall/calendar.ts'
import {type CalendarEntry, knownUntil} from '../oncall/shift-calendar.ts'
import type {Instant} from '../oncall/zone.ts'
import {calendarDays, calendarInterval, rotationEntries} from './shift-calendars.ts'
import {site} from './site.ts'

/** What a page shows of a rotation's calendar. */
export interface CalendarState {
  /** The next shifts in order of time; nothing where the calendar could not be read. */
  shifts?: CalendarEntry[]
  /** How many more there are. */
  more: number
  /** For how many days shifts are counted. */
  days: number
  /** When a feed was fetched, ISO 8601 UTC. */
  fetchedAt?: string
  /** Where the calendar ends before those days are over. */
  until?: Instant
}

const shown = 8

/** Gives what a page shows of a rotation's calendar. */
export function calendarState(rotation: Entry<'rotation'>): CalendarState {
  const {catalog} = site()
  const interval = calendarInterval()
  const answer = calendarOf(catalog, rotation, interval)
  if (answer?.state !== 'read') return {more: 0, days: calendarDays}
  const entries = rotationEntries(rotation) ?? []
  const until = answer.ends ? knownUntil(catalog, rotation, interval) : undefined
  return {
    shifts: entries.slice(0, shown),
    more: Math.max(0, entries.length - shown),
    days: calendarDays,
    ...(answer.fetchedAt && {fetchedAt: answer.fetchedAt}),
    ...(until !== undefined && {until}),
  }
}
