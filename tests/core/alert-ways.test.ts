import {expect, test} from 'vitest'
import {alertWays} from '../../src/core/catalog/queries/alert-ways.ts'
import {timeMarksOf} from '../../src/core/catalog/queries/incident-times.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'

const catalogOf = (files: Record<string, string>) => exampleCatalog({name: '', files, expect: []})
const shop = '---\ntitle: Shop\ncategory: storefront\n---\n'
const integration =
  '---\ntitle: Orders\nfrom: [shop]\nto: [shop]\nmechanism: Webhook.\ntier: 1\nowner: ops\nescalation: orders\nsignals:\n  - {id: waiting, title: Waiting, unit: orders, critical: 120}\n---\n'
const mode = (title: string, more: string) => `---\ntitle: ${title}\nintegration: orders\nclass: stuck\nseverity: SEV2\n${more}---\n`
const people = {
  'systems/shop.mdx': shop,
  'integrations/orders.mdx': integration,
  'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: kai\nmembers: [kai]\n---\n',
  'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
  'people/jo.mdx': '---\ntitle: Jo\nrole: Engineer\ntimeZone: UTC\n---\n',
  'rotations/first.mdx':
    '---\ntitle: First line\nteam: ops\ntimeZone: UTC\nlayers:\n  - {members: [jo, kai], turn: 1w, handoff: {day: mon, time: "09:00"}, start: 2026-01-05}\n---\n',
  'escalation-paths/orders.mdx': '---\ntitle: Orders path\nlevels:\n  - {after: 0m, notify: [rotation:first], via: [phone]}\n---\n',
}

test('an alert leads to its failure mode, runbook, owner, path and to whom the path calls first', () => {
  const [way] = alertWays(
    catalogOf({
      ...people,
      'failure-modes/stuck.mdx': mode('Stuck', 'runbook: free\nalerts:\n  - {name: Stuck, signal: orders/waiting, severity: page}\n'),
      'failure-modes/other.mdx': mode('Other', 'alerts:\n  - {name: Stuck, severity: page, primary: false}\n'),
      'runbooks/free.mdx': '---\ntitle: Free\nduration: 20m\nreviewed: 2026-11-02\n---\n',
    }),
  )
  expect(way?.modes.map(({id}) => id)).toEqual(['stuck', 'other'])
  expect([way?.subject?.id, way?.runbook?.id, way?.owner?.id, way?.path?.id]).toEqual(['orders', 'free', 'ops', 'orders'])
  expect(way?.first).toMatchObject({kind: 'rotation', id: 'first'})
})

test('what is not written down is missing, and the owner answers where no path leads to anybody', () => {
  const [way] = alertWays(
    catalogOf({
      ...people,
      'escalation-paths/orders.mdx': '---\ntitle: Orders path\nlevels:\n  - {after: 0m, notify: [rotation:nowhere], via: [phone]}\n---\n',
      'failure-modes/stuck.mdx': mode('Stuck', 'runbook: nowhere\nalerts:\n  - {name: Stuck, signal: orders/waiting, severity: page}\n'),
    }),
  )
  expect(way).not.toHaveProperty('runbook')
  expect(way?.first).toMatchObject({kind: 'person', id: 'kai'})
})

const change = (state: string, from: string, more: string) =>
  `---\ntitle: ${state}\nclass: breaking\nstate: ${state}\nwindow: {from: ${from}, to: 2026-11-30T00:00:00Z}\n${more}\n---\n`

test('changes and incidents of an integration stand on its time axis, by their begin', () => {
  const marks = timeMarksOf(
    catalogOf({
      ...people,
      'contracts/order.mdx':
        '---\ntitle: Order\nintegration: orders\nsystem: shop\ntransport: rest\nendpoint: /orders\nidempotencyKey: id\nfields:\n  - {name: id, type: string}\n---\n',
      'changes/by-contract.mdx': change('released', '2026-11-12T15:00:00Z', 'contracts: [order]'),
      'changes/by-field.mdx': change('in-progress', '2026-11-13T15:00:00Z', 'fields: [order/id]'),
      'changes/proposed.mdx': change('proposed', '2026-11-14T15:00:00Z', 'contracts: [order]'),
      'changes/refused.mdx': change('refused', '2026-11-14T15:00:00Z', 'contracts: [order]'),
      'changes/elsewhere.mdx': change('released', '2026-11-14T15:00:00Z', ''),
      'incidents/lasting.mdx':
        '---\ntitle: Lasting\nseverity: SEV1\nintegration: orders\nfailureMode: unknown\nstartedAt: 2026-11-01T05:12:00Z\n---\n',
    }),
    {kind: 'integration', id: 'orders'},
  )
  expect(marks.map(({entry, to}) => [entry.id, to])).toEqual([
    ['lasting', undefined],
    ['by-contract', '2026-11-30T00:00:00Z'],
    ['by-field', '2026-11-30T00:00:00Z'],
  ])
})
