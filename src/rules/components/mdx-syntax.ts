import {compareSpans, type Span} from '../../core/content/span.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {problemsOf} from '../files/find-read-errors.ts'

/** Reports each body that is not MDX, by its cause where it can be told. */
export default defineRule({
  id: 'mdx-syntax',
  severity: 'error',
  summary: 'A body is not valid MDX.',
  why: 'Nothing of the page can be shown or checked until it parses.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    let last: Span | undefined
    for (const {span, reason, help} of problemsOf(catalog, 'mdx-syntax')) {
      // A parser that goes on behind a brace stumbles over the same sign again.
      if (last?.file === span.file && compareSpans(last, span) === 0) continue
      last = span
      yield {at: span, message: `not valid MDX: ${reason}`, help}
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
      name: 'an id of another dialect',
      files: {'teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n## Hours {#hours}\n'},
      expect: [
        'content/teams/order-ops.mdx:5:10-5:18 not valid MDX: `{#hours}` sets an id or a class in another dialect; here a brace begins JavaScript',
      ],
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
    {
      name: 'several faults in one file, and the same text as plain Markdown',
      files: {
        'teams/order-ops.mdx': mdx`
        ---
        title: Order operations
        purpose: Orders.
        ---
        Stop <pod> first, at <3 % free.

        See <https://example.com>.

        The key is {order_id
      `,
        'teams/order-desk.md': mdx`
        ---
        purpose: Orders.
        ---
        # Order desk

        Stop <pod> first, at <3 % free, see <https://example.com>. <!-- The key is {order_id -->
      `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:6-5:11 not valid MDX: expected a closing tag for `<pod>` before the end of `paragraph`',
        'content/teams/order-ops.mdx:5:23-5:23 not valid MDX: unexpected character `3` (U+0033) before name, expected a character that can start a name, such as a letter, `$`, or `_`',
        'content/teams/order-ops.mdx:7:12-7:12 not valid MDX: unexpected character `/` (U+002F) before local name, expected a character that can start a name, such as a letter, `$`, or `_` (note: to create a link in MDX, use `[text](url)`)',
        'content/teams/order-ops.mdx:9:21-9:21 not valid MDX: unexpected end of file in expression, expected a corresponding closing brace for `{`',
      ],
    },
  ],
})
