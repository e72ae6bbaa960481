import * as z from 'zod'
import {base} from './base.ts'
import {date, field, instant, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

const approval = z.strictObject({
  by: field(ref('person'), {is: 'Who approved.', example: 'jules'}),
  on: field(date(), {is: 'When.', example: '2026-11-12'}),
})

const window = z.strictObject({
  from: field(instant(), {is: 'Begin.', example: '2026-12-08T14:00:00Z'}),
  to: field(instant(), {is: 'End, watch time included.', example: '2026-12-08T18:00:00Z'}),
})

const rollback = z.strictObject({
  how: field(words(), {is: 'What undoes it.', example: 'Pin 2026-07 again and redeploy.'}),
  runbook: field(ref('runbook').optional(), {is: 'Runbook that does it.', example: 'pin-api-version', absent: 'the sentence must do'}),
})

const step = z.strictObject({
  step: field(z.enum(['expand', 'migrate', 'contract']), {
    is: 'Add the new beside the old, move the readers, take the old away.',
    example: 'expand',
  }),
  from: field(date(), {is: 'First day.', example: '2026-11-16'}),
  until: field(date().optional(), {is: 'Last day.', example: '2027-01-31', absent: 'done on its first day'}),
  state: field(z.enum(['planned', 'running', 'done']).default('planned'), {is: 'Where the step stands.', example: 'done'}),
  adds: field(z.array(words()).default([]), {
    is: 'What is there once the step is done, as `contract` or `contract/field`.',
    example: ['netsuite-sales-order/custbody_sales_channel'],
  }),
  moved: field(z.array(ref('integration')).default([]), {
    is: 'Consumers that use the new form by now.',
    example: ['marketplace'],
  }),
  evidence: field(z.array(words()).default([]), {is: 'How we know that it is done.', example: ['both fields equal on 200 orders']}),
})

/** A release or mapping change under control. */
export const change = z.strictObject({
  ...base,
  class: field(z.enum(['breaking', 'behaviour', 'enum-widened', 'new-endpoint', 'additive', 'bug-fix']), {
    is: 'What it does to consumers.',
    example: 'breaking',
  }),
  contracts: field(z.array(ref('contract')).default([]), {
    is: 'Contracts it touches.',
    example: ['netsuite-sales-order'],
    draft: {asked: true},
  }),
  fields: field(z.array(ref('field')).default([]), {
    is: 'Fields it touches, as `contract/field`.',
    example: ['netsuite-sales-order/custbody_channel'],
  }),
  retires: field(z.array(words()).default([]), {
    is: 'What it takes away, as `contract` or `contract/field`; it need not be there any more.',
    example: ['netsuite-sales-order/custbody_channel'],
  }),
  consumers: field(z.array(ref('integration')).default([]), {is: 'Integrations that notice.', example: ['orders-to-erp']}),
  owner: field(ownerRef().optional(), {is: 'Team that carries it.', example: 'finance-systems', absent: "the first contract's owner"}),
  state: field(z.enum(['proposed', 'approved', 'scheduled', 'in-progress', 'released', 'refused', 'rolled-back']), {
    is: 'Where it stands.',
    example: 'scheduled',
    draft: {begins: {value: 'proposed'}},
  }),
  window: field(window.optional(), {
    is: 'When it happens.',
    example: {from: '2026-12-08T14:00:00Z', to: '2026-12-08T18:00:00Z'},
    absent: 'not planned',
    draft: {own: true},
  }),
  approvals: field(z.array(approval).default([]), {is: 'Who agreed.', example: [{by: 'jules', on: '2026-11-12'}], draft: {own: true}}),
  tests: field(z.array(words()).default([]), {
    is: 'Evidence that it works.',
    example: ['200 orders of 2026-11-10 replayed, totals equal'],
    draft: {own: true},
  }),
  rollback: field(rollback.optional(), {is: 'The way back.', example: {how: 'Pin 2026-07 again.'}, absent: 'there is none'}),
  steps: field(z.array(step).default([]), {
    is: 'Plan by which nobody breaks: expand, migrate, contract.',
    example: [{step: 'expand', from: '2026-11-16', state: 'done', adds: ['netsuite-sales-order/custbody_sales_channel']}],
  }),
  watch: field(z.array(ref('signal')).default([]), {is: 'Signals to watch afterwards.', example: ['orders-to-erp/orders-waiting']}),
})

/** The kind of entry. */
export const changeKind = defineKind({
  id: 'change',
  folder: 'changes',
  one: 'change',
  many: 'changes',
  note: 'A change is a release or mapping change under control.',
  schema: change,
  place: {rank: 40},
  hasOwnPage: true,
})
