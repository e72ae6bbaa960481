import * as z from 'zod'
import {timeZone} from '../../core/content/schema/field.ts'

// Answers of Opsgenie's REST API v2, as far as they are read. What else is in them is passed over.
// See https://docs.opsgenie.com/docs/schedule-api, /docs/schedule-rotation-api, /docs/escalation-api, /docs/user-api, /docs/team-api.

const name = z
  .string({error: () => 'expected a name'})
  .trim()
  .min(1, {error: () => 'expected a name'})
const id = z.string({error: () => 'expected an `id`'}).min(1, {error: () => 'expected an `id`'})
const time = z.string().refine(value => !Number.isNaN(Date.parse(value)) && /^\d{4}-\d\d-\d\dT/.test(value), {
  error: () => 'expected a date and time such as `2026-01-05T08:00:00Z`',
})
const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
const day = z.preprocess(value => (typeof value === 'string' ? value.toLowerCase() : value), weekday)
const hour = z.int().min(0).max(24).default(0)
const minute = z.int().min(0).max(59).default(0)

// Jira Service Management names fields of its own platform, and nobody `noone`.
const renamed = (names: Record<string, string>) => (value: unknown) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const had = value as Record<string, unknown>
  return {
    ...had,
    ...Object.fromEntries(
      Object.entries(names).flatMap(([ours, theirs]) => (theirs in had && !(ours in had) ? [[ours, had[theirs]]] : [])),
    ),
  }
}

const participant = z.looseObject({
  type: z.preprocess(
    type => (type === 'noone' ? 'none' : type),
    z.enum(['user', 'team', 'escalation', 'schedule', 'none'], {
      error: () => 'expected `user`, `team`, `escalation`, `schedule` or `none`',
    }),
  ),
  id: z.string().nullish(),
  username: z.string().nullish(),
  name: z.string().nullish(),
})

const ofDay = z.looseObject({startHour: hour, startMin: minute, endHour: hour, endMin: minute})
const ofWeek = z.looseObject({startDay: day, startHour: hour, startMin: minute, endDay: day, endHour: hour, endMin: minute})

const timeRestriction = z.discriminatedUnion('type', [
  z.looseObject({type: z.literal('time-of-day'), restriction: ofDay}),
  z.looseObject({type: z.literal('weekday-and-time-of-day'), restrictions: z.array(ofWeek).min(1)}),
])

const rotation = z.looseObject({
  name: z.string().nullish(),
  startDate: time,
  endDate: time.nullish(),
  type: z.enum(['daily', 'weekly', 'hourly'], {error: () => 'expected `daily`, `weekly` or `hourly`'}),
  length: z.int().min(1).max(1000).default(1),
  participants: z.array(participant).default([]),
  timeRestriction: timeRestriction.nullish(),
})

/** A schedule, from `GET /v2/schedules?expand=rotation`. */
export const scheduleShape = z.looseObject({
  id,
  name,
  description: z.string().nullish(),
  timezone: timeZone(),
  enabled: z.boolean().default(true),
  ownerTeam: z.looseObject({id: z.string().nullish(), name: z.string().nullish()}).nullish(),
  /** Team of Jira Service Management. */
  teamId: z.string().nullish(),
  rotations: z.array(rotation).default([]),
})

/** An escalation, from `GET /v2/escalations`. */
export const escalationShape = z.looseObject({
  id,
  name,
  description: z.string().nullish(),
  ownerTeam: z.looseObject({id: z.string().nullish(), name: z.string().nullish()}).nullish(),
  rules: z
    .array(
      z.looseObject({
        condition: z.string().default('if-not-acked'),
        notifyType: z.string().default('default'),
        // Jira Service Management says minutes, bare.
        delay: z.preprocess(
          delay => (typeof delay === 'number' ? {timeAmount: delay} : delay),
          z
            .looseObject({timeAmount: z.int().min(0).default(0), timeUnit: z.enum(['minutes', 'hours', 'days']).default('minutes')})
            .default({timeAmount: 0, timeUnit: 'minutes'}),
        ),
        recipient: participant,
      }),
    )
    .min(1, {error: () => 'expected at least one rule'}),
  repeat: z
    .looseObject({
      waitInterval: z.int().min(0).default(0),
      count: z.int().min(0).default(0),
      closeAlertAfterAll: z.boolean().default(false),
    })
    .nullish(),
})

const user = z.looseObject({
  id,
  username: z.string().nullish(),
  fullName: z.string().nullish(),
  timeZone: z.string().nullish(),
  role: z.looseObject({name: z.string().nullish()}).nullish(),
  userContacts: z.array(z.looseObject({contactMethod: z.string(), to: z.string()})).nullish(),
})

/** A user, from `GET /v2/users/{id}?expand=contact`, or `GET /rest/api/3/users/search` of Jira. */
export const userShape = z.preprocess(renamed({id: 'accountId', username: 'emailAddress', fullName: 'displayName'}), user)

const team = z.looseObject({
  id,
  name,
  description: z.string().nullish(),
  members: z
    .array(z.looseObject({user: z.looseObject({id: z.string().nullish(), username: z.string().nullish()}), role: z.string().nullish()}))
    .nullish(),
})

/** A team, from `GET /v2/teams/{id}`, or `GET /v1/teams` of Jira Service Management. */
export const teamShape = z.preprocess(renamed({id: 'teamId', name: 'teamName'}), team)

const override = z.looseObject({
  user: participant,
  startDate: time,
  endDate: time,
  rotations: z.array(z.looseObject({name: z.string().nullish()})).nullish(),
  _parent: z.looseObject({id: z.string().nullish(), name: z.string().nullish()}).nullish(),
})

/** An override, from `GET /v2/schedules/{id}/overrides`. */
export const overrideShape = z.preprocess(renamed({user: 'responder'}), override)

export type OpsgenieSchedule = z.output<typeof scheduleShape>
export type OpsgenieRotation = z.output<typeof rotation>
export type OpsgenieEscalation = z.output<typeof escalationShape>
export type OpsgenieUser = z.output<typeof userShape>
export type OpsgenieTeam = z.output<typeof teamShape>
export type OpsgenieParticipant = z.output<typeof participant>
