import {defineRule} from '../../core/lint/rule.ts'
import {contract, orderSpec} from './example-specs.ts'
import {compared} from './spec-places.ts'

/** Reports each contract that pins another version than its specification says it has; nothing is said where one of the two has none. */
export default defineRule({
  id: 'spec-version-differs',
  severity: 'error',
  summary: 'A contract pins another version than its specification has.',
  why: 'The contract is compared with a version that does not answer, and what differs in ours is not found.',
  *check(catalog) {
    for (const {contract, spec, path, isPinned} of compared(catalog)) {
      if (isPinned !== false || !spec.version) continue
      yield {
        at: contract.document.frontmatter.valueSpan(['version']),
        message: `\`${contract.id}\` pins \`${contract.data.version ?? ''}\`, and \`${path ?? spec.contentPath}\` has version \`${spec.version.text}\``,
        help: 'Bring the specification of the version that is pinned; raising the pin is a change of its own.',
        related: [{at: spec.version.at, message: 'is its version'}],
      }
    }
  },
  examples: [
    {
      name: 'the version that is pinned, with and without a letter before it, and a contract without a pin',
      files: {
        'contracts/a.mdx': contract('{file: specs/shop.yaml, operation: putOrder}', [], "version: '2'\n"),
        'contracts/b.mdx': contract('{file: specs/shop.yaml, operation: putOrder}', [], 'version: Orders v2, Stock v3\n'),
        'contracts/c.mdx': contract('{file: specs/shop.yaml, operation: putOrder}'),
        'specs/shop.yaml': orderSpec,
      },
      expect: [],
    },
    {
      name: 'a specification that went on',
      files: {
        'contracts/orders.mdx': contract('{file: specs/shop.yaml, operation: putOrder}', [], 'version: v1\n'),
        'specs/shop.yaml': orderSpec,
      },
      expect: ['content/contracts/orders.mdx:8:10-8:12 `orders` pins `v1`, and `specs/shop.yaml` has version `v2`'],
    },
  ],
})
