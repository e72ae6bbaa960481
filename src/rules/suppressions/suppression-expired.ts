import {dayOf} from '../../core/format/dates.ts'
import {plural} from '../../core/format/plural.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import linkBroken from '../links/link-broken.ts'

/**
 * Reports each suppression whose last day is over, on the calendar of the settings' time zone.
 *
 * It still keeps its findings back: they must not turn a green main red overnight. One that hides nothing is only unused.
 */
export default defineRule({
  id: 'suppression-expired',
  severity: 'warning',
  summary: 'A suppression is past its last day.',
  why: 'What was meant to be lived with for a while is still there, and nobody has looked again.',
  suppressible: false,
  last: true,
  *check({settings}, {now, outcome}) {
    const today = dayOf(now, settings.timeZone)
    for (const [suppression, hides] of outcome?.hidden ?? []) {
      const {rule, parts, partAt} = suppression
      if (hides === 0 || !parts.until || parts.until >= today) continue
      yield {
        at: partAt('until'),
        message: `suppression of \`${rule}\` held until ${parts.until} and still keeps back ${plural(hides, 'a finding', `${hides} findings`)}`,
        key: `${rule} until ${parts.until}`,
        help: `Repair what it hides; \`${parts.owner}\` said it would. If it must stay, give the reason anew and a later day.`,
      }
    }
  },
  examples: [
    {
      name: 'a suppression on its last day',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          {/* clarity-suppress-next link-broken reason="It comes soon." owner="order-ops" until="2026-11-23" */}
          See [the vendor](runbook:vendor).
        `,
      },
      beside: [linkBroken],
      expect: [],
    },
    {
      name: 'a suppression the day after',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          suppress: [{rule: link-broken, reason: It comes soon., owner: order-ops, until: 2026-11-22}]
          ---
          See [the vendor](runbook:vendor) and [the shop](runbook:shop).
        `,
      },
      beside: [linkBroken],
      expect: ['content/teams/order-ops.mdx:4:81-4:91 suppression of `link-broken` held until 2026-11-22 and still keeps back 2 findings'],
    },
  ],
})
