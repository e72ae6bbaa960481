import * as z from 'zod'
import {duration, field, slug, webAddress, words} from './field.ts'

/** A number that an integration or a service is measured by. */
export const signal = z.strictObject({
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

/** A page of another program that shows more. */
export const dashboard = z.strictObject({
  title: field(words(), {is: 'What it shows.', example: 'Order flow, last 24 hours'}),
  url: field(webAddress(), {is: 'Where it is.', example: 'https://grafana.example.com/d/orders'}),
})
