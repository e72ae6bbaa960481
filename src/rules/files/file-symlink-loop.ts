import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports each symbolic link that leads to no file of its own: back to itself, to something that is gone, or to a folder that is read anyway. */
export default defineRule({
  id: 'file-symlink-loop',
  severity: 'error',
  summary: 'A symbolic link leads nowhere or back to itself.',
  why: 'What the link was meant to show is missing from the site.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, reason = 'leads nowhere or back to itself'} of unreadable(catalog, 'file-symlink-loop')) {
      yield {at: span, message: `symbolic link ${reason}`, help: 'Put the file itself here, or remove the link.'}
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
    {
      name: 'a link to a folder that is read by its own name',
      files: {'teams/again': {problem: 'symlink-loop', reason: 'leads to `teams/emea`, which is read already'}},
      expect: ['content/teams/again:1:1-1:1 symbolic link leads to `teams/emea`, which is read already'],
    },
  ],
})
