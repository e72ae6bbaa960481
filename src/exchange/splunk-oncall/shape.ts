import * as z from 'zod'
import {isZoneName} from '../../oncall/ical/clock.ts'
import {zoneMeant} from '../oncall/zone-meant.ts'

// Answers of the public API of Splunk On-Call, as far as they are read. What else is in them is passed over.
// See https://portal.victorops.com/public/api-docs.html under Users, Teams, Rotations and Escalation policies.

const words = (what: string) =>
  z
    .string({error: () => `expected ${what}`})
    .trim()
    .min(1, {error: () => `expected ${what}`})
const zone = z.preprocess(
  value => (typeof value === 'string' ? zoneMeant(value) : value),
  z.string().refine(isZoneName, {error: () => 'expected an IANA time zone such as `America/New_York`'}),
)
/** Milliseconds, or as ISO 8601; the API has answered both. */
const instant = z.preprocess(
  value => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value),
  z.number({error: () => 'expected a date and time such as `2026-01-05T08:00:00Z`'}),
)

const clock = z.looseObject({hour: z.int().min(0).max(24), minute: z.int().min(0).max(59).default(0)})
const mask = z.looseObject({
  day: z.looseObject({
    m: z.boolean().default(false),
    t: z.boolean().default(false),
    w: z.boolean().default(false),
    th: z.boolean().default(false),
    f: z.boolean().default(false),
    sa: z.boolean().default(false),
    su: z.boolean().default(false),
  }),
  time: z.array(z.looseObject({start: clock, end: clock})).default([]),
})

const period = z.looseObject({start: instant, end: instant, username: z.string().nullish()})

const shift = z.looseObject({
  label: z.string().nullish(),
  timezone: zone,
  start: instant,
  /** Days. */
  duration: z.int({error: () => 'expected whole days'}).min(1, {error: () => 'expected at least one day'}),
  shifttype: z.string().nullish(),
  mask: mask.nullish(),
  mask2: mask.nullish(),
  mask3: mask.nullish(),
  periods: z.array(period).nullish(),
  shiftMembers: z.array(z.looseObject({username: words('a `username`')})).default([]),
})

/** A rotation, from `GET /api-public/v2/team/{team}/rotations`; the answer of v1 tells its slug and team. */
export const rotationShape = z.looseObject({
  label: words('a `label`'),
  slug: z.string().nullish(),
  groupId: z.union([z.int(), z.string()]).nullish(),
  teamSlug: z.string().nullish(),
  shifts: z.array(shift).nullish(),
})

/** A user, from `GET /api-public/v2/user`. */
export const userShape = z.looseObject({
  username: words('a `username`'),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  displayName: z.string().nullish(),
  email: z.string().nullish(),
})

/** A team, from `GET /api-public/v1/team`. */
export const teamShape = z.looseObject({slug: words('a `slug`'), name: words('a name'), description: z.string().nullish()})

/** The people of a team, from `GET /api-public/v1/team/{team}/members`. */
export const membersShape = z.looseObject({
  _selfUrl: z.string().nullish(),
  members: z.array(userShape),
})

/** How somebody is reached, from `GET /api-public/v1/user/{user}/contact-methods`. */
export const contactsShape = z.looseObject({
  _selfUrl: z.string().nullish(),
  phones: z.looseObject({contactMethods: z.array(z.looseObject({value: z.string().nullish()})).default([])}).nullish(),
  emails: z.looseObject({contactMethods: z.array(z.looseObject({value: z.string().nullish()})).default([])}).nullish(),
})

const named = z.looseObject({slug: z.string().nullish(), label: z.string().nullish(), name: z.string().nullish()})

/** A policy, from `GET /api-public/v1/policies/{policy}`. */
export const policyShape = z.looseObject({
  slug: words('a `slug`'),
  name: words('a name'),
  teamSlug: z.string().nullish(),
  steps: z
    .array(
      z.looseObject({
        /** Minutes after the step before it. */
        timeout: z.int().min(0).default(0),
        entries: z.array(
          z.looseObject({
            executionType: z.string({error: () => 'expected an `executionType`'}),
            user: z.looseObject({username: z.string().nullish()}).nullish(),
            rotationGroup: named.nullish(),
            email: z.looseObject({address: z.string().nullish()}).nullish(),
            targetPolicy: z.looseObject({policySlug: z.string().nullish()}).nullish(),
          }),
        ),
      }),
    )
    .min(1, {error: () => 'expected at least one step'}),
})

export type SplunkShift = z.output<typeof shift>
export type SplunkMask = z.output<typeof mask>
export type SplunkRotation = z.output<typeof rotationShape>
export type SplunkPolicy = z.output<typeof policyShape>
export type SplunkEntry = SplunkPolicy['steps'][number]['entries'][number]
