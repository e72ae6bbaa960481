import {defineRule, mdx} from '../../core/lint/rule.ts'
import {fixOf, unresolvedOf} from '../../core/lint/unresolved-references.ts'

/** Reports each reference to something that is not written down; owners, escalation targets and links have rules of their own. */
export default defineRule({
  id: 'reference-unknown',
  severity: 'error',
  summary: 'A reference names something that does not exist.',
  why: 'The page shows a gap where the reader expects a system, a person or a signal, and nothing else fails.',
  *check(catalog) {
    for (const each of unresolvedOf(catalog, 'other')) {
      const {reference, message, help} = each
      yield {at: reference.span(), message, help, fix: fixOf(each)}
    }
  },
  examples: [
    {
      name: 'a member who exists',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          members: [kai]
          ---
        `,
        'people/kai.mdx': mdx`
          ---
          title: Kai
          role: Engineer
          timeZone: America/New_York
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a mistyped member',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          members: [kay]
          ---
        `,
        'people/kai.mdx': mdx`
          ---
          title: Kai
          role: Engineer
          timeZone: America/New_York
          ---
        `,
      },
      expect: ['content/teams/order-ops.mdx:4:11-4:14 no person `kay`; did you mean `kai`?'],
    },
    {
      name: 'a status component with an unknown signal',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ::status{signal="orders/waiting"}
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:6:18-6:32 no signal `orders/waiting`'],
    },
  ],
})
