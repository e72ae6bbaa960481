import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports frontmatter and settings that are not YAML, in the parser's words. */
export default defineRule({
  id: 'frontmatter-syntax',
  severity: 'error',
  summary: 'Frontmatter or the settings file is not valid YAML.',
  why: 'None of its values can be read: the entry is missing from every list, and the settings fall back to their defaults.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, reason = ''} of unreadable(catalog, 'frontmatter-syntax')) {
      yield {
        at: span,
        message: `not valid YAML: ${reason.replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())}`,
        help: 'Write `key: value` lines, indent with spaces, and put values with `: ` or `#`, or beginning with a sign, in quotes.',
      }
    }
  },
  examples: [
    {
      name: 'a colon in quotes',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: 'Order operations: Europe'
          purpose: Orders.
          ---
        `,
        'settings.yaml': 'organisation: Larkmoor Outfitters\n',
      },
      expect: [],
    },
    {
      name: 'a colon without quotes',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations: Europe
          purpose: Orders.
          ---
        `,
      },
      expect: ['content/teams/order-ops.mdx:2:8-2:9 not valid YAML: nested mappings are not allowed in compact mappings'],
    },
    {
      name: 'a key written twice',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          title: Orders
          ---
        `,
      },
      expect: ['content/teams/order-ops.mdx:4:1-4:2 not valid YAML: map keys must be unique'],
    },
    {
      name: 'settings with a tab',
      files: {'settings.yaml': 'links:\n\tsite: https://runbooks.example.com\n'},
      expect: ['content/settings.yaml:2:1-2:2 not valid YAML: tabs are not allowed as indentation'],
    },
  ],
})
