import type ICAL from 'ical.js'
import {RRuleTemporal} from 'rrule-temporal'
import type {Interval} from '../intervals.ts'
import {dayMs, type WallTime} from '../zone.ts'
import {wallOf} from './clock.ts'

/** A recurrence that is refused, because programs read it differently or it never ends. */
export class RefusedRecurrence extends Error {}

/** The longest interval of a recurrence, in its own unit. */
const longestInterval = 1000

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** A recurrence to be counted on a wall clock. */
export interface AskedRecurrence {
  rule: ICAL.Recur
  /** Wall-clock time of the first occurrence. */
  start: WallTime
  /** Last wall-clock time that counts, where the rule has an end. */
  until?: WallTime | undefined
}

/**
 * Lists the wall-clock times within a stretch at which something recurs, in order; its first time is one of them, whatever the rule
 * says, and counts.
 *
 * @throws {RefusedRecurrence} For what is not read, with its name.
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
 */
export function recurrencesIn(asked: AskedRecurrence, {from, to}: Interval): WallTime[] {
  const {start, until = Number.POSITIVE_INFINITY} = asked
  const end = Math.min(to, until)
  const first = start >= from && start <= end ? [start] : []
  const rest = ruleDates(asked, Math.max(from, start), end)
  return rest[0] === start ? rest : [...first, ...rest]
}

/** Lists what a rule gives by itself within a stretch; its first time is in it only where the rule says so. */
export function ruleDates({rule, start}: AskedRecurrence, from: WallTime, to: WallTime): WallTime[] {
  const refused = refusalOf(rule, start)
  if (refused) throw new RefusedRecurrence(`the recurrence \`${rule}\` ${refused}`)
  if (from > to) return []
  const {count} = rule
  const counted = count && !begins(rule, start) ? count - 1 : count
  if (count && !counted) return []
  return between(rule, start, counted, from, to)
}

function between(rule: ICAL.Recur, start: WallTime, count: number | null, from: WallTime, to: WallTime): WallTime[] {
  try {
    const text = `DTSTART;TZID=UTC:${compact(start)}\nRRULE:${ruleText(rule, count)}`
    const dates = new RRuleTemporal({rruleString: text, maxIterations: mostPeriods, cache: false})
    return dates.between(new Date(from), new Date(to), true).map(date => date.epochMilliseconds)
  } catch (error) {
    throw new RefusedRecurrence(`the recurrence \`${rule}\` cannot be counted: ${error instanceof Error ? error.message : error}`)
  }
}

const mostPeriods = 200_000

// Whether the rule itself gives the first time decides what it still has to give.
function begins(rule: ICAL.Recur, start: WallTime): boolean {
  return between(rule, start, null, start, start).length > 0
}

type RecurPart = keyof ICAL.Recur['parts']

/** Says why a rule is not read; nothing for one that is. */
function refusalOf(rule: ICAL.Recur, start: WallTime): string | undefined {
  const {freq, interval} = rule
  if (freq === 'SECONDLY' || freq === 'MINUTELY') return 'has too many dates to count'
  if (interval > longestInterval) return `has an interval of more than ${longestInterval}`
  for (const part of ['rscale', 'skip']) if (part in rule) return `has \`${part.toUpperCase()}\`, which is not read`
  const doubt = doubtOf(rule, start)
  return doubt && `has ${doubt}, which programs read differently`
}

// Each of these was counted otherwise by one of two programs that agree about everything else.
function doubtOf(rule: ICAL.Recur, start: WallTime): string | undefined {
  const {freq, parts} = rule
  const has = (part: RecurPart) => (parts[part]?.length ?? 0) > 0
  const dayParts = (['BYWEEKNO', 'BYYEARDAY', 'BYMONTHDAY'] as const).filter(has)
  if (dayParts.length > 1) return `\`${dayParts.join('` and `')}\` together`
  if (has('BYWEEKNO') && !has('BYDAY')) return '`BYWEEKNO` without `BYDAY`'
  if (freq === 'YEARLY' && has('BYYEARDAY') && has('BYDAY')) return '`BYYEARDAY` and `BYDAY` together'
  if (parts.BYWEEKNO?.some(week => [1, 52, 53].includes(Math.abs(week)))) return '`BYWEEKNO` with a week at the turn of the year'
  if (freq === 'YEARLY' && ordinals(rule).some(ordinal => Math.abs(ordinal) >= 53)) return '`BYDAY` with the 53rd weekday of a year'
  if (freq === 'YEARLY' && dayParts.length > 0 && ordinals(rule).length > 0) return `\`${dayParts[0]}\` and a counted \`BYDAY\` together`
  return freq === 'WEEKLY' && has('BYSETPOS') && beginsWithinWeek(rule, start) ? '`BYSETPOS` and begins within a week' : undefined
}

// In: `MO`, `-1FR`, `20TU`. Out: -1, 20.
function ordinals({parts}: ICAL.Recur): number[] {
  return (parts.BYDAY ?? []).map(day => Number.parseInt(String(day), 10)).filter(ordinal => !Number.isNaN(ordinal))
}

// Some programs count only the days from the first one on.
function beginsWithinWeek({parts, wkst}: ICAL.Recur, start: WallTime): boolean {
  const weekStart = (wkst ?? 2) - 1
  const place = (weekday: number) => (weekday - weekStart + 7) % 7
  const own = place(new Date(start).getUTCDay())
  return (parts.BYDAY ?? []).some(day => place(weekdays.indexOf(String(day).slice(-2))) < own)
}

function ruleText(rule: ICAL.Recur, count: number | null): string {
  const copy = rule.clone()
  copy.until = null
  copy.count = count
  return copy.toString()
}

/** Gives the last wall-clock time of a rule that ends on a day or at a time; ends are often written in UTC. */
export function untilOf({until}: ICAL.Recur, onWall: (instant: number) => WallTime): WallTime | undefined {
  if (!until) return undefined
  const wall = until.zone?.tzid === 'UTC' ? onWall(wallOf(until)) : wallOf(until)
  // The last day of a recurrence belongs to it as a whole.
  return until.isDate ? wall + dayMs - 1000 : wall
}

// In: 2026-11-30 09:00 on the wall. Out: `20261130T090000`.
function compact(wall: WallTime): string {
  return new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '')
}
