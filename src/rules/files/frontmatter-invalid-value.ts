import type {Frontmatter, Path} from '../../core/content/frontmatter.ts'
import type {Span} from '../../core/content/span.ts'
import {replaceWord} from '../../core/lint/edit.ts'
import {fieldHelp} from '../../core/lint/field-help.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {type FrontmatterIssue, issuesOf} from './find-frontmatter-issues.ts'

/** Reports each value of frontmatter or settings that its field does not take. */
export default defineRule({
  id: 'frontmatter-invalid-value',
  severity: 'error',
  summary: 'A field has a value that it does not take.',
  why: 'An entry with such a value stays out of the catalog: nobody can tell what a duration of `5` was meant to be.',
  required: true,
  local: true,
  *check(catalog) {
    for (const each of issuesOf(catalog, 'invalid-value')) {
      const {frontmatter, document, issue} = each
      const {path, message, instead, confidential} = issue
      const help = helpFor(each) ?? 'Bring it into the form that is expected; the guide shows each field with an example.'
      const at = placeOf(frontmatter, path)
      const fix = document && instead ? replaceWord(document, at, instead.from, instead.to) : undefined
      yield {at, message, help, fix, ...(confidential && {confidential})}
    }
  },
  examples: [
    {
      name: 'values of the right form',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 1h30m
          reviewed: 2026-11-01
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a duration without unit and a day that does not exist',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10
          reviewed: 2026-02-30
          ---
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:3:11-3:13 `duration`: expected a duration such as `5m` or `1h30m`, got the number `10`; did you mean `10m`?',
        'content/runbooks/stuck-orders.mdx:4:11-4:21 `reviewed`: expected a date such as `2026-11-23`, got `2026-02-30`',
      ],
    },
    {
      name: 'a word that is none of those allowed',
      files: {
        'systems/netsuite.mdx': mdx`
          ---
          title: NetSuite
          category: epr
          ---
        `,
      },
      expect: [
        'content/systems/netsuite.mdx:3:11-3:14 `category`: expected one of `storefront`, `erp`, `warehouse`, `payments`, `tax`, `marketplace`, `crm`, `messaging`, `queue` and `integration-platform`, got `epr`',
      ],
    },
    {
      name: 'a rotation without turns',
      files: {
        'rotations/order-ops.mdx': mdx`
          ---
          title: Order operations
          team: order-ops
          timeZone: UTC
          ---
        `,
      },
      expect: ['content/rotations/order-ops.mdx:1:1-1:4 expected `layers` or a `calendar`'],
    },
    {
      name: 'settings with an unknown severity for a rule',
      files: {'settings.yaml': 'rules:\n  owner-missing: fatal\n'},
      expect: ['content/settings.yaml:2:18-2:23 `rules.owner-missing`: expected one of `error`, `warning`, `note` and `off`, got `fatal`'],
    },
  ],
})

// What belongs behind an empty key is said as for a key that is missing.
function helpFor({schema, vocabulary, issue: {isEmpty, path, help}}: FrontmatterIssue<'invalid-value'>): string | undefined {
  const fill = isEmpty && fieldHelp(schema, path, vocabulary)
  return fill ? `Fill in ${fill}` : help
}

// A group of values is pointed at by its key; underlining twenty lines helps nobody.
function placeOf(frontmatter: Frontmatter, path: Path): Span {
  const span = frontmatter.valueSpan(path)
  return path.length > 0 && span.start.line === span.end.line ? span : frontmatter.valueSpan([...path, ''])
}
