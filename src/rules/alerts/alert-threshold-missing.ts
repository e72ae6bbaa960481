import {defineRule} from '../../core/lint/rule.ts'

/** Reports each alert that watches a signal at a level for which the signal has no threshold. */
export default defineRule({
  id: 'alert-threshold-missing',
  severity: 'error',
  summary: 'An alert waits for a threshold that its signal does not have.',
  why: 'It can never fire, and everybody believes that they would be told.',
  *check(catalog) {
    for (const {document, data} of catalog.list('failure-mode')) {
      for (const [index, {name, signal: id, level, query}] of data.alerts.entries()) {
        const signal = id === undefined || query !== undefined ? undefined : catalog.part('signal', id)
        if (!signal || signal.data[level] !== undefined) continue
        const {valueSpan} = document.frontmatter
        const isWritten = (document.frontmatter.data.alerts as {level?: unknown}[] | undefined)?.[index]?.level !== undefined
        yield {
          at: valueSpan(['alerts', index, isWritten ? 'level' : 'signal']),
          message: `alert \`${name}\` waits for the ${level} level of signal \`${id}\`, which has none, so it can never fire`,
          help: `Give the signal a \`${level}\` threshold, or name the other level.`,
          related: [{at: signal.entry.document.frontmatter.valueSpan([...signal.path, 'id']), message: 'is the signal'}],
        }
      }
    }
  },
  examples: [
    {
      name: 'a level that the signal has, and a query of its own',
      files: {
        'integrations/orders.mdx': integration('critical: 2'),
        'failure-modes/stuck.mdx': mode(
          '{name: A, severity: page, signal: orders/waiting}',
          '{name: B, severity: page, signal: orders/waiting, level: warning, query: sum(a) > 1}',
        ),
      },
      expect: [],
    },
    {
      name: 'a level that it does not have, written and by default',
      files: {
        'integrations/orders.mdx': integration('critical: 2'),
        'integrations/stock.mdx': integration('warning: 2'),
        'failure-modes/stuck.mdx': mode(
          '{name: A, severity: page, signal: orders/waiting, level: warning}',
          '{name: B, severity: page, signal: stock/waiting}',
        ),
      },
      expect: [
        'content/failure-modes/stuck.mdx:7:62-7:69 alert `A` waits for the warning level of signal `orders/waiting`, which has none, so it can never fire',
        'content/failure-modes/stuck.mdx:8:39-8:52 alert `B` waits for the critical level of signal `stock/waiting`, which has none, so it can never fire',
      ],
    },
  ],
})

function integration(threshold: string): string {
  const signal = `{id: waiting, title: Waiting, unit: orders, query: sum(a), ${threshold}, maxAge: 5m}`
  return `---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: 1\nowner: ops\nsignals: [${signal}]\n---\n`
}

function mode(...alerts: string[]): string {
  return `---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts:\n${alerts.map(alert => `  - ${alert}\n`).join('')}---\n`
}
