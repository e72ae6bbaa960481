import {expect, test} from 'vitest'
import {shownContacts} from '../../src/core/catalog/queries/contacts.ts'
import {firstResponder, loadOf, noticesOfTeam, usersOf} from '../../src/core/catalog/queries/escalation-usage.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {mdx} from '../../src/core/lint/rule.ts'

const person = (title: string) => mdx`
  ---
  title: ${title}
  role: Engineer
  timeZone: UTC
  contacts: [{via: phone, address: +1-555-0101}, {via: chat, address: '@x', internal: true}]
  ---
`

const catalog = exampleCatalog({
  name: '',
  files: {
    'people/noor.mdx': person('Noor'),
    'people/kai.mdx': person('Kai'),
    'teams/order-ops.mdx': mdx`
      ---
      title: Order Ops
      purpose: Orders.
      lead: noor
      members: [noor, kai]
      rotation: order-ops
      ---
    `,
    'rotations/order-ops.mdx': mdx`
      ---
      title: Order Ops, primary
      team: order-ops
      timeZone: UTC
      layers: [{members: [kai], start: 2026-01-05}]
      ---
    `,
    'escalation-paths/orders.mdx': mdx`
      ---
      title: Orders
      levels:
        - {after: 0m, notify: ['rotation:order-ops']}
        - {after: 20m, notify: ['person:noor'], via: [phone, chat]}
      lastResort: person:noor
      ---
    `,
    'integrations/orders.mdx': mdx`
      ---
      title: Orders
      from: [shopify]
      to: [netsuite]
      mechanism: Webhook.
      tier: 1
      escalation: orders
      ---
    `,
    'failure-modes/late.mdx': mdx`
      ---
      title: Late
      integration: orders
      class: stalled
      severity: SEV2
      ---
    `,
  },
  expect: [],
})

test('a path is used by everything that inherits it', () => {
  const users = usersOf(catalog, 'orders')
  expect([users.integrations, users.failureModes].map(list => list.map(({id}) => id))).toEqual([['orders'], ['late']])
})

test('a person is notified through the rotations they stand in', () => {
  const load = loadOf(catalog, 'kai')
  expect(load.notices.map(({afterMinutes, through}) => [afterMinutes, through])).toEqual([[0, {kind: 'rotation', id: 'order-ops'}]])
  expect(load.alone.map(({id}) => id)).toEqual(['order-ops'])
  expect(load.failureModes.map(({id}) => id)).toEqual(['late'])
})

test('a last resort is a notice without a time', () => {
  expect(loadOf(catalog, 'noor').notices.map(({afterMinutes, via}) => [afterMinutes, via])).toEqual([
    [20, ['phone', 'chat']],
    [undefined, ['phone']],
  ])
})

test('a level that uses means somebody does not have reaches them by no failure mode', () => {
  const text = catalog.get('person', 'kai')?.document.text.replace('{via: phone, address: +1-555-0101}, ', '') ?? ''
  const deaf = catalog.with(parseDocument({file: 'content/people/kai.mdx', contentPath: 'people/kai.mdx', content: text}))
  const {notices, failureModes} = loadOf(deaf, 'kai')
  expect(notices.map(({afterMinutes, isUnheard}) => [afterMinutes, isUnheard])).toEqual([[0, true]])
  expect(failureModes).toEqual([])
  expect(loadOf(deaf, 'noor').notices.map(({isUnheard}) => isUnheard)).toEqual([undefined, undefined])
})

test('a team is on a path through its rotation and its people', () => {
  const team = catalog.get('team', 'order-ops')
  expect(team && noticesOfTeam(catalog, team).map(({through}) => `${through.kind}:${through.id}`)).toEqual([
    'rotation:order-ops',
    'person:noor',
    'person:noor',
  ])
  expect(team && firstResponder(catalog, team)?.id).toBe('order-ops')
})

test('contacts marked internal are counted and not shown', () => {
  const kai = catalog.get('person', 'kai')
  expect(kai && shownContacts(kai)).toMatchObject({contacts: [{address: '+1-555-0101'}], keptBack: 1})
})
