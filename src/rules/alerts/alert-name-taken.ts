import {directAlerts} from '../../core/catalog/direct-alerts.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {contestedAlerts} from '../ownership/find-duplicate-names.ts'

/** Reports each alert that a failure mode defines though it is defined already, and each that leads straight to a runbook and elsewhere too. */
export default defineRule({
  id: 'alert-name-taken',
  severity: 'error',
  summary: 'An alert is defined twice.',
  why: 'The notification leads to one page; half of those who follow it read the wrong failure mode.',
  *check(catalog) {
    for (const {name, first, second} of contestedAlerts(catalog)) {
      const isOwn = first.by === second.by
      yield {
        at: second.at(),
        message: isOwn
          ? `failure mode \`${first.by.id}\` defines alert \`${name}\` twice`
          : `alert \`${name}\` is already defined by failure mode \`${first.by.id}\``,
        help: isOwn
          ? 'Leave one out, or give it another name; several conditions of one alert differ in query, signal, level, time or severity.'
          : 'Give it another name, or write `primary: false` where the other failure mode is the first to check.',
        related: [{at: first.at(), message: 'is defined here'}],
      }
    }
    for (const {document, data} of catalog.list('runbook')) {
      for (const [index, name] of data.alerts.entries()) {
        const other = catalog.part('alert', name) ?? directAlerts(catalog).get(name)
        if (!other || ('runbook' in other && other.runbook.document === document && other.index === index)) continue
        const isDirect = 'runbook' in other
        yield {
          at: document.frontmatter.valueSpan(['alerts', index]),
          message: isDirect
            ? `alert \`${name}\` already leads straight to runbook \`${other.runbook.id}\``
            : `alert \`${name}\` is already defined by failure mode \`${other.entry.id}\``,
          help: isDirect ? 'Leave one out.' : 'Leave it out here; `runbook` of the alert in the failure mode leads to this one.',
          related: [
            isDirect
              ? {at: other.runbook.document.frontmatter.valueSpan(['alerts', other.index]), message: 'stands here'}
              : {at: other.entry.document.frontmatter.valueSpan([...other.path, 'name']), message: 'is defined here'},
          ],
        }
      }
    }
  },
  examples: [
    {
      name: 'a second failure mode that is not the first to check',
      files: {
        'failure-modes/orders-silent.mdx': mdx`
          ---
          title: Orders silent
          integration: orders
          class: stuck
          severity: SEV1
          alerts: [{name: OrdersSilent, severity: page, query: orders == 0}]
          ---
        `,
        'failure-modes/queue-full.mdx': mdx`
          ---
          title: Queue full
          integration: orders
          class: stuck
          severity: SEV1
          alerts: [{name: OrdersSilent, severity: page, primary: false}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'two conditions of one alert, and one condition written twice',
      files: {
        'failure-modes/orders-silent.mdx': mdx`
          ---
          title: Orders silent
          integration: orders
          class: stuck
          severity: SEV1
          alerts:
            - {name: BudgetBurns, severity: page, query: burn_1h > 14.4}
            - {name: BudgetBurns, severity: ticket, query: burn_3d > 1}
            - {name: BudgetBurns, severity: ticket, query: burn_3d > 1}
          ---
        `,
      },
      expect: ['content/failure-modes/orders-silent.mdx:9:12-9:23 failure mode `orders-silent` defines alert `BudgetBurns` twice'],
    },
    {
      name: 'an alert that leads straight to two runbooks, and one that a failure mode defines',
      files: {
        'failure-modes/orders-silent.mdx': mdx`
          ---
          title: Orders silent
          integration: orders
          class: stuck
          severity: SEV1
          alerts: [{name: OrdersSilent, severity: page, query: orders == 0}]
          ---
        `,
        'runbooks/redrive.mdx': '---\ntitle: Redrive\nalerts: [QueueFull, DiskFull]\n---\n',
        'runbooks/restart.mdx': '---\ntitle: Restart\nalerts: [QueueFull, OrdersSilent]\n---\n',
      },
      expect: [
        'content/runbooks/restart.mdx:3:10-3:19 alert `QueueFull` already leads straight to runbook `redrive`',
        'content/runbooks/restart.mdx:3:21-3:33 alert `OrdersSilent` is already defined by failure mode `orders-silent`',
      ],
    },
    {
      name: 'two failure modes that both come first',
      files: {
        'failure-modes/orders-silent.mdx': mdx`
          ---
          title: Orders silent
          integration: orders
          class: stuck
          severity: SEV1
          alerts: [{name: OrdersSilent, severity: page, query: orders == 0}]
          ---
        `,
        'failure-modes/queue-full.mdx': mdx`
          ---
          title: Queue full
          integration: orders
          class: stuck
          severity: SEV1
          alerts: [{name: OrdersSilent, severity: page, query: queue > 9}]
          ---
        `,
      },
      expect: ['content/failure-modes/queue-full.mdx:6:17-6:29 alert `OrdersSilent` is already defined by failure mode `orders-silent`'],
    },
  ],
})
