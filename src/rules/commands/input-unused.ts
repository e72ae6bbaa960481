import {inputPlaceholders} from '../../core/catalog/queries/runbook.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {foreignIn} from './find-command-form.ts'

/** Reports each input of a runbook that no command uses. */
export default defineRule({
  id: 'input-unused',
  severity: 'warning',
  summary: 'A runbook asks for an input that no command uses.',
  why: 'Looking up a value that nothing needs costs minutes of an incident, or a command has lost its placeholder.',
  local: true,
  *check(catalog) {
    for (const runbook of catalog.list('runbook')) {
      const {data, document} = runbook
      // The commands of a body that does not parse are not known.
      if (document.problems.length > 0) continue
      const used = new Set(inputPlaceholders(document.body).map(({name}) => name))
      for (const [index, {name}] of data.inputs.entries()) {
        // One that is written in another form is reported as such.
        if (used.has(name) || foreignIn(runbook).some(({input}) => input === name)) continue
        yield {
          at: document.frontmatter.valueSpan(['inputs', index, 'name']),
          message: `input \`${name}\` is used by no command`,
          help: `Write \`{{${name}}}\` in the code where it belongs, or remove the input.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'an input in a command',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}]
          ---
          Run \`requeue {{ order_id }}\`.
        `,
      },
      expect: [],
    },
    {
      name: 'an input in another form, which is reported as such',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}]
          ---
          Run \`requeue <order-id>\`.
        `,
      },
      expect: [],
    },
    {
      name: 'an input that is only talked about',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs:
            - name: order_id
              is: Order id
          ---
          Have the order id ready.
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:6:11-6:19 input `order_id` is used by no command'],
    },
  ],
})
