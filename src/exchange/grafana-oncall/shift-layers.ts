import {dayMs, type Instant, Zone} from '../../oncall/zone.ts'
import {oneLine} from '../content-file.ts'
import type {Place} from '../finding.ts'
import type {SourceLayer} from '../oncall/on-call-source.ts'
import {durationOf, type WeekSpan} from '../oncall/turns.ts'
import type {GrafanaShift} from './shape.ts'

const unitSeconds = {hourly: 3600, daily: 86_400, weekly: 604_800} as const
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** The layers of a shift, or why it has none. */
export type ShiftLayers = {layers: SourceLayer[]} | {why: string}

/**
 * Gives the layers that take the turns of a recurring shift; where several people are on call in one turn, each has a layer.
 *
 * @param timeZone Clock of the shift.
 * @param at Places of the shift, and of its end.
 */
export function shiftLayers(shift: GrafanaShift, timeZone: string, at: {shift: Place; end: Place}): ShiftLayers {
  const {frequency, level, until} = shift
  const groups = groupsOf(shift)
  const interval = shift.interval ?? 1
  if (!frequency) return {why: 'it does not say how often it comes round'}
  if (frequency === 'monthly' || (shift.by_month ?? []).length > 0 || (shift.by_monthday ?? []).length > 0)
    return {why: 'it comes round by months, and turns here are hours, days or weeks'}
  if (groups.some(group => group.length === 0)) return {why: 'a turn of it is nobody’s'}
  const turnSeconds = unitSeconds[frequency] * interval
  const spans = spansOf(shift, timeZone, turnSeconds, groups.length)
  if (typeof spans === 'string') return {why: spans}
  const first = instantIn(shift.start, timeZone)
  const start = shift.rotation_start ? instantIn(shift.rotation_start, timeZone) : first
  const layer = {
    title: oneLine(shift.name),
    countedFrom: isByDay(shift) ? weekBegin(shift, timeZone) : first,
    start: Math.max(start, first),
    end: until ? instantIn(until, timeZone) : undefined,
    turnSeconds,
    spans,
    timeZone,
    level: level ?? 0,
    at: at.shift,
    endAt: at.end,
  }
  const most = Math.max(0, ...groups.map(({length}) => length))
  return {
    layers: Array.from({length: most}, (_, index) => ({...layer, members: groups.map(group => (group[index] ?? group.at(-1)) as string)})),
  }
}

/** Reads a time, on the clock of a zone where it names no offset. */
export function instantIn(time: string, timeZone: string): Instant {
  return /(Z|[+-]\d\d:?\d\d)$/.test(time) ? Date.parse(time) : Zone.of(timeZone).instant(Date.parse(`${time}Z`))
}

/** Lists who has each turn, in order; those of one turn are on call together. */
function groupsOf({type, users, rolling_users: rolling, start_rotation_from_user_index: first}: GrafanaShift): string[][] {
  if (type !== 'rolling_users') return [users ?? []]
  const groups = rolling ?? []
  const by = groups.length === 0 ? 0 : (first ?? 0) % groups.length
  return [...groups.slice(by), ...groups.slice(0, by)]
}

function isByDay({by_day: days}: GrafanaShift): boolean {
  return (days ?? []).length > 0
}

/** Gives the hours of the week that a shift covers, empty where all; in words why it cannot be said by the week. */
function spansOf(shift: GrafanaShift, timeZone: string, turnSeconds: number, turns: number): WeekSpan[] | string {
  const {frequency, duration, by_day: byDay, start} = shift
  const interval = shift.interval ?? 1
  const wall = Zone.of(timeZone).wallTime(instantIn(start, timeZone))
  const [from, minutes] = [Math.floor((wall % dayMs) / 60_000), Math.floor(duration / 60)]
  const on = (day: number) => ({day, from, minutes})
  if (isByDay(shift)) {
    if (frequency === 'weekly' ? interval > 1 : frequency === 'hourly' || interval > 1 || turns > 1)
      return `it is on chosen days of every ${durationOf(turnSeconds)}, which do not come round each week`
    return (byDay ?? []).map(day => on(weekdays.indexOf(day)))
  }
  if (duration >= turnSeconds) return []
  if (interval > 1 || frequency === 'hourly')
    return `it covers ${durationOf(duration)} of every ${durationOf(turnSeconds)}, which do not come round each week`
  if (frequency === 'daily') return weekdays.map((_, day) => on(day))
  return [on(weekdayOf(wall))]
}

// Turns by week begin with the week, at the time of day at which the shift begins: none of its hours then lie in two turns.
function weekBegin(shift: GrafanaShift, timeZone: string): Instant {
  const zone = Zone.of(timeZone)
  const wall = zone.wallTime(instantIn(shift.start, timeZone))
  if (shift.frequency !== 'weekly') return zone.instant(wall)
  const back = (weekdayOf(wall) - weekdays.indexOf(shift.week_start ?? 'SU') + 7) % 7
  return zone.instant(wall - back * dayMs)
}

// 0 is Monday.
function weekdayOf(wall: number): number {
  return (new Date(wall).getUTCDay() + 6) % 7
}
