import {defineRule} from '../../core/lint/rule.ts'
import {foreignWrites} from '../data-objects/find-system-of-record.ts'

/**
 * Reports each integration that carries a data object into its system of record from systems that decide nothing of it.
 *
 * Fine where a system it comes from decides part of the object, where it feeds a copy and so comes from the system of record, and where
 * `writers` of the object says what it may do.
 */
export default defineRule({
  id: 'write-without-right',
  severity: 'error',
  summary: 'An integration writes a data object it does not own into its system of record.',
  why: 'The one place everybody trusts is changed from outside, and nobody agreed to what.',
  *check(catalog) {
    for (const {integration, index, object, system} of foreignWrites(catalog)) {
      const record = object.data.systemOfRecord.findIndex(each => each.system === system)
      yield {
        at: integration.document.frontmatter.valueSpan(['carries', index]),
        message: `integration \`${integration.id}\` writes \`${object.id}\` into \`${system}\`, which decides it, without a stated right`,
        help: `Say what it may do there with \`writers\` of \`${object.id}\`, or do not carry it.`,
        related: [{at: object.document.frontmatter.valueSpan(['systemOfRecord', record, 'system']), message: `decides \`${object.id}\``}],
      }
    }
  },
  examples: [
    {
      name: 'a source that decides part of it, a way out of the system of record, and a stated right',
      files: {
        'integrations/orders.mdx': integration('shopify', 'netsuite', 'customer, invoice, sales-order'),
        'data-objects/customer.mdx': object('{fields: [terms], system: netsuite}, {fields: [name], system: shopify}'),
        'data-objects/invoice.mdx': object('{fields: [all], system: netsuite}', 'copies: [{system: shopify, through: orders, lag: 1h}]\n'),
        'data-objects/sales-order.mdx': object(
          '{fields: [all], system: netsuite}',
          'writers: [{integration: orders, right: Creates it by upsert.}]\n',
        ),
      },
      expect: [],
    },
    {
      name: 'stock written into the warehouse by the storefront',
      files: {
        'integrations/orders.mdx': integration('shopify', 'warehouse', 'stock'),
        'data-objects/stock.mdx': object('{fields: [on hand], system: warehouse}'),
      },
      expect: [
        'content/integrations/orders.mdx:5:11-5:16 integration `orders` writes `stock` into `warehouse`, which decides it, without a stated right',
      ],
    },
  ],
})

function integration(from: string, to: string, carries: string): string {
  return `---\ntitle: Orders\nfrom: [${from}]\nto: [${to}]\ncarries: [${carries}]\nmechanism: Webhook.\ntier: 1\n---\n`
}

function object(records: string, more = ''): string {
  return `---\ntitle: An object\nkey: id\nsystemOfRecord: [${records}]\n${more}---\n`
}
