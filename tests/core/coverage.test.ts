import {expect, test} from 'vitest'
import {completeCells, coverageOf} from '../../src/core/catalog/queries/coverage.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {mdx} from '../../src/core/lint/rule.ts'

const orders = mdx`
  ---
  title: Orders
  from: [shopify]
  to: [netsuite]
  mechanism: Webhook.
  tier: 1
  ---
`

function cellsOf(files: Record<string, string>) {
  const [row] = coverageOf(exampleCatalog({name: '', files, expect: []}))
  return Object.fromEntries((row?.cells ?? []).map(({column, have, of, gaps}) => [column, {have, of, gaps: gaps.map(({what}) => what)}]))
}

test('an integration with nothing beside it lacks everything', () => {
  expect(cellsOf({'integrations/orders.mdx': orders})).toEqual({
    signals: {have: 0, of: undefined, gaps: ['no signals']},
    'failure-modes': {have: 0, of: undefined, gaps: ['none named']},
    owners: {have: 0, of: 0, gaps: ['no alerts']},
    runbooks: {have: 0, of: 0, gaps: ['no runbooks']},
    escalation: {have: 0, of: 1, gaps: ['no escalation path']},
    ownership: {have: 0, of: 5, gaps: ['no table']},
    contracts: {have: 0, of: 0, gaps: ['no contract']},
    'source-of-truth': {have: 0, of: 0, gaps: ['carries nothing that is written down']},
  })
})

test('owners and paths count after inheritance, from the ownership table down to the alert', () => {
  const cells = cellsOf({
    'integrations/orders.mdx': orders,
    'teams/order-ops.mdx': mdx`
      ---
      title: Order Ops
      purpose: Orders.
      ---
    `,
    'escalation-paths/orders.mdx': mdx`
      ---
      title: Orders
      levels: []
      ---
    `,
    'ownership/orders.mdx': mdx`
      ---
      title: Who owns orders
      integration: orders
      responsibilities:
        failures: {owner: order-ops, escalation: orders}
        retries: {owner: nobody-we-know}
      ---
    `,
    'failure-modes/silent.mdx': mdx`
      ---
      title: No orders
      integration: orders
      class: stuck
      severity: SEV1
      alerts: [{name: OrdersSilent, query: up == 0, severity: page}]
      ---
    `,
  })
  expect(cells.owners).toEqual({have: 1, of: 1, gaps: []})
  expect(cells.escalation).toEqual({have: 2, of: 2, gaps: []})
  expect(cells.runbooks).toEqual({have: 0, of: 1, gaps: ['no runbook']})
  expect(cells.ownership).toEqual({
    have: 1,
    of: 5,
    gaps: ['nobody for retries', 'nobody for dashboards', 'nobody for runbooks', 'nobody for release handoff'],
  })
})

test('complete cells are counted over all integrations', () => {
  const rows = coverageOf(exampleCatalog({name: '', files: {'integrations/orders.mdx': orders}, expect: []}))
  expect(completeCells(rows)).toEqual({complete: 0, of: 8})
})
