import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports frontmatter and settings that are not YAML, or TOML between `+++` lines, by its cause. */
export default defineRule({
  id: 'frontmatter-syntax',
  severity: 'error',
  summary: 'Frontmatter or the settings file is not valid YAML.',
  why: 'None of its values can be read: the entry is missing from every list, and the settings fall back to their defaults.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, reason, help, document} of unreadable(catalog, 'frontmatter-syntax')) {
      const language = document?.text.startsWith('+++') ? 'TOML' : 'YAML'
      yield {at: span, message: `not valid ${language}: ${reason}`, help}
    }
  },
  examples: [
    {
      name: 'TOML without quotes',
      files: {'teams/order-ops.md': '+++\ntitle = Order operations\n+++\n'},
      expect: ['content/teams/order-ops.md:2:9-2:9 not valid TOML: invalid value'],
    },
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
