import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each component around other content that nothing closes. */
export default defineRule({
  id: 'component-not-closed',
  severity: 'error',
  summary: 'A callout is opened and never closed.',
  why: 'Everything below it becomes part of the callout: steps lose their place, and a warning seems to cover commands that nobody has warned of.',
  local: true,
  *check(catalog) {
    for (const {body} of catalog.documents) {
      for (const {what, written, span} of body.slips) {
        if (what !== 'open-directive') continue
        const end = /^:+/.exec(written)?.[0] ?? ':::'
        yield {at: span, message: `\`${written}\` is opened here and never closed`, help: `Add a line \`${end}\` after its last line.`}
      }
    }
  },
  examples: [
    {
      name: 'closed callouts, one in a list, one in a quote, and one in another',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          :::note
          Mind the queue.
          :::

          - Do it.

            :::danger[Orders are lost]
            Nothing brings them back.
            :::

          > :::note
          > Mind the queue.
          > :::

          ::::note
          :::danger
          Mind the queue.
          :::
          ::::
        `,
      },
      expect: [],
    },
    {
      name: 'a callout that runs to the end, and one that fewer colons do not close',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          - Do it.

            :::danger[Orders are lost]
            Nothing brings them back.

          ::::note
          Mind the queue.
          :::
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:7:3-7:29 `:::danger` is opened here and never closed',
        'content/teams/order-ops.mdx:10:1-10:9 `::::note` is opened here and never closed',
      ],
    },
  ],
})
