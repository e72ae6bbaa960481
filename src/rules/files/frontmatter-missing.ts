import {kindInWords} from '../../core/content/kinds.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {problemsOf} from './find-read-errors.ts'

/** Reports each entry that does not begin with frontmatter. */
export default defineRule({
  id: 'frontmatter-missing',
  severity: 'error',
  summary: 'An entry has no frontmatter.',
  why: 'Without it the entry has no title and no owner, and no other entry can rely on it.',
  required: true,
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const {span, document, reason, help} of problemsOf(catalog, 'frontmatter-missing')) {
      if (!document.kind) continue
      yield {
        at: span,
        message: `${kindInWords(document.kind)} \`${document.id}\` does not begin with frontmatter: ${reason}`,
        help,
      }
    }
  },
  examples: [
    {
      name: 'frontmatter on the first line',
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
      name: 'a text alone',
      files: {'teams/order-ops.mdx': '# Order operations\n'},
      expect: [
        'content/teams/order-ops.mdx:1:1-1:19 team `order-ops` does not begin with frontmatter: its first line is `# Order operations`',
      ],
    },
    {
      name: 'a blank line before the frontmatter',
      files: {'teams/order-ops.mdx': '\n---\ntitle: Order operations\npurpose: Orders.\n---\n'},
      expect: ['content/teams/order-ops.mdx:1:1-1:1 team `order-ops` does not begin with frontmatter: its first line is empty'],
    },
    {
      name: 'a byte order mark and Windows line ends',
      files: {'teams/order-ops.mdx': '\uFEFF---\r\ntitle: Order operations\r\npurpose: Orders.\r\n---\r\n'},
      expect: [],
    },
  ],
})
