import {dateFormat} from './intl.ts'
import {knownOffset} from './known-clocks.ts'

/** How instants and days are written: the locale and the zone whose clock counts. */
export interface Clock {
  /** BCP 47, e.g. `en-US`; one that no engine knows is read as `en-US`. */
  locale: string
  /** IANA zone, e.g. `America/New_York`. */
  timeZone: string
}

/** Gives the calendar day of an instant on a clock: `2026-12-09T02:00:00Z`, New York → `2026-12-08`. */
export function dayOf(instant: string, timeZone: string): string {
  const clock = clockOf(instant, timeZone)
  const parts = dateFormat('en-US', {timeZone: clock.timeZone, year: 'numeric', month: '2-digit', day: '2-digit'}).formatToParts(clock.at)
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Writes a calendar day: `2026-12-08` → `Dec 8, 2026`. */
export function dayInWords(day: string, {locale}: Pick<Clock, 'locale'>): string {
  return dateFormat(locale, {dateStyle: 'medium', timeZone: 'UTC'}).format(new Date(`${day}T00:00:00Z`))
}

/** Writes an instant with its zone: `2026-12-08T14:00:00Z` → `Dec 8, 2026, 09:00 America/New_York`. */
export function instantInWords(instant: string, {locale, timeZone}: Clock): string {
  return `${dayInWords(dayOf(instant, timeZone), {locale})}, ${timeOf(instant, timeZone)} ${timeZone}`
}

/** Writes a span of time, the day once where both ends share it: `Dec 8, 2026, 09:00 to 13:00 America/New_York`. */
export function windowInWords({from, to}: {from: string; to: string}, clock: Clock): string {
  const {timeZone} = clock
  if (dayOf(from, timeZone) !== dayOf(to, timeZone)) {
    return `${dayInWords(dayOf(from, timeZone), clock)}, ${timeOf(from, timeZone)} to ${instantInWords(to, clock)}`
  }
  return `${dayInWords(dayOf(from, timeZone), clock)}, ${timeOf(from, timeZone)} to ${timeOf(to, timeZone)} ${timeZone}`
}

/** Gives the minutes from one instant to another; negative when the second comes first. */
export function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
}

function timeOf(instant: string, timeZone: string): string {
  const clock = clockOf(instant, timeZone)
  return dateFormat('en-GB', {timeZone: clock.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).format(clock.at)
}

// What was written down of a zone's clock counts more than what the machine knows of it.
function clockOf(instant: string, timeZone: string): {at: Date; timeZone: string} {
  const at = Date.parse(instant)
  const offset = knownOffset(timeZone, at)
  return offset === undefined ? {at: new Date(instant), timeZone} : {at: new Date(at + offset), timeZone: 'UTC'}
}
