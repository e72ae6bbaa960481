import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each definition of a link or a footnote whose name has one before. */
export default defineRule({
  id: 'definition-repeats',
  severity: 'error',
  summary: 'A reference or footnote is defined twice.',
  why: 'Markdown takes the first definition and drops the second without a word: the link leads elsewhere than its author wrote.',
  local: true,
  *check(catalog) {
    for (const {body} of catalog.documents) {
      for (const {what, written, span} of body.slips) {
        if (what !== 'defined-again') continue
        yield {
          at: span,
          message: `\`${written}\` is defined before, and this definition is not read`,
          help: 'Give one of the two another name, or remove it.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a link and a footnote of one name',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [us][1] and a note[^1].

          [1]: team:order-ops

          [^1]: Read it.
        `,
      },
      expect: [],
    },
    {
      name: 'two of each',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [us][Ops] and a note[^1].

          [ops]: team:order-ops
          [OPS]: https://ops.example.com

          [^1]: Read it.

          [^1]: Read that.
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:8:1-8:6 `[OPS]` is defined before, and this definition is not read',
        'content/teams/order-ops.mdx:12:1-12:5 `[^1]` is defined before, and this definition is not read',
      ],
    },
  ],
})
