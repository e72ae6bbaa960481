import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Document} from '../../core/content/document.ts'
import type {Path} from '../../core/content/frontmatter.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {isMeantAsPromql, writtenQueries} from '../../status/signal-queries.ts'
import {readPromql} from './promql/promql.ts'
import {placeInValue} from './scalar-places.ts'

/** Reports each query of a signal or alert that Prometheus would refuse, by its grammar or by its types. */
export default defineRule({
  id: 'query-not-promql',
  severity: 'error',
  summary: 'A query is not PromQL.',
  why: 'Prometheus refuses it: the signal stays unknown, and an alert made from it never fires.',
  local: true,
  *check(catalog) {
    for (const {of, text, document, path} of promqlQueries(catalog)) {
      const found = readPromql(text)
      if (!('fault' in found)) continue
      const {start, end, reason} = found.fault
      yield {
        at: placeInValue(document, path, text, start, end),
        message: `the query of ${of} is not PromQL: ${reason}`,
        help: 'Try it on the graph page of Prometheus. If your server speaks more than PromQL, turn this rule off in the settings.',
      }
    }
  },
  examples: [
    {
      name: 'queries in every way YAML writes them, and those of other sources',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration(
          `query: sum(orders_waiting{from="shopify"}) or vector(0)`,
          `query: >-\n      (time() - max(last_order_seconds))\n      / 60 # minutes`,
          `query: $.orders.waiting\n    source: erp-report`,
          `queries: {metrics: 'max_over_time(sum(x)[1h:5m])', erp-report: '$.orders[0]'}`,
        ),
        'failure-modes/orders-silent.mdx': mode('histogram_quantile(0.9, sum by (le) (rate(lag_bucket[5m]))) > 3'),
      },
      expect: [],
    },
    {
      name: 'a function that Prometheus had under another name, and names where nothing tells what they are',
      files: {
        'integrations/orders.mdx': integration('query: holt_winters(x[1h], 0.5, 0.5)', 'query: Order events', 'query: Orders (EU)'),
      },
      expect: [],
    },
    {
      name: 'a bracket too many, an unknown function, a missing range, and a query that ends too early',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration(
          `query: sum(orders_waiting))`,
          `query: "sum(rats(orders{shop=\\"a\\"}[5m]))"`,
          `query: >-\n      sum(\n        rate(orders)\n      )`,
          `query: |\n      sum(orders)\n      /\n    unit: orders`,
        ),
      },
      expect: [
        'content/integrations/orders.mdx:10:31-10:32 the query of signal `orders/s0` is not PromQL: unexpected `)`',
        'content/integrations/orders.mdx:14:17-14:21 the query of signal `orders/s1` is not PromQL: there is no function `rats`; did you mean `rate`?',
        'content/integrations/orders.mdx:20:14-20:20 the query of signal `orders/s2` is not PromQL: `rate` takes a range such as `x[5m]`, got an instant vector',
        'content/integrations/orders.mdx:27:8-27:8 the query of signal `orders/s3` is not PromQL: it ends where more is expected',
      ],
    },
    {
      name: 'an alert on a range of values, and one with a single equals sign',
      files: {
        'failure-modes/orders-silent.mdx': mode('orders_total[5m]', 'sum(orders) = 0'),
      },
      expect: [
        'content/failure-modes/orders-silent.mdx:7:49-7:65 the query of alert `A0` is not PromQL: it gives a range of values where one is wanted; put a function such as `rate` or `max_over_time` around it',
        'content/failure-modes/orders-silent.mdx:8:61-8:62 the query of alert `A1` is not PromQL: unexpected `=`; a comparison is `==`',
      ],
    },
  ],
})

function settings(): string {
  return mdx`
    sources:
      - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}
      - {id: erp-report, kind: json, url: 'https://erp.example.com/report.json'}
  `
}

function integration(...queries: string[]): string {
  const signals = queries.map((query, index) => {
    const unit = query.includes('unit:') ? '' : '\n    unit: orders'
    return `  - id: s${index}\n    title: Orders\n    ${query}${unit}\n`
  })
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${signals.join('')}---\n`
}

function mode(...queries: string[]): string {
  const alerts = queries.map((query, index) => `  - {name: A${index}, severity: page, for: 5m, query: '${query}'}\n`)
  return `---\ntitle: A failure\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts:\n${alerts.join('')}---\n`
}

interface Written {
  /** What it is the query of. */
  of: string
  text: string
  document: Document
  path: Path
}

function* promqlQueries(catalog: Catalog): Generator<Written> {
  for (const query of writtenQueries(catalog)) {
    if (isMeantAsPromql(query)) yield {...query, of: `signal \`${query.signal}\``, document: query.integration.document}
  }
  for (const {data, document} of catalog.list('failure-mode')) {
    for (const [index, {name, query}] of data.alerts.entries()) {
      if (query !== undefined) yield {of: `alert \`${name}\``, text: query, document, path: ['alerts', index, 'query']}
    }
  }
}
