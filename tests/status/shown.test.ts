import {describe, expect, test} from 'vitest'
import {failingCount} from '../../src/status/failing-count.ts'
import {collectorSilence} from '../../src/status/freshness.ts'
import {type LiveSignalView, liveSignalViewOf, type ShownSignal} from '../../src/status/signal-view.ts'
import type {Reading, Snapshot} from '../../src/status/snapshot.ts'
import type {Limits} from '../../src/status/state.ts'
import {distanceInWords} from '../../src/status/threshold-distance.ts'
import {trendOf} from '../../src/status/trend.ts'

const now = Date.parse('2026-11-23T02:00:00Z')
const us = {locale: 'en-US'}
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString()
const signal: ShownSignal = {
  id: 'orders/waiting',
  unit: 'orders',
  worse: 'higher',
  warning: 40,
  critical: 120,
  maxAge: '5m',
  sentence: '{value} paid orders worth {gmv-at-risk} wait',
  siblings: {'gmv-at-risk': {id: 'orders/gmv-at-risk', unit: 'USD', maxAge: '5m'}},
}
// Steps of 15 minutes; the last one holds the present.
const reading = (value: number | null, change: Partial<Reading> = {}): Reading => ({
  source: 'metrics',
  value,
  observedAt: ago(20),
  fetchedAt: ago(15),
  history: {from: '2026-11-23T01:00:00Z', stepSeconds: 900, values: [90, 100, 110, value]},
  ...change,
})
const snapshot = (signals: Record<string, Reading>, change: Partial<Snapshot> = {}): Snapshot => ({
  version: 1,
  writtenAt: ago(10),
  everySeconds: 30,
  sources: [
    {id: 'metrics', kind: 'prometheus', title: 'Metrics', demo: false, ok: true, answeredAt: ago(15), alertsAt: ago(15), tookMs: 3},
  ],
  signals,
  alerts: [],
  vendors: {},
  ...change,
})
const show = (own: Reading | undefined, more: Record<string, Reading> = {}, problem?: string): LiveSignalView =>
  liveSignalViewOf(signal, {snapshot: snapshot({...(own && {[signal.id]: own}), ...more}), now, ...(problem && {problem})}, us)

describe('a signal in words', () => {
  test('of a recent value says everything', () => {
    expect(show(reading(142), {'orders/gmv-at-risk': reading(11_076)})).toEqual({
      state: 'critical',
      value: '142 orders',
      sentence: '142 paid orders worth $11,076 wait',
      trend: {direction: 'rising', words: 'rising, 42 orders more than 30 min ago'},
      distance: '22 orders past critical',
      age: {words: '20 s ago', at: ago(20), exact: expect.stringMatching(/^Nov 2[23], 2026, \d\d:\d\d:40 \S+/)},
      source: {id: 'metrics', title: 'Metrics', demo: false},
    })
  })

  test('of a value that is too old speaks of the past, without trend or distance', () => {
    expect(show(reading(142, {observedAt: ago(600)}))).toMatchObject({
      state: 'stale',
      value: 'was 142 orders',
      sentence: 'Last known: 142 paid orders worth an unknown sum wait',
      reason: 'no newer value came',
    })
    expect(show(reading(142, {observedAt: ago(600)}))).not.toHaveProperty('trend')
    expect(show(reading(142, {observedAt: ago(600)}))).not.toHaveProperty('distance')
  })

  test.each([
    ['without a reading', undefined, 'nobody has measured it'],
    ['without a number', reading(null, {reason: 'Metrics did not answer'}), 'Metrics did not answer'],
    ['from the future', reading(3, {observedAt: ago(-3600)}), 'the value is from the future: a clock is wrong'],
    ['without a time', reading(3, {observedAt: undefined} as unknown as Partial<Reading>), 'the value carries no time'],
  ])('%s gives no number', (_what, own, reason) => {
    const shown = show(own)
    expect(shown).toMatchObject({state: 'unknown', value: 'not known', sentence: 'unknown paid orders worth an unknown sum wait', reason})
    expect(shown).not.toHaveProperty('age')
  })

  test('says why the page hears nothing newer once a value ages, and beside a recent one', () => {
    expect(show(reading(3, {observedAt: ago(600)}), {}, 'the server answered 500')).toMatchObject({
      state: 'stale',
      reason: 'the server answered 500',
    })
    expect(show(reading(3), {}, 'the server answered 500')).toMatchObject({state: 'ok', reason: 'the server answered 500'})
    expect(show(reading(3, {observedAt: ago(600), reason: 'Metrics is down'}), {}, 'no answer')).toMatchObject({reason: 'Metrics is down'})
  })

  test('before any snapshot is unknown for the reason why there is none', () => {
    expect(liveSignalViewOf(signal, {now, problem: 'this device is offline'}, us)).toEqual({
      state: 'unknown',
      value: 'not known',
      sentence: 'unknown paid orders worth an unknown sum wait',
      reason: 'this device is offline',
    })
  })

  test('leaves a sibling that is too old unknown', () => {
    expect(show(reading(3), {'orders/gmv-at-risk': reading(500, {observedAt: ago(600)})}).sentence).toBe(
      '3 paid orders worth an unknown sum wait',
    )
  })

  test('is written as the organisation writes', () => {
    const known = {snapshot: snapshot({[signal.id]: reading(14_200)}), now}
    expect(liveSignalViewOf(signal, known, {locale: 'de-DE'}).value).toBe('14.200 orders')
    expect(liveSignalViewOf(signal, known, {locale: 'no such locale'}).value).toBe('14,200 orders')
  })
})

describe('trend', () => {
  const limits: Limits = {worse: 'higher', warning: 40, critical: 120, maxAge: '5m'}
  const words = (values: (number | null)[], value: number, of: Partial<Limits> = {}, stepSeconds = 900) => {
    const from = new Date(now - 20_000 - (values.length - 1) * stepSeconds * 1000).toISOString()
    return trendOf({...limits, ...of}, reading(value, {history: {from, stepSeconds, values}}), 'orders', us)?.words
  }
  test.each([
    ['worse than the worst of then', words([100, 110, 142], 142), 'rising, 42 orders more than 30 min ago'],
    ['better, while the worst of this step is not', words([100, 110, 130], 60), 'about as 30 min ago'],
    ['better, and so is the worst of this step', words([100, 80, 70], 60), 'falling, 30 orders less than 30 min ago'],
    ['hardly another', words([100, 100, 100.4], 100.4), 'about as 30 min ago'],
    ['falling where low is worse', words([100, 90, 80], 80, {worse: 'lower'}), 'falling, 20 orders less than 30 min ago'],
    ['not better where low is worse and this step was low', words([80, 90, 70], 95, {worse: 'lower'}), 'about as 30 min ago'],
    ['steps of an hour', words([100, 142], 142, {}, 3600), 'rising, 42 orders more than 1 h ago'],
    ['a gap then', words([null, 100, 142], 142), 'rising, 42 orders more than 15 min ago'],
    ['a history that has just begun', words([142], 142), undefined],
    [
      'steps of seconds that reach back ten minutes',
      words([100, ...Array(38).fill(null), 142], 142, {}, 15),
      'rising, 42 orders more than 9 min ago',
    ],
    ['steps of seconds that reach back four minutes', words(Array(17).fill(100), 142, {}, 15), undefined],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected)
  })
})

test.each([
  [12, 'higher', 40, 120, 'orders', '28 orders below warning'],
  [98, 'higher', 40, 120, 'orders', '22 orders below critical'],
  [120, 'higher', 40, 120, 'orders', 'at the critical level'],
  [142, 'higher', 40, 120, 'orders', '22 orders past critical'],
  [50, 'higher', 40, undefined, 'orders', '10 orders past warning'],
  [0.95, 'lower', 0.98, 0.9, 'ratio', '5 points above critical'],
  [1500, 'higher', 900, 2700, 'seconds', '20 min below critical'],
  [5, 'higher', undefined, undefined, 'orders', undefined],
] as const)('distance of %d', (value, worse, warning, critical, unit, expected) => {
  expect(distanceInWords({worse, warning, critical}, value, unit, us)).toBe(expected)
})

test('a collector is silent after three rounds, at least after two minutes', () => {
  const silent = (seconds: number, everySeconds: number) => collectorSilence({writtenAt: ago(seconds), everySeconds}, now)
  expect(silent(119, 30)).toBeUndefined()
  expect(silent(121, 30)).toMatch(/^the collector has not written since Nov 2[23], 2026, \d\d:\d\d:59/)
  expect(silent(290, 100)).toBeUndefined()
})

describe('the count in the head of pages', () => {
  const signals = {
    'orders/waiting': {
      id: 'orders/waiting',
      siblings: {},
      title: 'Orders waiting',
      href: '/',
      unit: 'orders',
      worse: 'higher',
      warning: 40,
      critical: 120,
      maxAge: '5m',
    } as const,
  }
  const alert = {name: 'OrdersWaiting', state: 'firing', since: ago(600), source: 'metrics', fetchedAt: ago(10), labels: {}} as const
  const count = (of: Partial<Parameters<typeof failingCount>[0]>) => failingCount({leftOut: [], now, alerts: {}, signals, ...of})
  const at = (value: number, change: Partial<Snapshot> = {}) => snapshot({'orders/waiting': reading(value)}, change)
  const down = [{id: 'metrics', kind: 'prometheus', title: 'Metrics', demo: false, ok: false, reason: 'no answer', tookMs: 3}]

  test.each([
    ['nothing was read', count({problem: 'the server answered 500'}), 'unknown', 'unknown'],
    ['an alert fires', count({snapshot: at(3, {alerts: [alert]})}), 'critical', '1'],
    ['a signal is critical without an alert', count({snapshot: at(142)}), 'critical', '1'],
    ['both', count({snapshot: at(142, {alerts: [alert]})}), 'critical', '2'],
    ['all is measured and well', count({snapshot: at(3)}), 'ok', 'none'],
    ['the page hears nothing newer', count({snapshot: at(3), problem: 'the server answered 500'}), 'unknown', 'none known'],
    ['a signal is not measured', count({snapshot: snapshot({})}), 'unknown', 'none known'],
    ['alerts cannot be read', count({snapshot: at(3, {sources: down})}), 'unknown', 'none known'],
    ['alerts were last heard of too long ago', count({snapshot: at(3, {alerts: [alert], sources: down})}), 'stale', 'was 1'],
    ['an alert was not understood', count({snapshot: at(3), leftOut: ['alert 1: not understood']}), 'unknown', 'none known'],
    ['thresholds could not be read', failingCount({snapshot: at(3), leftOut: [], now, alerts: {}}), 'unknown', 'unknown'],
  ])('while %s', (_what, counted, state, word) => {
    expect(counted).toMatchObject({state, word})
  })
})
