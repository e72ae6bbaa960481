import {declaredRisk, isCommand} from '../../core/content/commands.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {isMarked} from './find-dangers.ts'
import {fenceSpan, workInWords, workOf} from './find-steps.ts'

/** Reports each command that declares itself irreversible in a step without a danger callout. */
export default defineRule({
  id: 'irreversible-unmarked',
  severity: 'error',
  summary: 'A command says that it cannot be undone, and no danger callout says what is lost.',
  why: 'The page asks before it copies such a command, and has nothing to show that would help to decide.',
  local: true,
  *check(catalog) {
    for (const work of workOf(catalog)) {
      if (isMarked(work)) continue
      for (const code of work.codes) {
        if (!isCommand(code) || declaredRisk(code) !== 'irreversible') continue
        yield {
          at: fenceSpan(work.runbook, code),
          message: `the command is irreversible, and ${workInWords(work)} has no danger callout`,
          help: 'Put `:::danger[…]` before it: what cannot be undone, and what to do if it was wrong.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a callout in the step',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. Send the file.

             :::danger[A sent order cannot be recalled]
             Ring the warehouse if it was the wrong one.
             :::

             \`\`\`sh irreversible
             send order.edi
             \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'a step without a callout',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. Send the file.

             \`\`\`sh irreversible
             send order.edi
             \`\`\`
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:9:4-9:22 the command is irreversible, and step 1 of `Recover` has no danger callout'],
    },
  ],
})
