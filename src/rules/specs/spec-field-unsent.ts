import {defineRule} from '../../core/lint/rule.ts'
import {contract, orderSpec, outbound} from './example-specs.ts'
import {compared, operationInWords} from './spec-places.ts'

/**
 * Reports each field that the other side needs and that a contract on the way out does not have.
 *
 * What an object needs is asked where the contract writes fields of it; an object that stands there as a whole is taken to be complete.
 */
export default defineRule({
  id: 'spec-field-unsent',
  severity: 'error',
  summary: 'A specification requires a field that the contract does not send.',
  why: 'Each message without it is refused, and the contract gives nobody a reason.',
  *check(catalog) {
    for (const of of compared(catalog)) {
      const {contract} = of
      const hasFields = contract.data.fields.length > 0
      for (const {path, at} of of.unsent) {
        yield {
          at: hasFields ? contract.document.frontmatter.keySpan(['fields']) : contract.document.frontmatter.valueSpan(['spec', 'file']),
          message: `${operationInWords(of)} requires \`${path}\`, which \`${contract.id}\` does not have`,
          help: 'Add it to the fields with what is sent in it; where it is never sent, ask how the other side takes that.',
          related: [{at, message: 'is the field there'}],
        }
      }
    }
  },
  examples: [
    {
      name: 'all that is required, and a contract on the way in',
      files: {
        'contracts/written.mdx': contract(
          '{file: specs/shop.yaml, operation: putOrder}',
          ['{name: id, type: integer, required: true}', '{name: state, type: string, required: true}'],
          outbound,
        ),
        'contracts/read.mdx': contract('{file: specs/shop.yaml, operation: Order}', ['{name: id, type: integer}'], 'direction: inbound\n'),
        'specs/shop.yaml': orderSpec,
      },
      expect: [],
    },
    {
      name: 'a required field that nobody sends',
      files: {
        'contracts/orders.mdx': contract(
          '{file: specs/shop.yaml, operation: putOrder}',
          ['{name: id, type: integer, required: true}'],
          outbound,
        ),
        'specs/shop.yaml': orderSpec,
      },
      expect: ['content/contracts/orders.mdx:8:1-8:7 `PUT /orders` of `specs/shop.yaml` requires `state`, which `orders` does not have'],
    },
  ],
})
