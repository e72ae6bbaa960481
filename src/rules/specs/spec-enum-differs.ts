import {listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {contract, inbound, orderSpec, outbound} from './example-specs.ts'
import {faultyFields, operationInWords, placeIn} from './spec-places.ts'
import {whoUses} from './who-uses.ts'

/**
 * Reports each list of values of a contract with one that the specification does not know, or without one that they may send.
 *
 * Values that they would take and that we never send harm nobody; a field without a list here is not compared.
 */
export default defineRule({
  id: 'spec-enum-differs',
  severity: 'error',
  summary: 'A field takes other values in the specification than in the contract.',
  why: 'A value that they do not know is refused, and one that we do not expect goes down a path nobody has thought of.',
  *check(catalog) {
    for (const {of, field, index, fault} of faultyFields(catalog, 'enum')) {
      const there = operationInWords(of)
      yield {
        at: placeIn(of, index, 'enum'),
        message:
          fault.side === 'ours'
            ? `\`${field.name}\` lists ${listed(fault.values)}, which ${there} does not know`
            : `\`${field.name}\` does not list ${listed(fault.values)}, which ${there} may send`,
        help:
          fault.side === 'ours'
            ? 'Take out what is not taken there, or correct its spelling.'
            : 'Add it, and say what becomes of a message with it; where any value may come, leave the list out.',
        related: [{at: fault.at, message: 'is the field there'}, ...whoUses(catalog, of, field)],
      }
    }
  },
  examples: [
    {
      name: 'some of the values, which we send',
      files: {
        'contracts/orders.mdx': contract(
          '{file: specs/shop.yaml, operation: putOrder}',
          ['{name: id, type: integer, required: true}', '{name: state, type: string, required: true, enum: [paid]}'],
          outbound,
        ),
        'specs/shop.yaml': orderSpec,
      },
      expect: [],
    },
    {
      name: 'a value that nobody knows, and one that may come',
      files: {
        'contracts/orders.mdx': contract(
          '{file: specs/shop.yaml, operation: Order}',
          ['{name: state, type: string, enum: [paid, payed]}'],
          inbound,
        ),
        'specs/shop.yaml': orderSpec,
      },
      expect: [
        'content/contracts/orders.mdx:9:39-9:52 `state` does not list `pending`, which `Order` of `specs/shop.yaml` may send',
        'content/contracts/orders.mdx:9:39-9:52 `state` lists `payed`, which `Order` of `specs/shop.yaml` does not know',
      ],
    },
  ],
})
