import {fieldHelp} from '../../core/lint/field-help.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {type FrontmatterIssue, issuesOf} from './find-frontmatter-issues.ts'

/** Reports each field that a kind needs and an entry lacks, on the mapping that lacks it. */
export default defineRule({
  id: 'frontmatter-missing-key',
  severity: 'error',
  summary: 'Frontmatter lacks a field that its kind needs.',
  why: 'The entry stays out of the catalog until it is complete: pages, owners and pages of others do without it. A runbook is shown without its times, and nobody can plan with it.',
  required: true,
  local: true,
  *check(catalog) {
    for (const each of issuesOf(catalog, 'missing-key')) {
      yield {at: each.frontmatter.valueSpan(each.issue.path), message: each.issue.message, help: helpFor(each)}
    }
  },
  examples: [
    {
      name: 'a runbook in plain Markdown without a header, which is shown with its first heading as title',
      files: {
        'runbooks/stuck-orders.md': '# Stuck orders\n\nRestart it.\n',
        'runbooks/slow-orders.md': '---\nduration: 5m\nreviewed: 2026-11-01\n---\nSee [this](stuck-orders.md).\n',
      },
      expect: [
        'content/runbooks/slow-orders.md:1:1-1:4 `title` is missing',
        'content/runbooks/stuck-orders.md:1:1-1:1 `duration` is missing',
        'content/runbooks/stuck-orders.md:1:1-1:1 `reviewed` is missing',
      ],
    },
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

function helpFor({frontmatter: {bodyStart}, schema, vocabulary, issue: {key, path}}: FrontmatterIssue<'missing-key'>): string {
  if (bodyStart === 0) return `Begin the file with \`---\`, a line \`${key}: …\` and another \`---\`.`
  return `Add ${fieldHelp(schema, path, vocabulary) ?? `\`${key}:\`.`}`
}
