import {defineRule, mdx} from '../../core/lint/rule.ts'
import {prompts} from './find-command-form.ts'

/** Reports each shell prompt inside a block of a runbook that is copied and run. */
export default defineRule({
  id: 'command-with-prompt',
  severity: 'error',
  summary: 'A command has the prompt of its shell in front.',
  why: 'What is copied does not run: the shell looks for a program called `$`.',
  local: true,
  *check(catalog) {
    for (const {what, at, throughout} of prompts(catalog)) {
      yield {
        at,
        message: `\`${what}\` is a prompt, not a part of the command`,
        help: 'Remove it; what came back goes into a block of its own, `output`.',
        // With the prompts gone, nothing tells output from commands.
        fix: throughout ? [{at: {...at, end: {...at.end, column: at.end.column + 1}}, text: ''}] : undefined,
      }
    }
  },
  examples: [
    {
      name: 'variables, a comment, a text with signs in it, and an output',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh
          # look first
          $EDITOR queue.yaml
          cat <<'END' > note.txt
          $ is a sign
          END
          echo "a
          $ b"
          \`\`\`

          \`\`\`console
          $ queue depth
          12
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'prompts of three shells and of a database',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          1. \`\`\`sh
             $ queue depth
             12
             \`\`\`

          \`\`\`bash
          noor@edi-1:~/edi$ queue depth
          [noor@edi-1 edi]$ queue age
          \`\`\`

          \`\`\`sql
          orders=# SELECT 1;
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:7:4-7:5 `$` is a prompt, not a part of the command',
        'content/runbooks/stuck-orders.mdx:12:1-12:18 `noor@edi-1:~/edi$` is a prompt, not a part of the command',
        'content/runbooks/stuck-orders.mdx:13:1-13:18 `[noor@edi-1 edi]$` is a prompt, not a part of the command',
        'content/runbooks/stuck-orders.mdx:17:1-17:9 `orders=#` is a prompt, not a part of the command',
      ],
    },
  ],
})
