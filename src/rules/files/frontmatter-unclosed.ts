import {defineRule, mdx} from '../../core/lint/rule.ts'
import {problemsOf} from './find-read-errors.ts'

/** Reports each frontmatter that is opened and never closed. */
export default defineRule({
  id: 'frontmatter-unclosed',
  severity: 'error',
  summary: 'Frontmatter is not closed.',
  why: 'Fields and body cannot be told apart, so neither is read.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span} of problemsOf(catalog, 'frontmatter-unclosed')) {
      yield {at: span, message: 'frontmatter is opened and never closed', help: 'Add a line `---` after the last field.'}
    }
  },
  examples: [
    {
      name: 'closed frontmatter, with a line of hyphens in the body',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          Orders.

          ---
        `,
      },
      expect: [],
    },
    {
      name: 'frontmatter without an end',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.

          Orders.
        `,
      },
      expect: ['content/teams/order-ops.mdx:1:1-1:4 frontmatter is opened and never closed'],
    },
  ],
})
