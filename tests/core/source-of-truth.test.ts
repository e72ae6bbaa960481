import {expect, test} from 'vitest'
import {truthMatrix, undecidedOf} from '../../src/core/catalog/queries/source-of-truth.ts'
import {inTruthOrder, truthTroubles} from '../../src/core/catalog/queries/truth-order.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {mdx} from '../../src/core/lint/rule.ts'

const system = (title: string, category: string) => `---\ntitle: ${title}\ncategory: ${category}\n---\n`

const catalog = exampleCatalog({
  name: '',
  files: {
    'systems/erp.mdx': system('ERP', 'erp'),
    'systems/shop.mdx': system('Shop', 'storefront'),
    'systems/unused.mdx': system('Unused', 'crm'),
    'data-objects/order.mdx': mdx`
      ---
      title: Order
      key: id
      systemOfRecord:
        - {fields: [lines], system: shop, when: until booked}
        - {fields: [total], system: erp}
      copies: [{system: erp, lag: 5m}, {system: nowhere, lag: 5m}]
      conflictRule: Shop wins.
      reconcile: [{how: Count., every: 1h, depth: count}]
      ---
    `,
    'data-objects/stock.mdx': mdx`
      ---
      title: Stock
      key: sku
      systemOfRecord: [{fields: [all], system: erp}]
      ---
    `,
  },
  expect: [],
})

test('the matrix has a column for each system that decides or holds something, the most deciding first', () => {
  expect(truthMatrix(catalog).systems.map(({id}) => id)).toEqual(['erp', 'shop'])
})

test('a system can decide some fields of an object and hold a copy of others', () => {
  const [order] = truthMatrix(catalog).rows
  expect(order?.cells.map(({records, copies}) => [records.flatMap(({fields}) => fields), copies.map(({lag}) => lag)])).toEqual([
    [['total'], ['5m']],
    [['lines'], []],
  ])
})

test('what is not decided about an object is said in words', () => {
  const [order, stock] = catalog.list('data-object')
  expect(order && undecidedOf(order)).toEqual([])
  expect(stock && undecidedOf(stock)).toEqual(['no conflict rule', 'no reconciliation'])
})

test('what contradicts itself comes first on the map, then what systems decide together', () => {
  const object = (title: string, records: string, more = '') =>
    `---\ntitle: ${title}\nkey: id\nsystemOfRecord: [${records}]\nconflictRule: The shop wins.\nreconcile: [{how: Count., every: 1h, depth: count}]\n${more}---\n`
  const catalog = exampleCatalog({
    name: '',
    files: {
      'systems/erp.mdx': system('ERP', 'erp'),
      'systems/shop.mdx': system('Shop', 'storefront'),
      'integrations/orders.mdx': '---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Calls.\ntier: 1\n---\n',
      'data-objects/a.mdx': object('A', '{fields: [all], system: erp}'),
      'data-objects/b.mdx': object('B', '{fields: [lines], system: erp}, {fields: [total], system: shop}'),
      'data-objects/c.mdx': object('C', '{fields: [all], system: erp}', 'copies: [{system: shop, through: orders, lag: 5m}]\n'),
      'data-objects/d.mdx': object('D', '{fields: [total], system: erp}, {fields: [total], system: shop}'),
    },
    expect: [],
  })
  const troubles = truthTroubles(catalog)
  expect(troubles.map(({object: {id}, says}) => [id, says])).toEqual([
    ['d', ['`total` is decided by `erp` and by `shop`']],
    ['c', ['the copy in `shop` is fed against the flow of `orders`']],
  ])
  expect(inTruthOrder(truthMatrix(catalog).rows, troubles).map(({object: {id}}) => id)).toEqual(['c', 'd', 'b', 'a'])
})
