import {defineRule, mdx} from '../../core/lint/rule.ts'
import {reversedDates} from './find-dates.ts'

/** Reports each end that comes before its begin: windows, steps of changes, freezes, overrides, gaps, the course of an incident. */
export default defineRule({
  id: 'dates-reversed',
  severity: 'error',
  summary: 'Something ends before it begins.',
  why: 'The stretch of time is empty: a freeze that stops nothing, an override that never takes hold.',
  local: true,
  *check(catalog) {
    for (const {earlier, later, isEmpty} of reversedDates(catalog)) {
      const [first, second] = [earlier, later].map(({path}) => String(path.at(-1)))
      yield {
        at: later.frontmatter.valueSpan(later.path),
        message: isEmpty
          ? `\`${second}\` is the same instant as \`${first}\`, ${later.value}`
          : `\`${second}\`, ${later.value}, is before \`${first}\`, ${earlier.value}`,
        help: 'Correct one of them.',
        related: [{at: earlier.frontmatter.valueSpan(earlier.path), message: 'begins here'}],
      }
    }
  },
  examples: [
    {
      name: 'a freeze of one day, offsets that only look reversed, and hours past midnight',
      files: {
        'settings.yaml': 'freezes: [{from: 2026-11-20, to: 2026-11-20, reason: Sale.}]\n',
        'rotations/orders.mdx': mdx`
          ---
          title: Orders
          team: order-ops
          timeZone: UTC
          layers: [{members: [noor], start: 2026-01-05, hours: [{from: '22:00', to: '06:00'}]}]
          overrides: [{person: kai, from: 2026-12-24T23:00:00+05:00, to: 2026-12-24T20:00:00Z, reason: Swap.}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a freeze, an override, a gap without length, a window and an incident',
      files: {
        'settings.yaml': 'freezes:\n  - {from: 2026-12-02, to: 2026-11-20, reason: Sale.}\n',
        'rotations/orders.mdx': mdx`
          ---
          title: Orders
          team: order-ops
          timeZone: UTC
          layers: [{members: [noor], start: 2026-01-05}]
          overrides:
            - person: kai
              from: 2026-12-25T09:00:00Z
              to: 2026-12-24T09:00:00Z
              reason: Swap.
          gaps:
            - {from: 2026-12-25T09:00:00Z, to: 2026-12-25T09:00:00Z, reason: Holiday.}
          ---
        `,
        'changes/chg-1.mdx': mdx`
          ---
          title: A change
          class: additive
          state: scheduled
          window: {from: 2026-12-08T15:00:00Z, to: 2026-12-08T11:00:00Z}
          steps: [{step: expand, from: 2026-12-08, until: 2026-12-08}, {step: migrate, from: 2026-12-09, until: 2026-12-01}]
          ---
        `,
        'incidents/silent.mdx': mdx`
          ---
          title: Silent
          severity: SEV1
          integration: orders
          failureMode: unknown
          startedAt: 2026-11-02T01:00:00Z
          detectedAt: 2026-11-01T01:00:00Z
          resolvedAt: 2026-11-02T05:00:00Z
          ---
        `,
      },
      expect: [
        'content/changes/chg-1.mdx:5:42-5:62 `to`, 2026-12-08T11:00:00Z, is before `from`, 2026-12-08T15:00:00Z',
        'content/changes/chg-1.mdx:6:103-6:113 `until`, 2026-12-01, is before `from`, 2026-12-09',
        'content/incidents/silent.mdx:7:13-7:33 `detectedAt`, 2026-11-01T01:00:00Z, is before `startedAt`, 2026-11-02T01:00:00Z',
        'content/rotations/orders.mdx:9:9-9:29 `to`, 2026-12-24T09:00:00Z, is before `from`, 2026-12-25T09:00:00Z',
        'content/rotations/orders.mdx:12:38-12:58 `to` is the same instant as `from`, 2026-12-25T09:00:00Z',
        'content/settings.yaml:2:28-2:38 `to`, 2026-11-20, is before `from`, 2026-12-02',
      ],
    },
  ],
})
