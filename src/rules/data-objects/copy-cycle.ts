import {defineRule} from '../../core/lint/rule.ts'
import {copyLoops} from './find-copies.ts'

/** Reports each data object whose copies feed each other in a circle while nothing says who wins. */
export default defineRule({
  id: 'copy-cycle',
  severity: 'error',
  summary: 'Copies of a data object feed each other, and no conflict rule says who wins.',
  why: 'A wrong value goes round, comes back over the repair, and is right again nowhere.',
  *check(catalog) {
    for (const {object, systems, indexes} of copyLoops(catalog)) {
      const {frontmatter} = object.document
      const placeOf = (index = 0) => frontmatter.valueSpan(['copies', index, 'system'])
      yield {
        at: placeOf(indexes[0]),
        message: `copies of \`${object.id}\` go in a circle from ${[...systems, systems[0]].map(id => `\`${id}\``).join(' to ')}, without a conflict rule`,
        help: 'Write `conflictRule:`, or end the circle.',
        related: indexes.slice(1).map(index => ({at: placeOf(index), message: 'is part of the circle'})),
      }
    }
  },
  examples: [
    {
      name: 'copies in a row, a circle with a rule, and two systems that give each other what they decide',
      files: {
        ...flows(),
        'data-objects/order.mdx': object('shopify', ['netsuite', 'crm']),
        'data-objects/consent.mdx': object('mail', ['shopify', 'netsuite'], 'conflictRule: An unsubscribe wins.\n'),
        'data-objects/item.mdx': `---\ntitle: Item\nkey: SKU\nsystemOfRecord: [{fields: [cost], system: netsuite}, {fields: [text], system: shopify}]\ncopies:\n  - {system: netsuite, through: to-netsuite, lag: 1h}\n  - {system: shopify, through: to-shopify, lag: 1h}\n---\n`,
      },
      expect: [],
    },
    {
      name: 'two copies that feed each other',
      files: {...flows(), 'data-objects/consent.mdx': object('mail', ['shopify', 'netsuite'])},
      expect: [
        'content/data-objects/consent.mdx:7:14-7:22 copies of `consent` go in a circle from `netsuite` to `shopify` to `netsuite`, without a conflict rule',
      ],
    },
  ],
})

function flows(): Record<string, string> {
  const flow = (from: string, to: string) => `---\ntitle: To ${to}\nfrom: [${from}]\nto: [${to}]\nmechanism: Webhook.\ntier: 1\n---\n`
  return {
    'integrations/to-netsuite.mdx': flow('shopify', 'netsuite'),
    'integrations/to-shopify.mdx': flow('netsuite', 'shopify'),
    'integrations/to-crm.mdx': flow('netsuite', 'crm'),
  }
}

function object(record: string, copies: string[], more = ''): string {
  const lines = copies.map(system => `  - {system: ${system}, through: to-${system}, lag: 1h}\n`).join('')
  return `---\ntitle: An object\nkey: id\nsystemOfRecord: [{fields: [all], system: ${record}}]\n${more}copies:\n${lines}---\n`
}
