import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Document} from '../../core/content/document.ts'
import {type Kind, kindInWords, kindNames} from '../../core/content/kinds.ts'
import {entryPlace} from '../../core/content/markup.ts'
import {belowRoot, rootPrefix} from '../../core/content/roots.ts'
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
        for (const other of others) {
          // What it wants to stand on is said there.
          if (!first || catalog.overlayFaults.some(({local}) => local === other || local === first)) continue
          const isElsewhere = rootPrefix(first.contentPath) !== rootPrefix(other.contentPath)
          const rename = `rename one, e.g. to \`${freeName(catalog, kind, other.contentPath)}\``
          const help = isElsewhere
            ? `Write \`extends: ${kind}:${id}\` into the one that should win and stand on the other, or ${rename}.`
            : `The id is the name of the file without its folder and ending: ${rename}.`
          const same = (twin: Document) => [{at: startOf(twin.file), message: 'has the same id'}]
          const what = `${kindInWords(kind)} \`${id}\``
          yield {
            at: startOf(other.file),
            message: `there is already ${what}, in \`${first.contentPath}\``,
            help,
            related: same(first),
          }
          // Whoever keeps the one root may never look at the other.
          if (isElsewhere)
            yield {
              at: startOf(first.file),
              message: `there is ${what} in another root too, in \`${other.contentPath}\``,
              help,
              related: same(other),
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
    {
      name: 'one name in two content roots',
      files: {
        'teams/payments.mdx': '---\ntitle: Payments\npurpose: Money.\n---\n',
        '@europe/teams/payments.mdx': '---\ntitle: Payments in Europe\npurpose: Euros.\n---\n',
      },
      expect: [
        'content/@europe/teams/payments.mdx:1:1-1:1 there is already team `payments`, in `teams/payments.mdx`',
        'content/teams/payments.mdx:1:1-1:1 there is team `payments` in another root too, in `@europe/teams/payments.mdx`',
      ],
    },
  ],
})

// In: `teams/europe/payments.mdx`. Out: `teams/europe/europe-payments.mdx`, or what tells the two apart where both stand in one folder.
function freeName(catalog: Catalog, kind: Kind, contentPath: string): string {
  const parts = belowRoot(contentPath).split('/')
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
