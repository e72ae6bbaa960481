import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unreadable} from './find-read-errors.ts'

/** Reports each symbolic link that leads out of the content root; what it leads to is not read. */
export default defineRule({
  id: 'file-linked-outside',
  severity: 'error',
  summary: 'A symbolic link leads out of the content.',
  why: 'It may lead to any file of the machine that builds, which would be published.',
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span} of unreadable(catalog, 'file-linked-outside')) {
      yield {at: span, message: 'symbolic link leads out of the content', help: 'Put the file itself here, or remove the link.'}
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
      name: 'a link to a file outside of the content',
      files: {'teams/order-ops.mdx': {problem: 'outside'}},
      expect: ['content/teams/order-ops.mdx:1:1-1:1 symbolic link leads out of the content'],
    },
  ],
})
