import {defineRule, mdx} from '../../core/lint/rule.ts'
import {outputs} from './find-command-form.ts'

/** Reports the first line of output in each block of a runbook that is copied and run. */
export default defineRule({
  id: 'command-with-output',
  severity: 'error',
  summary: 'A command is followed by its output, in the same block.',
  why: 'Both are copied, and the shell runs the output as if it were a command.',
  local: true,
  *check(catalog) {
    for (const {what, at} of outputs(catalog)) {
      const shown = what.length > 40 ? `${what.slice(0, 39)}…` : what
      yield {at, message: `\`${shown}\` is output, not a command`, help: 'Move it to a block of its own with the language `output`.'}
    }
  },
  examples: [
    {
      name: 'commands over several lines, JSON in quotes and in a here-document',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh
          curl -d '
          {"id": 1}
          ' https://api.example.com
          jq . <<END |
          {"id": 1}
          END
            sort
          TOKEN=x
          if true; then
            queue depth
          fi
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'JSON, and the head of a table',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh
          curl https://api.example.com/orders/1
          {"id": 1, "status": "stuck"}
          \`\`\`

          \`\`\`sh
          kubectl get pods
          NAME       READY   STATUS
          receiver   1/1     Running
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:8:1-8:29 `{"id": 1, "status": "stuck"}` is output, not a command',
        'content/runbooks/stuck-orders.mdx:13:1-13:26 `NAME       READY   STATUS` is output, not a command',
      ],
    },
  ],
})
