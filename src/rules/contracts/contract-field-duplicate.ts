import {defineRule} from '../../core/lint/rule.ts'
import {repeatedFields} from './find-contract-fields.ts'

/** Reports each field that a contract lists more than once. */
export default defineRule({
  id: 'contract-field-duplicate',
  severity: 'error',
  summary: 'A contract lists a field twice.',
  local: true,
  why: 'The two say different things of one field sooner or later, and the page shows one of them.',
  *check(catalog) {
    for (const {contract, first, second} of repeatedFields(catalog)) {
      const placeOf = (index: number) => contract.document.frontmatter.valueSpan(['fields', index, 'name'])
      yield {
        at: placeOf(second.index),
        message: `contract \`${contract.id}\` lists field \`${second.field.name}\` twice`,
        help: 'Merge the two entries.',
        related: [{at: placeOf(first.index), message: 'is the first one'}],
      }
    }
  },
  examples: [
    {
      name: 'each field once',
      files: {'contracts/webhook.mdx': contract('{name: id, type: integer}', '{name: ID, type: string}')},
      expect: [],
    },
    {
      name: 'one field twice',
      files: {'contracts/webhook.mdx': contract('{name: id, type: integer}', '{name: id, type: string}')},
      expect: ['content/contracts/webhook.mdx:8:12-8:14 contract `webhook` lists field `id` twice'],
    },
  ],
})

function contract(...fields: string[]): string {
  const lines = fields.map(field => `  - ${field}\n`).join('')
  return `---\ntitle: Webhook\nintegration: orders\ntransport: webhook\nendpoint: orders/create\nfields:\n${lines}---\n`
}
