import * as z from 'zod'
import {base} from './base.ts'
import {evidence} from './evidence.ts'
import {alertName, alertSeverity, duration, failureClass, field, ownerRef, ref, severity, words} from './field.ts'
import {defineKind} from './kind.ts'
import {aboutOne, subjectFields} from './subject.ts'

// The code is an address, and the address a folder of the site.
const isAddressable = (code: string) => code.length <= 200 && !/\.html?$/i.test(code)

const codeText = () =>
  z
    .union([words(), z.int()])
    .transform(String)
    .refine(isAddressable, {error: () => codeExpected})

const code = z.strictObject({
  code: field(codeText(), {
    is: 'The code or text exactly as it appears.',
    example: 'RCRD_HAS_BEEN_CHANGED',
  }),
  formerly: field(z.array(codeText()).default([]), {
    is: 'What it was called before; those addresses lead to its page.',
    example: ['RCRD_CHANGED'],
  }),
  system: field(ref('system').optional(), {is: 'Who says it; two systems may use one code.', example: 'netsuite', absent: 'any system'}),
  meaning: field(words().optional(), {
    is: 'What it means here.',
    example: 'Somebody saved the record in the same second.',
    absent: 'the code speaks for itself',
  }),
  primary: field(z.boolean().default(true), {is: 'False when another failure mode is the first to check.', example: false}),
  ...evidence,
})

const alert = z
  .strictObject({
    name: field(alertName(), {
      is: 'Name as the alerting system sends it; its page is `/alerts/<name>/`.',
      example: 'OrdersSilent',
    }),
    formerly: field(z.array(alertName()).default([]), {
      is: 'Names it had before; their addresses lead to its page.',
      example: ['OrdersQuiet'],
    }),
    number: field(words().optional(), {is: 'Short number.', example: 'AL-01', absent: 'known by its name'}),
    signal: field(ref('signal').optional(), {
      is: 'Signal it watches.',
      example: 'orders-to-erp/orders-waiting',
      absent: 'it has a query of its own',
    }),
    level: field(z.enum(['warning', 'critical']).default('critical'), {
      is: "Which of the signal's thresholds it uses.",
      example: 'critical',
    }),
    query: field(words().optional(), {is: 'PromQL condition.', example: 'sum(orders_waiting) > 120', absent: "the signal's threshold"}),
    for: field(duration().default('0m'), {is: 'How long the condition must hold.', example: '5m'}),
    severity: field(alertSeverity(), {
      is: 'Wakes somebody, waits for the morning, or only tells.',
      example: 'page',
    }),
    says: field(words().optional(), {
      is: 'Business sentence the notification carries.',
      example: 'No order has arrived for 30 minutes.',
      absent: "the signal's sentence",
    }),
    runbook: field(ref('runbook').optional(), {
      is: 'Runbook that it leads to straight away.',
      example: 'recreate-webhook-subscription',
      absent: "the failure mode's runbook",
    }),
    owner: field(ownerRef().optional(), {
      is: 'Team that answers the alert.',
      example: 'commerce-platform',
      absent: "the failure mode's owner",
    }),
    primary: field(z.boolean().default(true), {
      is: 'False when another failure mode defines this alert and is the first to check.',
      example: false,
    }),
  })
  .refine(value => value.signal !== undefined || value.query !== undefined || !value.primary, {error: () => 'expected `signal` or `query`'})

const codeExpected = 'expected a code of at most 200 characters that is no file name such as `index.html`'

/** A named way an integration or a service fails. */
export const failureMode = aboutOne(
  z.strictObject({
    ...base,
    ...subjectFields('Integration that fails this way.', 'Service that fails this way, where it is no integration.'),
    alsoIn: field(z.array(ref('integration')).default([]), {is: 'Other integrations it happens in.', example: ['erp-to-3pl']}),
    class: field(failureClass(), {
      is: 'Accepted but absent, refused, late, applied twice, or silently different.',
      example: 'stuck',
    }),
    severity: field(severity(), {is: 'How bad at its worst.', example: 'SEV1'}),
    contract: field(ref('contract').optional(), {is: 'Contract it breaks.', example: 'shopify-order-webhook', absent: 'no one contract'}),
    owner: field(ownerRef().optional(), {is: 'Team that recovers it.', example: 'commerce-platform', absent: 'the owner of what fails'}),
    escalation: field(ref('escalation-path').optional(), {is: 'Who is reached.', example: 'commerce', absent: 'the path of what fails'}),
    runbook: field(ref('runbook').optional(), {
      is: 'How to recover.',
      example: 'recreate-webhook-subscription',
      absent: 'there is none, which the checker reports',
      draft: {asked: true},
    }),
    symptoms: field(z.array(words()).default([]), {
      is: 'What people see, in their words.',
      example: ['Orders show in the storefront and nowhere else.'],
    }),
    firstCheck: field(words().optional(), {
      is: 'One look that confirms it.',
      example: 'List the webhook subscriptions.',
      absent: 'the runbook says',
    }),
    retry: field(z.enum(['safe', 'same-key', 'never']).optional(), {
      is: 'May the failed message be sent again: freely, only with its old idempotency key, or not at all.',
      example: 'same-key',
      absent: 'undecided',
    }),
    codes: field(z.array(code).default([]), {
      is: 'Error codes that show it.',
      example: [{code: 'THROTTLED', system: 'shopify'}],
      draft: {own: true},
    }),
    alerts: field(z.array(alert).default([]), {
      is: 'Rules that tell us; one name several times is one alert with several conditions, such as a fast and a slow burn.',
      example: [{name: 'OrdersSilent', severity: 'page', signal: 'orders-to-erp/silence'}],
      draft: {own: true},
    }),
  }),
)

/** The kind of entry. */
export const failureModeKind = defineKind({
  id: 'failure-mode',
  folder: 'failure-modes',
  one: 'failure mode',
  many: 'failure modes',
  note: 'A failure mode is a named way an integration or a service fails, with its alerts and error codes.',
  schema: failureMode,
  place: {group: 'recovery', rank: 20},
  hasOwnPage: true,
})
