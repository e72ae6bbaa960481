import {dayOf} from '../../core/format/dates.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {datesAhead} from './find-dates.ts'

/** Reports each review, exercise, approval, handoff and point of an incident that is dated in the future. */
export default defineRule({
  id: 'date-in-future',
  // Whether it holds depends on the clock alone; a checkout of another day must not turn red by it.
  severity: 'warning',
  summary: 'Something that has happened is dated in the future.',
  why: 'A review dated ahead hides for months that nobody has read the page.',
  *check(catalog, {now}) {
    for (const {frontmatter, path, value, what} of datesAhead(catalog, now)) {
      yield {
        at: frontmatter.valueSpan(path),
        message: `\`${what}\` on ${value} lies in the future; today is ${dayOf(now, catalog.settings.timeZone)}`,
        key: `${what} on ${value}`,
        help: 'Write the day on which it happened.',
      }
    }
  },
  examples: [
    {
      name: 'today, and the day that has begun in the east',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-23
          exercised: 2026-11-20
          ---
        `,
        'changes/chg-1.mdx': mdx`
          ---
          title: A change
          class: additive
          state: scheduled
          window: {from: 2026-12-08T15:00:00Z, to: 2026-12-08T21:00:00Z}
          approvals: [{by: noor, on: 2026-11-22}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a review next year, an approval and an end that are still to come',
      files: {
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2027-11-01\n---\n',
        'changes/chg-1.mdx': mdx`
          ---
          title: A change
          class: additive
          state: approved
          approvals:
            - {by: noor, on: 2026-11-30}
          ---
        `,
        'ownership/orders.mdx': mdx`
          ---
          title: Who owns orders
          integration: orders
          responsibilities: {}
          handoffs: [{on: 2026-12-11, from: robin, to: noor}]
          ---
        `,
        'incidents/silent.mdx': mdx`
          ---
          title: Silent
          severity: SEV1
          integration: orders
          failureMode: unknown
          startedAt: 2026-11-22T01:00:00Z
          resolvedAt: 2026-11-24T01:00:00Z
          ---
        `,
      },
      expect: [
        'content/changes/chg-1.mdx:6:20-6:30 `approved` on 2026-11-30 lies in the future; today is 2026-11-23',
        'content/incidents/silent.mdx:7:13-7:33 `resolved` on 2026-11-24T01:00:00Z lies in the future; today is 2026-11-23',
        'content/ownership/orders.mdx:5:17-5:27 `handed over` on 2026-12-11 lies in the future; today is 2026-11-23',
        'content/runbooks/stuck-orders.mdx:4:11-4:21 `reviewed` on 2027-11-01 lies in the future; today is 2026-11-23',
      ],
    },
  ],
})
