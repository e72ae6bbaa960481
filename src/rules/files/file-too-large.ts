import {maxFileBytes} from '../../core/content/source.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports each file that is too large to be read. */
export default defineRule({
  id: 'file-too-large',
  severity: 'error',
  summary: 'A file is larger than one mebibyte.',
  why: 'It is not read at all; a page of that length helps nobody in an incident.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, reason} of unreadable(catalog, 'file-too-large')) {
      yield {
        at: span,
        message: `file is larger than ${maxFileBytes} bytes${reason ? `: ${reason}` : ''}`,
        help: 'Split the entry, and keep logs and exports outside of the content.',
      }
    }
  },
  examples: [
    {
      name: 'a page of ordinary length',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a log pasted into an entry',
      files: {'runbooks/stuck-orders.mdx': {problem: 'too-large'}},
      expect: ['content/runbooks/stuck-orders.mdx:1:1-1:1 file is larger than 1048576 bytes'],
    },
  ],
})
