import {defineRule, mdx} from '../../core/lint/rule.ts'
import {contestedCodes} from './find-duplicate-names.ts'

/** Reports each error code of a system that a failure mode claims though another one claims it already. */
export default defineRule({
  id: 'error-code-taken',
  severity: 'error',
  summary: 'Two failure modes claim the same error code of one system.',
  why: 'Whoever searches for the code must know which failure mode to check first.',
  *check(catalog) {
    for (const {name, first, second} of contestedCodes(catalog)) {
      yield {
        at: second.at(),
        message: `code \`${name}\` is already claimed by failure mode \`${first.by.id}\``,
        help: 'Write `primary: false` beside the code where the other failure mode is the first to check.',
        related: [{at: first.at(), message: 'is claimed here'}],
      }
    }
  },
  examples: [
    {
      name: 'one code of two systems, and one that is not the first to check',
      files: {
        'failure-modes/throttled.mdx': mdx`
          ---
          title: Throttled
          integration: orders
          class: stuck
          severity: SEV1
          codes: [{code: 429, system: shopify}, {code: 429, system: netsuite}]
          ---
        `,
        'failure-modes/too-many-jobs.mdx': mdx`
          ---
          title: Too many jobs
          integration: orders
          class: stuck
          severity: SEV1
          codes: [{code: '429', system: netsuite, primary: false}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a number and a text that are the same code',
      files: {
        'failure-modes/throttled.mdx': mdx`
          ---
          title: Throttled
          integration: orders
          class: stuck
          severity: SEV1
          codes: [{code: 429, system: netsuite}]
          ---
        `,
        'failure-modes/too-many-jobs.mdx': mdx`
          ---
          title: Too many jobs
          integration: orders
          class: stuck
          severity: SEV1
          codes: [{code: '429', system: netsuite}]
          ---
        `,
      },
      expect: ['content/failure-modes/too-many-jobs.mdx:6:16-6:21 code `429` is already claimed by failure mode `throttled`'],
    },
  ],
})
