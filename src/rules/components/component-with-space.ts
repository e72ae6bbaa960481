import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each directive with a blank between its colons and its name. */
export default defineRule({
  id: 'component-with-space',
  severity: 'error',
  summary: 'A blank stands between the colons and the name of a component.',
  why: 'The page shows the colons as text, and the warning below them looks like any other paragraph.',
  local: true,
  *check(catalog) {
    for (const {body} of catalog.documents) {
      for (const {what, written, span} of body.slips) {
        if (what !== 'blank-in-directive') continue
        const message = `\`${written}\` is no component, because of the blank after its colons`
        yield {at: span, message, help: `Write \`${written.replace(/[ \t]+/, '')}\`.`}
      }
    }
  },
  examples: [
    {
      name: 'a callout, and colons in prose and code',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          :::note
          Read std:: vectors and \`::: danger\`.
          :::
        `,
      },
      expect: [],
    },
    {
      name: 'a blank before the name',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ::: danger
          Orders are lost.
          :::
        `,
      },
      expect: ['content/teams/order-ops.mdx:5:1-5:11 `::: danger` is no component, because of the blank after its colons'],
    },
  ],
})
