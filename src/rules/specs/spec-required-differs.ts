import {defineRule} from '../../core/lint/rule.ts'
import {contract, inbound, orderSpec, outbound} from './example-specs.ts'
import {faultyFields, operationInWords, placeIn} from './spec-places.ts'
import {whoUses} from './who-uses.ts'

/**
 * Reports each field that the other side needs and the contract calls optional, and each that we rely on and they do not promise.
 *
 * That we always send what they may do without, or can do without what they always send, harms nobody.
 */
export default defineRule({
  id: 'spec-required-differs',
  severity: 'error',
  summary: 'A field is required in the specification and not in the contract, or the other way round.',
  why: 'What is left out because it is optional here is refused there; what is relied on and may be missing fails on the day it is.',
  *check(catalog) {
    for (const {of, field, index, fault} of faultyFields(catalog, 'required')) {
      const there = operationInWords(of)
      yield {
        at: placeIn(of, index, 'required'),
        message:
          fault.by === 'them'
            ? `\`${field.name}\` is optional here, and ${there} refuses what comes without it`
            : `\`${field.name}\` is required here, and ${there} does not promise it`,
        help:
          fault.by === 'them'
            ? 'Write `required: true`, and see that it is always sent.'
            : 'Leave out `required: true`, and see what becomes of a message without it.',
        related: [{at: fault.at, message: 'is the field there'}, ...whoUses(catalog, of, field)],
      }
    }
  },
  examples: [
    {
      name: 'a field that is always sent though it need not be',
      files: {
        'contracts/orders.mdx': contract(
          '{file: specs/shop.yaml, operation: putOrder}',
          [
            '{name: id, type: integer, required: true}',
            '{name: state, type: string, required: true}',
            '{name: note, type: string, required: true}',
          ],
          outbound,
        ),
        'specs/shop.yaml': orderSpec,
      },
      expect: [],
    },
    {
      name: 'a field that they need, and one that they do not promise',
      files: {
        'contracts/written.mdx': contract(
          '{file: specs/shop.yaml, operation: putOrder}',
          ['{name: id, type: integer}', '{name: state, type: string, required: true}'],
          outbound,
        ),
        'contracts/read.mdx': contract(
          '{file: specs/shop.yaml, operation: Order}',
          ['{name: note, type: string or null, required: true}'],
          inbound,
        ),
        'specs/shop.yaml': orderSpec,
      },
      expect: [
        'content/contracts/read.mdx:9:50-9:54 `note` is required here, and `Order` of `specs/shop.yaml` does not promise it',
        'content/contracts/written.mdx:9:12-9:14 `id` is optional here, and `PUT /orders` of `specs/shop.yaml` refuses what comes without it',
      ],
    },
  ],
})
