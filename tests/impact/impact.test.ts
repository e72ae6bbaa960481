import {expect, test} from 'vitest'
import type {Entry} from '../../src/core/catalog/catalog.ts'
import {namedBy} from '../../src/core/catalog/queries/find-by-name.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {mdx} from '../../src/core/lint/rule.ts'
import {impactOf, silenceWithout, sumsOf, uncovered} from '../../src/impact/impact.ts'
import {rules} from '../../src/rules/index.ts'

const now = '2026-03-02T00:00:00Z'

const person = (title: string, more = '') => `---
title: ${title}
role: Analyst
timeZone: Europe/Lisbon
contacts: [{via: phone, address: +1-555-0101}]
${more}
---
`

const files = {
  'people/ana.mdx': person('Ana'),
  'people/ben.mdx': person('Ben'),
  'people/eve.mdx': person('Eve'),
  'teams/orders.mdx': mdx`
    ---
    title: Orders
    purpose: Orders.
    lead: ana
    members: [ana, ben]
    rotation: primary
    ---
  `,
  'teams/solo.mdx': mdx`
    ---
    title: Solo
    purpose: One of us.
    members: [eve]
    ---
  `,
  'rotations/primary.mdx': mdx`
    ---
    title: Primary
    team: orders
    timeZone: Europe/Lisbon
    layers:
      - members: [ana, ben]
        turn: 1w
        start: 2026-01-05
        handoff: {day: mon, time: '09:00'}
    ---
  `,
  'escalation-paths/orders.mdx': mdx`
    ---
    title: Orders
    owner: orders
    levels:
      - after: 0m
        notify: [rotation:primary]
      - after: 15m
        notify: [person:ben]
    lastResort: person:eve
    ---
  `,
  'systems/shop.mdx': mdx`
    ---
    title: Shop
    category: storefront
    ---
  `,
  'systems/ledger.mdx': mdx`
    ---
    title: Ledger
    category: erp
    ---
  `,
  'integrations/flow.mdx': mdx`
    ---
    title: Flow
    from: [shop]
    to: [ledger]
    mechanism: Webhook.
    tier: 1
    ---
  `,
  'ownership/flow.mdx': mdx`
    ---
    title: Who owns the flow
    integration: flow
    responsibilities:
      failures: {owner: orders, backup: solo, escalation: orders}
      retries: {owner: solo}
    ---
  `,
  'contracts/hook.mdx': mdx`
    ---
    title: Hook
    integration: flow
    transport: webhook
    endpoint: /hook
    fields:
      - {name: orderId, type: string, mapsTo: book/externalId}
    ---
  `,
  'contracts/book.mdx': mdx`
    ---
    title: Book
    integration: flow
    transport: rest
    endpoint: /book
    keys: [externalId]
    fields:
      - {name: externalId, type: string}
      - {name: total, type: number}
    ---
  `,
  'failure-modes/stuck.mdx': mdx`
    ---
    title: Stuck
    integration: flow
    class: stuck
    severity: SEV1
    contract: book
    runbook: redrive
    alerts:
      - {name: OrdersStuck, query: up, for: 5m, severity: page}
    ---
  `,
  'runbooks/redrive.mdx': mdx`
    ---
    title: Redrive
    duration: 10m
    reviewed: 2026-02-01
    ---
    Look at \`externalId\`.
  `,
  'settings.yaml': mdx`
    organisation: Example
    severities:
      - {id: SEV1, means: Bad., humanWithin: 10m, reviewEvery: 90d}
  `,
}

const catalog = exampleCatalog({name: '', files, expect: []})

function impact(name: string, day?: string, withRules = false) {
  const [named] = namedBy(catalog, name)
  if (!named?.found) throw new Error(`no ${name}`)
  return impactOf(catalog, {of: named.found, now, day, rules: withRules ? rules : []})
}

function said(name: string, day?: string): string[] {
  return impact(name, day).consequences.map(
    ({harm, direct, at, severity, message}) =>
      `${harm}${direct ? '' : ' (indirect)'} ${at.file.replace('content/', '')}:${at.start.line} ${severity ? `${severity} ` : ''}${message}`,
  )
}

test('a person who leaves takes hours, levels, failure modes, alerts and runbooks with them', () => {
  expect(said('ben', '2026-03-09')).toEqual([
    'breaks (indirect) ownership/flow.mdx:5 SEV1 failure mode `stuck` reaches no human at all when it happens on 2026-03-09 09:00 UTC',
    'breaks escalation-paths/orders.mdx:8 SEV1 level 2 of escalation path `orders`, after 15 min, reaches nobody any more',
    'breaks (indirect) failure-modes/stuck.mdx:9 SEV1 alert `OrdersStuck` of failure mode `stuck` reaches nobody in time',
    'breaks (indirect) failure-modes/stuck.mdx:7 SEV1 runbook `redrive` calls for help that does not come in time, for failure mode `stuck`',
    'breaks rotations/primary.mdx:6 rotation `primary` has nobody on call for 2,856 h',
    'weakens (indirect) escalation-paths/orders.mdx:6 SEV1 level 1 of escalation path `orders`, at once, reaches nobody for 2,856 h in which it did',
    'weakens teams/orders.mdx:5 team `orders` loses a member',
  ])
})

test('a team of one that loses its one is nobody, and so is what it answers for', () => {
  expect(said('eve', '2026-03-09')).toEqual([
    'breaks escalation-paths/orders.mdx:9 escalation path `orders` loses its last resort',
    'breaks (indirect) ownership/flow.mdx:6 nobody is left for the retries of `flow`',
    'breaks teams/solo.mdx:4 team `solo` has nobody left',
    'weakens (indirect) ownership/flow.mdx:5 nobody steps in for the failures of `flow`',
  ])
})

test('hours of cover that are lost are dated, with who would have been on call', () => {
  const asked = impact('ben', '2026-03-09')
  const {consequences, departure, horizon} = asked
  const cover = consequences.find(({what}) => what === 'cover')
  expect(new Date(departure.at).toISOString()).toBe('2026-03-09T00:00:00.000Z')
  const shifts = cover?.lost?.shifts.map(({from, to, person}) => `${new Date(from).toISOString()} ${new Date(to).toISOString()} ${person}`)
  // Across the end of winter time the handoff stays at nine in Lisbon.
  expect(shifts?.slice(0, 3)).toEqual([
    '2026-03-09T09:00:00.000Z 2026-03-16T09:00:00.000Z ben',
    '2026-03-23T09:00:00.000Z 2026-03-30T08:00:00.000Z ben',
    '2026-04-06T08:00:00.000Z 2026-04-13T08:00:00.000Z ben',
  ])
  const ms = cover?.lost?.shifts.reduce((sum, {from, to}) => sum + to - from, 0)
  expect(sumsOf(asked)).toEqual({breaks: 5, weakens: 2, names: 0, lostMs: ms})
  expect(uncovered(asked).ms).toBe(ms)
  // The next two clock changes of Lisbon lie in the horizon.
  expect(horizon.to).toBeGreaterThan(Date.parse('2026-10-25T01:00:00Z'))
})

test('somebody whose last day is written down is compared with themselves still being here', () => {
  const leaver = exampleCatalog({name: '', files: {...files, 'people/ben.mdx': person('Ben', 'left: 2026-03-09')}, expect: []})
  const ben = leaver.get('person', 'ben') as Entry<'person'>
  const known = impactOf(leaver, {of: ben, now})
  expect(known.departure.day).toBe('2026-03-09')
  expect(known.consequences).toEqual(impact('ben', '2026-03-09').consequences)
})

test('a team takes its rotations with it', () => {
  const {withIt} = impact('team:orders').departure
  expect(withIt.map(({id}) => id)).toEqual(['primary'])
  expect(said('team:orders', '2026-03-09')).toEqual([
    'breaks (indirect) ownership/flow.mdx:5 SEV1 failure mode `stuck` reaches its first human after 15 min instead of at once on 2026-03-09 00:00 UTC, later than the 10 min its severity allows',
    'breaks (indirect) escalation-paths/orders.mdx:6 SEV1 level 1 of escalation path `orders`, at once, reaches nobody any more',
    'breaks (indirect) ownership/flow.mdx:5 SEV1 failure mode `stuck` has no owner',
    'breaks (indirect) failure-modes/stuck.mdx:9 SEV1 alert `OrdersStuck` of failure mode `stuck` reaches nobody in time',
    'breaks (indirect) ownership/flow.mdx:5 SEV1 alert `OrdersStuck` has no owner',
    'breaks (indirect) failure-modes/stuck.mdx:7 SEV1 runbook `redrive` calls for help that does not come in time, for failure mode `stuck`',
    'breaks rotations/primary.mdx:5 rotation `primary` has nobody on call for 5,713 h',
    'breaks escalation-paths/orders.mdx:3 escalation path `orders` has no owner',
    'breaks (indirect) ownership/flow.mdx:5 contract `book` has no owner',
    'breaks (indirect) ownership/flow.mdx:5 contract `hook` has no owner',
    'breaks (indirect) ownership/flow.mdx:5 integration `flow` has no owner',
    'breaks (indirect) ownership/flow.mdx:5 runbook `redrive` has no owner',
    'weakens ownership/flow.mdx:5 only the backup `solo` is left for the failures of `flow`',
  ])
})

test('without its rotation a team is answered for by its lead', () => {
  expect(said('rotation:primary', '2026-03-09').slice(-2)).toEqual([
    'weakens (indirect) ownership/flow.mdx:5 the failures of `flow`: rotation `primary` answers first for `orders`, then only person `ana`',
    'weakens teams/orders.mdx:6 team `orders` loses the rotation that takes its first page',
  ])
})

test('without its escalation path a failure mode reaches nobody', () => {
  expect(said('escalation-path:orders')).toEqual([
    'breaks (indirect) ownership/flow.mdx:5 SEV1 failure mode `stuck` has no escalation path that reaches anybody',
    'breaks (indirect) failure-modes/stuck.mdx:9 SEV1 alert `OrdersStuck` of failure mode `stuck` reaches nobody in time',
    'breaks (indirect) failure-modes/stuck.mdx:7 SEV1 runbook `redrive` calls for help that does not come in time, for failure mode `stuck`',
    'breaks ownership/flow.mdx:5 no escalation path is left for the failures of `flow`',
    'breaks (indirect) ownership/flow.mdx:5 no escalation path is left for the retries of `flow`',
  ])
})

test('what stands on a system is followed to alerts and runbooks', () => {
  expect(said('shop')).toEqual([
    'breaks (indirect) failure-modes/stuck.mdx:3 SEV1 failure mode `stuck` stands on integration `flow`',
    'breaks (indirect) failure-modes/stuck.mdx:9 SEV1 alert `OrdersStuck` tells of failure mode `stuck`',
    'breaks (indirect) contracts/book.mdx:3 contract `book` stands on integration `flow`',
    'breaks (indirect) contracts/hook.mdx:3 contract `hook` stands on integration `flow`',
    'breaks integrations/flow.mdx:3 integration `flow` stands on system `shop`',
    'breaks (indirect) ownership/flow.mdx:3 ownership table `flow` stands on integration `flow`',
    'weakens (indirect) failure-modes/stuck.mdx:7 SEV1 runbook `redrive` recovers failure mode `stuck`',
  ])
})

test('a contract takes along what its fields feed and what feeds them', () => {
  expect(said('hook')).toEqual([
    'breaks (indirect) contracts/hook.mdx:7 contract field `book/externalId` gets its value from contract field `hook/orderId`',
  ])
  expect(said('book')).toContain(
    'breaks (indirect) contracts/hook.mdx:7 contract field `hook/orderId` is mapped to contract field `book/externalId`',
  )
})

test('a contract field is missed by its key, its mapping, its failure modes and the lines that write it', () => {
  expect(said('book/externalId')).toEqual([
    'breaks contracts/book.mdx:3 integration `flow` uses contract field `book/externalId`',
    'breaks contracts/book.mdx:6 contract `book` tells its messages apart by it',
    'breaks contracts/hook.mdx:7 contract field `hook/orderId` is mapped to contract field `book/externalId`',
    'weakens (indirect) failure-modes/stuck.mdx:6 SEV1 failure mode `stuck` is a failure of contract `book`, which loses the field',
    'names runbooks/redrive.mdx:6 SEV1 runbook `redrive` writes `externalId`',
  ])
})

test('rules that will report it stand beside it, at places of the text as it is', () => {
  const {consequences} = impact('book/externalId', undefined, true)
  const reported = consequences.flatMap(({rules, at, what}) => rules.map(rule => `${rule} ${at.file}:${at.start.line} ${what}`))
  expect(reported).toEqual(['reference-unknown content/contracts/hook.mdx:7 flow'])
})

test('what nothing needs breaks nothing', () => {
  const alone = exampleCatalog({name: '', files: {'systems/shop.mdx': files['systems/shop.mdx']}, expect: []})
  const shop = alone.get('system', 'shop') as Entry
  expect(impactOf(alone, {of: shop, now, rules}).consequences).toEqual([])
})

test("a person's page tells of hours and levels alone", () => {
  const ben = catalog.get('person', 'ben') as Entry<'person'>
  expect(silenceWithout(catalog, ben, now).map(({what}) => what)).toEqual(['level', 'cover', 'level'])
})

test('is told for the severities that lose something, not for the worst one that takes the path', () => {
  const catalog = exampleCatalog({
    name: 'office',
    expect: [],
    files: {
      'people/ana.mdx': person('Ana'),
      'people/ben.mdx': person('Ben'),
      'rotations/night.mdx': '---\ntitle: Night\nteam: ops\ntimeZone: UTC\nlayers: [{members: [ben], start: 2026-01-05}]\n---\n',
      'rotations/office.mdx': mdx`
        ---
        title: Office
        team: ops
        timeZone: UTC
        layers: [{members: [ana], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}]
        outOfHours: {rotation: night, severities: [SEV1]}
        ---
      `,
      'escalation-paths/money.mdx': mdx`
        ---
        title: Money
        levels: [{after: 0m, notify: [rotation:office]}]
        then: manager
        ---
      `,
      'escalation-paths/manager.mdx': '---\ntitle: Manager\nlevels: [{after: 10m, notify: [person:ben]}]\nlastResort: person:ben\n---\n',
      'integrations/flow.mdx':
        '---\ntitle: Flow\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: 1\nowner: ops\nescalation: money\n---\n',
      'failure-modes/pay.mdx': '---\ntitle: Pay\nintegration: flow\nclass: stuck\nseverity: SEV1\n---\n',
      'failure-modes/drift.mdx': '---\ntitle: Drift\nintegration: flow\nclass: drift\nseverity: SEV3\n---\n',
    },
  })
  const told = (of: Entry | undefined) =>
    of ? impactOf(catalog, {of, now}).consequences.filter(({what}) => what === 'level' || what === 'failure-mode') : []
  const office = told(catalog.get('person', 'ana'))
  expect(office.map(({severity, message}) => `${severity} ${message.replace(/\d[\d,]* h/, 'N h')}`)).toContainEqual(
    expect.stringMatching(/^SEV3 level 1 of escalation path `money`, at once, reaches nobody/),
  )
  expect(office.filter(({severity}) => severity === 'SEV1')).toEqual([])
  // What continues a path belongs to it: whoever takes the path loses the levels of the other one.
  expect(told(catalog.get('escalation-path', 'manager')).map(({message}) => message)).toContainEqual(
    expect.stringMatching(/failure mode `pay` still reaches a human at once, but with a level less/),
  )
})

test('of two people who leave together is more than of each alone', () => {
  const catalog = exampleCatalog({
    name: 'pair',
    expect: [],
    files: {
      'people/ana.mdx': person('Ana'),
      'people/ben.mdx': person('Ben'),
      'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nmembers: [ana, ben]\n---\n',
      'escalation-paths/a.mdx': '---\ntitle: A\nlevels: [{after: 0m, notify: [person:ana, person:ben]}]\nlastResort: person:ben\n---\n',
      'integrations/flow.mdx': '---\ntitle: Flow\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: 1\nowner: ops\nescalation: a\n---\n',
      'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: flow\nclass: stuck\nseverity: SEV1\n---\n',
    },
  })
  const [ana, ben] = [catalog.get('person', 'ana'), catalog.get('person', 'ben')] as [Entry<'person'>, Entry<'person'>]
  const breaks = (also: Entry<'person'>[]) =>
    impactOf(catalog, {of: ana, also, now}).consequences.flatMap(({harm, message}) => (harm === 'breaks' ? [message] : []))
  expect(breaks([])).toEqual([])
  expect(breaks([ben])).toEqual(
    expect.arrayContaining([
      'failure mode `stuck` reaches no human at all when it happens on 2026-03-02 00:00 UTC',
      'level 1 of escalation path `a`, at once, reaches nobody any more',
      'team `ops` has nobody left',
      'escalation path `a` loses its last resort',
    ]),
  )
})
