import {kindInWords, kindNames} from '../../core/content/kinds.ts'
import {startOf} from '../../core/content/span.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each file whose id another file of the same kind already has. */
export default defineRule({
  id: 'id-duplicate',
  severity: 'error',
  summary: 'Two files of one kind have the same id.',
  why: 'Only the first is shown; whoever wrote the second believes it is there.',
  *check(catalog) {
    for (const kind of kindNames) {
      for (const [id, [first, ...others]] of catalog.claims(kind)) {
        for (const other of first ? others : []) {
          yield {
            at: startOf(other.file),
            message: `there is already ${kindInWords(kind)} \`${id}\`, in \`${first?.contentPath}\``,
            help: 'Rename one of the files; the id is the name of the file.',
            related: first && [{at: startOf(first.file), message: 'has the same id'}],
          }
        }
      }
    }
  },
  required: true,
  examples: [
    {
      name: 'one name in two kinds',
      files: {
        'teams/payments.mdx': '---\ntitle: Payments\npurpose: Money.\n---\n',
        'escalation-paths/payments.mdx': '---\ntitle: Payments\nlevels: []\n---\n',
      },
      expect: [],
    },
    {
      name: 'one name in two folders of a kind',
      files: {
        'teams/payments.mdx': mdx`
          ---
          title: Payments
          purpose: Money.
          ---
        `,
        'teams/europe/payments.mdx': mdx`
          ---
          title: Payments in Europe
          purpose: Euros.
          ---
        `,
      },
      expect: ['content/teams/payments.mdx:1:1-1:1 there is already team `payments`, in `teams/europe/payments.mdx`'],
    },
  ],
})
