import {guessInWords} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {contract, orderSpec, outbound} from './example-specs.ts'
import {faultyFields, operationInWords, placeIn} from './spec-places.ts'
import {whoUses} from './who-uses.ts'

/** Reports each field of a contract that its specification does not have where the contract says it is. */
export default defineRule({
  id: 'spec-field-unknown',
  severity: 'error',
  summary: 'A contract depends on a field that its specification does not have.',
  why: 'Either the name is wrong here, or the other side has taken the field away, and what reads it gets nothing.',
  *check(catalog) {
    for (const {of, field, index, fault} of faultyFields(catalog, 'missing')) {
      yield {
        at: placeIn(of, index, 'name'),
        message: `${operationInWords(of)} has no field \`${field.name}\`${guessInWords(fault.near)}`,
        help: 'Spell it as the specification does; where it is gone there, it is a breaking change of theirs.',
        related: [{at: of.operation.at, message: 'is the operation'}, ...whoUses(catalog, of, field)],
      }
    }
  },
  examples: [
    {
      name: 'fields that are there, one in a list, and one of an object that takes any',
      files: {
        'contracts/orders.mdx': contract('{file: specs/order.json}', [
          '{name: id, type: string}',
          "{name: 'lines[].sku', type: string}",
          '{name: extra.colour, type: string}',
        ]),
        'specs/order.json':
          '{"properties": {"id": {}, "extra": {"type": "object"}, "lines": {"type": "array", "items": {"properties": {"sku": {}}}}}}',
      },
      expect: [],
    },
    {
      name: 'a field that is spelt differently, and one that is not there',
      files: {
        'contracts/orders.mdx': contract(
          '{file: specs/shop.yaml, operation: putOrder}',
          [
            '{name: id, type: integer, required: true}',
            '{name: stat, type: string}',
            '{name: state, type: string, required: true}',
            '{name: note.text, type: string}',
          ],
          outbound,
        ),
        'specs/shop.yaml': orderSpec,
      },
      expect: [
        'content/contracts/orders.mdx:10:12-10:16 `PUT /orders` of `specs/shop.yaml` has no field `stat`; did you mean `state`?',
        'content/contracts/orders.mdx:12:12-12:21 `PUT /orders` of `specs/shop.yaml` has no field `note.text`',
      ],
    },
  ],
})
