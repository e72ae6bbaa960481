import type ICAL from 'ical.js'
import {type Instant, type WallTime, Zone} from '../zone.ts'

/** What turns the wall-clock times of a calendar into instants and back. */
export interface CalendarClock {
  instant(wall: WallTime): Instant
  wallTime(instant: Instant): WallTime
}

/** The clock of times that end in `Z`. */
export const utcClock: CalendarClock = {instant: wall => wall, wallTime: instant => instant}

/** Tells whether a name is that of a zone which the zone database holds. */
export function isZoneName(name: string): boolean {
  return zoneOf(name) !== undefined
}

/**
 * Gives the clock of an IANA zone as calendars read it; nothing for a name that is none.
 *
 * A time that the clock skips is counted with the offset before the gap, one that occurs twice is its first occurrence.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5 for both.
 */
export function ianaClock(name: string): CalendarClock | undefined {
  const zone = zoneOf(name)
  if (!zone) return undefined
  const instant = (wall: WallTime): Instant => {
    const at = zone.instant(wall)
    if (zone.wallTime(at) === wall) return at
    const [change] = zone.changes(at, at + 1)
    return change ? wall - (change.from - change.at) : at
  }
  return {instant, wallTime: at => zone.wallTime(at)}
}

/** Reads a time of the library by its fields, whatever its zone. */
export function wallOf({year, month, day, hour, minute, second, isDate}: ICAL.Time): WallTime {
  return isDate ? Date.UTC(year, month - 1, day) : Date.UTC(year, month - 1, day, hour, minute, second)
}

function zoneOf(name: string): Zone | undefined {
  try {
    new Intl.DateTimeFormat('en', {timeZone: name})
    return Zone.of(name)
  } catch {
    return undefined
  }
}
