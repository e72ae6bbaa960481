import * as z from 'zod'
import {instant, timeZone} from '../../core/content/schema/field.ts'
import {zoneMeant} from '../oncall/zone-meant.ts'

// Answers of PagerDuty's REST API v2, as far as they are read. What else is in them is passed over.
// See https://developer.pagerduty.com/api-reference/ under Schedules, Escalation Policies, Users and Teams.

const name = z
  .string({error: () => 'expected a name'})
  .trim()
  .min(1, {error: () => 'expected a name'})
const id = z.string({error: () => 'expected an `id`'}).min(1, {error: () => 'expected an `id`'})
const seconds = z.int({error: () => 'expected whole seconds'}).min(1, {error: () => 'expected at least one second'})
const reference = z.looseObject({
  id,
  type: z.string().default(''),
  summary: z.string().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
})
const clock = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?/, {error: () => 'expected a time of day such as `08:00:00`'})

const restriction = z.looseObject({
  type: z.enum(['daily_restriction', 'weekly_restriction'], {error: () => 'expected `daily_restriction` or `weekly_restriction`'}),
  start_time_of_day: clock,
  duration_seconds: seconds.max(604_800, {error: () => 'expected at most a week'}),
  /** 1 is Monday. */
  start_day_of_week: z.int().min(1).max(7).nullish(),
})

const entry = z.looseObject({start: instant(), end: instant(), user: reference.nullish()})
const rendered = z.looseObject({rendered_schedule_entries: z.array(entry).nullish()}).nullish()

const layer = z.looseObject({
  name: z.string().nullish(),
  start: instant(),
  end: instant().nullish(),
  rotation_virtual_start: instant(),
  rotation_turn_length_seconds: seconds.max(31_622_400, {error: () => 'expected a turn of at most a year'}),
  users: z.array(z.looseObject({user: reference})),
  restrictions: z.array(restriction).nullish(),
})

/** A schedule, from `GET /schedules/{id}`. */
export const scheduleShape = z.looseObject({
  id,
  name: name.nullish(),
  summary: z.string().nullish(),
  description: z.string().nullish(),
  time_zone: z.preprocess(zone => (typeof zone === 'string' ? zoneMeant(zone) : zone), timeZone()),
  schedule_layers: z.array(layer, {error: () => 'expected `schedule_layers`; ask for one schedule, or add `include[]=schedule_layers`'}),
  overrides_subschedule: rendered,
  overrides: z.array(entry).nullish(),
  final_schedule: rendered,
  teams: z.array(reference).nullish(),
})

/** A policy, from `GET /escalation_policies`. */
export const policyShape = z.looseObject({
  id,
  name: name.nullish(),
  summary: z.string().nullish(),
  description: z.string().nullish(),
  num_loops: z.int().min(0).nullish(),
  escalation_rules: z
    .array(
      z.looseObject({
        escalation_delay_in_minutes: z.int().min(1),
        targets: z.array(reference),
        escalation_rule_assignment_strategy: z.looseObject({type: z.string()}).nullish(),
      }),
    )
    .min(1, {error: () => 'expected at least one escalation rule'}),
  teams: z.array(reference).nullish(),
})

const contactMethod = z.looseObject({
  type: z.string(),
  address: z.string().nullish(),
  country_code: z.union([z.int(), z.string()]).nullish(),
})

/** A user, from `GET /users?include[]=contact_methods`. */
export const userShape = z.looseObject({
  id,
  name,
  email: z.string().nullish(),
  time_zone: z.string().nullish(),
  job_title: z.string().nullish(),
  contact_methods: z.array(contactMethod).nullish(),
  teams: z.array(reference).nullish(),
})

/** A team, from `GET /teams`. */
export const teamShape = z.looseObject({id, name, description: z.string().nullish()})

/** A service, from `GET /services`. */
export const serviceShape = z.looseObject({
  id,
  name: name.nullish(),
  summary: z.string().nullish(),
  escalation_policy: reference.nullish(),
})

/** An override, from `GET /schedules/{id}/overrides`. */
export const overrideShape = entry

export type PagerdutySchedule = z.output<typeof scheduleShape>
export type PagerdutyLayer = z.output<typeof layer>
export type PagerdutyRestriction = z.output<typeof restriction>
export type PagerdutyPolicy = z.output<typeof policyShape>
export type PagerdutyUser = z.output<typeof userShape>
export type PagerdutyReference = z.output<typeof reference>
export type PagerdutyEntry = z.output<typeof entry>
