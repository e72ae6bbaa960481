import * as z from 'zod'
import {instant, timeZone} from '../../core/content/schema/field.ts'
import {dayMs, type Instant, Zone} from '../../oncall/zone.ts'
import {oneLine} from '../content-file.ts'
import type {Item} from '../json-source.ts'
import {withoutNobody} from '../oncall/nobody.ts'
import type {SourceGap, SourceLayer} from '../oncall/on-call-source.ts'
import type {WeekSpan} from '../oncall/turns.ts'
import {zoneMeant} from '../oncall/zone-meant.ts'

// Schedules of PagerDuty's v3 API are made of events that come round, each with a rule for who has which occurrence.
// See https://developer.pagerduty.com/api-reference/ under Schedules (v3).

const zone = z.preprocess(value => (typeof value === 'string' ? zoneMeant(value) : value), timeZone())
// With an offset, or on the clock that is named beside it.
const dateTime = z.union([instant(), z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/)], {
  error: 'expected a date and time such as `2026-11-23T02:00:00Z` or `2026-11-23T02:00:00`',
})
const zoned = z.looseObject({date_time: dateTime, time_zone: zone.nullish()})

const event = z.looseObject({
  name: z.string().nullish(),
  start_time: zoned,
  end_time: zoned,
  effective_since: instant().nullish(),
  effective_until: instant().nullish(),
  recurrence: z.array(z.string()).default([]),
  assignment_strategy: z.looseObject({
    type: z.enum(['rotating_member_assignment_strategy', 'every_member_assignment_strategy']),
    shifts_per_member: z.int().min(1).nullish(),
    members: z.array(z.looseObject({type: z.string().default('user_member'), user_id: z.string().nullish(), name: z.string().nullish()})),
  }),
})

/** A schedule, from `GET /v3/schedules/{id}`. */
export const newScheduleShape = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  summary: z.string().nullish(),
  description: z.string().nullish(),
  time_zone: zone,
  teams: z
    .array(
      z.looseObject({
        id: z.string(),
        type: z.string().default(''),
        summary: z.string().nullish(),
        name: z.string().nullish(),
        email: z.string().nullish(),
      }),
    )
    .nullish(),
  rotations: z.array(z.looseObject({name: z.string().nullish(), events: z.array(event).default([])})),
})

export type NewSchedule = z.output<typeof newScheduleShape>
type Event = z.output<typeof event>

/** The layers of an event and what it leaves to nobody, or why it has none. */
export type EventLayers = {layers: SourceLayer[]; gaps: SourceGap[]} | {why: string}

/**
 * Gives the layers that take the turns of an event.
 *
 * @param timeZone Clock of the schedule, where the event names none.
 */
export function eventLayers(event: Event, timeZone: string, {source, path}: Item): EventLayers {
  const {assignment_strategy: strategy, start_time: begin, effective_since: since, effective_until: until} = event
  const clock = begin.time_zone ?? timeZone
  const rule = ruleOf(event.recurrence)
  if (typeof rule === 'string') return {why: rule}
  const start = momentOf(begin, clock)
  const spans = spansOf(event, rule, {clock, wall: Zone.of(clock).wallTime(start)})
  if (typeof spans === 'string') return {why: spans}
  const at = source.place(path)
  const isEvery = strategy.type === 'every_member_assignment_strategy'
  const turnSeconds = isEvery ? weekSeconds : turnOf(rule, strategy.shifts_per_member ?? 1)
  if (turnSeconds === undefined) return {why: 'its turns fall on other days each week'}
  const layer = {
    title: oneLine(event.name),
    countedFrom: start,
    start: Math.max(start, since ? Date.parse(since) : start),
    end: until ? Date.parse(until) : undefined,
    turnSeconds,
    spans,
    timeZone: clock,
    at,
    endAt: source.place([...path, 'effective_until']),
  }
  const members = strategy.members.map(({type, user_id: user}) => (type === 'empty_member' ? undefined : (user ?? undefined)))
  const people = members.filter(member => member !== undefined)
  if (isEvery) return {layers: people.map(member => ({...layer, members: [member]})), gaps: []}
  if (people.length === members.length) return {layers: [{...layer, members: people}], gaps: []}
  const found = withoutNobody({...layer, members}, clock)
  if (!found) return {why: 'nobody has a turn in it (`empty_member`), on other days each week'}
  return {layers: found.layers, gaps: [{spans: found.free, from: layer.start, to: layer.end, at}]}
}

function momentOf({date_time: written, time_zone: own}: z.output<typeof zoned>, clock: string): Instant {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(written) ? Date.parse(written) : Zone.of(own ?? clock).instant(Date.parse(`${written}Z`))
}

const daySeconds = 86_400
const weekSeconds = 7 * daySeconds
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

interface Rule {
  freq: 'DAILY' | 'WEEKLY'
  interval: number
  /** 0 is Monday; empty where the rule names none. */
  days: number[]
}

// `RRULE:FREQ=WEEKLY;BYDAY=MO,TU`, of RFC 5545; anything that would change the days in another way is not guessed at.
function ruleOf(recurrence: readonly string[]): Rule | string {
  const [line, other] = recurrence.filter(each => each.trim() !== '')
  if (line === undefined) return 'it does not say how often it comes round'
  if (other !== undefined) return 'it comes round by several rules'
  const parts = new Map(
    line
      .replace(/^RRULE:/i, '')
      .toUpperCase()
      .split(';')
      .map(part => part.split('=') as [string, string]),
  )
  const freq = parts.get('FREQ')
  const strange = [...parts.keys()].find(key => !['FREQ', 'INTERVAL', 'BYDAY', 'WKST'].includes(key))
  const days = (parts.get('BYDAY') ?? '')
    .split(',')
    .filter(Boolean)
    .map(day => weekdays.indexOf(day))
  const interval = Number(parts.get('INTERVAL') ?? 1)
  if ((freq !== 'DAILY' && freq !== 'WEEKLY') || strange !== undefined || days.includes(-1) || !(interval >= 1))
    return `it comes round by \`${line}\`, which cannot be said in turns`
  return {freq, interval, days}
}

/** Gives how long a turn lasts, where it has the same length each time. */
function turnOf({freq, interval, days}: Rule, shiftsPerMember: number): number | undefined {
  if (freq === 'DAILY' && days.length === 0) return shiftsPerMember * interval * daySeconds
  const perWeek = Math.max(1, days.length)
  return shiftsPerMember % perWeek === 0 ? (shiftsPerMember / perWeek) * interval * weekSeconds : undefined
}

/** Gives the hours of the week that an event covers, empty where all; in words why it cannot be said by the week. */
function spansOf(
  {start_time: begin, end_time: end}: Event,
  {freq, interval, days}: Rule,
  {clock, wall}: {clock: string; wall: number},
): WeekSpan[] | string {
  const seconds = (momentOf(end, clock) - momentOf(begin, clock)) / 1000
  if (seconds <= 0) return 'it ends before it begins'
  const period = interval * (freq === 'DAILY' ? daySeconds : weekSeconds)
  if (days.length === 0 && seconds >= period) return []
  if (interval > 1) return `it does not come round each ${freq === 'DAILY' ? 'day' : 'week'}`
  const [from, minutes] = [Math.floor((wall % dayMs) / 60_000), Math.floor(seconds / 60)]
  const own = (new Date(wall).getUTCDay() + 6) % 7
  const on = days.length > 0 ? days : freq === 'DAILY' ? weekdays.map((_, day) => day) : [own]
  return on.map(day => ({day, from, minutes}))
}
