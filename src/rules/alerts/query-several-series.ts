import {defineRule} from '../../core/lint/rule.ts'
import {isMeantAsPromql, writtenQueries} from '../../status/signal-queries.ts'
import {readPromql} from './promql/promql.ts'

/** Reports each query of a signal whose form does not say that it gives one number. */
export default defineRule({
  id: 'query-several-series',
  severity: 'warning',
  summary: 'The query of a signal may give several numbers.',
  why: 'A signal is one number. With a second instance, or in the minutes after a restart, there are two, and the signal is unknown.',
  local: true,
  *check(catalog) {
    for (const query of writtenQueries(catalog)) {
      if (!isMeantAsPromql(query)) continue
      const read = readPromql(query.text)
      if (!('series' in read) || read.series === 'one') continue
      yield {
        at: query.integration.document.frontmatter.valueSpan(query.path),
        message: `the query of signal \`${query.signal}\` may give several series`,
        help: 'Make one number of them, with `sum(…)`, `max(…)` or `min(…)` around it and without `by`.',
      }
    }
  },
  examples: [
    {
      name: 'sums, numbers, one at most, a quantile, and what a rule has recorded',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration(
          'sum(orders_waiting) / 60',
          'sum(rate(booked[5m])) / sum(rate(accepted[5m])) or vector(1)',
          'time() - max(last_order_seconds)',
          'topk(1, queue_length)',
          'histogram_quantile(0.9, sum by (le) (rate(lag_bucket[5m])))',
          'orders:waiting:sum',
        ),
      },
      expect: [],
    },
    {
      name: 'a plain metric, a sum for each shop, and a query that is not PromQL, which another rule reports',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration('orders_waiting', 'sum by (shop) (orders_waiting)', 'sum(orders'),
      },
      expect: [
        'content/integrations/orders.mdx:8:50-8:66 the query of signal `orders/s0` may give several series',
        'content/integrations/orders.mdx:9:50-9:82 the query of signal `orders/s1` may give several series',
      ],
    },
  ],
})

function settings(): string {
  return "sources: [{id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}]\n"
}

function integration(...queries: string[]): string {
  const signals = queries.map((query, index) => `  - {id: s${index}, title: Orders, unit: orders, query: '${query}'}\n`)
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${signals.join('')}---\n`
}
