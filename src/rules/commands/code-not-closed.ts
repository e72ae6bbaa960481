import type {Code} from '../../core/content/body.ts'
import type {Document} from '../../core/content/document.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {isFenced} from './find-steps.ts'

/** Reports each block of code whose fence is never closed. */
export default defineRule({
  id: 'code-not-closed',
  severity: 'error',
  summary: 'A block of code is opened and never closed.',
  why: 'What follows becomes part of the command that the copy button copies, and is missing from the page.',
  local: true,
  *check(catalog) {
    for (const document of catalog.documents) {
      for (const code of document.body.codes) {
        const fence = openFence(document, code)
        if (fence === undefined) continue
        const {file, start} = code.span
        const at = {file, start, end: {line: start.line, column: start.column + fence.length}}
        yield {at, message: 'the block of code that begins here is never closed', help: `Add a line ${fence} after its last line.`}
      }
    }
  },
  examples: [
    {
      name: 'closed blocks, one in a list and one in a quote, and one that is indented',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          1. Do it.

             \`\`\`sh
             queue depth
             \`\`\`\`

          > ~~~~sh
          > queue depth
          > ~~~~

              indented

          ~~~sh
          ~~~
        `,
      },
      expect: [],
    },
    {
      name: 'a block that runs to the end of its step, and one that another fence does not close',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          1. Do it.

             \`\`\`sh
             queue depth

             **Healthy:** 0.

          Then:

          ~~~~sh
          queue depth
          ~~~
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:7:4-7:7 the block of code that begins here is never closed',
        'content/teams/order-ops.mdx:14:1-14:5 the block of code that begins here is never closed',
      ],
    },
  ],
})

function openFence({lines}: Document, code: Code): string | undefined {
  const {start, end} = code.span
  const first = lines.line(start.line)
  if (!isFenced(first, code)) return undefined
  const fence = /^(?:`+|~+)/.exec(first.slice(start.column - 1))?.[0] ?? ''
  const last = lines
    .line(end.line)
    .replace(/^[\s>]*/, '')
    .trimEnd()
  const closes = end.line > start.line && last.length >= fence.length && last === fence.charAt(0).repeat(last.length)
  return closes ? undefined : fence
}
