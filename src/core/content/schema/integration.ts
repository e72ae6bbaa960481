import * as z from 'zod'
import {base} from './base.ts'
import {duration, field, ownerRef, ref, slug, webAddress, words} from './field.ts'
import {defineKind} from './kind.ts'

const signal = z.strictObject({
  id: field(slug(), {is: 'Name within the integration; `integration/id` elsewhere.', example: 'orders-waiting'}),
  title: field(words(), {is: 'What people call it.', example: 'Orders waiting'}),
  unit: field(words(), {is: 'Unit of the value: a noun, `seconds`, `ratio` or a currency code.', example: 'orders'}),
  worse: field(z.enum(['higher', 'lower']).default('higher'), {is: 'Which way trouble lies.', example: 'higher'}),
  sentence: field(words().optional(), {
    is: 'The business sentence, with `{value}` where the number goes; `{other-signal}` is the value of another signal of the integration.',
    example: '{value} paid orders worth {gmv-at-risk} have not reached NetSuite',
    absent: 'the title and the number stand alone',
  }),
  query: field(words().optional(), {
    is: 'What gives the number: PromQL, a JSON path, or the name of a component, as its source speaks.',
    example: 'sum(orders_waiting{from="shopify",to="netsuite"})',
    absent: '`queries` has one for each source, or the signal is not yet measured',
  }),
  source: field(words().optional(), {
    is: 'Source in the settings that answers `query`.',
    example: 'metrics',
    absent: 'the first `prometheus` source, else the first that answers queries',
  }),
  queries: field(z.record(z.string(), words()).default({}), {
    is: 'Source → query, where more than one source can answer; asked in this order, the first recent value counts.',
    example: {metrics: 'sum(orders_waiting)', 'erp-report': '$.orders.waiting'},
  }),
  warning: field(z.number().optional(), {is: 'From here on somebody should look.', example: 40, absent: 'no warning level'}),
  critical: field(z.number().optional(), {is: 'From here on somebody is paged.', example: 120, absent: 'no critical level'}),
  maxAge: field(duration().default('5m'), {is: 'Older than this, the value is stale.', example: '5m'}),
})

const dashboard = z.strictObject({
  title: field(words(), {is: 'What it shows.', example: 'Order flow, last 24 hours'}),
  url: field(webAddress(), {is: 'Where it is.', example: 'https://grafana.example.com/d/orders'}),
})

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
  tier: field(z.int().min(1).max(3), {is: '1: money stops without it. 2: customers notice. 3: we notice.', example: 1}),
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
