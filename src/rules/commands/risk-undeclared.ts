import {declaredRisk, risks} from '../../core/content/commands.ts'
import {didYouMean, nearest} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {type Command, commandsOf, fenceSpan} from './find-steps.ts'

/** Reports each command of a runbook that does not say its risk where others of the same runbook do. */
export default defineRule({
  id: 'risk-undeclared',
  severity: 'warning',
  summary: 'A command does not say what it may do, and others of its runbook do.',
  why: 'Beside commands that say "reads", one that says nothing is taken for harmless.',
  local: true,
  *check(catalog) {
    for (const commands of Map.groupBy(commandsOf(catalog), ({entry}) => entry.id).values()) {
      const silent = commands.filter(({code}) => declaredRisk(code) === undefined)
      if (silent.length === commands.length && !silent.some(command => meant(command))) continue
      for (const command of silent) {
        const word = meant(command)
        yield {
          at: fenceSpan(command.entry, command.code),
          message: word ? `no risk \`${word}\`${didYouMean(word, risks)}` : 'the command does not say what it may do',
          help: 'Write `reads`, `reversible` or `irreversible` behind the language of the block.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a runbook that says it of all its commands, and one that says it of none',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh reads
          queue depth
          \`\`\`

          \`\`\`output
          12
          \`\`\`

          \`\`\`sh reversible
          queue pause
          \`\`\`
        `,
        'runbooks/stuck-stock.mdx': mdx`
          ---
          title: Stuck stock
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh title="Depth"
          queue depth
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'a command that says nothing, and one with a slip of the pen',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh reads
          queue depth
          \`\`\`

          \`\`\`sh
          queue pause
          \`\`\`

          \`\`\`sh reversable
          queue resume
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:10:1-10:6 the command does not say what it may do',
        'content/runbooks/stuck-orders.mdx:14:1-14:17 no risk `reversable`; did you mean `reversible`?',
      ],
    },
  ],
})

// Other words behind the language belong to other tools.
function meant({code}: Command): string | undefined {
  return code.meta?.split(/\s+/).find(word => nearest(word, risks) !== undefined)
}
