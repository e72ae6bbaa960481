import * as z from 'zod'
import {base} from './base.ts'
import {field, ownerRef, ref, tier, words} from './field.ts'
import {defineKind} from './kind.ts'
import {dashboard, signal} from './signal.ts'

/** A flow of data objects between systems. */
export const integration = z.strictObject({
  ...base,
  from: field(z.array(ref('system')).min(1), {is: 'Where data comes from.', example: ['shopify']}),
  via: field(z.array(ref('system')).default([]), {is: 'What it passes through, in order.', example: ['sqs', 'celigo']}),
  to: field(z.array(ref('system')).min(1), {is: 'Where data goes.', example: ['netsuite']}),
  carries: field(z.array(ref('data-object')).default([]), {is: 'Data objects it moves.', example: ['order', 'customer']}),
  carriesBack: field(z.array(ref('data-object')).default([]), {
    is: 'Those of `carries` that also travel the other way, from its end to its beginning.',
    example: ['shipment'],
  }),
  mechanism: field(words(), {is: 'How data moves.', example: 'Webhook to a queue, backfill every 15 minutes.'}),
  target: field(words().optional(), {
    is: 'What good looks like, measurable.',
    example: '95 % booked within 5 minutes',
    absent: 'no target is agreed',
  }),
  tier: field(tier(), {is: '1: money stops without it. 2: customers notice. 3: we notice.', example: 1}),
  owner: field(ownerRef().optional(), {
    is: 'Team that answers for it.',
    example: 'integration-platform',
    absent: 'owner of its failures in the ownership table',
    draft: {asked: true},
  }),
  escalation: field(ref('escalation-path').optional(), {
    is: 'Who is reached when it fails.',
    example: 'integration',
    absent: 'path of its failures in the ownership table',
    draft: {asked: true},
  }),
  signals: field(z.array(signal).default([]), {
    is: 'Measured numbers in business terms.',
    example: [{id: 'orders-waiting', title: 'Orders waiting', unit: 'orders'}],
  }),
  dashboards: field(z.array(dashboard).default([]), {
    is: 'Where more can be seen.',
    example: [{title: 'Order flow', url: 'https://grafana.example.com/d/orders'}],
  }),
})

/** The kind of entry. */
export const integrationKind = defineKind({
  id: 'integration',
  folder: 'integrations',
  one: 'integration',
  many: 'integrations',
  note: 'An integration is a flow of data objects between systems, with the signals that show how it does.',
  schema: integration,
  place: {group: 'landscape', rank: 10},
  hasOwnPage: true,
})
