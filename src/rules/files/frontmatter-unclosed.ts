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
    for (const {span, reason, help} of problemsOf(catalog, 'frontmatter-unclosed')) {
      yield {at: span, message: `frontmatter is opened and never closed${reason ? `: ${reason}` : ''}`, help}
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
    {
      name: 'a line that closes frontmatter in other programs',
      files: {'teams/order-ops.mdx': '---\ntitle: Order operations\n...\nOrders.\n'},
      expect: ['content/teams/order-ops.mdx:3:1-3:4 frontmatter is opened and never closed: `...` does not close it'],
    },
    {
      name: 'a sign behind the hyphens that cannot be seen',
      files: {'teams/order-ops.mdx': '---\ntitle: Order operations\n---\u00A0\nOrders.\n'},
      expect: [
        'content/teams/order-ops.mdx:3:1-3:5 frontmatter is opened and never closed: its `---` is written with a no-break space (U+00A0)',
      ],
    },
  ],
})
