import * as z from 'zod'
import {duration, field, slug, words} from '../../core/content/schema/field.ts'

const minute = () => z.number().min(0)

const stretch = {
  from: field(minute(), {is: 'First minute of the recording in which it holds.', example: 72}),
  to: field(minute(), {is: 'First minute in which it no longer holds.', example: 200}),
}

const recordedAlert = z.strictObject({
  name: field(words(), {is: 'Name of the alert.', example: 'OrdersSilent'}),
  ...stretch,
  pending: field(minute().default(0), {is: 'For how many minutes it is pending before it fires.', example: 5}),
  labels: field(z.record(z.string(), z.string()).default({}), {is: 'Its labels.', example: {severity: 'page'}}),
  summary: field(words().optional(), {is: 'What the notification says.', example: 'No order for 30 minutes.', absent: 'it says nothing'}),
})

const recordedStatus = z.strictObject({
  ...stretch,
  state: field(z.enum(['ok', 'warning', 'critical', 'maintenance', 'unknown']), {is: 'How the vendor is.', example: 'warning'}),
  components: field(z.array(words()).default([]), {is: 'Components concerned.', example: ['SuiteTalk']}),
  title: field(words().optional(), {is: 'Title of the incident.', example: 'Slow API answers', absent: 'there is no incident'}),
})

const recordedMark = z.strictObject({
  entry: field(z.string().regex(/^(change|incident):[a-z0-9][a-z0-9-]*$/, 'expected `change:<id>` or `incident:<id>`'), {
    is: 'Change or incident of the content that is played, `kind:id`; one that the page of no integration lists is not drawn.',
    example: 'incident:2026-09-14-orders-silent',
  }),
  ...stretch,
})

/** A recording that a `replay` plays: a file in the content root. */
export const recordingSchema = z
  .strictObject({
    $schema: field(z.string().optional(), {is: 'Schema for editors.', example: '../../public/schemas/recording-1.json', absent: 'none'}),
    version: field(z.literal(1), {is: 'Version of this shape.', example: 1}),
    about: field(words().optional(), {is: 'What happens in it.', example: 'An ordinary evening.', absent: 'nothing is said'}),
    step: field(duration(), {is: 'Time between two values.', example: '5m'}),
    speed: field(z.number().min(1).max(1000), {is: 'How many times faster than life it is played.', example: 20}),
    signals: field(z.record(z.string(), z.array(z.number().nullable()).min(2)), {
      is: 'Values of each signal, `integration/signal`; `null` is a moment without a value.',
      example: {'orders-to-erp/orders-waiting': [4, 6, null]},
    }),
    maintenance: field(z.array(z.strictObject({signal: words(), ...stretch})).default([]), {
      is: 'Signals whose source announces planned work.',
      example: [{signal: 'crm-esp/oldest-backlog', from: 30, to: 60}],
    }),
    alerts: field(z.array(recordedAlert).default([]), {
      is: 'Alerts that become active.',
      example: [{name: 'OrdersSilent', from: 100, to: 200}],
    }),
    vendors: field(z.record(slug(), z.array(recordedStatus)).default({}), {
      is: 'By system: what its status page says; outside of what is written it is all well.',
      example: {netsuite: [{from: 60, to: 120, state: 'warning'}]},
    }),
    marks: field(z.array(recordedMark).default([]), {
      is: 'Changes and incidents on the time axis, as if they had happened then.',
      example: [{entry: 'incident:2026-09-14-orders-silent', from: 80, to: 215}],
    }),
  })
  .superRefine(({signals}, context) => {
    const [first, ...others] = Object.entries(signals)
    if (!first) return
    for (const [name, values] of others) {
      if (values.length === first[1].length) continue
      const message = `expected ${first[1].length} values, as many as \`${first[0]}\` has, got ${values.length}`
      context.addIssue({code: 'custom', path: ['signals', name], message})
    }
  })

/** A recording as code reads it. */
export type Recording = z.output<typeof recordingSchema>

/**
 * Reads a recording.
 *
 * @returns What is wrong, in words, where it cannot be played.
 */
export function parseRecording(text: string): {recording: Recording} | {reason: string} {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return {reason: `the recording is no JSON: ${error instanceof Error ? error.message : String(error)}`}
  }
  const parsed = recordingSchema.safeParse(data)
  if (parsed.success) return {recording: parsed.data}
  const [issue] = parsed.error.issues
  const at = issue?.path.join('.') || 'the whole'
  return {reason: `the recording does not fit at \`${at}\`: ${issue?.message}`}
}
