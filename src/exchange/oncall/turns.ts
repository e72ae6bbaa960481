import type {Written} from '../../core/content/schema/index.ts'
import {dayMs, type Instant, type WallTime, Zone} from '../../oncall/zone.ts'

type Layer = NonNullable<Written<'rotation'>['layers']>[number]
type Window = NonNullable<Layer['hours']>[number]
type Day = NonNullable<Window['days']>[number]

/** Days of the week as content writes them, Monday first. */
export const days: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const dayMinutes = 1440
const weekMinutes = 7 * dayMinutes

/** A stretch of each week, on the wall clock. */
export interface WeekSpan {
  /** 0 is Monday. */
  day: number
  /** Minutes after midnight. */
  from: number
  /** Length; up to a week. */
  minutes: number
}

/** Turns as on-call services describe them. */
export interface TurnRule {
  title?: string | undefined
  /** Who takes turns, in this order. */
  members: readonly string[]
  /** Instant from which turns are counted. */
  countedFrom: Instant
  /** First instant of the layer. */
  start: Instant
  turnSeconds: number
  /** Parts of the week that are covered; empty means all. */
  spans: readonly WeekSpan[]
  timeZone: string
}

/** Writes seconds as a duration: `604800` → `1w`, `5400` → `1h30m`. */
export function durationOf(seconds: number): string {
  const units = [
    ['w', 604_800],
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const
  // `1w1d` is read more slowly than `8d`.
  if (seconds % 604_800 !== 0 && seconds % 86_400 === 0) return `${seconds / 86_400}d`
  let left = seconds
  const parts = units.map(([unit, length]) => {
    const count = Math.floor(left / length)
    left -= count * length
    return count > 0 ? `${count}${unit}` : ''
  })
  return parts.join('') || '0s'
}

/**
 * Gives the layer that takes the same turns.
 *
 * A layer here begins with its first member. One that was counted from an earlier instant, as services do after each change, begins
 * with the turn that holds its first instant, and its members are turned round so that the same one has it.
 *
 * @returns The layer, and by how much it begins earlier than it should.
 */
export function layerOf(rule: TurnRule): {layer: Layer; earlyMs: number} {
  const zone = Zone.of(rule.timeZone)
  const base = zone.wallTime(rule.countedFrom)
  const lengthMs = rule.turnSeconds * 1000
  const wall = zone.wallTime(rule.start)
  const turn = Math.floor((wall - base) / lengthMs)
  const begin = base + turn * lengthMs
  const first = begin + firstDay(wall - begin, rule)
  const hours = windowsOf(rule.spans)
  const layer: Layer = {
    ...(rule.title !== undefined && {title: rule.title}),
    members: turnedRound(rule.members, turn),
    turn: durationOf(rule.turnSeconds),
    start: dateOf(first),
    handoff: {day: dayOf(begin), time: timeOf(begin)},
    ...(hours.length > 0 && {hours}),
  }
  return {layer, earlyMs: Math.max(0, rule.start - zone.instant(first))}
}

// Turns of whole weeks change on the handoff's day whatever day the layer begins, so a layer that begins within the first week of a
// turn can begin on its own day: only the hours before it on that day are too early.
function firstDay(lateMs: number, {turnSeconds}: TurnRule): number {
  return turnSeconds % 604_800 === 0 && lateMs < weekMs ? Math.floor(lateMs / dayMs) * dayMs : 0
}

/** Gives the windows that cover the same hours, days with the same ones joined; empty where all of the week is covered. */
export function windowsOf(spans: readonly WeekSpan[]): Window[] {
  const byHours = new Map<string, Set<number>>()
  for (const {day, from, to} of spans.flatMap(daily)) {
    const key = `${clock(from)}-${clock(to)}`
    byHours.set(key, (byHours.get(key) ?? new Set()).add(day))
  }
  const windows = [...byHours].map(([key, on]): Window => {
    const [from = '', to = ''] = key.split('-')
    return {...(on.size < 7 && {days: days.filter((_, index) => on.has(index))}), from, to}
  })
  return windows.some(({days, from, to}) => !days && from === '00:00' && to === '24:00') ? [] : windows
}

interface DailySpan {
  day: number
  from: number
  /** At most `from` where the window reaches over midnight. */
  to: number
}

// A window here is at most a day long, so a weekend becomes its evening, its whole days and its morning.
function daily({day, from, minutes}: WeekSpan): DailySpan[] {
  const length = Math.min(minutes, weekMinutes)
  if (length <= 0) return []
  const end = from + length
  if (length <= dayMinutes) return [{day, from, to: end <= dayMinutes ? end : end - dayMinutes}]
  const found: DailySpan[] = [{day, from, to: dayMinutes}]
  for (let at = dayMinutes; at < end; at += dayMinutes) {
    found.push({day: (day + at / dayMinutes) % 7, from: 0, to: Math.min(dayMinutes, end - at)})
  }
  return found
}

function turnedRound<T>(members: readonly T[], by: number): T[] {
  const count = members.length
  const first = count === 0 ? 0 : ((by % count) + count) % count
  return [...members.slice(first), ...members.slice(0, first)]
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function dateOf(wall: WallTime): string {
  return new Date(wall).toISOString().slice(0, 10)
}

function timeOf(wall: WallTime): string {
  return new Date(wall).toISOString().slice(11, 16)
}

function dayOf(wall: WallTime): Day {
  return days[(new Date(wall).getUTCDay() + 6) % 7] as Day
}

/** Milliseconds that the wall clock shows beyond the full minute; a handoff here is at a full minute. */
export function beyondMinute(instant: Instant, timeZone: string): number {
  return Zone.of(timeZone).wallTime(instant) % 60_000
}

/** Reads `08:30:00` as seconds after midnight; nothing where it is no time of day. */
export function secondsOf(time: string): number | undefined {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?/.exec(time)
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0) : undefined
}

/** Days in milliseconds, for callers that count in them. */
export const weekMs = 7 * dayMs
