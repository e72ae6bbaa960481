import {defineRule, mdx} from '../../core/lint/rule.ts'
import linkBroken from '../links/link-broken.ts'

/** Reports each complete suppression that keeps nothing back; those of rules that are off are left alone. */
export default defineRule({
  id: 'suppression-unused',
  severity: 'warning',
  summary: 'A suppression keeps nothing back.',
  why: 'The fault is repaired, and the suppression waits to hide the next one.',
  suppressible: false,
  last: true,
  *check(_catalog, {outcome}) {
    for (const [{rule, form, at}, hides] of outcome?.hidden ?? []) {
      if (hides > 0) continue
      yield {
        at: at(),
        message: `\`${rule}\` finds nothing ${form === 'entry' ? 'in this entry' : 'in what follows'}`,
        help: 'Remove the suppression.',
      }
    }
  },
  examples: [
    {
      name: 'a suppression of a link that is broken',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          {/* clarity-suppress-next link-broken reason="It comes in January." owner="order-ops" until="2027-01-31" */}
          See [the vendor](runbook:vendor).
        `,
      },
      beside: [linkBroken],
      expect: [],
    },
    {
      name: 'suppressions of a link that has been repaired, for the entry and for a place',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          suppress: [{rule: link-broken, reason: It comes in January., owner: order-ops, until: 2027-01-31}]
          ---
          {/* clarity-suppress-next link-broken reason="It comes in January." owner="order-ops" until="2027-01-31" */}
          See [ourselves](team:order-ops).

          Then ask.
        `,
      },
      beside: [linkBroken],
      expect: [
        'content/teams/order-ops.mdx:4:19-4:30 `link-broken` finds nothing in this entry',
        'content/teams/order-ops.mdx:6:27-6:38 `link-broken` finds nothing in what follows',
      ],
    },
  ],
})
