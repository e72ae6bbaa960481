import {defineRule, mdx} from '../../core/lint/rule.ts'
import {dangersWithoutWayBack} from './find-dangers.ts'

/** Reports each danger callout of a runbook that names neither a way back nor a reason why there is none. */
export default defineRule({
  id: 'danger-without-way-back',
  severity: 'error',
  summary: 'A danger callout says neither how to go back nor that nobody can.',
  why: 'Whether a step can be undone decides whether one may try it; without that, people guess.',
  local: true,
  *check(catalog) {
    for (const {danger, place} of dangersWithoutWayBack(catalog)) {
      yield {
        at: danger.span,
        message: `the danger callout in ${place} names no way back and does not say that there is none`,
        help: 'Link the step that undoes it, or say that it cannot be undone and why.',
      }
    }
  },
  examples: [
    {
      name: 'a way back, and a reason why there is none',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. Close the line.

             :::danger[Close, never delete]
             A closed line can be reopened, see [Roll back](#roll-back).
             :::

          2. Send the refund.

             :::danger[Money leaves]
             A refund cannot be called back.
             :::
        `,
      },
      expect: [],
    },
    {
      name: 'a mere warning, in both spellings',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. Purge the queue.

             :::danger[Be careful]
             This purges the queue.
             :::

          <Danger>
          Do not hurry.
          </Danger>
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:9:4-9:25 the danger callout in step 1 of `Recover` names no way back and does not say that there is none',
        'content/runbooks/stuck-orders.mdx:13:1-13:9 the danger callout in `Recover` names no way back and does not say that there is none',
      ],
    },
  ],
})
