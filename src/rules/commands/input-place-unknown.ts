import {defineRule, mdx} from '../../core/lint/rule.ts'
import {placesOf} from './find-inputs.ts'

/** Reports each input that stands in a command where nobody can tell how a value is quoted. */
export default defineRule({
  id: 'input-place-unknown',
  severity: 'error',
  summary: 'An input stands in a command where it cannot be told how a value is quoted.',
  why: 'A value with a quote or a `*` in it would become a part of the command; so the page does not copy the command at all.',
  local: true,
  *check(catalog) {
    for (const {command, place} of placesOf(catalog)) {
      if (!('unknown' in place.quoting)) continue
      yield {
        at: command.spanOf({index: place.start, length: place.end - place.start}),
        message: `how a value of \`${place.name}\` is quoted cannot be told: ${place.quoting.unknown}`,
        help: 'Let it stand in quotes of its own, hand it over as an argument (`jq --arg`), or name the language after `<<` (`SQL`, `GQL`, `JSON`).',
      }
    }
  },
  examples: [
    {
      name: 'words, texts, addresses, patterns and texts of other languages',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}]
          ---
          \`\`\`sh
          queue show {{order_id}} "order {{order_id}}" && curl "https://api.example.com/orders/{{order_id}}" -d '{"id": "{{order_id}}"}'
          \`\`\`

          \`\`\`sh
          psql orders <<'SQL'
          SELECT state FROM orders WHERE id = '{{order_id}}' AND line = {{order_id}}
          SQL
          find . -name '{{order_id}}*' | grep -E '^{{order_id}}'
          \`\`\`

          \`\`\`graphql
          { order(id: "{{order_id}}") { name } }
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'between backticks, in a program of another language, in a text that nothing names',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}]
          ---
          \`\`\`sh
          echo \`queue show {{order_id}}\`
          python3 -c 'print("{{order_id}}")'
          queue send <<END
          order: {{order_id}}
          END
          \`\`\`

          \`\`\`powershell
          Show-Order {{order_id}}
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:8:18-8:30 how a value of `order_id` is quoted cannot be told: it stands between backticks',
        'content/runbooks/stuck-orders.mdx:9:20-9:32 how a value of `order_id` is quoted cannot be told: it stands in a program of another language',
        'content/runbooks/stuck-orders.mdx:11:8-11:20 how a value of `order_id` is quoted cannot be told: nothing tells what the text until `END` is; end it with SQL, GQL, JSON, XML, YAML or EDI',
        'content/runbooks/stuck-orders.mdx:16:12-16:24 how a value of `order_id` is quoted cannot be told: how values are written in `powershell` is not known',
      ],
    },
  ],
})
