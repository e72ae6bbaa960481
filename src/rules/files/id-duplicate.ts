import type {Catalog} from '../../core/catalog/catalog.ts'
import {type Kind, kindInWords, kindNames} from '../../core/content/kinds.ts'
import {entryPlace} from '../../core/content/markup.ts'
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
            help: `The id is the name of the file without its folder and ending: rename one, e.g. to \`${freeName(catalog, kind, other.contentPath)}\`.`,
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
    {
      name: 'one name in both ways of writing, and one folder with a page of its own',
      files: {
        'teams/payments.mdx': '---\ntitle: Payments\npurpose: Money.\n---\n',
        'teams/payments.md': '---\npurpose: Money.\n---\n# Payments\n',
        'teams/asia/payments/index.md': '---\npurpose: Yen.\n---\n# Payments in Asia\n',
      },
      expect: [
        'content/teams/payments.md:1:1-1:1 there is already team `payments`, in `teams/asia/payments/index.md`',
        'content/teams/payments.mdx:1:1-1:1 there is already team `payments`, in `teams/asia/payments/index.md`',
      ],
    },
  ],
})

// In: `teams/europe/payments.mdx`. Out: `teams/europe/europe-payments.mdx`, or what tells the two apart where both stand in one folder.
function freeName(catalog: Catalog, kind: Kind, contentPath: string): string {
  const parts = contentPath.split('/')
  const name = parts.pop() ?? ''
  const inner = parts
    .slice(1)
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? ''
  const base = [inner, entryPlace(contentPath).id].filter(each => each !== '').join('-')
  for (let count = 2; ; count++) {
    const id = count === 2 && inner !== '' ? base : `${base}-${count}`
    if (!catalog.has(kind, id)) return [...parts, id + ending].join('/')
  }
}
