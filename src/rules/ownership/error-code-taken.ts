import {defineRule, mdx} from '../../core/lint/rule.ts'
import {contestedCodes} from './find-duplicate-names.ts'

/** Reports each error code of a system that a failure mode claims though it is claimed already. */
export default defineRule({
  id: 'error-code-taken',
  severity: 'error',
  summary: 'An error code of one system is claimed twice.',
  why: 'Whoever searches for the code must know which failure mode to check first.',
  *check(catalog) {
    for (const {name, first, second} of contestedCodes(catalog)) {
      const isOwn = first.by === second.by
      yield {
        at: second.at(),
        message: isOwn
          ? `failure mode \`${first.by.id}\` lists the code \`${name}\` twice`
          : `code \`${name}\` is already claimed by failure mode \`${first.by.id}\``,
        help: isOwn
          ? 'Keep one of the two, or name the `system` of each.'
          : 'Write `primary: false` beside the code where the other failure mode is the first to check.',
        related: [{at: first.at(), message: isOwn ? 'is there first' : 'is claimed here'}],
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
    {
      name: 'a code twice in one failure mode',
      files: {
        'failure-modes/throttled.mdx': mdx`
          ---
          title: Throttled
          integration: orders
          class: stuck
          severity: SEV1
          codes: [{code: THROTTLED}, {code: THROTTLED}]
          ---
        `,
      },
      expect: ['content/failure-modes/throttled.mdx:6:35-6:44 failure mode `throttled` lists the code `THROTTLED` twice'],
    },
  ],
})
