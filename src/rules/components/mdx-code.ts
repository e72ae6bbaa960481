import {defineRule, mdx} from '../../core/lint/rule.ts'
import {runningCode} from './find-executable-content.ts'

/** Reports each `import`, `export` and expression, unless whoever runs the check trusts the content and it stands on no other; an element with several once. */
export default defineRule({
  id: 'mdx-code',
  severity: 'error',
  summary: 'A body contains code that would run.',
  why: 'Who may edit a runbook could then run anything where the site is built; and the page no longer reads as text.',
  local: true,
  suppressible: false,
  *check(catalog) {
    // An entry that stands on another is put together of two files, and compiled in neither.
    const composed = new Set(catalog.overlays.map(each => each.composed.file))
    for (const {what, span} of runningCode(catalog)) {
      if (catalog.settings.trusted && !composed.has(span.file)) continue
      const words = what === 'expression' ? 'an expression in braces' : `\`${what}\``
      yield {
        at: span,
        message: `${words} is code, which content may not contain`,
        help:
          what === 'expression'
            ? 'Write braces inside backticks, and values of attributes in quotes.'
            : 'Remove the line; components need no import.',
      }
    }
  },
  examples: [
    {
      name: 'a comment, and braces in backticks',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          {/* to do: who covers holidays? */}
          The key is \`{order_id}\`.
        `,
      },
      expect: [],
    },
    {
      name: 'an import, an expression in prose, and one in an attribute',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          import Chart from './chart.js'

          The answer is {6 * 7}.

          <Status signal={a} size={b} />
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:1-5:31 `import` is code, which content may not contain',
        'content/teams/order-ops.mdx:7:15-7:22 an expression in braces is code, which content may not contain',
        'content/teams/order-ops.mdx:9:1-9:31 an expression in braces is code, which content may not contain',
      ],
    },
    {
      name: 'an expression in an element that is unknown anyway',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          <Chart data={a} />
        `,
      },
      expect: [],
    },
    {
      name: 'an expression in trusted content',
      trusted: true,
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          The answer is {6 * 7}.
        `,
      },
      expect: [],
    },
  ],
})
