import {guessInWords, listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {nearestOperation} from '../../specs/find-operation.ts'
import {comparisons} from '../../specs/spec-comparison.ts'
import {contract, orderSpec} from './example-specs.ts'

/** Reports each operation that a contract names and its specification does not have, and a contract that names none of several. */
export default defineRule({
  id: 'spec-operation-unknown',
  severity: 'error',
  summary: 'A contract names an operation that its specification does not have.',
  why: 'The contract is compared with nothing; the operation may be gone, which is what the contract is there to notice.',
  *check(catalog) {
    for (const {contract, ...of} of comparisons(catalog)) {
      if (of.state !== 'no operation') continue
      const {file = '', operation} = contract.data.spec ?? {}
      const operations = of.spec.operations.map(({id}) => id)
      const guess = operation === undefined ? undefined : nearestOperation(of.spec, operation)
      yield {
        at: contract.document.frontmatter.valueSpan(operation === undefined ? ['spec', 'file'] : ['spec', 'operation']),
        message:
          operation === undefined
            ? `\`${file}\` has ${operations.length} operations, and the contract names none of them; known are ${listed(operations)}`
            : `\`${file}\` has no operation \`${operation}\`${guessInWords(guess) || `; known are ${listed(operations)}`}`,
        help: 'Name it under `spec.operation` as the specification spells it; where it is gone there, ask the other side.',
      }
    }
  },
  examples: [
    {
      name: 'an operation by its method and path, by its id, and the only one there is',
      files: {
        'contracts/a.mdx': contract('{file: specs/shop.yaml, operation: PUT /orders}'),
        'contracts/b.mdx': contract('{file: specs/shop.yaml, operation: putOrder}'),
        'contracts/c.mdx': contract('{file: specs/shop.yaml}'),
        'specs/shop.yaml': orderSpec,
      },
      expect: [],
    },
    {
      name: 'a slip of the pen, a name that nobody knows, and none of several',
      files: {
        'contracts/a.mdx': contract('{file: specs/shop.yaml, operation: putOrders}'),
        'contracts/b.mdx': contract('{file: specs/shop.yaml, operation: refund}'),
        'contracts/c.mdx': contract('{file: specs/x12.csv}'),
        'specs/shop.yaml': orderSpec,
        'specs/x12.csv': 'set,element,use,type,min,max\n940,W0501,M,ID,1,1\n945,W0601,M,ID,1,1\n',
      },
      expect: [
        'content/contracts/a.mdx:7:42-7:51 `specs/shop.yaml` has no operation `putOrders`; did you mean `putOrder`?',
        'content/contracts/b.mdx:7:42-7:48 `specs/shop.yaml` has no operation `refund`; known are `PUT /orders` and `Order`',
        'content/contracts/c.mdx:7:14-7:27 `specs/x12.csv` has 2 operations, and the contract names none of them; known are `940` and `945`',
      ],
    },
  ],
})
