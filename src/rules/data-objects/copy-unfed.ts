import {defineRule} from '../../core/lint/rule.ts'
import {type UnfedCopy, unfedCopies} from './find-copies.ts'

/** Reports each copy of a data object that no integration feeds: none is named, or the named one does not carry it there. */
export default defineRule({
  id: 'copy-unfed',
  severity: 'error',
  summary: 'Nothing feeds a copy of a data object.',
  why: 'The copy grows old and nobody owns that: when it is wrong, there is no flow to look at and nobody to wake.',
  *check(catalog) {
    for (const unfed of unfedCopies(catalog)) {
      const {object, index} = unfed
      yield {at: object.document.frontmatter.valueSpan(['copies', index, 'through']), ...said(unfed)}
    }
  },
  examples: [
    {
      name: 'a copy that an integration feeds, and one that a vendor does',
      files: {
        'integrations/orders.mdx': integration('orders', 'order'),
        'data-objects/order.mdx': object(
          '{system: netsuite, through: orders, lag: 5m}',
          '{system: stripe, fedBy: The payments app, lag: 5m}',
        ),
      },
      expect: [],
    },
    {
      name: 'no integration, one that carries something else, and one that goes elsewhere',
      files: {
        'integrations/orders.mdx': integration('orders', 'order'),
        'integrations/stock.mdx': integration('stock', 'stock'),
        'data-objects/order.mdx': object(
          '{system: netsuite, lag: 5m}',
          '{system: netsuite, through: stock, lag: 5m}',
          '{system: klaviyo, through: orders, lag: 5m}',
        ),
      },
      expect: [
        'content/data-objects/order.mdx:6:6-6:12 nothing feeds the copy of `order` in `netsuite`',
        'content/data-objects/order.mdx:7:33-7:38 integration `stock` should feed the copy of `order` in `netsuite` and does not carry `order`',
        'content/data-objects/order.mdx:8:32-8:38 integration `orders` should feed the copy of `order` in `klaviyo` and does not touch `klaviyo`',
      ],
    },
  ],
})

function said({object, copy: {system, through}, why}: UnfedCopy): {message: string; help: string} {
  const copy = `copy of \`${object.id}\` in \`${system}\``
  if (why === 'nothing') {
    return {message: `nothing feeds the ${copy}`, help: 'Name the integration with `through`, or what else feeds it with `fedBy`.'}
  }
  const not = why === 'not-carried' ? `does not carry \`${object.id}\`` : `does not touch \`${system}\``
  const help = why === 'not-carried' ? `Add \`${object.id}\` to its \`carries\`` : `Add \`${system}\` to its \`to\``
  return {
    message: `integration \`${through}\` should feed the ${copy} and ${not}`,
    help: `${help}, or name the integration that feeds the copy.`,
  }
}

function integration(title: string, carries: string): string {
  return `---\ntitle: ${title}\nfrom: [shopify]\nto: [netsuite]\ncarries: [${carries}]\nmechanism: Webhook.\ntier: 1\n---\n`
}

function object(...copies: string[]): string {
  const lines = copies.map(copy => `  - ${copy}\n`).join('')
  return `---\ntitle: Order\nkey: id\nsystemOfRecord: [{fields: [all], system: shopify}]\ncopies:\n${lines}---\n`
}
