import {defineRule} from '../../core/lint/rule.ts'
import {contract, inbound, orderSpec, outbound} from './example-specs.ts'
import {faultyFields, operationInWords, placeIn} from './spec-places.ts'
import {whoUses} from './who-uses.ts'

/**
 * Reports each field of a contract that has another type in its specification.
 *
 * What we send must fit into what they take, what they send into what we read. A type that is no common word, such as
 * `reference to customer`, is compared with nothing.
 */
export default defineRule({
  id: 'spec-type-differs',
  severity: 'error',
  summary: 'A field has another type in the specification than in the contract.',
  why: 'Code that was written after the contract fails on the first value that is not what it says.',
  *check(catalog) {
    for (const {of, field, index, fault} of faultyFields(catalog, 'type')) {
      yield {
        at: placeIn(of, index, 'type'),
        message: `\`${field.name}\` is \`${field.type}\` here, and \`${fault.theirs}\` in ${operationInWords(of)}`,
        help: 'Write the type that travels, and say under `transform` what becomes of it; the map may have to change too.',
        related: [{at: fault.at, message: 'is its type there'}, ...whoUses(catalog, of, field)],
      }
    }
  },
  examples: [
    {
      name: 'the same types in other words, an integer where any number is taken, and a type that only people know',
      files: {
        'contracts/orders.mdx': contract(
          '{file: specs/order.json}',
          [
            '{name: at, type: timestamp with offset}',
            '{name: total, type: integer}',
            '{name: customer, type: reference to customer}',
            '{name: note, type: string}',
          ],
          outbound,
        ),
        'specs/order.json':
          '{"properties": {"at": {"type": "string", "format": "date-time"}, "total": {"type": "number"}, "customer": {"type": "object"}, "note": {"type": ["string", "null"]}}}',
      },
      expect: [],
    },
    {
      name: 'another type, and a value that may be null and is read',
      files: {
        'contracts/orders.mdx': contract(
          '{file: specs/shop.yaml, operation: Order}',
          ['{name: id, type: string}', '{name: note, type: string}'],
          inbound,
        ),
        'specs/shop.yaml': orderSpec,
      },
      expect: [
        'content/contracts/orders.mdx:9:22-9:28 `id` is `string` here, and `integer` in `Order` of `specs/shop.yaml`',
        'content/contracts/orders.mdx:10:24-10:30 `note` is `string` here, and `string or null` in `Order` of `specs/shop.yaml`',
      ],
    },
  ],
})
