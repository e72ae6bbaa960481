import * as z from 'zod'
import {instant} from '../../core/content/schema/field.ts'
import {isZoneName} from '../../oncall/ical/clock.ts'
import {zoneMeant} from '../oncall/zone-meant.ts'

// Answers of Grafana OnCall's HTTP API v1, as far as they are read. What else is in them is passed over.
// See https://grafana.com/docs/oncall/latest/oncall-api-reference/ under OnCall shifts, schedules, escalation chains and policies.

const id = z.string({error: () => 'expected an `id`'}).min(1, {error: () => 'expected an `id`'})
const name = z
  .string({error: () => 'expected a name'})
  .trim()
  .min(1, {error: () => 'expected a name'})
const zone = z.preprocess(
  value => (typeof value === 'string' ? zoneMeant(value) : value),
  z.string().refine(isZoneName, {error: () => 'expected an IANA time zone such as `America/New_York`'}),
)
/** On the clock of the shift, unless it says otherwise. */
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/, {
  error: () => 'expected a date and time such as `2026-01-05T08:00:00`',
})
const weekday = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], {error: () => 'expected a day such as `MO`'})

/** A schedule, from `GET /api/v1/schedules/`. */
export const scheduleShape = z.looseObject({
  id,
  name,
  type: z.string().nullish(),
  team_id: z.string().nullish(),
  time_zone: zone.nullish(),
  ical_url_overrides: z.string().nullish(),
  shifts: z.array(z.string()).nullish(),
})

/** A shift, from `GET /api/v1/on_call_shifts/`. */
export const shiftShape = z.looseObject({
  id,
  name: z.string().nullish(),
  type: z.enum(['single_event', 'recurrent_event', 'rolling_users', 'override'], {
    error: () => 'expected `single_event`, `recurrent_event`, `rolling_users` or `override`',
  }),
  time_zone: zone.nullish(),
  level: z.int().nullish(),
  start: time,
  rotation_start: time.nullish(),
  until: time.nullish(),
  duration: z.int({error: () => 'expected whole seconds'}).min(60, {error: () => 'expected at least a minute'}),
  frequency: z.enum(['hourly', 'daily', 'weekly', 'monthly']).nullish(),
  interval: z.int().min(1).max(1000).nullish(),
  week_start: weekday.nullish(),
  by_day: z.array(weekday).nullish(),
  by_month: z.array(z.int()).nullish(),
  by_monthday: z.array(z.int()).nullish(),
  users: z.array(z.string()).nullish(),
  rolling_users: z.array(z.array(z.string())).nullish(),
  start_rotation_from_user_index: z.int().min(0).nullish(),
})

/** A stretch of who is on call by Grafana's own reckoning, from `GET /api/v1/schedules/{id}/final_shifts`. */
export const finalShape = z.looseObject({user_pk: id, shift_start: instant(), shift_end: instant(), user_username: z.string().nullish()})

/** A chain, from `GET /api/v1/escalation_chains/`. */
export const chainShape = z.looseObject({id, name, team_id: z.string().nullish()})

/** A step of a chain, from `GET /api/v1/escalation_policies/`. */
export const stepShape = z.looseObject({
  escalation_chain_id: id,
  position: z.int().default(0),
  type: z.string({error: () => 'expected a `type` such as `notify_persons`'}),
  duration: z.number().min(0).nullish(),
  persons_to_notify: z.array(z.string()).nullish(),
  persons_to_notify_next_each_time: z.array(z.string()).nullish(),
  notify_on_call_from_schedule: z.string().nullish(),
  team_to_notify: z.string().nullish(),
  notify_if_time_from: z.string().nullish(),
  notify_if_time_to: z.string().nullish(),
})

/** A user, from `GET /api/v1/users/`. */
export const userShape = z.looseObject({
  id,
  username: name,
  email: z.string().nullish(),
  timezone: z.string().nullish(),
  teams: z.array(z.string()).nullish(),
})

/** A team, from `GET /api/v1/teams/`. */
export const teamShape = z.looseObject({id, name})

export type GrafanaSchedule = z.output<typeof scheduleShape>
export type GrafanaShift = z.output<typeof shiftShape>
export type GrafanaStep = z.output<typeof stepShape>
