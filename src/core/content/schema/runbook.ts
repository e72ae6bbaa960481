import * as z from 'zod'
import {type FormName, formNames, isPattern} from '../input-forms.ts'
import {base} from './base.ts'
import {alertName, date, duration, field, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

const input = z.strictObject({
  name: field(z.string().regex(/^[a-z][a-z0-9_]*$/, {error: () => 'expected an input name such as `order_id`'}), {
    is: 'Name; `{{name}}` in commands.',
    example: 'order_id',
  }),
  is: field(words(), {is: 'What it is and where to find it.', example: 'Shopify order id, the digits at the end of the admin URL.'}),
  example: field(words().optional(), {is: 'A value of the right form.', example: '5551234567890', absent: 'the description must do'}),
  form: field(z.enum(formNames).optional(), {
    is: 'What a value must be; the page copies no command with another.',
    example: 'number' satisfies FormName,
    absent: '`pattern` says it, or any line will do',
  }),
  pattern: field(
    z
      .string()
      .min(1)
      .max(300)
      .refine(isPattern, {error: () => 'expected a regular expression such as `SO[0-9]{6}`'})
      .optional(),
    {is: 'A regular expression for the whole value, where no form names it.', example: 'SO[0-9]{6}', absent: '`form` says it'},
  ),
})

/** The recovery of one or more failure modes. */
export const runbook = z.strictObject({
  ...base,
  alerts: field(z.array(alertName()).default([]), {
    is: 'Alerts that lead straight to it and that no failure mode names; when they fire stands in the rules of the alerting system.',
    example: ['KubePodCrashLooping'],
    draft: {own: true},
  }),
  inputs: field(z.array(input).default([]), {is: 'Values the commands need.', example: [{name: 'order_id', is: 'Shopify order id'}]}),
  access: field(z.array(words()).default([]), {is: 'Rights and tools to have before starting.', example: ['NetSuite role with SuiteQL']}),
  duration: field(duration().optional(), {is: 'How long a calm recovery takes.', example: '25m', wanted: true}),
  reviewed: field(date().optional(), {
    is: 'Day somebody last read it against reality.',
    example: '2026-11-02',
    wanted: true,
    draft: {begins: 'today'},
  }),
  exercised: field(date().optional(), {
    is: 'Day it was last carried out, for real or in a game day.',
    example: '2026-10-14',
    absent: 'never',
    draft: {own: true},
  }),
  owner: field(ownerRef().optional(), {
    is: 'Team that keeps it right.',
    example: 'commerce-platform',
    absent: 'owner of its failure modes',
  }),
  escalation: field(ref('escalation-path').optional(), {
    is: 'Who is reached from it.',
    example: 'commerce',
    absent: 'path of its failure modes',
  }),
})

/** The kind of entry. */
export const runbookKind = defineKind({
  id: 'runbook',
  folder: 'runbooks',
  one: 'runbook',
  many: 'runbooks',
  note: 'A runbook is the recovery of one or more failure modes.',
  schema: runbook,
  place: {group: 'recovery', rank: 10},
  hasOwnPage: true,
})
