import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {plural} from '../core/format/plural.ts'
import type {Cause} from './gap-causes.ts'
import type {Interval} from './intervals.ts'
import {type Instant, Zone} from './zone.ts'

/** Writes an instant on the clock of a zone, for a finding: `2026-11-23 02:00 UTC`. */
export function instantInZone(instant: Instant, timeZone: string): string {
  return `${wall(instant, timeZone)} ${timeZone}`
}

/** Writes an instant on two clocks: `2027-03-15 05:00 UTC (2027-03-15 01:00 America/New_York)`. */
export function instantInWords(instant: Instant, timeZone: string): string {
  return `${instantInZone(instant, 'UTC')}${timeZone === 'UTC' ? '' : ` (${instantInZone(instant, timeZone)})`}`
}

/** Gives the clock on which findings about a rotation are read beside UTC: its own, or the organisation's. */
export function readingZone({settings}: Catalog, {data}: Entry<'rotation'>): string {
  return data.timeZone === 'UTC' ? settings.timeZone : data.timeZone
}

/** Writes a stretch on two clocks: `on 2027-03-15, 05:00 to 06:00 UTC (01:00 to 02:00 America/New_York)`. */
export function stretchInWords(stretch: Interval, timeZone: string): string {
  if (timeZone === 'UTC') return onClock(stretch, 'UTC')
  const day = (zone: string) => wall(stretch.from, zone).slice(0, 10)
  const local = onClock(stretch, timeZone)
  // The day is written once where both clocks share it.
  const short = day('UTC') === day(timeZone) ? local.replace(`on ${day('UTC')}, `, '') : local
  return `${onClock(stretch, 'UTC')} (${short})`
}

/** Writes a stretch like {@link stretchInWords}; one that lasts until the end of what is known, as `from 2027-03-15 05:00 UTC (…) on`. */
export function stretchUntil(end: Instant, stretch: Interval, timeZone: string): string {
  return stretch.to < end ? stretchInWords(stretch, timeZone) : `from ${instantInWords(stretch.from, timeZone)} on`
}

/** Writes how often something comes back after its first time: `, and 12 more times until 2027-03-27`; nothing for once. */
export function recurrenceInWords(stretches: readonly Interval[]): string {
  const more = stretches.length - 1
  const last = stretches.at(-1)
  if (more < 1 || !last) return ''
  return `, and ${plural(more, 'once more on', `${more} more times until`)} ${wall(last.from, 'UTC').slice(0, 10)}`
}

/** Writes why nobody is on call, as a clause. */
export function causeInWords(cause: Cause): string {
  if (cause.type === 'left') return `\`${cause.person}\` has left by then`
  if (cause.type === 'not-begun') return `layer ${cause.layer + 1} begins on ${cause.start}`
  if (cause.type === 'days') return `layer ${cause.layer + 1} leaves out these days`
  if (cause.type === 'calendar') return 'the calendar has no shift then'
  if (cause.type === 'hours') return 'no layer covers these hours'
  return `the clocks of ${cause.zone} change on ${wall(cause.at, cause.zone).slice(0, 10)}`
}

function onClock({from, to}: Interval, timeZone: string): string {
  const [day, start] = wall(from, timeZone).split(' ') as [string, string]
  const [endDay, end] = wall(to, timeZone).split(' ') as [string, string]
  return day === endDay ? `on ${day}, ${start} to ${end} ${timeZone}` : `from ${day} ${start} to ${endDay} ${end} ${timeZone}`
}

function wall(instant: Instant, timeZone: string): string {
  return new Date(Zone.of(timeZone).wallTime(instant)).toISOString().slice(0, 16).replace('T', ' ')
}
