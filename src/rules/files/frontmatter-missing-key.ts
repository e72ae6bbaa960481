import {defineRule, mdx} from '../../core/lint/rule.ts'
import {issuesOf} from './find-frontmatter-issues.ts'

/** Reports each field that a kind needs and an entry lacks, on the mapping that lacks it. */
export default defineRule({
  id: 'frontmatter-missing-key',
  severity: 'error',
  summary: 'Frontmatter lacks a field that its kind needs.',
  why: 'The entry stays out of the catalog until it is complete: pages, owners and pages of others do without it.',
  required: true,
  local: true,
  *check(catalog) {
    for (const {frontmatter, issue} of issuesOf(catalog, 'missing-key')) {
      yield {at: frontmatter.valueSpan(issue.path), message: issue.message, help: `Add \`${issue.key}:\`.`}
    }
  },
  examples: [
    {
      name: 'all fields that are needed',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a team without purpose',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          ---
        `,
      },
      expect: ['content/teams/order-ops.mdx:1:1-1:4 `purpose` is missing'],
    },
    {
      name: 'a level without a time, inside a list',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels:
            - after: 0m
              notify: [person:kai]
            - notify: [person:alex]
          lastResort: person:alex
          ---
        `,
      },
      expect: ['content/escalation-paths/payments.mdx:6:5-6:11 `after` is missing in `levels[1]`'],
    },
    {
      name: 'a mistyped key is missing under its right name',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpos: Orders.
          ---
        `,
      },
      expect: [],
    },
  ],
})
