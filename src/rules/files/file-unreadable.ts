import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports each file and folder that the system does not let us read, and what is no ordinary file. */
export default defineRule({
  id: 'file-unreadable',
  severity: 'error',
  summary: 'A file or folder cannot be read.',
  why: 'Nobody knows what it says, so what it holds is missing from the site and unchecked.',
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, reason} of unreadable(catalog, 'file-unreadable')) {
      yield {
        at: span,
        message: `cannot be read: ${reason}`,
        help: 'Make it an ordinary file that may be read, or move it out of the content.',
      }
    }
  },
  examples: [
    {
      name: 'a file',
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
      name: 'a file without the permission to read it, and a pipe',
      files: {
        'teams/order-ops.mdx': {problem: 'unreadable', reason: 'permission is missing'},
        'teams/pipe.mdx': {problem: 'unreadable', reason: 'it is not a regular file'},
      },
      expect: [
        'content/teams/order-ops.mdx:1:1-1:1 cannot be read: permission is missing',
        'content/teams/pipe.mdx:1:1-1:1 cannot be read: it is not a regular file',
      ],
    },
  ],
})
