import {defineRule, mdx} from '../../core/lint/rule.ts'
import {contestedAlerts} from '../ownership/find-duplicate-names.ts'

/** Reports each alert that a failure mode defines though it is defined already. */
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
