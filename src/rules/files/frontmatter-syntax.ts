import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports frontmatter and settings that are not YAML, by its cause. */
export default defineRule({
  id: 'frontmatter-syntax',
  severity: 'error',
  summary: 'Frontmatter or the settings file is not valid YAML.',
  why: 'None of its values can be read: the entry is missing from every list, and the settings fall back to their defaults.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, reason, help} of unreadable(catalog, 'frontmatter-syntax')) {
      yield {at: span, message: `not valid YAML: ${reason}`, help}
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
      expect: ['content/teams/order-ops.mdx:2:8-2:32 not valid YAML: `Order operations: Europe` has a second `: ` and no quotes'],
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
      expect: ['content/teams/order-ops.mdx:4:1-4:6 not valid YAML: the key `title` is there twice'],
    },
    {
      name: 'settings with a tab',
      files: {'settings.yaml': 'links:\n\tsite: https://runbooks.example.com\n'},
      expect: ['content/settings.yaml:2:1-2:2 not valid YAML: a tab is no indentation'],
    },
  ],
})
