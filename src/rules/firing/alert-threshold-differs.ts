import {compareAlerts, type FiredCondition} from '../../alerts/alert-comparison.ts'
import {splitCondition} from '../../alerts/promql-text.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/** Reports each rule that has the condition of its page with another number. */
export default defineRule({
  id: 'alert-threshold-differs',
  severity: 'error',
  summary: 'A rule has another threshold than its page says.',
  why: 'The page explains a number that is not the one that rings.',
  *check(catalog) {
    for (const fired of compareAlerts(catalog).fired) {
      const {rule, alert, condition, limit, isExtra} = fired
      const theirs = isExtra ? undefined : differentLimit(fired)
      const at = rule.threshold?.node ?? rule.expr?.node
      if (theirs === undefined || !at) continue
      yield {
        at: at.span,
        message: `alert \`${rule.title.text}\` fires at \`${theirs}\`, and its page says \`${limit}\``,
        help: 'Write one threshold in both places.',
        related: [
          {
            at: alert.entry.document.frontmatter.valueSpan([...condition.path, condition.data.query === undefined ? 'signal' : 'query']),
            message: 'is what the page says',
          },
        ],
      }
    }
  },
  examples: [
    {
      name: 'the number of the query, of the signal, and of a monitor',
      files: {
        ...firingExample(
          [
            '{name: A, severity: page, query: a > 1.5}',
            '{name: OrdersWaiting, severity: page, signal: orders/waiting}',
            '{name: DiskFull, severity: page, query: disk > 9}',
          ],
          {
            'rules.yaml': ruleFile('{alert: A, expr: a > 1.50}', '{alert: OrdersWaiting, expr: sum(waiting) > 120}'),
            'alarms.json': '{"MetricAlarms": [{"AlarmName": "disk-full", "Threshold": 9.0}]}',
          },
        ),
        'integrations/orders.mdx': integration(),
      },
      expect: [],
    },
    {
      name: 'another number in each',
      files: {
        ...firingExample(
          [
            '{name: A, severity: page, query: a > 1}',
            '{name: OrdersWaiting, severity: page, signal: orders/waiting}',
            '{name: DiskFull, severity: page, query: disk > 9}',
          ],
          {
            'rules.yaml': ruleFile('{alert: A, expr: a > 2}', '{alert: OrdersWaiting, expr: sum(waiting) > 12}'),
            'alarms.json': '{"MetricAlarms": [{"AlarmName": "disk-full", "Threshold": 90}]}',
          },
        ),
        'integrations/orders.mdx': integration(),
      },
      expect: [
        'content/alerts/alarms.json:1:59-1:61 alert `disk-full` fires at `90`, and its page says `9`',
        'content/alerts/rules.yaml:4:26-4:31 alert `A` fires at `2`, and its page says `1`',
        'content/alerts/rules.yaml:5:38-5:55 alert `OrdersWaiting` fires at `12`, and its page says `120`',
      ],
    },
  ],
})

function differentLimit({rule, difference, limit}: FiredCondition): number | undefined {
  if (difference === 'limit') return rule.expr && splitCondition(rule.expr.text)?.limit
  const theirs = rule.threshold?.value
  return difference === undefined && limit !== undefined && theirs !== limit ? theirs : undefined
}

function integration(): string {
  const signal = '{id: waiting, title: Waiting, unit: orders, query: sum(waiting), critical: 120, maxAge: 5m}'
  return `---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: 1\nowner: commerce\nsignals: [${signal}]\n---\n`
}
