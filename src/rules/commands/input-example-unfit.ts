import {misfit} from '../../core/content/input-forms.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each input whose example is not of the form that it asks for. */
export default defineRule({
  id: 'input-example-unfit',
  severity: 'error',
  summary: 'The example of an input is not of the form that the input asks for.',
  why: 'The page refuses a value that looks like the example beside it, and nobody knows which of the two is right.',
  local: true,
  *check(catalog) {
    for (const {data, document} of catalog.list('runbook')) {
      for (const [index, input] of data.inputs.entries()) {
        const wrong = input.example === undefined ? undefined : misfit(input.example, input)
        if (wrong === undefined) continue
        yield {
          at: document.frontmatter.valueSpan(['inputs', index, 'example']),
          message: `example of \`${input.name}\`: ${wrong}, got \`${input.example}\``,
          help: `Correct the example, or the ${input.pattern === undefined ? 'form' : 'pattern'}.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'examples that fit',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs:
            - {name: order_id, is: Order id, example: '6104437293224', form: number}
            - {name: since, is: First failed call, example: '2026-11-23T05:12:00Z', form: utc-instant}
            - {name: lane, is: Lane, example: lane-2, pattern: 'lane-[0-9]'}
            - {name: note, is: Note, example: anything}
          ---
          Use \`{{order_id}}\`, \`{{since}}\`, \`{{lane}}\` and \`{{note}}\`.
        `,
      },
      expect: [],
    },
    {
      name: 'examples of another form',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs:
            - {name: order_id, is: Order id, example: SO771842, form: number}
            - {name: lane, is: Lane, example: lane-12, pattern: 'lane-[0-9]'}
          ---
          Use \`{{order_id}}\` and \`{{lane}}\`.
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:6:45-6:53 example of `order_id`: expected digits alone, such as `6104437293224`, got `SO771842`',
        'content/runbooks/stuck-orders.mdx:7:37-7:44 example of `lane`: expected the form `lane-[0-9]`, got `lane-12`',
      ],
    },
  ],
})
