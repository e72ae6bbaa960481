import {changeIn} from '../../commands/command-change.ts'
import {declaredRisk} from '../../core/content/commands.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import type {FoundDeed} from './deed.ts'
import {dangerIn} from './find-dangers.ts'
import {type Command, commandsOf} from './find-steps.ts'

/** Reports each command that declares a smaller risk than what it does. */
export default defineRule({
  id: 'risk-contradicted',
  severity: 'error',
  summary: 'A command declares a smaller risk than its own words tell.',
  why: 'Whoever trusts the word on the step runs a command that changes something to have a look.',
  local: true,
  *check(catalog) {
    for (const command of commandsOf(catalog)) {
      const risk = declaredRisk(command.code)
      const found = risk === 'reads' ? changed(command) : risk === 'reversible' ? gone(command) : undefined
      if (!found) continue
      const {what, index} = found
      yield {
        at: command.spanOf({index, length: what.length}),
        message: `\`${what}\` ${risk === 'reads' ? 'changes something, and the command says that it reads' : 'cannot be taken back, and the command says that it is reversible'}`,
        help: risk === 'reads' ? 'Write `reversible` or `irreversible` behind the language.' : 'Write `irreversible` behind the language.',
      }
    }
  },
  examples: [
    {
      name: 'commands that say what they do, queries that are sent by POST',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh reads
          curl https://api.example.com/graphql --json '{"query": "{ orders { id } }"}' && grep -c DELETE queue.log
          \`\`\`

          \`\`\`sh reversible
          curl -X PATCH https://api.example.com/orders/1 -d '{"hold": true}'
          \`\`\`

          :::danger[What is purged is lost]
          Nobody can bring it back.
          :::

          \`\`\`sh irreversible
          queue purge orders
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'a change that says it reads, a refund that says it is reversible',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh reads
          curl -X PATCH https://api.example.com/orders/1 -d '{"hold": true}'
          \`\`\`

          \`\`\`sql reads
          UPDATE orders SET hold = 1 WHERE id = 1
          \`\`\`

          :::danger[A refund cannot be called back]
          The money leaves at once.
          :::

          \`\`\`graphql reversible
          mutation { refundCreate(input: {}) { refund { id } } }
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:7:9-7:14 `PATCH` changes something, and the command says that it reads',
        'content/runbooks/stuck-orders.mdx:11:1-11:18 `UPDATE orders SET` changes something, and the command says that it reads',
        'content/runbooks/stuck-orders.mdx:19:12-19:24 `refundCreate` cannot be taken back, and the command says that it is reversible',
      ],
    },
  ],
})

function changed({code}: Command): {what: string; index: number} | undefined {
  return changeIn(code) ?? dangerIn(code)
}

// What is deleted may be made anew; these leave nothing to go back to.
function gone({code}: Command): FoundDeed | undefined {
  const deed = dangerIn(code)
  return deed && /^(?:refunds|purges|truncates|redrives)$/.test(deed.deed) ? deed : undefined
}
