import {copiesAgainstFlow} from '../../core/catalog/queries/flow-direction.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each copy that would be fed against the direction of the integration that is said to feed it. */
export default defineRule({
  id: 'copy-against-flow',
  severity: 'error',
  summary: 'A copy is fed by an integration that goes the other way.',
  why: 'System of record and copy are swapped: at night somebody overwrites the truth with its copy.',
  *check(catalog) {
    for (const {object, index, copy, integration, source} of copiesAgainstFlow(catalog)) {
      const {from, to} = integration.data
      yield {
        at: object.document.frontmatter.valueSpan(['copies', index, 'system']),
        message: `the copy of \`${object.id}\` in \`${copy.system}\` would come from \`${source}\`, and \`${integration.id}\` goes from ${listed(from)} to ${listed(to)}`,
        help: `Swap system of record and copy, or, where the object does travel back, name it in \`carriesBack\` of \`${integration.id}\`.`,
        related: [{at: integration.document.frontmatter.valueSpan(['to']), message: 'is its end'}],
      }
    }
  },
  examples: [
    {
      name: 'a copy at the end of its flow, one in the middle, and one that travels back',
      files: {
        'integrations/orders.mdx': integration('[order, shipment]', 'carriesBack: [shipment]\n'),
        'data-objects/order.mdx': object('Order', 'shop', 'queue', 'erp'),
        'data-objects/shipment.mdx': object('Shipment', 'erp', 'shop'),
      },
      expect: [],
    },
    {
      name: 'a system of record that is neither end, fed from elsewhere',
      files: {
        'integrations/orders.mdx': integration('[order]'),
        'data-objects/order.mdx': object('Order', 'marketplace', 'shop'),
      },
      expect: [],
    },
    {
      name: 'a record that was flipped against the only flow',
      files: {
        'integrations/orders.mdx': integration('[order]'),
        'data-objects/order.mdx': object('Order', 'erp', 'shop'),
      },
      expect: [
        'content/data-objects/order.mdx:6:14-6:18 the copy of `order` in `shop` would come from `erp`, and `orders` goes from `shop` to `erp`',
      ],
    },
  ],
})

function listed(ids: readonly string[]): string {
  return ids.map(id => `\`${id}\``).join(' and ')
}

function integration(carries: string, more = ''): string {
  return `---\ntitle: Orders\nfrom: [shop]\nvia: [queue]\nto: [erp]\ncarries: ${carries}\n${more}mechanism: Webhook.\ntier: 1\n---\n`
}

function object(title: string, record: string, ...copies: string[]): string {
  const lines = copies.map(system => `  - {system: ${system}, through: orders, lag: 5m}\n`).join('')
  return `---\ntitle: ${title}\nkey: id\nsystemOfRecord: [{fields: [all], system: ${record}}]\ncopies:\n${lines}conflictRule: The shop wins.\n---\n`
}
