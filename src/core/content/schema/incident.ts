import * as z from 'zod'
import {base} from './base.ts'
import {date, field, instant, ref, severity, words} from './field.ts'
import {defineKind} from './kind.ts'
import {aboutOne, subjectFields} from './subject.ts'

const followUp = z.strictObject({
  what: field(words(), {is: 'What is to be done.', example: 'Move the subscription into the app config.'}),
  owner: field(ref('team', {role: 'owner'}), {is: 'Team that does it.', example: 'commerce-platform'}),
  due: field(date().optional(), {is: 'By when.', example: '2026-12-11', absent: 'no day is set'}),
  done: field(z.boolean().default(false), {is: 'True once it is.', example: true}),
})

/** What happened, and which failure mode it was. */
export const incident = aboutOne(
  z.strictObject({
    ...base,
    severity: field(severity(), {is: 'How bad it was.', example: 'SEV1'}),
    ...subjectFields('What failed.', 'Service that failed, where it is no integration.'),
    failureMode: field(ref('failure-mode', {or: ['unknown']}), {
      is: 'Which failure mode it was, or `unknown`.',
      example: 'webhook-subscription-removed',
      draft: {begins: {value: 'unknown'}},
    }),
    startedAt: field(instant(), {is: 'When it began.', example: '2026-09-14T05:12:00Z', draft: {own: true}}),
    detectedAt: field(instant().optional(), {
      is: 'When somebody knew.',
      example: '2026-09-14T05:44:00Z',
      absent: 'at its begin',
      draft: {own: true},
    }),
    resolvedAt: field(instant().optional(), {
      is: 'When it was over.',
      example: '2026-09-14T06:31:00Z',
      absent: 'it is not over',
      draft: {own: true},
    }),
    runbook: field(ref('runbook').optional(), {
      is: 'Runbook that was used.',
      example: 'recreate-webhook-subscription',
      absent: 'none was used',
    }),
    runbookWorked: field(z.enum(['yes', 'partly', 'no']).optional(), {is: 'Did it work.', example: 'partly', absent: 'none was used'}),
    followUps: field(z.array(followUp).default([]), {
      is: 'What came of it.',
      example: [{what: 'Watch the list hourly.', owner: 'commerce-platform'}],
      draft: {own: true},
    }),
  }),
)

/** The kind of entry. */
export const incidentKind = defineKind({
  id: 'incident',
  folder: 'incidents',
  one: 'incident',
  many: 'incidents',
  note: 'An incident is what happened, and which failure mode it was.',
  schema: incident,
  place: {rank: 70},
  hasOwnPage: true,
})
