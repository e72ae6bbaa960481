import {defineRule} from '../../core/lint/rule.ts'
import {lostFields} from './find-contract-fields.ts'

/**
 * Reports each required field of which a contract does not say what becomes of it.
 *
 * Asked of contracts that map at least one field, in or out. A key, a field with one allowed value, and one with a transform or note are
 * accounted for.
 */
export default defineRule({
  id: 'field-unmapped',
  severity: 'warning',
  summary: 'A required field of a mapped contract is mapped to nothing.',
  why: 'Either we lose what it says, or the mapping exists and nobody who changes the field will hear of it.',
  *check(catalog) {
    for (const {contract, name, index} of lostFields(catalog)) {
      yield {
        at: contract.document.frontmatter.valueSpan(['fields', index, 'name']),
        message: `required field \`${name}\` of contract \`${contract.id}\` is mapped to nothing`,
        help: 'Add `mapsTo:` with the field it becomes, or a `note:` that says why it goes no further.',
      }
    }
  },
  examples: [
    {
      name: 'fields that are mapped, fed, explained, constant or keys, and a contract that maps nothing',
      files: {
        'contracts/webhook.mdx': contract(
          'keys: [event]',
          '{name: event, type: string, required: true}',
          '{name: id, type: integer, required: true, mapsTo: erp/externalId}',
          '{name: currency, type: string, required: true, enum: [USD]}',
          '{name: test, type: boolean, required: true, note: Dropped before the queue.}',
          '{name: landing_site, type: string}',
        ),
        'contracts/erp.mdx': contract('keys: []', '{name: externalId, type: string, required: true}'),
        'contracts/mail.mdx': contract('keys: []', '{name: to, type: string, required: true}'),
      },
      expect: [],
    },
    {
      name: 'a required field that leads nowhere',
      files: {
        'contracts/webhook.mdx': contract(
          'keys: []',
          '{name: id, type: integer, required: true, mapsTo: erp/externalId}',
          '{name: total_price, type: string, required: true}',
        ),
        'contracts/erp.mdx': contract('keys: []', '{name: externalId, type: string, required: true}'),
      },
      expect: ['content/contracts/webhook.mdx:9:12-9:23 required field `total_price` of contract `webhook` is mapped to nothing'],
    },
  ],
})

function contract(keys: string, ...fields: string[]): string {
  const lines = fields.map(field => `  - ${field}\n`).join('')
  return `---\ntitle: A contract\nintegration: orders\ntransport: rest\nendpoint: /orders\n${keys}\nfields:\n${lines}---\n`
}
