import {defineRule, mdx} from '../../core/lint/rule.ts'
import {certainLanguage} from './certain-language.ts'

/** Reports each block of code that does not say its language. */
export default defineRule({
  id: 'code-without-language',
  severity: 'warning',
  summary: 'A block of code does not say its language.',
  why: 'The page cannot tell a command from its output: it offers no copy button, and no rule looks inside.',
  local: true,
  *check(catalog) {
    for (const {body, lines} of catalog.documents) {
      for (const {inline, language, value, span} of body.codes) {
        if (inline || language !== undefined) continue
        const {line, column} = span.start
        const fence = /^(`+|~+)/.exec(lines.line(line).slice(column - 1))?.[0].length
        const end = fence ? {line, column: column + fence} : {line, column: lines.line(line).length + 1}
        const certain = fence ? certainLanguage(value) : undefined
        yield {
          at: {...span, end},
          message: fence ? 'a block of code without language' : 'indented lines are a block of code without language',
          help: fence
            ? 'Write the language behind the fence, such as `sh`, or `output` for what comes back.'
            : 'Put it between fences with a language, or take the indentation away.',
          fix: certain ? [{at: {...span, start: end, end}, text: certain}] : undefined,
        }
      }
    }
  },
  examples: [
    {
      name: 'a command and its output',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          \`\`\`sh
          queue depth
          \`\`\`

          ~~~output
          12
          ~~~
        `,
      },
      expect: [],
    },
    {
      name: 'a bare fence',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          1. Ask:

             \`\`\`
             queue depth
             \`\`\`
        `,
      },
      expect: ['content/teams/order-ops.mdx:7:4-7:7 a block of code without language'],
    },
  ],
})
