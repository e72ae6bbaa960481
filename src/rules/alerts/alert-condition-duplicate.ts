import type {Part} from '../../core/catalog/catalog.ts'
import type {Span} from '../../core/content/span.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {sameConditions} from './find-alert-conditions.ts'

/** Reports each alert that fires on the same condition as another one and does the same, or holds it equally long. */
export default defineRule({
  id: 'alert-condition-duplicate',
  severity: 'warning',
  summary: 'Two alerts fire on the same condition.',
  why: 'One failure rings twice, two people begin, and nobody knows which page to follow.',
  *check(catalog) {
    for (const {first, second} of sameConditions(catalog)) {
      yield {
        at: nameOf(second),
        message: `alert \`${second.id}\` fires on the same condition as \`${first.id}\``,
        help: 'Keep one; where several failure modes lead to it, the others name it with `primary: false`.',
        related: [{at: nameOf(first), message: 'fires on it too'}],
      }
    }
  },
  examples: [
    {
      name: 'another level, a ticket before a page, and the same alert named by a second failure mode',
      files: {
        'integrations/orders.mdx': integration(),
        'failure-modes/orders-silent.mdx': mode(
          '{name: OrdersWaiting, severity: ticket, signal: orders/waiting, level: warning}',
          '{name: OrdersStay, severity: ticket, signal: orders/waiting}',
          '{name: OrdersStuck, severity: page, signal: orders/waiting, for: 1h}',
        ),
        'failure-modes/queue-full.mdx': mode('{name: OrdersStuck, severity: page, primary: false}'),
      },
      expect: [],
    },
    {
      name: 'one threshold held equally long, one held longer, and one query with other blanks',
      files: {
        'integrations/orders.mdx': integration(),
        'failure-modes/orders-silent.mdx': mode(
          '{name: OrdersStuck, severity: page, signal: orders/waiting, for: 60m}',
          '{name: QueueFull, severity: page, query: sum(queue) > 9}',
        ),
        'failure-modes/queue-full.mdx': mode(
          '{name: OrdersWait, severity: ticket, signal: orders/waiting, for: 1h}',
          '{name: OrdersStuckLong, severity: page, signal: orders/waiting, for: 2h}',
          '{name: QueueLong, severity: page, query: "sum(queue)  > 9"}',
        ),
      },
      expect: [
        'content/failure-modes/queue-full.mdx:7:12-7:22 alert `OrdersWait` fires on the same condition as `OrdersStuck`',
        'content/failure-modes/queue-full.mdx:8:12-8:27 alert `OrdersStuckLong` fires on the same condition as `OrdersStuck`',
        'content/failure-modes/queue-full.mdx:9:12-9:21 alert `QueueLong` fires on the same condition as `QueueFull`',
      ],
    },
  ],
})

function integration(): string {
  return mdx`
    ---
    title: Orders
    from: [shopify]
    to: [netsuite]
    mechanism: Webhook.
    tier: 1
    signals: [{id: waiting, title: Orders waiting, unit: orders, warning: 40, critical: 120}]
    ---
  `
}

function mode(...alerts: string[]): string {
  const lines = alerts.map(alert => `  - ${alert}\n`).join('')
  return `---\ntitle: A failure\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts:\n${lines}---\n`
}

function nameOf({entry, path}: Part<'alert'>): Span {
  return entry.document.frontmatter.valueSpan([...path, 'name'])
}
