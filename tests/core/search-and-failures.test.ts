import {describe, expect, test} from 'vitest'
import {alertViews} from '../../src/core/catalog/queries/alerts.ts'
import {changesTouching} from '../../src/core/catalog/queries/changes.ts'
import {codePages} from '../../src/core/catalog/queries/codes.ts'
import {failuresAt, failuresByIntegration} from '../../src/core/catalog/queries/failures.ts'
import {exactLookup} from '../../src/core/catalog/queries/lookup.ts'
import {mappedFields} from '../../src/core/catalog/queries/mapping.ts'
import {rotationsByTeam} from '../../src/core/catalog/queries/people.ts'
import {systemView} from '../../src/core/catalog/queries/system.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {mdx} from '../../src/core/lint/rule.ts'

const catalog = exampleCatalog({
  name: '',
  expect: [],
  files: {
    'systems/shopify.mdx': mdx`
      ---
      title: Shopify
      category: storefront
      ---
    `,
    'integrations/orders.mdx': mdx`
      ---
      title: Orders
      from: [shopify]
      to: [netsuite]
      mechanism: Webhook.
      tier: 2
      signals:
        - {id: waiting, title: Orders waiting, unit: orders, query: sum(waiting), warning: 40, critical: 120}
        - {id: health, title: Booked in time, unit: ratio, worse: lower, query: ratio, critical: 0.9}
      ---
    `,
    'integrations/tax.mdx': mdx`
      ---
      title: Tax
      from: [netsuite]
      to: [avatax]
      mechanism: REST.
      tier: 1
      ---
    `,
    'contracts/webhook.mdx': mdx`
      ---
      title: Webhook
      integration: orders
      system: shopify
      transport: webhook
      endpoint: orders/create
      fields:
        - {name: id, type: integer, mapsTo: sales-order/externalId}
        - {name: name, type: string, mapsTo: sales-order/nowhere}
      ---
    `,
    'contracts/sales-order.mdx': mdx`
      ---
      title: Sales order
      integration: orders
      transport: rest
      endpoint: PUT
      fields:
        - {name: externalId, type: string}
      ---
    `,
    'failure-modes/gone.mdx': mdx`
      ---
      title: Webhook gone
      number: FM-01
      integration: orders
      alsoIn: [tax]
      class: stuck
      severity: SEV2
      contract: webhook
      aliases: [no orders]
      codes:
        - {code: AK5*R, system: kestrel, primary: false}
      alerts:
        - {name: Silent, severity: page, signal: orders/waiting, for: 5m}
        - {name: Late, severity: page, primary: false}
      ---
    `,
    'failure-modes/late.mdx': mdx`
      ---
      title: Orders late
      integration: orders
      class: stalled
      severity: SEV1
      codes:
        - {code: AK5*R, meaning: Refused.}
        - {code: '025'}
      alerts:
        - {name: Late, severity: ticket, signal: orders/health, says: Orders are late.}
        - {name: Odd, severity: page, query: up == 0}
      ---
    `,
    'changes/next.mdx': mdx`
      ---
      title: Next
      class: additive
      fields: [webhook/id]
      state: proposed
      ---
    `,
    'rotations/a.mdx': mdx`
      ---
      title: A
      team: ops
      timeZone: UTC
      layers: [{members: [noor], start: 2026-01-05}]
      ---
    `,
    'rotations/b.mdx': mdx`
      ---
      title: B
      team: ops
      timeZone: UTC
      layers: [{members: [noor], start: 2026-01-05}]
      ---
    `,
  },
})

const empty = exampleCatalog({name: '', files: {}, expect: []})

describe('failure modes', () => {
  test('stand under every integration they happen in, worst first, money first', () => {
    const rows = failuresByIntegration(catalog).map(({subject: integration, failures}) => [integration.id, failures.map(({id}) => id)])
    expect(rows).toEqual([
      ['tax', ['gone']],
      ['orders', ['late', 'gone']],
    ])
  })

  test('belong to a system by its codes and by the contract it offers', () => {
    expect(failuresAt(catalog, 'shopify').map(({id}) => id)).toEqual(['gone'])
    expect(failuresAt(catalog, 'kestrel').map(({id}) => id)).toEqual(['gone'])
  })
})

describe('error codes', () => {
  test('share a page, the failure mode to check first at its top', () => {
    const [first, second] = codePages(catalog)
    expect(first).toMatchObject({slug: '025', codes: ['025']})
    expect(second).toMatchObject({slug: 'ak5-r', codes: ['AK5*R']})
    expect(second?.claims.map(({mode, primary}) => [mode.id, primary])).toEqual([
      ['late', true],
      ['gone', false],
    ])
  })
})

describe('alerts', () => {
  test('name the failure mode that defines them before the others', () => {
    const late = alertViews(catalog).find(({alert}) => alert.id === 'Late')
    expect(late?.modes.map(({id}) => id)).toEqual(['late', 'gone'])
  })

  test('say in words when they fire, and as a query with its threshold', () => {
    const conditions = alertViews(catalog).map(({alert, condition: {words, query}}) => [alert.id, words, query])
    expect(conditions).toEqual([
      ['Late', 'Booked in time at or below 90 %', 'ratio <= 0.9'],
      ['Odd', undefined, 'up == 0'],
      ['Silent', 'Orders waiting at or above 120 orders for 5 min', 'sum(waiting) >= 120'],
    ])
  })
})

test('fields are mapped both ways, and a name that leads nowhere maps to nothing', () => {
  const [webhook, order] = [catalog.get('contract', 'webhook'), catalog.get('contract', 'sales-order')]
  expect(webhook && mappedFields(catalog, webhook).map(({to}) => to?.id)).toEqual(['sales-order/externalId', undefined])
  expect(order && mappedFields(catalog, order).map(({from}) => from.map(({id}) => id))).toEqual([['webhook/id']])
})

test('a change that touches one field touches the contract', () => {
  expect(changesTouching(catalog, 'webhook').map(({id}) => id)).toEqual(['next'])
  expect(changesTouching(catalog, 'sales-order')).toEqual([])
})

test('a system takes part wherever it is named', () => {
  const {integrations, contracts} = systemView(catalog, 'shopify')
  expect([integrations, contracts].map(list => list.map(({id}) => id))).toEqual([['orders'], ['webhook']])
})

test('rotations stand together by team', () => {
  expect(rotationsByTeam(catalog).map(({team, rotations}) => [team.id, rotations.map(({id}) => id)])).toEqual([['ops', ['a', 'b']]])
})

describe('lookup by name', () => {
  test('knows codes, alerts, ids, numbers, titles and aliases', () => {
    const entries = exactLookup(catalog)
    expect(entries.find(({keys}) => keys.includes('AK5*R'))).toEqual({
      keys: ['AK5*R'],
      title: 'AK5*R',
      what: 'error code',
      address: '/codes/ak5-r/',
      detail: 'Refused.',
    })
    expect(entries.find(({keys}) => keys.includes('Late'))).toMatchObject({
      what: 'alert',
      address: '/alerts/Late/',
      detail: 'Orders are late.',
    })
    expect(entries.find(({what}) => what === 'failure mode')?.keys).toEqual(['gone', 'FM-01', 'Webhook gone', 'no orders'])
  })

  test('is empty without content', () => {
    expect([exactLookup(empty), codePages(empty), alertViews(empty), failuresByIntegration(empty), rotationsByTeam(empty)]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ])
  })
})
