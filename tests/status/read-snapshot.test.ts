import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readSnapshot} from '../../src/status/read-snapshot.ts'
import type {Snapshot} from '../../src/status/snapshot.ts'

const whole: Snapshot = {
  version: 1,
  writtenAt: '2026-11-23T02:00:00Z',
  everySeconds: 30,
  sources: [{id: 'metrics', kind: 'prometheus', title: 'Metrics', demo: false, ok: true, answeredAt: '2026-11-23T02:00:00Z', tookMs: 12}],
  signals: {
    'orders/waiting': {
      source: 'metrics',
      value: 142,
      observedAt: '2026-11-23T01:59:50Z',
      fetchedAt: '2026-11-23T02:00:00Z',
      history: {from: '2026-11-23T01:00:00Z', stepSeconds: 900, values: [1, null, 3]},
    },
  },
  alerts: [
    {
      name: 'OrdersWaiting',
      state: 'firing',
      since: '2026-11-23T01:40:00Z',
      source: 'metrics',
      fetchedAt: '2026-11-23T02:00:00Z',
      labels: {shop: 'us'},
    },
  ],
  vendors: {shopify: {source: 'shopify', state: 'ok', fetchedAt: '2026-11-23T02:00:00Z', components: [], incidents: []}},
  marks: [{entry: 'incident:silence', source: 'evening', from: '2026-11-23T01:00:00Z', to: '2026-11-23T01:10:00Z'}],
}

function read(change: object) {
  const result = readSnapshot({...structuredClone(whole), ...change})
  if ('problem' in result) throw new Error(result.problem)
  return result
}

function reading(value: unknown) {
  const {signals} = read({signals: {...whole.signals, 'orders/odd': value}}).snapshot
  // Whatever stands beside it, a good entry stays.
  expect(signals['orders/waiting']?.value).toBe(142)
  return signals['orders/odd']
}

const odd = (change: object) => reading({...whole.signals['orders/waiting'], ...change})

test('a whole snapshot comes back as it is', () => {
  const {snapshot, leftOut} = read({})
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(whole)
  expect(leftOut).toEqual([])
})

test('marks that cannot be read are left out and named; without any there are none', () => {
  const [mark] = whole.marks ?? []
  const {snapshot, leftOut} = read({marks: [{...mark, to: 'later'}, {...mark, from: 5}, {from: mark?.from}, 'x', mark]})
  expect(snapshot.marks).toEqual([{entry: mark?.entry, source: 'evening', from: mark?.from}, mark])
  expect(leftOut).toEqual(['mark 2: not understood', 'mark 3: not understood', 'mark 4: not understood'])
  expect(read({marks: undefined}).snapshot).not.toHaveProperty('marks')
})

test.each([
  [null, 'the answer is not a status snapshot'],
  [[], 'the answer is not a status snapshot'],
  ['ok', 'the answer is not a status snapshot'],
  [{}, 'the answer is not a status snapshot: it names no version'],
  [{...whole, version: 2}, 'the snapshot has version “2”, this page reads version 1'],
  [{...whole, version: '1'}, 'the snapshot has version “1”, this page reads version 1'],
  [{...whole, writtenAt: 'today'}, 'the snapshot does not say when it was written'],
])('%j is no snapshot', (value, problem) => {
  expect(readSnapshot(value)).toEqual({problem})
})

describe('one entry', () => {
  test.each([
    ['nothing', null, 'its entry in the snapshot is not understood'],
    ['a list', [1], 'its entry in the snapshot is not understood'],
    ['a number', 3, 'its entry in the snapshot is not understood'],
    ['a value in words', {...whole.signals['orders/waiting'], value: 'NaN'}, 'the source gave no number: “NaN”'],
    [
      'a value beyond all numbers',
      {...whole.signals['orders/waiting'], value: JSON.parse('1e999')},
      'the source gave no number: “Infinity”',
    ],
    ['a true value', {...whole.signals['orders/waiting'], value: true}, 'the source gave no number: “true”'],
  ])('%s has no value, and says why', (_what, value, reason) => {
    expect(reading(value)).toMatchObject({value: null, reason})
  })

  test.each(['yesterday', '23.11.2026', '2026-11-23', 1_763_863_200, null, '2026-13-45T99:00:00Z'])(
    'a time such as %j is none',
    observedAt => {
      expect(odd({observedAt})).not.toHaveProperty('observedAt')
    },
  )

  test('is not taken for planned work because of a word', () => {
    expect(odd({maintenance: 'no'})).not.toHaveProperty('maintenance')
  })

  test('loses a history that has no grid', () => {
    expect(odd({history: {from: 'x', stepSeconds: 900, values: [1]}})?.history.values).toEqual([])
    expect(odd({history: {from: whole.writtenAt, stepSeconds: 1e-9, values: [1]}})?.history.values).toEqual([])
    expect(odd({history: {from: whole.writtenAt, stepSeconds: 900, values: [1, 'NaN', {}]}})?.history.values).toEqual([1, null, null])
  })
})

test('lists that are no lists are left out, and that is said', () => {
  const {snapshot, leftOut} = read({sources: {}, signals: [], alerts: 'none', vendors: null, everySeconds: 'often'})
  expect(snapshot).toMatchObject({sources: [], alerts: [], everySeconds: 30})
  expect(Object.keys(snapshot.signals)).toEqual([])
  expect(leftOut).toEqual(['the time between two rounds', 'the list of sources', 'the signals', 'the list of alerts', 'the vendors'])
})

test('an alert in a state nobody knows counts as firing', () => {
  const {snapshot, leftOut} = read({alerts: [{...whole.alerts[0], state: 'snoozed'}, {state: 'firing'}]})
  expect(snapshot.alerts.map(({name, state}) => `${name} ${state}`)).toEqual(['OrdersWaiting firing'])
  expect(leftOut).toEqual(['alert 1: its state “snoozed” is not known, so it counts as firing', 'alert 2: not understood'])
})

test('a vendor in a state nobody knows is unknown', () => {
  const {snapshot} = read({vendors: {shopify: {...whole.vendors.shopify, state: 'fine'}, netsuite: 7}})
  expect(snapshot.vendors.shopify).toMatchObject({state: 'unknown', reason: 'its state “fine” is not known'})
  expect(snapshot.vendors.netsuite).toMatchObject({state: 'unknown'})
})

test('a source that does not say whether its data is real is labelled as demo data', () => {
  expect(read({sources: [{id: 'metrics'}]}).snapshot.sources[0]).toMatchObject({demo: true, ok: false, title: 'metrics'})
})

test('an incident keeps only web addresses', () => {
  const incidents = [{title: 'Slow', state: 'open', since: whole.writtenAt, url: 'javascript:alert(1)'}]
  expect(read({vendors: {shopify: {...whole.vendors.shopify, incidents}}}).snapshot.vendors.shopify?.incidents[0]).not.toHaveProperty('url')
})

test('keys that name the prototype are only keys', () => {
  const result = readSnapshot(JSON.parse(JSON.stringify(whole).replace('"orders/waiting":', '"__proto__":')))
  if ('problem' in result) throw new Error(result.problem)
  expect(Object.keys(result.snapshot.signals)).toEqual(['__proto__'])
  expect(({} as {value?: number}).value).toBeUndefined()
  expect(result.snapshot.signals.constructor).toBeUndefined()
})

test('characters that would change the course of a line are shown as unreadable', () => {
  expect(odd({value: null, reason: 'a\u0000b\u202ec\nd<b>'})?.reason).toBe('a\ufffdb\ufffdc\ufffdd<b>')
})

test('a text without end is cut', () => {
  expect(odd({value: null, reason: 'x'.repeat(100_000)})?.reason?.length).toBeLessThan(500)
})

test('nothing that is JSON makes it throw or lets an endless value through', () => {
  const entry = fc.oneof(
    fc.json().map(text => JSON.parse(text)),
    fc.constant(JSON.parse('1e999')),
  )
  fc.assert(
    fc.property(entry, entry, entry, entry, (value, observedAt, history, alerts) => {
      const result = readSnapshot({
        ...whole,
        signals: {a: {...whole.signals['orders/waiting'], value, observedAt, history}, b: value},
        alerts,
        vendors: history,
      })
      if ('problem' in result) return false
      return Object.values(result.snapshot.signals).every(({value}) => value === null || Number.isFinite(value))
    }),
  )
})
