import * as z from 'zod'
import {durationMs, durationPattern} from '../../format/duration.ts'
import {base} from './base.ts'
import {date, duration, field, instant, ref, severity, timeOfDay, timeZone, weekday, words} from './field.ts'
import {defineKind} from './kind.ts'

const hours = z.strictObject({
  days: field(z.array(weekday()).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), {
    is: 'Days on which the window begins.',
    example: ['mon', 'tue', 'wed', 'thu', 'fri'],
  }),
  from: field(timeOfDay(), {is: 'First minute, on the wall clock of the layer.', example: '08:00'}),
  to: field(timeOfDay(), {is: 'First minute no longer covered; before `from` means the next day.', example: '18:00'}),
})

const handoff = z.strictObject({
  day: field(weekday().default('mon'), {is: 'Day of the handoff, for turns counted in weeks.', example: 'mon'}),
  time: field(timeOfDay().default('09:00'), {is: 'Wall-clock time of the handoff.', example: '09:00'}),
})

// A turn of no length would never end, and one of seconds is a slip of the pen.
const turn = () =>
  duration().refine(text => !durationPattern.test(text) || durationMs(text) >= durationMs('1h'), {
    error: () => 'expected a turn of at least `1h`',
  })

const layer = z.strictObject({
  title: field(words().optional(), {is: 'Name of the layer.', example: 'Lisbon mornings', absent: 'the layer is known by its place'}),
  members: field(z.array(ref('person')), {is: 'Who takes turns, in this order.', example: ['noor', 'kai']}),
  turn: field(turn().default('1w'), {is: 'How long one turn lasts, at least an hour.', example: '1w'}),
  start: field(date(), {
    is: 'Day on which the first member began, at the time of the handoff.',
    example: '2026-01-05',
    draft: {begins: 'today'},
  }),
  handoff: field(handoff.default({day: 'mon', time: '09:00'}), {is: 'When turns change.', example: {day: 'mon', time: '09:00'}}),
  timeZone: field(timeZone().optional(), {is: 'Clock of this layer.', example: 'Europe/Lisbon', absent: "the rotation's zone"}),
  hours: field(z.array(hours).default([]), {is: 'Hours covered; empty means all.', example: [{from: '06:00', to: '14:00'}]}),
})

const override = z.strictObject({
  person: field(ref('person'), {is: 'Who stands in.', example: 'kai'}),
  from: field(instant(), {is: 'First instant.', example: '2026-12-24T09:00:00-05:00'}),
  to: field(instant(), {is: 'First instant no longer covered.', example: '2026-12-25T09:00:00-05:00'}),
  reason: field(words(), {is: 'Why.', example: 'Holiday swap.'}),
})

const gap = z.strictObject({
  from: field(instant(), {is: 'First uncovered instant.', example: '2026-10-25T05:00:00Z'}),
  to: field(instant(), {is: 'First covered instant again.', example: '2026-11-01T06:00:00Z'}),
  hours: field(hours.optional(), {
    is: 'Part of each day that is uncovered, on the rotation clock.',
    example: {from: '01:00', to: '02:00'},
    absent: 'the whole interval',
  }),
  reason: field(words(), {
    is: 'Why nobody is on call, and who accepted it.',
    example: 'Clock-change weeks; the duty manager carries the hour.',
  }),
})

const overlap = z.strictObject({
  hours: field(hours.optional(), {
    is: 'Part of each day in which two layers may be on duty, on the rotation clock.',
    example: {from: '13:00', to: '14:00'},
    absent: 'at any time',
  }),
  reason: field(words(), {
    is: 'Why two people are on duty at once.',
    example: 'Handover; the earlier layer is paged.',
  }),
})

const outOfHours = z.strictObject({
  rotation: field(ref('rotation'), {is: 'Rotation that is paged instead.', example: 'integration-primary'}),
  severities: field(z.array(severity()).min(1), {is: 'Only for these severities; others wait.', example: ['SEV1', 'SEV2']}),
})

// Programs offer their feeds as `webcal:`, which is `https:` by another name.
const feedUrl = () => {
  const error = () => 'expected an address that begins with `https:` or `webcal:`'
  return words().refine(value => /^(?:https|webcals?):\/\//.test(value) && URL.canParse(value.replace(/^webcals?:/, 'https:')), {error})
}

const calendar = z
  .strictObject({
    url: field(feedUrl().optional(), {
      is: 'iCalendar feed (`https:` or `webcal:`), read by `clarity fetch-calendars`; the guide on calendars says how to keep a secret address.',
      example: 'https://calendar.example.com/on-call.ics',
      absent: 'a file is given',
    }),
    file: field(
      words()
        .refine(name => /\.ics$/i.test(name), {error: () => 'expected a file such as `order-ops.ics`'})
        .optional(),
      {is: 'iCalendar file beside the entry.', example: 'order-ops.ics', absent: 'a feed is given'},
    ),
    names: field(z.record(z.string(), ref('person')).default({}), {is: 'Calendar name → person.', example: {'Kai D.': 'kai'}}),
    maxAge: field(duration().default('7d'), {is: 'How old a fetched feed may be before the check doubts it.', example: '7d'}),
  })
  .refine(value => (value.url === undefined) !== (value.file === undefined), {error: () => 'expected either `url` or `file`'})

/** Who is on call when. */
export const rotation = z
  .strictObject({
    ...base,
    team: field(ref('team'), {is: 'Team whose duty it is.', example: 'integration-platform'}),
    timeZone: field(timeZone(), {is: 'Clock of handoffs and hours.', example: 'America/New_York', draft: {begins: 'time zone'}}),
    layers: field(z.array(layer).default([]), {
      is: 'Turns and hours; a later layer fills what earlier ones leave open.',
      example: [{members: ['noor'], start: '2026-01-05'}],
      draft: {asked: true},
    }),
    overrides: field(z.array(override).default([]), {is: 'Dated exceptions; they win over layers.', example: [], draft: {own: true}}),
    gaps: field(z.array(gap).default([]), {is: 'Uncovered times that somebody accepted.', example: [], draft: {own: true}}),
    overlaps: field(z.array(overlap).default([]), {
      is: 'Times in which two layers are on duty on purpose; the earlier one is paged.',
      example: [],
      draft: {own: true},
    }),
    alone: field(words().optional(), {
      is: 'Why one person carries the rotation alone, and who accepted it.',
      example: 'The team has one member until April; the lead accepted it.',
      absent: 'a rotation of one person is a finding',
      draft: {own: true},
    }),
    outOfHours: field(outOfHours.optional(), {
      is: 'Who is paged outside the hours.',
      example: {rotation: 'integration-primary', severities: ['SEV1', 'SEV2']},
      absent: 'nobody',
    }),
    calendar: field(calendar.optional(), {
      is: 'An iCalendar source of shifts, instead of layers; where there are layers too, they fill what it leaves open.',
      example: {file: 'order-ops.ics'},
      absent: 'the layers hold the rotation',
    }),
  })
  .refine(value => value.layers.length > 0 || value.calendar !== undefined, {error: () => 'expected `layers` or a `calendar`'})

/** The kind of entry. */
export const rotationKind = defineKind({
  id: 'rotation',
  folder: 'rotations',
  one: 'rotation',
  many: 'rotations',
  note: 'A rotation says who is on call when.',
  schema: rotation,
  place: false,
  hasOwnPage: true,
})
