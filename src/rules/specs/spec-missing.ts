import {defineRule} from '../../core/lint/rule.ts'
import {comparisons} from '../../specs/spec-comparison.ts'
import {contract, orderSpec} from './example-specs.ts'

/** Reports each specification that a contract names and that is not there, or cannot be read as a file. */
export default defineRule({
  id: 'spec-missing',
  severity: 'error',
  summary: 'A contract names a specification that is not there.',
  why: 'The contract is compared with nothing, and what the other side changes is found in production.',
  *check(catalog) {
    for (const {contract, ...of} of comparisons(catalog)) {
      const message = whyMissing(contract.data.spec?.file ?? '', of)
      if (message === undefined) continue
      yield {
        at: contract.document.frontmatter.valueSpan(['spec', 'file']),
        message,
        help: 'Name a file that is there, as a path from the content root and inside of the repository.',
      }
    }
  },
  examples: [
    {
      name: 'a file beside the entries',
      files: {'contracts/orders.mdx': contract('{file: ./specs/shop.yaml, operation: putOrder}'), 'specs/shop.yaml': orderSpec},
      expect: [],
    },
    {
      name: 'a file that is not there, a path that begins elsewhere, and a file that is empty',
      files: {
        'contracts/a.mdx': contract('{file: specs/shop.yml}'),
        'contracts/b.mdx': contract('{file: /etc/shop.yaml}'),
        'contracts/c.mdx': contract('{file: specs/empty.yaml}'),
        'specs/shop.yaml': orderSpec,
        'specs/empty.yaml': '',
      },
      expect: [
        'content/contracts/a.mdx:7:14-7:28 there is no file `specs/shop.yml`',
        'content/contracts/b.mdx:7:14-7:28 `/etc/shop.yaml` is no path from the content root',
        'content/contracts/c.mdx:7:14-7:30 `specs/empty.yaml` cannot be read: it is empty',
      ],
    },
  ],
})

type State = Omit<ReturnType<typeof comparisons>[number], 'contract'>

function whyMissing(written: string, of: State): string | undefined {
  if (of.state === 'no path') return `\`${written}\` is no path from the content root`
  if (of.state === 'no file') return `there is no file \`${written}\``
  const {problem} = 'spec' in of ? (of.spec as {problem?: string}) : {}
  return problem === undefined ? undefined : `\`${written}\` cannot be read: ${problem}`
}
