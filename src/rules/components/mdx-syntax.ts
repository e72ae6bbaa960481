import {defineRule, mdx} from '../../core/lint/rule.ts'
import {problemsOf} from '../files/find-read-errors.ts'

/** Reports each body that is not MDX, in the parser's words. */
export default defineRule({
  id: 'mdx-syntax',
  severity: 'error',
  summary: 'A body is not valid MDX.',
  why: 'Nothing of the page can be shown or checked until it parses.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, reason} of problemsOf(catalog, 'mdx-syntax')) {
      yield {
        at: span,
        message: `not valid MDX: ${reason}`,
        help: 'In prose, write braces and angle brackets inside backticks, and close every element.',
      }
    }
  },
  examples: [
    {
      name: 'braces in code',
      files: {
        'teams/order-ops.mdx': mdx`
        ---
        title: Order operations
        purpose: Orders.
        ---
        The key is \`{order_id}\`.
      `,
      },
      expect: [],
    },
    {
      name: 'an open brace in prose',
      files: {
        'teams/order-ops.mdx': mdx`
        ---
        title: Order operations
        purpose: Orders.
        ---
        The key is {order_id.
      `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:22-5:22 not valid MDX: unexpected end of file in expression, expected a corresponding closing brace for `{`',
      ],
    },
  ],
})
