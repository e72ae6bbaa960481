import {defineRule} from '../../core/lint/rule.ts'
import {writtenQueries} from '../../status/signal-queries.ts'
import {statementFault} from '../../status/source/sql-statement.ts'
import {placeInValue} from './scalar-places.ts'

/** Reports each query for a database that is not one statement that reads. */
export default defineRule({
  id: 'query-writes',
  severity: 'error',
  summary: 'A query for a database does more than read.',
  why: 'The collector does not send it, so the signal stays unknown; and what is asked every half minute must never change anything.',
  local: true,
  *check(catalog) {
    for (const {text, path, signal, setting, integration} of writtenQueries(catalog)) {
      const fault = setting?.can.language === 'sql' ? statementFault(text) : undefined
      if (!fault || !setting) continue
      yield {
        at: placeInValue(integration.document, path, text, fault.start, fault.end),
        message: `the query of signal \`${signal}\` for \`${setting.id}\` is not sent: ${fault.reason}`,
        help: 'Write one `SELECT` that gives one row with one number; put a column that is named like a command in quotes.',
      }
    }
  },
  examples: [
    {
      name: 'a query that reads, and one for another source',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration(`source: erp, query: 'select count(*), max(updated) from orders'`, 'query: sum(orders)'),
      },
      expect: [],
    },
    {
      name: 'a second statement, and a query that deletes',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration(`source: erp, query: 'select 1; select 2'`, 'source: erp, query: delete from orders'),
      },
      expect: [
        'content/integrations/orders.mdx:8:72-8:73 the query of signal `orders/s0` for `erp` is not sent: it holds more than one statement',
        'content/integrations/orders.mdx:9:63-9:69 the query of signal `orders/s1` for `erp` is not sent: it does not begin with `SELECT` or `WITH`',
      ],
    },
  ],
})

function settings(): string {
  return "sources:\n  - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}\n  - {id: erp, kind: sql, dialect: postgresql, connection: ERP_DATABASE}\n"
}

function integration(...signals: string[]): string {
  const lines = signals.map((signal, index) => `  - {id: s${index}, title: Orders, unit: orders, ${signal}}\n`)
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${lines.join('')}---\n`
}
