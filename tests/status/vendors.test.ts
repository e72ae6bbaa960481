import {describe, expect, test} from 'vitest'
import {instantOf} from '../../src/status/source/plain.ts'
import {readStatusPage} from '../../src/status/source/status-pages.ts'
import {judge} from '../../src/status/state.ts'
import {judgeVendor} from '../../src/status/vendor.ts'
import {answeredAt, pretend, question} from '../support/ask.ts'
import {statusPageSource} from '../support/sources.ts'

const component = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  status: 'operational',
  group: false,
  group_id: null,
  ...more,
})
const incident = (impact: string, more: object = {}) => ({name: 'Checkout fails', status: 'investigating', impact, components: [], ...more})
const api = component('c1', 'API')
const login = component('c2', 'Login')

const page = (indicator: string, components: object[], ...incidents: object[]) => ({
  page: {name: 'Shop'},
  status: {indicator, description: ''},
  components,
  incidents,
  scheduled_maintenances: [],
})

async function read(body: unknown, ...wanted: string[]): Promise<(string | undefined)[]> {
  const {state, reason} = await readStatusPage('statuspage', pretend({'': body}), wanted)
  return reason === undefined ? [state] : [state, reason]
}

const whole = 'the page as a whole says `critical` and does not say what it hits'
const open = 'its open incident “Checkout fails” does not say what it hits'

describe('a Statuspage whose components all say operational', () => {
  test.each([
    ['counts for the whole vendor by its indicator', page('critical', [api, login]), [], ['critical', whole]],
    ['leaves a component unknown while the indicator is bad', page('critical', [api, login]), ['API'], ['unknown', whole]],
    ['counts an open incident for the whole vendor', page('none', [api], incident('major')), [], ['critical', open]],
    [
      'leaves a component unknown beside an incident that names none',
      page('major', [api, login], incident('major')),
      ['API'],
      ['unknown', open],
    ],
    [
      'is as bad for a component as the incident that names it',
      page('none', [api, login], incident('critical', {components: [api]})),
      ['API'],
      ['critical'],
    ],
    [
      'is as bad as an incident says of the component, whatever its impact',
      page('none', [api, login], incident('none', {components: [{...api, status: 'major_outage'}]})),
      ['API'],
      ['critical'],
    ],
    [
      'leaves a component unknown beside an incident without an impact',
      page('none', [api], incident('', {impact: null})),
      ['API'],
      ['unknown', open],
    ],
    [
      'takes the trouble of a group for that of its parts',
      page('none', [component('g1', 'Europe', {group: true}), {...api, group_id: 'g1'}], incident('major', {components: [{id: 'g1'}]})),
      ['API'],
      ['critical'],
    ],
    [
      'finds the component in the updates of an incident',
      page('none', [api, login], incident('minor', {incident_updates: [{affected_components: [{code: 'c1', name: 'API'}]}]})),
      ['API'],
      ['warning'],
    ],
    [
      'spares a component that the incident does not name',
      page('critical', [api, login], incident('critical', {components: [login]})),
      ['API'],
      ['ok'],
    ],
    ['spares a component while another explains the indicator', page('major', [api, {...login, status: 'major_outage'}]), ['API'], ['ok']],
    ['believes an incident of no impact', page('none', [api], incident('none')), ['API'], ['ok']],
    ['believes what is resolved', page('none', [api], incident('critical', {status: 'resolved'})), ['API'], ['ok']],
    ['does not know a new word', page('sunny', [api]), ['API'], ['unknown', 'the page says `sunny`, which we do not know']],
  ])('%s', async (_name, body, wanted, expected) => {
    expect(await read(body, ...wanted)).toEqual(expected)
  })

  test('announces work on a component', async () => {
    const running = {name: 'Move', status: 'in_progress', impact: 'maintenance', components: [api]}
    expect(await read({...page('none', [api, login]), scheduled_maintenances: [running]}, 'API')).toEqual(['maintenance'])
  })

  test('gives a signal the number of the incident, and doubt beside one that names nothing', async () => {
    const measured = async (body: unknown) =>
      (await statusPageSource('statuspage', pretend({'': body})).read([question('API')], answeredAt)).measures.get('API')
    expect(await measured(page('none', [api], incident('critical', {components: [api]})))).toMatchObject({value: 3})
    const doubted = await measured(page('none', [api], incident('critical')))
    expect(doubted).toMatchObject({value: 0, doubt: open})
    const reading = {...doubted, value: 0, fetchedAt: '2026-11-23T02:00:30Z', history: {from: '', stepSeconds: 1, values: []}}
    expect(judge({worse: 'higher', warning: 1, maxAge: '5m'}, reading, answeredAt)).toMatchObject({state: 'unknown', reason: open})
  })

  test('without a list of components is as its worst open incident', async () => {
    const {components, ...rest} = page('none', [], incident('critical'))
    expect(await read(rest)).toEqual(['critical'])
    expect(components).toEqual([])
  })
})

describe('several components of one name', () => {
  const group = (id: string, name: string) => component(id, name, {group: true})
  const regions = [
    group('eu', 'EU'),
    component('e1', 'API', {group_id: 'eu'}),
    group('us', 'US'),
    component('u1', 'API', {group_id: 'us', status: 'major_outage'}),
  ]

  test('are as bad as the worst of them', async () => {
    expect(await read(page('major', [api, {...api, id: 'c9', status: 'partial_outage'}]), 'API')).toEqual(['warning'])
    expect(await read(page('major', regions), 'API')).toEqual(['critical'])
  })

  test('are told apart by their group', async () => {
    expect(await read(page('major', regions), 'EU/API')).toEqual(['ok'])
    expect(await read(page('major', regions), 'us/api')).toEqual(['critical'])
  })

  test('in Gatus and Upptime too', async () => {
    const check = (success: boolean) => ({name: 'as2', results: [{success, timestamp: '2026-11-23T02:00:00Z'}]})
    expect((await readStatusPage('gatus', pretend({'': [check(true), check(false)]}), ['as2'])).state).toBe('critical')
    const site = (status: string) => ({name: 'Shop', status})
    expect((await readStatusPage('upptime', pretend({'': [site('up'), site('down')]}), ['Shop'])).state).toBe('critical')
  })
})

describe('Stripe that says of itself as a whole what no part says', () => {
  const body = {largestatus: 'down', message: '', statuses: {api: 'up', dashboard: 'up'}}

  test('leaves the parts that matter unknown', async () => {
    expect(await readStatusPage('stripe', pretend({'': body}), ['api'])).toMatchObject({
      state: 'unknown',
      reason: 'the page as a whole says `down` and does not say what it hits',
    })
    expect((await readStatusPage('stripe', pretend({'': {...body, statuses: {api: 'up', dashboard: 'down'}}}), ['api'])).state).toBe('ok')
  })
})

describe('a check of long ago', () => {
  const endpoint = (timestamp: string | undefined, success = true) => [{name: 'as2', results: [{success, timestamp}]}]
  const state = async (timestamp?: string) => {
    const said = await readStatusPage('gatus', pretend({'': endpoint(timestamp)}), ['as2'])
    return [said.state, said.reason]
  }

  test('says nothing of now', async () => {
    expect(await state('2026-11-21T02:00:30Z')).toEqual(['unknown', 'its last check was 2 days ago'])
    expect(await state('2026-11-23T02:00:00Z')).toEqual(['ok', undefined])
    expect((await state('2026-11-23 02:00:00'))[0]).toBe('unknown')
    expect((await state())[0]).toBe('unknown')
  })

  test('makes a signal as old as it is', async () => {
    const {measures} = await statusPageSource('gatus', pretend({'': endpoint('2026-11-21T02:00:30Z')})).read([question('as2')], answeredAt)
    expect(measures.get('as2')).toEqual({value: 0, observedAt: '2026-11-21T02:00:30Z'})
  })

  test('stays old however often a page is read', () => {
    const reading = {source: 'v', state: 'ok' as const, fetchedAt: '2026-11-23T02:00:30Z', components: [], incidents: []}
    expect(judgeVendor({...reading, observedAt: '2026-11-23T01:40:30Z'}, answeredAt)).toMatchObject({state: 'stale', ageMs: 1_200_000})
    expect(judgeVendor({...reading, observedAt: '2026-11-21T02:00:30Z'}, answeredAt).state).toBe('unknown')
  })
})

test.each([
  ['2026-11-23T02:00:00Z', '2026-11-23T02:00:00Z'],
  ['2026-11-23T02:00:00.123456789+01:00', '2026-11-23T01:00:00.123Z'],
  ['2026-11-23 02:00:00+00', '2026-11-23T02:00:00Z'],
  ['Mon, 23 Nov 2026 02:00:00 GMT', '2026-11-23T02:00:00Z'],
  ['2026-11-23', '2026-11-23T00:00:00Z'],
  ['2026-11-23T02:00:00', undefined],
  ['2026-11-23 02:00', undefined],
  ['Nov 23, 2026 2:00 PM', undefined],
  ['11-23-2026', undefined],
])('%s is %s wherever the program runs', (written, expected) => {
  expect(instantOf(written)).toBe(expected)
})
