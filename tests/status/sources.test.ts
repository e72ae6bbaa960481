import {describe, expect, test} from 'vitest'
import {alertmanagerSource} from '../../src/status/source/alertmanager.ts'
import {sourceKind} from '../../src/status/source/index.ts'
import {jsonSource} from '../../src/status/source/json.ts'
import {jsonQueryOf} from '../../src/status/source/json-query.ts'
import {plain} from '../../src/status/source/plain.ts'
import {readStatusPage} from '../../src/status/source/status-pages.ts'
import {answeredAt, pretend, question, sourceContext} from '../support/ask.ts'
import {sourceSetting, statusPageSource} from '../support/sources.ts'

const observedAt = '2026-11-23T02:00:30Z'

// As NetSuite's page answers: groups, one component for each data centre.
const summary = {
  page: {id: 'x', name: 'NetSuite', url: 'https://status.netsuite.com', updated_at: '2026-11-22T20:00:00Z'},
  status: {indicator: 'minor', description: 'Partially Degraded Service'},
  components: [
    {id: 'g1', name: 'SuiteTalk', status: 'operational', group: true, group_id: null, components: ['c1', 'c2']},
    {id: 'c1', name: 'SuiteTalk NA1', status: 'operational', group: false, group_id: 'g1'},
    {id: 'c2', name: 'SuiteTalk NA2', status: 'partial_outage', group: false, group_id: 'g1'},
    {id: 'c3', name: 'Login', status: 'operational', group: false, group_id: null},
    {id: 'c4', name: 'Reports', status: 'under_maintenance', group: false, group_id: null},
    {id: 'c5', name: 'SuiteCommerce', status: 'sideways', group: false, group_id: null},
  ],
  incidents: [
    {
      name: 'Slow web services',
      status: 'investigating',
      impact: 'none',
      shortlink: 'https://stspg.io/abc',
      started_at: '2026-11-23T01:40:00.000Z',
    },
    {name: 'Old one', status: 'resolved', started_at: '2026-11-20T01:40:00Z'},
    {name: 'Odd link', status: 'identified', impact: 'none', shortlink: 'javascript:alert(1)', created_at: '2026-11-23T01:50:00Z'},
  ],
  scheduled_maintenances: [
    {name: 'Planned', status: 'scheduled', scheduled_for: '2026-12-01T01:00:00Z'},
    {name: 'Running', status: 'in_progress', scheduled_for: '2026-11-23T01:00:00Z'},
  ],
}

describe('Statuspage v2', () => {
  test('a vendor is as its components are; a group is as its worst part', async () => {
    expect(await readStatusPage('statuspage', pretend({'': summary}), ['SuiteTalk', 'login'])).toEqual({
      state: 'warning',
      observedAt,
      components: [
        {name: 'SuiteTalk', state: 'warning'},
        {name: 'Login', state: 'ok'},
      ],
      incidents: [
        {title: 'Slow web services', state: 'investigating', since: '2026-11-23T01:40:00Z', url: 'https://stspg.io/abc'},
        {title: 'Odd link', state: 'identified', since: '2026-11-23T01:50:00Z'},
        {title: 'Running', state: 'in progress', since: '2026-11-23T01:00:00Z'},
      ],
    })
  })

  test.each([
    ['all well', ['Login'], 'ok', undefined],
    ['maintenance', ['Login', 'Reports'], 'maintenance', undefined],
    ['a word we do not know', ['Login', 'SuiteCommerce'], 'unknown', undefined],
    ['a component that was renamed', ['Login', 'SuiteTalk SOAP'], 'unknown', 'the page has no component `SuiteTalk SOAP`'],
  ])('%s', async (_name, wanted, state, reason) => {
    const said = await readStatusPage('statuspage', pretend({'': summary}), wanted)
    expect([said.state, said.reason]).toEqual([state, reason])
  })

  test('status.json has no components: the indicator is all it says, and named ones stay unknown', async () => {
    const {page, status} = summary
    expect((await readStatusPage('statuspage', pretend({'': {page, status}}), [])).state).toBe('warning')
    expect((await readStatusPage('statuspage', pretend({'': {page, status}}), ['API'])).state).toBe('unknown')
    const odd = {page, status: {indicator: 'sunny'}}
    expect(await readStatusPage('statuspage', pretend({'': odd}), [])).toMatchObject({
      state: 'unknown',
      reason: 'the page says `sunny`, which we do not know',
    })
  })

  test('a signal is a number of its component: 0 works, 1 degraded, 2 partly out, 3 out', async () => {
    const questions = ['SuiteTalk', 'Login', 'Reports', 'SuiteCommerce', 'Moon'].map(name => question(name))
    const {measures} = await statusPageSource('statuspage', pretend({'': summary})).read(questions, answeredAt)
    expect([...measures.values()]).toEqual([
      {value: 2, observedAt},
      {value: 0, observedAt},
      {value: 0, observedAt, maintenance: true},
      {value: null, reason: 'the page gives `SuiteCommerce` no state we know'},
      {value: null, reason: 'the page has no component `Moon`'},
    ])
  })

  test.each([
    ['an empty object', {}],
    ['a list', []],
    ['a text', 'ok'],
    ['null', null],
  ])('%s is no such page', async (_name, body) => {
    await expect(readStatusPage('statuspage', pretend({'': body}), ['API'])).rejects.toThrow(
      'it did not answer as a Statuspage v2 page does',
    )
  })
})

describe('Stripe', () => {
  const current = {largestatus: 'up', message: 'All services are online.', statuses: {api: 'up', dashboard: 'up', stripejs: 'up'}}

  test.each([
    ['up', current, [], 'ok', undefined],
    [
      'a service that is degraded',
      {...current, largestatus: 'degraded', message: 'API is slow', statuses: {api: 'degraded'}},
      [],
      'warning',
      'API is slow',
    ],
    ['the whole down although no part is', {...current, largestatus: 'down', message: 'Down'}, [], 'critical', 'Down'],
    ['only what matters', {...current, statuses: {api: 'up', dashboard: 'down'}}, ['api'], 'ok', undefined],
    ['a new word', {...current, largestatus: 'wobbly', message: ''}, [], 'unknown', ''],
  ])('%s', async (_name, body, wanted, state, reason) => {
    const said = await readStatusPage('stripe', pretend({'': body}), wanted)
    expect([said.state, said.reason]).toEqual([state, reason])
  })

  test('a signal is a number of its service, and doubted where only the whole is down', async () => {
    const read = (body: unknown) => statusPageSource('stripe', pretend({'': body})).read([question('api')], answeredAt)
    const degraded = {...current, statuses: {api: 'degraded'}}
    expect((await read(degraded)).measures.get('api')).toEqual({value: 1, observedAt})
    const doubt = 'the page as a whole says `down` and does not say what it hits'
    expect((await read({...current, largestatus: 'down'})).measures.get('api')).toEqual({value: 0, observedAt, doubt})
  })

  test('anything else is not its page', async () => {
    await expect(readStatusPage('stripe', pretend({'': {page: {}}}), [])).rejects.toThrow(
      'it did not answer as the status page of Stripe does',
    )
  })
})

describe('Gatus', () => {
  const endpoints = [
    {
      name: 'order-receiver',
      group: 'orders',
      key: 'orders_order-receiver',
      results: [
        {status: 500, success: false, timestamp: '2026-11-23T01:59:00.5Z', duration: 1, conditionResults: []},
        {status: 200, success: true, timestamp: '2026-11-23T02:00:00Z', duration: 1, conditionResults: []},
      ],
    },
    {name: 'as2', key: '_as2', results: [{success: false, timestamp: '2026-11-23T02:00:10Z'}]},
    {name: 'new', key: '_new', results: []},
  ]

  test('a signal carries the time of the last check', async () => {
    const questions = ['orders/order-receiver', 'as2', 'new'].map(name => question(name))
    const {measures} = await statusPageSource('gatus', pretend({'': endpoints})).read(questions, answeredAt)
    expect([...measures.values()]).toEqual([
      {value: 0, observedAt: '2026-11-23T02:00:00Z'},
      {value: 3, observedAt: '2026-11-23T02:00:10Z'},
      {value: null, reason: 'the page gives `new` no state we know'},
    ])
  })

  test('a system is as old as its oldest check', async () => {
    expect(await readStatusPage('gatus', pretend({'': endpoints}), ['orders/order-receiver', 'as2'])).toMatchObject({
      state: 'critical',
      observedAt: '2026-11-23T02:00:00Z',
    })
  })
})

describe('Upptime', () => {
  const sites = [
    {name: 'Shop', url: 'https://shop.example.com', slug: 'shop', status: 'up', uptime: '99.98%', time: 312},
    {name: 'Portal', url: 'https://portal.example.com', slug: 'portal', status: 'degraded', uptime: '99.1%', time: 2100},
  ]

  test('sites are up, degraded or down', async () => {
    const {measures} = await statusPageSource('upptime', pretend({'': sites})).read([question('Shop'), question('portal')], answeredAt)
    expect([...measures.values()].map(({value}) => value)).toEqual([0, 1])
    expect((await readStatusPage('upptime', pretend({'': sites}), [])).state).toBe('warning')
    await expect(readStatusPage('upptime', pretend({'': {}}), [])).rejects.toThrow('it did not answer as Upptime does')
  })
})

describe('JSON with a path', () => {
  const body = {
    orders: {waiting: 142, price: '12.50', open: true, all: [1, 2], note: 'ghp_0123456789abcdefghijklmnopqrstuvwxyz'},
    local: '2026-11-23T01:59:00',
    measuredAt: '2026-11-23T01:59:00Z',
    epoch: 1795399140,
    epochMs: 1795399140000,
    queues: [
      {name: 'orders-in', depth: 7},
      {name: 'orders-in-dlq', depth: 1},
    ],
  }

  test.each([
    ['$.orders.waiting', {value: 142, observedAt}],
    ['$.orders.waiting at $.measuredAt', {value: 142, observedAt: '2026-11-23T01:59:00Z'}],
    ['$.orders.waiting at $.epoch', {value: 142, observedAt: '2026-11-23T01:59:00Z'}],
    ['$.orders.waiting at $.epochMs', {value: 142, observedAt: '2026-11-23T01:59:00Z'}],
    ['$.orders.price', {value: 12.5, observedAt}],
    [`$.queues[?@.name == 'orders-in-dlq'].depth`, {value: 1, observedAt}],
    ['$.orders.open', {value: null, reason: '`$.orders.open` finds `true`, not a number'}],
    ['$.orders.note', {value: null, reason: '`$.orders.note` finds a text of 40 characters, not a number'}],
    ['$.orders', {value: null, reason: '`$.orders` finds an object, not a number'}],
    ['$.orders.waiting at $.local', {value: null, reason: '`$.local` finds a time without a zone'}],
    ['$.orders.nothing', {value: null, reason: '`$.orders.nothing` finds nothing'}],
    ['$.orders.all[*]', {value: null, reason: '`$.orders.all[*]` finds 2 values instead of one'}],
    ['$.orders.waiting at $.orders.open', {value: null, reason: '`$.orders.open` finds no time'}],
  ])('%s', async (query, expected) => {
    const {measures} = await jsonSource(pretend({'': body})).read([question('a', query)], answeredAt)
    expect(measures.get('a')).toEqual(expected)
  })

  test('a path that is none is unknown and says why', async () => {
    const {measures} = await jsonSource(pretend({'': body})).read([question('a', 'orders[')], answeredAt)
    expect(measures.get('a')).toMatchObject({value: null, reason: expect.stringContaining('`orders[` is no JSON path: ')})
  })

  test('a document that lay there for long is as old as it is', async () => {
    const request = pretend({'': () => ({status: 200, body, modifiedAt: answeredAt - 3_600_000})})
    const {measures} = await jsonSource(request).read([question('a', '$.orders.waiting')], answeredAt)
    expect(measures.get('a')).toEqual({value: 142, observedAt: '2026-11-23T01:00:30Z'})
  })

  test('a query may hold the word that divides its paths', () => {
    expect(jsonQueryOf(`$[?@.name == 'look at $x'].n at $.t`)).toEqual({value: `$[?@.name == 'look at $x'].n`, time: '$.t'})
    expect(jsonQueryOf(`$[?@.name == 'look at $x'].n`)).toEqual({value: `$[?@.name == 'look at $x'].n`})
  })
})

describe('Alertmanager', () => {
  const alert = (name: string, state: string) => ({
    labels: {alertname: name, severity: 'page'},
    annotations: {summary: 'Look'},
    startsAt: '2026-11-23T01:58:00.000Z',
    endsAt: '2026-11-23T02:05:00Z',
    status: {state, silencedBy: [], inhibitedBy: []},
  })

  test('tells which alerts are silenced or inhibited, and answers no query', async () => {
    const body = [alert('A', 'active'), alert('B', 'suppressed'), alert('C', 'unprocessed')]
    const {alerts, measures} = await alertmanagerSource(pretend({'api/v2/alerts': body})).read([question('x')], answeredAt)
    expect(alerts?.map(({name, state}) => [name, state])).toEqual([
      ['A', 'firing'],
      ['C', 'firing'],
      ['B', 'silenced'],
    ])
    expect(measures.get('x')).toEqual({value: null, reason: 'Alertmanager answers no queries'})
  })
})

test.each([
  ['statuspage', 'https://status.example.com', 'api/v2/summary.json'],
  ['statuspage', 'https://status.example.com/api/v2/summary.json', ''],
  ['gatus', 'https://gatus.example.com/', 'api/v1/endpoints/statuses'],
  ['gatus', 'https://gatus.example.com/api/v1/endpoints/statuses', ''],
  ['upptime', 'https://raw.example.com/o/r/main', 'history/summary.json'],
] as const)('%s finds what it reads below %s', async (kind, url, path) => {
  const request = pretend({})
  const source = sourceKind(kind)?.open({setting: sourceSetting({id: 'x', kind, url}), ...sourceContext({request})})
  await source?.read([], 0).catch(() => undefined)
  expect(request.asked.map(each => each.path)).toEqual([path])
})

test('a text from outside becomes one line without what controls a terminal or turns its direction', () => {
  expect(plain('a\u0000b\u001b[31mred\u202Egnp.exe\r\n<script>', 200)).toBe('a b [31mred gnp.exe <script>')
  expect(plain('x'.repeat(300), 10)).toBe('xxxxxxxxx…')
})
