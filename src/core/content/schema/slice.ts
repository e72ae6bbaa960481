import * as z from 'zod'
import {base} from './base.ts'
import {date, duration, field, ownerRef, ref, webAddress, words} from './field.ts'
import {defineKind} from './kind.ts'

const sliceEvidence = z.strictObject({
  says: field(words(), {is: 'What was measured, in numbers.', example: 'The order came back after 71 minutes.'}),
  on: field(date(), {is: 'Day it was measured.', example: '2026-11-18'}),
  url: field(webAddress().optional(), {is: 'Where it can be read.', example: 'https://wiki.example.com/proofs/2', absent: 'here alone'}),
})

/** One step of the delivery sequence. */
export const slice = z.strictObject({
  ...base,
  order: field(z.int().min(0), {is: 'Place in the sequence, 0 first.', example: 2, draft: {begins: 'next number'}}),
  weeks: field(words().optional(), {is: 'Planned weeks.', example: 'weeks 3 to 5', absent: 'not planned'}),
  size: field(duration(), {is: 'How long it takes.', example: '2w'}),
  owner: field(ownerRef().optional(), {is: 'Team that leads it.', example: 'integration-platform', absent: 'nobody leads it'}),
  dependsOn: field(z.array(ref('slice')).default([]), {is: 'Slices that come first.', example: ['keys-and-dedupe']}),
  decisions: field(z.array(ref('decision')).default([]), {is: 'Decisions it carries out.', example: ['hourly-backfill']}),
  delivers: field(z.array(words()).min(1), {is: 'What exists afterwards.', example: ['997 watcher']}),
  proof: field(words(), {
    is: 'Measured result that ends it.',
    example: 'An order deleted from the queue in test is booked within 75 minutes.',
  }),
  evidence: field(sliceEvidence.optional(), {
    is: 'What showed that the proof holds.',
    example: {says: 'The order came back after 71 minutes.', on: '2026-11-18'},
    absent: 'nothing has shown it yet',
    draft: {own: true},
  }),
  state: field(z.enum(['planned', 'in-progress', 'proven']), {
    is: 'Where it stands.',
    example: 'planned',
    draft: {begins: {value: 'planned'}},
  }),
})

/** The kind of entry. */
export const sliceKind = defineKind({
  id: 'slice',
  folder: 'delivery',
  one: 'slice',
  many: 'slices',
  note: 'A slice is one step of the delivery sequence, with the proof that ends it.',
  schema: slice,
  place: {title: 'Delivery', rank: 60},
  hasOwnPage: true,
})
