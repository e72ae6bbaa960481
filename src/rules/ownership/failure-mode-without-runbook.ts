import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each failure mode that names no runbook; the alerts that somebody answers without one are related places. */
export default defineRule({
  id: 'failure-mode-without-runbook',
  severity: 'error',
  summary: 'A failure mode has no runbook.',
  why: 'We know that it happens, and whoever is woken by it starts from nothing.',
  *check(catalog) {
    for (const {id, data, document} of catalog.list('failure-mode')) {
      // Alerts that all lead to a runbook of their own need none of the failure mode.
      if (data.runbook !== undefined || (data.alerts.length > 0 && data.alerts.every(({runbook}) => runbook !== undefined))) continue
      yield {
        at: document.frontmatter.valueSpan(['runbook']),
        message: `failure mode \`${id}\` has no runbook`,
        help: 'Add `runbook:` with the id of the runbook that recovers it; several failure modes may share one. `clarity new runbook ID` begins one.',
        related: data.alerts.flatMap(({name, severity, primary}, index) => {
          const at = document.frontmatter.valueSpan(['alerts', index, 'name'])
          return primary && severity !== 'information' ? [{at, message: `alert \`${name}\` leads to it`}] : []
        }),
      }
    }
  },
  examples: [
    {
      name: 'a failure mode with a runbook',
      files: {
        'failure-modes/orders-silent.mdx': mdx`
          ---
          title: Orders silent
          integration: orders
          class: stuck
          severity: SEV1
          runbook: recreate-webhook
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a failure mode without one',
      files: {
        'failure-modes/orders-silent.mdx': mdx`
          ---
          title: Orders silent
          integration: orders
          class: stuck
          severity: SEV1
          ---
        `,
      },
      expect: ['content/failure-modes/orders-silent.mdx:1:1-1:4 failure mode `orders-silent` has no runbook'],
    },
  ],
})
