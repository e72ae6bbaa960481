import {defineRule, mdx} from '../../core/lint/rule.ts'
import {foreignPlaceholders} from './find-command-form.ts'

/** Reports each stand-in of a runbook that is not written as `{{input}}`; each spelling once per runbook. */
export default defineRule({
  id: 'placeholder-foreign',
  severity: 'error',
  summary: 'A command has a placeholder of another form than `{{input}}`.',
  why: 'The page cannot fill it in, and a shell takes `<id>` for a file and `$ID` for nothing.',
  local: true,
  *check(catalog) {
    for (const {what, at, input} of foreignPlaceholders(catalog)) {
      yield {
        at,
        message: `\`${what}\` stands for a value in a form that the page cannot fill in`,
        help: input ? `Write \`{{${input}}}\`.` : 'Declare it under `inputs`, and write it as `{{name}}`.',
      }
    }
  },
  examples: [
    {
      name: 'inputs, variables of the environment, a variable that the command sets, redirections, comparisons, and markup',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}, {name: line, is: Line}]
          ---
          Look for \`<Status>\` and \`PUT /orders/<id>\`.

          \`\`\`sh
          curl -H "Authorization: Bearer $TOKEN" https://api.example.com/orders/{{order_id}} <<'END' >out
          <order><id>{{order_id}}</id></order>
          END
          sort <in >sorted
          kubectl get service | grep -e '<none>' -e '<pending>' -e '<no value>'
          while read -r line; do echo "$line"; done < <(sort out)
          jq --arg order_id {{order_id}} '.[] | select(.id == $order_id)' out
          \`\`\`

          \`\`\`sql
          SELECT 1 FROM t WHERE a <b AND b> {{line}}
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'four other forms',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}]
          ---
          Run \`requeue {{order_id}}\`, then \`show <order-id>\`.

          \`\`\`sh
          curl -u YOUR_KEY: https://api.example.com/orders/{order_id}?shop=<shop>
          show "$ORDER_ID"
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:7:40-7:50 `<order-id>` stands for a value in a form that the page cannot fill in',
        'content/runbooks/stuck-orders.mdx:10:9-10:17 `YOUR_KEY` stands for a value in a form that the page cannot fill in',
        'content/runbooks/stuck-orders.mdx:10:50-10:60 `{order_id}` stands for a value in a form that the page cannot fill in',
        'content/runbooks/stuck-orders.mdx:10:66-10:72 `<shop>` stands for a value in a form that the page cannot fill in',
        'content/runbooks/stuck-orders.mdx:11:7-11:16 `$ORDER_ID` stands for a value in a form that the page cannot fill in',
      ],
    },
  ],
})
