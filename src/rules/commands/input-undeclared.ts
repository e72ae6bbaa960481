import {inputPlaceholders} from '../../core/catalog/queries/runbook.ts'
import type {Placeholder} from '../../core/content/body.ts'
import type {Document} from '../../core/content/document.ts'
import {corrected, didYouMean} from '../../core/format/suggest.ts'
import type {Edit} from '../../core/lint/diagnostic.ts'
import {replaceWord} from '../../core/lint/edit.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each placeholder in the code of a runbook that is none of its inputs; once per name, at its first place. */
export default defineRule({
  id: 'input-undeclared',
  severity: 'error',
  summary: 'A command has a placeholder that the runbook does not declare.',
  why: 'The page cannot ask for the value, and the command is pasted with its braces.',
  local: true,
  *check(catalog) {
    for (const {data, document} of catalog.list('runbook')) {
      const declared = data.inputs.map(({name}) => name)
      for (const [name, [first, ...others]] of byName(inputPlaceholders(document.body))) {
        if (!first || declared.includes(name)) continue
        yield {
          at: first.span,
          message: `no input \`${name}\`${didYouMean(name, declared)}`,
          help: 'Add it to `inputs`, or correct the name.',
          ...(others.length > 0 && {related: others.slice(0, 3).map(({span}) => ({at: span, message: 'stands here too'}))}),
          fix: fixOf(document, [first, ...others], corrected(name, declared)),
        }
      }
    }
  },
  examples: [
    {
      name: 'an input, templates of other tools, and braces in prose about an entry of another kind',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}]
          ---
          Run \`requeue {{order_id}}\` and look for \`{{ .Labels.job }}\` or \`\${{ secrets.KEY }}\`.

          \`\`\`sh
          kubectl get nodes -o go-template='{{range .items}}{{if .spec.taints}}{{.metadata.name}}{{else}}{{break}}{{end}}{{end}}'
          docker ps --format '{{- with .Names }}{{ . }}{{ end }}' --filter name={{order_id}}
          \`\`\`
        `,
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          Messages read \`{{name}}\`.
        `,
      },
      expect: [],
    },
    {
      name: 'a mistyped input in two commands',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}]
          ---
          Run \`requeue {{order}}\` and \`stop {{end}}\`, then:

          \`\`\`sh
          show {{ ordr_id }}
          show {{order_id}} {{ordr_id}}
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:7:14-7:23 no input `order`',
        'content/runbooks/stuck-orders.mdx:7:35-7:42 no input `end`',
        'content/runbooks/stuck-orders.mdx:10:6-10:19 no input `ordr_id`; did you mean `order_id`?',
      ],
    },
  ],
})

function byName(placeholders: Placeholder[]): Map<string, Placeholder[]> {
  return Map.groupBy(placeholders, ({name}) => name)
}

function fixOf(document: Document, places: Placeholder[], right: string | undefined): Edit[] | undefined {
  if (right === undefined) return undefined
  const edits = places.map(({name, span}) => replaceWord(document, span, name, right))
  return edits.every(edit => edit !== undefined) ? edits.flat() : undefined
}
