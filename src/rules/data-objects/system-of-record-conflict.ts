import {recordConflicts} from '../../core/catalog/queries/record-conflicts.ts'
import {defineRule} from '../../core/lint/rule.ts'

/**
 * Reports each field of a data object that two systems decide under the same condition.
 *
 * A system that decides always and another that decides `when` something holds are a rule and its exception, and fine.
 */
export default defineRule({
  id: 'system-of-record-conflict',
  severity: 'error',
  summary: 'Two systems decide the same field of a data object.',
  why: 'When they differ, each recovery copies the other way round, and the last one to run wins.',
  *check(catalog) {
    for (const {object, field, first, second} of recordConflicts(catalog)) {
      const {frontmatter} = object.document
      yield {
        at: frontmatter.valueSpan(second.path),
        message: `\`${second.system}\` and \`${first.system}\` both decide \`${field}\` of \`${object.id}\``,
        help: 'Leave the field to one system, or say with `when` which of them decides it at which time.',
        related: [{at: frontmatter.valueSpan(first.path), message: `is decided by \`${first.system}\``}],
      }
    }
  },
  examples: [
    {
      name: 'other fields, other times, and an exception to a rule',
      files: {
        'data-objects/order.mdx': object(
          '{fields: [lines], system: shopify, when: until it is booked}',
          '{fields: [lines], system: netsuite, when: once it is booked}',
          '{fields: [price], system: netsuite}',
          '{fields: [price], system: shopify, when: during a campaign}',
        ),
      },
      expect: [],
    },
    {
      name: 'one field twice, and all fields beside some',
      files: {
        'data-objects/order.mdx': object('{fields: [lines, price], system: shopify}', '{fields: [Price], system: netsuite}'),
        'data-objects/payout.mdx': object(
          '{fields: [all], system: stripe, when: for cards}',
          '{fields: [fees], system: netsuite, when: for cards}',
        ),
      },
      expect: [
        'content/data-objects/order.mdx:6:15-6:20 `netsuite` and `shopify` both decide `Price` of `order`',
        'content/data-objects/payout.mdx:6:15-6:19 `netsuite` and `stripe` both decide `fees` of `payout`',
      ],
    },
  ],
})

function object(...records: string[]): string {
  const lines = records.map(record => `  - ${record}\n`).join('')
  return `---\ntitle: An object\nkey: id\nsystemOfRecord:\n${lines}---\n`
}
