import type ICAL from 'ical.js'
import type {Instant, WallTime} from '../zone.ts'
import {type CalendarClock, wallOf} from './clock.ts'
import {recurrencesIn, untilOf} from './recurrence.ts'

interface Onset {
  at: Instant
  /** Offsets before and after, in milliseconds. */
  before: number
  after: number
}

/** Years in which onsets are counted; who is on call outside of them is asked by nobody. */
const years = {from: Date.UTC(1960, 0, 1), to: Date.UTC(2100, 0, 1)}

/**
 * Gives the clock that a `VTIMEZONE` describes, for names that only the calendar knows, such as those of Outlook.
 *
 * Before the first onset the offset it changes from holds. A time that the clock skips is counted with the offset before the gap, one
 * that occurs twice is its first occurrence, as with zones that everybody knows.
 *
 * @throws {Error} When nothing in it says an offset.
 */
export function describedClock(component: ICAL.Component): CalendarClock {
  const onsets = onsetsOf(component)
  const [first] = onsets
  if (!first) throw new Error('its description has no `STANDARD` or `DAYLIGHT` part with an offset')
  const offsetAt = (instant: Instant) => onsets.findLast(({at}) => at <= instant)?.after ?? first.before
  return {
    instant: wall => instantOf(onsets, first.before, wall),
    wallTime: instant => instant + offsetAt(instant),
  }
}

function instantOf(onsets: readonly Onset[], firstOffset: number, wall: WallTime): Instant {
  let offset = firstOffset
  for (const {at, after} of onsets) {
    // Before the change, or skipped by it: both are counted with the offset that holds until then.
    if (wall - offset < at || wall - after < at) return wall - offset
    offset = after
  }
  return wall - offset
}

function onsetsOf(component: ICAL.Component): Onset[] {
  const [standard, daylight] = [component.getAllSubcomponents('standard'), component.getAllSubcomponents('daylight')]
  const endOf = ([part]: ICAL.Component[]) => part && offsetOf(part, 'tzoffsetto')
  const found = [
    ...standard.flatMap(part => onsetsOfPart(part, endOf(daylight))),
    ...daylight.flatMap(part => onsetsOfPart(part, endOf(standard))),
  ].sort((a, b) => a.at - b.at)
  // Each change starts from where the one before it has led to; parts may lack what they start from, or contradict.
  return found.map((onset, index) => ({...onset, before: found[index - 1]?.after ?? onset.before}))
}

// A part that does not say from which offset it changes comes from that of the other part, or from its own.
function onsetsOfPart(part: ICAL.Component, other: number | undefined): Onset[] {
  const after = offsetOf(part, 'tzoffsetto')
  const start = part.getFirstPropertyValue('dtstart') as ICAL.Time | null
  if (after === undefined || !start) return []
  const before = offsetOf(part, 'tzoffsetfrom') ?? other ?? after
  return wallsOf(part, wallOf(start), before).map(wall => ({at: wall - before, before, after}))
}

function wallsOf(part: ICAL.Component, start: WallTime, before: number): WallTime[] {
  const onWall = (instant: Instant) => instant + before
  const added = part.getAllProperties('rdate').flatMap(property => property.getValues() as (ICAL.Time | ICAL.Period)[])
  const rules = part.getAllProperties('rrule').map(property => property.getFirstValue() as unknown as ICAL.Recur)
  const recurring = rules.flatMap(rule => recurrencesIn({rule, start: nearStart(rule, start), until: untilOf(rule, onWall)}, years))
  return [...new Set([start, ...added.map(each => wallOf('start' in each ? each.start : each)), ...recurring])]
}

// Outlook lets its zones begin in 1601; from one year to the next nothing changes in a rule of months and days.
function nearStart(rule: ICAL.Recur, start: WallTime): WallTime {
  const date = new Date(start)
  if (start >= years.from || rule.freq !== 'YEARLY' || rule.interval > 1 || rule.count) return start
  date.setUTCFullYear(new Date(years.from).getUTCFullYear())
  return date.getTime()
}

function offsetOf(part: ICAL.Component, name: string): number | undefined {
  const value = part.getFirstPropertyValue(name) as ICAL.UtcOffset | null
  return value ? value.toSeconds() * 1000 : undefined
}
