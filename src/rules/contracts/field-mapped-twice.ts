import {defineRule} from '../../core/lint/rule.ts'
import {collidingFields} from './find-contract-fields.ts'

/** Reports each field that becomes a field which another one of the same contract becomes already, unless the text says that they are joined. */
export default defineRule({
  id: 'field-mapped-twice',
  severity: 'error',
  summary: 'Two fields of a contract become the same field.',
  why: 'The one that is written last wins, and the value of the other is lost without an error.',
  *check(catalog) {
    for (const {contract, first, second} of collidingFields(catalog)) {
      const placeOf = (index: number) => contract.document.frontmatter.valueSpan(['fields', index, 'mapsTo'])
      yield {
        at: placeOf(second.index),
        message: `\`${second.field.name}\` becomes \`${second.field.mapsTo}\`, which \`${first.field.name}\` becomes already`,
        help: `Correct one of the two, or name \`${first.field.name}\` in \`transform\` when they are joined.`,
        related: [{at: placeOf(first.index), message: `is where \`${first.field.name}\` goes`}],
      }
    }
  },
  examples: [
    {
      name: 'fields that are joined, and fields of two contracts',
      files: {
        'contracts/webhook.mdx': contract(
          '{name: first_name, type: string, mapsTo: erp/name, transform: joined with `last_name`}',
          '{name: last_name, type: string, mapsTo: erp/name}',
        ),
        'contracts/marketplace.mdx': contract('{name: buyer, type: string, mapsTo: erp/name}'),
      },
      expect: [],
    },
    {
      name: 'two fields that overwrite each other',
      files: {
        'contracts/webhook.mdx': contract(
          '{name: id, type: integer, mapsTo: erp/externalId, transform: prefix `SHP-`}',
          '{name: number, type: integer, mapsTo: erp/externalId}',
        ),
      },
      expect: ['content/contracts/webhook.mdx:8:43-8:57 `number` becomes `erp/externalId`, which `id` becomes already'],
    },
  ],
})

function contract(...fields: string[]): string {
  const lines = fields.map(field => `  - ${field}\n`).join('')
  return `---\ntitle: Webhook\nintegration: orders\ntransport: webhook\nendpoint: orders/create\nfields:\n${lines}---\n`
}
