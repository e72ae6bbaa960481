import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each `[text][name]` and each footnote whose definition is missing. */
export default defineRule({
  id: 'definition-missing',
  severity: 'error',
  summary: 'A reference or footnote has no definition.',
  why: 'The page shows its brackets, and the reader looks for a link or a note that is not there.',
  local: true,
  *check(catalog) {
    for (const {body} of catalog.documents) {
      for (const {what, written, span} of body.slips) {
        if (what === 'footnote') {
          yield {at: span, message: `footnote \`${written}\` has no definition`, help: `Add a line \`${written}: …\`, or remove it.`}
        } else if (what === 'reference') {
          const name = /\[([^\][]*)\]$/.exec(written)?.[1] || (/^!?\[([^\]]*)\]/.exec(written)?.[1] ?? '')
          yield {
            at: span,
            message: `\`${written}\` has no definition`,
            help: `Add a line \`[${name}]: …\` with the address, or write \`[text](address)\`.`,
          }
        }
      }
    }
  },
  examples: [
    {
      name: 'defined ones, indexes, and brackets in code',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [us][ops], [ops][], a note[^1], rows[0][1], [x] and \`[a][b]\`.

          [ops]: team:order-ops

          [^1]: Read it.
        `,
      },
      expect: [],
    },
    {
      name: 'two references and a footnote of nothing',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [us][opps], [ops][] and a note[^9].
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:5-5:15 `[us][opps]` has no definition',
        'content/teams/order-ops.mdx:5:17-5:24 `[ops][]` has no definition',
        'content/teams/order-ops.mdx:5:35-5:39 footnote `[^9]` has no definition',
      ],
    },
  ],
})
