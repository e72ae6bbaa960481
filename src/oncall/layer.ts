import {durationMs} from '../core/format/duration.ts'
import {type Interval, united} from './intervals.ts'
import type {Layer, Window} from './rotation-rule.ts'
import {dayMs, type Instant, type WallTime, Zone} from './zone.ts'

/** A stretch in which one member of a layer has the turn. */
export interface Turn extends Interval {
  person: string
}

/** Days of the week, in the order in which `Date` counts them. */
export const week = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/**
 * Lists the turns of a layer within an interval, in order of time; hours outside its windows are left out.
 *
 * A layer begins on its `start` at the time of the handoff. Turns of whole weeks change on the handoff's day: where `start` is another
 * day, the first turn is shorter. All other turns follow each other on the wall clock from `start`, so that a daily handoff stays at
 * its time of day across a clock change.
 */
export function turns(layer: Layer, timeZone: string, {from, to}: Interval): Turn[] {
  if (layer.members.length === 0) return []
  const zone = Zone.of(layer.timeZone ?? timeZone)
  const clock = turnClock(layer, zone)
  const begin = Math.max(from, zone.instant(Date.parse(`${layer.start}T00:00Z`) + timeOfDayMs(layer.handoff.time)))
  if (begin >= to) return []
  const open = layer.hours.length === 0 ? [{from: begin, to}] : windows(layer.hours, zone, {from: begin, to})
  if (layer.members.length === 1) return open.map(stretch => ({...stretch, person: layer.members[0] as string}))
  return open.flatMap(stretch => split(stretch, clock, layer.members))
}

/** Lists the stretches within an interval that fall into one of some windows, in order of time and joined where they touch. */
export function windows(hours: readonly Window[], zone: Zone, {from, to}: Interval): Interval[] {
  const found: Interval[] = []
  const last = zone.wallTime(to)
  // Two days earlier, because a window may reach over midnight and a zone may skip a day.
  for (let day = Math.floor(zone.wallTime(from) / dayMs) * dayMs - 2 * dayMs; day <= last; day += dayMs) {
    for (const window of hours) {
      if (!window.days.includes(week[new Date(day).getUTCDay()] as Window['days'][number])) continue
      const start = zone.instant(day + timeOfDayMs(window.from))
      const end = zone.instant(day + timeOfDayMs(window.to) + (window.to <= window.from ? dayMs : 0))
      found.push({from: Math.max(start, from), to: Math.min(end, to)})
    }
  }
  return united(found)
}

/** Gives the wall-clock times at which a layer changes hands on the days of an interval; none for one member. */
export function handoffs(layer: Layer, timeZone: string, {from, to}: Interval): WallTime[] {
  if (layer.members.length < 2) return []
  const zone = Zone.of(layer.timeZone ?? timeZone)
  const {base, lengthMs} = turnClock(layer, zone)
  const first = Math.max(1, Math.ceil((zone.wallTime(from) - base) / lengthMs))
  const count = Math.floor((zone.wallTime(to) - base) / lengthMs) - first + 1
  return Array.from({length: Math.max(0, count)}, (_, index) => base + (first + index) * lengthMs)
}

/** Reads a time of day as milliseconds since midnight: `09:30` → `34200000`. */
export function timeOfDayMs(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000
}

interface TurnClock {
  zone: Zone
  /** Wall-clock time from which turns are counted. */
  base: WallTime
  lengthMs: number
}

function turnClock({start, turn, handoff}: Layer, zone: Zone): TurnClock {
  const lengthMs = durationMs(turn)
  const day = Date.parse(`${start}T00:00Z`)
  const late = lengthMs % (7 * dayMs) === 0 ? (new Date(day).getUTCDay() - week.indexOf(handoff.day) + 7) % 7 : 0
  return {zone, base: day - late * dayMs + timeOfDayMs(handoff.time), lengthMs}
}

function split({from, to}: Interval, clock: TurnClock, members: readonly string[]): Turn[] {
  const found: Turn[] = []
  let turn = turnAt(clock, from)
  for (let start = from; start < to; turn++) {
    const end = Math.min(to, beginOf(clock, turn + 1))
    // A turn that lies in a skipped day has no length.
    if (end > start) found.push({from: start, to: end, person: members[turn % members.length] as string})
    start = Math.max(start, end)
  }
  return found
}

function turnAt(clock: TurnClock, instant: Instant): number {
  let turn = Math.floor((clock.zone.wallTime(instant) - clock.base) / clock.lengthMs)
  // In an hour that occurs twice the wall clock alone does not tell whether the turn has begun.
  while (beginOf(clock, turn + 1) <= instant) turn++
  while (beginOf(clock, turn) > instant) turn--
  return Math.max(0, turn)
}

function beginOf({zone, base, lengthMs}: TurnClock, turn: number): Instant {
  return zone.instant(base + turn * lengthMs)
}
