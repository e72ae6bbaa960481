import * as z from 'zod'
import {base} from './base.ts'
import {date, field, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

const score = () => z.int().min(1).max(5)

/** Something to decide or do, ranked. */
export const decision = z.strictObject({
  ...base,
  rank: field(z.int().min(1), {is: 'Place in the list, 1 first.', example: 1, draft: {begins: 'next number'}}),
  because: field(words().optional(), {
    is: 'Why it stands before decisions that weigh more.',
    example: 'Webhooks wait for the freeze to end; this one can begin today.',
    absent: 'its weight is the reason',
    draft: {own: true},
  }),
  horizon: field(z.enum(['immediate', 'roadmap']), {is: 'Fix now, or plan.', example: 'immediate'}),
  impact: field(score(), {is: 'Harm avoided, 1 to 5.', example: 5}),
  likelihood: field(score(), {is: 'How likely the harm is without it, 1 to 5.', example: 4}),
  effort: field(score(), {is: 'Work, 1 to 5.', example: 2}),
  owner: field(ownerRef().optional(), {
    is: 'Team that carries it.',
    example: 'integration-platform',
    absent: 'nobody carries it',
    draft: {asked: true},
  }),
  due: field(date().optional(), {is: 'Day by which it is done.', example: '2026-12-11', absent: 'no day is set', draft: {own: true}}),
  state: field(z.enum(['open', 'agreed', 'done', 'refused', 'superseded']), {
    is: 'Where it stands.',
    example: 'agreed',
    draft: {begins: {value: 'open'}},
  }),
  supersededBy: field(ref('decision').optional(), {
    is: 'Decision that replaced it.',
    example: 'hourly-backfill',
    absent: 'it stands',
    draft: {own: true},
  }),
  failureModes: field(z.array(ref('failure-mode')).default([]), {
    is: 'Failure modes it makes rarer or milder.',
    example: ['poison-message'],
  }),
})

/** The kind of entry. */
export const decisionKind = defineKind({
  id: 'decision',
  folder: 'decisions',
  one: 'decision',
  many: 'decisions',
  note: 'A decision is something to decide or do, ranked.',
  schema: decision,
  place: {rank: 50},
  hasOwnPage: true,
})
