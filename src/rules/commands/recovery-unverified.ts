import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unverified} from '../runbooks/find-runbook-form.ts'

/** Reports each runbook that recovers something and has no step that verifies it. */
export default defineRule({
  id: 'recovery-unverified',
  severity: 'error',
  summary: 'A runbook recovers something and verifies nothing.',
  why: 'The incident is closed on hope, and comes back an hour later, larger.',
  local: true,
  *check(catalog) {
    for (const {runbook, recover, verify} of unverified(catalog)) {
      yield {
        at: verify.heading.span,
        message: `runbook \`${runbook.id}\` recovers something and has no step under \`${verify.heading.text}\``,
        help: 'Write at least one numbered step that measures the result, and what healthy looks like.',
        related: [{at: recover.heading.span, message: 'recovers here'}],
      }
    }
  },
  examples: [
    {
      name: 'a step that measures, and a runbook that changes nothing',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. Resume the flow.

          ## Verify
          1. Watch the queue for five minutes.

             **Healthy:** fewer than 40 orders.
        `,
        'runbooks/vendor-outage.mdx': mdx`
          ---
          title: Vendor outage
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          Only the vendor can.

          ## Verify
          Their status page turns green.
        `,
      },
      expect: [],
    },
    {
      name: 'a hope',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. Resume the flow.

          ## Verify
          All should be well now.
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:9:1-9:10 runbook `stuck-orders` recovers something and has no step under `Verify`'],
    },
  ],
})
