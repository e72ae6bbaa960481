import {escalationLoops} from '../../core/catalog/queries/escalation.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each escalation path that comes back to a path it has already passed through. */
export default defineRule({
  id: 'escalation-cycle',
  severity: 'error',
  summary: 'An escalation path comes back to itself.',
  why: 'Once the path loops, nobody new is ever paged, and the incident waits.',
  *check(catalog) {
    for (const loop of escalationLoops(catalog)) {
      yield {
        at: loop.first,
        message: `escalation path \`${loop.path}\` comes back to itself through \`${loop.via}\``,
        help: 'End the path at someone who can decide, such as a duty manager.',
        related: [{at: loop.last, message: 'comes back here'}],
      }
    }
  },
  examples: [
    {
      name: 'a path that ends',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          then: duty-manager
          levels: [{after: 0m, notify: [rotation:payments]}]
          ---
        `,
        'escalation-paths/duty-manager.mdx': mdx`
          ---
          title: Duty manager
          levels: [{after: 15m, notify: [person:alex]}]
          lastResort: person:alex
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'two paths that continue with each other',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          then: storefront
          levels: [{after: 0m, notify: [rotation:payments]}]
          ---
        `,
        'escalation-paths/storefront.mdx': mdx`
          ---
          title: Storefront
          then: payments
          levels: [{after: 10m, notify: [rotation:storefront]}]
          ---
        `,
      },
      expect: ['content/escalation-paths/payments.mdx:3:7-3:17 escalation path `payments` comes back to itself through `storefront`'],
    },
  ],
})
