import type {SlipKind} from '../../core/content/slips.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each link that is written so that it is none, leads nowhere, or has nothing to press. */
export default defineRule({
  id: 'link-malformed',
  severity: 'error',
  summary: 'A link is written so that nobody can follow it.',
  why: 'The page shows brackets, or a link that leads back to itself, where the way out of the incident was meant.',
  local: true,
  *check(catalog) {
    for (const {body} of catalog.documents) {
      for (const {what, written, span} of body.slips) {
        const said = words[what]
        if (said) yield {at: span, message: `\`${written}\` ${said.message}`, help: said.help}
      }
    }
  },
  examples: [
    {
      name: 'links, brackets in prose, an image that is a link, and escaped brackets',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [us](team:order-ops), [the page](<../teams/order-ops.mdx> "a title"), [1] (see above), list[0] (the first), \\[a\\] (b/c) and
          [![flow](flow.png)](team:order-ops).
        `,
      },
      expect: [],
    },
    {
      name: 'blanks, no address, and no text',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          [Us] (team:order-ops), [us](../teams/order ops.mdx), [us]() and [](team:order-ops).
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:1-5:22 `[Us] (team:order-ops)` is no link, because of the blank before its address',
        'content/teams/order-ops.mdx:5:24-5:52 `[us](../teams/order ops.mdx)` is no link, because of the blank in its address',
        'content/teams/order-ops.mdx:5:54-5:60 `[us]()` has no address',
        'content/teams/order-ops.mdx:5:65-5:83 `[](team:order-ops)` has no text',
      ],
    },
  ],
})

const words: Partial<Record<SlipKind, {message: string; help: string}>> = {
  'blank-before-address': {message: 'is no link, because of the blank before its address', help: 'Remove the blank between `]` and `(`.'},
  'blank-in-address': {
    message: 'is no link, because of the blank in its address',
    help: 'Write `%20` for the blank, or put the address between `<` and `>`.',
  },
  'empty-address': {message: 'has no address', help: 'Write where it leads between `(` and `)`, or remove the link.'},
  'empty-text': {message: 'has no text', help: 'Write between `[` and `]` what a reader will find there.'},
}
