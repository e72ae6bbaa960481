import {defineRule, mdx} from '../../core/lint/rule.ts'
import {problemsOf} from './find-read-errors.ts'

/** Reports each file without any text. */
export default defineRule({
  id: 'file-empty',
  severity: 'error',
  summary: 'A file is empty.',
  why: 'A link to it opens a page that says nothing.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, document} of problemsOf(catalog, 'file-empty')) {
      yield {at: span, message: `\`${document.contentPath}\` is empty`, help: 'Write the entry, or remove the file.'}
    }
  },
  examples: [
    {
      name: 'a file with frontmatter and no body',
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
      name: 'a file of blank lines',
      files: {'teams/order-ops.mdx': '\n  \n'},
      expect: ['content/teams/order-ops.mdx:1:1-1:1 `teams/order-ops.mdx` is empty'],
    },
  ],
})
