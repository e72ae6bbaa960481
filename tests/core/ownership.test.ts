import {expect, test} from 'vitest'
import {ownedItemsOf, sizeOf} from '../../src/core/catalog/queries/owned-items.ts'
import {responsibilityMatrix} from '../../src/core/catalog/queries/responsibilities.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {mdx} from '../../src/core/lint/rule.ts'

const team = (title: string) => `---\ntitle: ${title}\npurpose: Things.\n---\n`

const mode = (title: string, severity: string, more = '') => `---
title: ${title}
integration: orders
class: stuck
severity: ${severity}
${more}
---
`

const catalog = exampleCatalog({
  name: '',
  files: {
    'teams/order-ops.mdx': team('Order Ops'),
    'teams/finance.mdx': team('Finance'),
    'integrations/orders.mdx': mdx`
      ---
      title: Orders
      from: [shopify]
      to: [netsuite]
      mechanism: Webhook.
      tier: 2
      ---
    `,
    'integrations/tax.mdx': mdx`
      ---
      title: Tax
      from: [shopify]
      to: [netsuite]
      mechanism: REST.
      tier: 1
      ---
    `,
    'ownership/orders.mdx': mdx`
      ---
      title: Who owns orders
      integration: orders
      responsibilities:
        failures: {owner: order-ops, backup: finance, note: At night too.}
      ---
    `,
    'failure-modes/late.mdx': mode(
      'Late',
      'SEV3',
      'alerts: [{name: Late, query: a, severity: ticket}, {name: Silent, query: b, severity: page, owner: finance}]',
    ),
    'failure-modes/lost.mdx': mode('Lost', 'SEV1', 'alerts: [{name: Lost, query: c, severity: page}]'),
  },
  expect: [],
})

test('a team owns what inherits from its row in the ownership table, worst first', () => {
  const estate = ownedItemsOf(catalog, 'order-ops')
  expect(estate['failure-mode'].map(({of, inherited}) => [of.id, inherited])).toEqual([
    ['lost', true],
    ['late', true],
  ])
  expect(estate.alert.map(({of}) => of.id)).toEqual(['Lost', 'Late'])
  expect(estate.integration.map(({of}) => of.id)).toEqual(['orders'])
})

test('what names its owner itself is not inherited', () => {
  const estate = ownedItemsOf(catalog, 'finance')
  expect(estate.alert.map(({of, inherited}) => [of.id, inherited])).toEqual([['Silent', false]])
  expect(sizeOf(estate)).toBe(1)
})

test('a team that nobody names owns nothing', () => {
  expect(sizeOf(ownedItemsOf(catalog, 'unknown'))).toBe(0)
})

test('each integration has five responsibilities, tier 1 first; without a table all are open', () => {
  const [tax, orders] = responsibilityMatrix(catalog)
  expect([tax?.subject.id, tax?.table, tax?.duties.map(({owner}) => owner?.id)]).toEqual(['tax', undefined, Array(5).fill(undefined)])
  expect(orders?.duties[0]).toMatchObject({name: 'failures', owner: {id: 'order-ops'}, backup: {id: 'finance'}, note: 'At night too.'})
  expect(orders?.duties[0]?.from.owner).toMatchObject({entry: {kind: 'ownership'}, path: ['responsibilities', 'failures', 'owner']})
  expect(orders?.duties[1]).toEqual({name: 'retries', from: {}})
})
