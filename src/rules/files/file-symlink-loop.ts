import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports each symbolic link that leads to no file: back to itself, or to something that is gone. */
export default defineRule({
  id: 'file-symlink-loop',
  severity: 'error',
  summary: 'A symbolic link leads nowhere or back to itself.',
  why: 'What the link was meant to show is missing from the site.',
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span} of unreadable(catalog, 'file-symlink-loop')) {
      yield {at: span, message: 'symbolic link leads nowhere or back to itself', help: 'Put the file itself here, or remove the link.'}
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
      name: 'a link to itself',
      files: {'teams/order-ops.mdx': {problem: 'symlink-loop'}},
      expect: ['content/teams/order-ops.mdx:1:1-1:1 symbolic link leads nowhere or back to itself'],
    },
  ],
})
