import {defineRule} from '../../core/lint/rule.ts'
import {writtenQueries} from '../../status/signal-queries.ts'
import {jsonQueryFault} from './promql/json-path.ts'
import {placeInValue} from './scalar-places.ts'

/** Reports each query for a source of JSON that is no JSON path. */
export default defineRule({
  id: 'query-not-json-path',
  severity: 'error',
  summary: 'A query for a source of JSON is not a JSON path.',
  why: 'Nothing is found in the answer, and the signal stays unknown.',
  local: true,
  *check(catalog) {
    for (const {text, path, signal, setting, integration} of writtenQueries(catalog)) {
      if (setting?.can.language !== 'json-path') continue
      const fault = jsonQueryFault(text)
      if (!fault) continue
      yield {
        at: placeInValue(integration.document, path, text, fault.at, Math.min(fault.at + 1, text.length)),
        message: `the query of signal \`${signal}\` for \`${setting.id}\` is not a JSON path: ${fault.reason}`,
        help: 'Write a path that begins with `$`, such as `$.orders.waiting`, or name another source.',
      }
    }
  },
  examples: [
    {
      name: 'a path, one with a filter, and a query for another source',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration(
          'source: erp-report, query: $.orders.waiting',
          `queries: {erp-report: '$.queues[?@.name == "orders"].length', metrics: sum(orders)}`,
          'query: sum(orders)',
          `source: erp-report, query: 'sum($.orders[?@.state == "held"].total) at $.measuredAt'`,
          `source: erp-report, query: 'count($.orders)'`,
        ),
      },
      expect: [],
    },
    {
      name: 'PromQL for a report, and a bracket that is not closed',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration('source: erp-report, query: sum(orders)', `queries: {erp-report: '$.orders['}`),
      },
      expect: [
        'content/integrations/orders.mdx:8:70-8:71 the query of signal `orders/s0` for `erp-report` is not a JSON path: expected `$`, found `s`',
        'content/integrations/orders.mdx:9:75-9:75 the query of signal `orders/s1` for `erp-report` is not a JSON path: unclosed bracketed selection',
      ],
    },
  ],
})

function settings(): string {
  return "sources:\n  - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}\n  - {id: erp-report, kind: json, url: 'https://erp.example.com/report.json'}\n"
}

function integration(...signals: string[]): string {
  const lines = signals.map((signal, index) => `  - {id: s${index}, title: Orders, unit: orders, ${signal}}\n`)
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${lines.join('')}---\n`
}
