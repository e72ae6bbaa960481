import {describe, expect, test} from 'vitest'
import {alertsRead, allClearInWords, measuredOf, noAlertRules} from '../../src/status/all-clear.ts'
import {annotationsIn} from '../../src/status/annotations.ts'
import {tellingOf, worstFirst} from '../../src/status/by-severity.ts'
import {criticalUnwatched, failingNow} from '../../src/status/failing.ts'
import type {AlertMetadata, SignalMetadataById} from '../../src/status/signal-metadata.ts'
import type {ActiveAlert, Reading, Snapshot, SourceReport} from '../../src/status/snapshot.ts'
import {lineOf, rangeOf, spanOf, stepsOf} from '../../src/status/time-series.ts'
import {judgeVendor} from '../../src/status/vendor.ts'

const now = Date.parse('2026-11-23T02:00:00Z')
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
const reading = (value: number | null, minutes = 1): Reading => ({
  value,
  observedAt: ago(minutes),
  fetchedAt: ago(minutes),
  history: {from: ago(60), stepSeconds: 900, values: []},
})
const source = (more: Partial<SourceReport> = {}): SourceReport => ({
  id: 'metrics',
  kind: 'prometheus',
  title: 'Metrics',
  demo: false,
  knowsAlerts: true,
  ok: true,
  answeredAt: ago(0),
  alertsAt: ago(0),
  tookMs: 4,
  ...more,
})
const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  version: 1,
  writtenAt: ago(0),
  everySeconds: 30,
  sources: [source()],
  signals: {},
  alerts: [],
  vendors: {},
  ...more,
})
const alert = (name: string, state: ActiveAlert['state'], minutes: number, labels = {}): ActiveAlert => ({
  name,
  state,
  since: ago(minutes),
  source: 'metrics',
  fetchedAt: ago(0),
  labels,
})
const known = (severity: string, urgency: AlertMetadata['urgency'] = 'page', signal?: string): AlertMetadata => ({
  href: '/alerts/x/',
  urgency,
  integration: 'orders',
  mode: {title: 'Stuck', href: '/failure-modes/stuck/', severity},
  others: 0,
  ...(signal && {signal}),
})
const written = (id: string) =>
  ({id, title: id, href: '/', unit: 'orders', worse: 'higher', warning: 40, critical: 120, maxAge: '5m', siblings: {}}) as const
const signals: SignalMetadataById = {'orders/waiting': written('orders/waiting'), 'orders/parked': written('orders/parked')}

describe('what is failing now', () => {
  test('stands in the order in which somebody should look', () => {
    const alerts = [
      alert('Silenced', 'silenced', 90),
      alert('Pending', 'pending', 2),
      alert('Ticket', 'firing', 80),
      alert('Late', 'firing', 5),
      alert('Early', 'firing', 30),
      alert('Bad', 'firing', 1),
    ]
    const table = {Ticket: known('SEV1', 'ticket'), Late: known('SEV2'), Early: known('SEV2'), Bad: known('SEV1')}
    expect(failingNow(alerts, table).map(({name}) => name)).toEqual(['Bad', 'Early', 'Late', 'Ticket', 'Pending', 'Silenced'])
  })

  test('is one line for a hundred alerts of one name, since the oldest', () => {
    const alerts = Array.from({length: 100}, (_, index) => alert('Slow', 'firing', index + 1, {queue: `q${index}`}))
    const [only, ...others] = failingNow(alerts, {})
    expect(others).toEqual([])
    expect(only).toMatchObject({name: 'Slow', since: ago(100)})
    expect(only?.instances).toHaveLength(100)
  })

  test('keeps an alert that nobody knows, also one named like a part of every object', () => {
    const [only] = failingNow([alert('constructor', 'firing', 1)], {})
    expect(only).toMatchObject({name: 'constructor'})
    expect(only).not.toHaveProperty('known')
  })

  test('names the critical signals that no active alert watches', () => {
    const over = snapshot({
      signals: {'orders/waiting': reading(130), 'orders/parked': reading(140)},
      alerts: [alert('Waiting', 'pending', 1)],
    })
    expect(criticalUnwatched(signals, over, {Waiting: known('SEV2', 'page', 'orders/waiting')}, now)).toEqual(['orders/parked'])
  })
})

describe('calm', () => {
  const words = (of: Snapshot) => allClearInWords(measuredOf(signals, of, now), alertsRead(of, now))

  test('is "all is well" only when everything is measured and inside its thresholds', () => {
    expect(words(snapshot({signals: {'orders/waiting': reading(3), 'orders/parked': reading(0, 4)}}))).toBe(
      'All is well: all 2 signals are measured and inside their thresholds, the oldest 4 min ago. No alert is active.',
    )
    expect(words(snapshot({signals: {'orders/waiting': reading(3)}}))).toBe(
      'Nothing is known to fail: no alert is active. 1 of 2 signals are measured, the oldest 1 min ago.',
    )
    expect(words(snapshot({signals: {'orders/waiting': reading(50), 'orders/parked': reading(0)}}))).toBe(
      'Nothing is known to fail: no alert is active. 2 of 2 signals are measured, the oldest 1 min ago. Of these, 1 past warning.',
    )
    expect(words(snapshot({signals: {'orders/waiting': reading(3, 7), 'orders/parked': reading(0)}}))).toMatch(
      /1 of 2 signals are measured/,
    )
    expect(allClearInWords(measuredOf({}, snapshot(), now), alertsRead(snapshot(), now))).toBe(
      'Nothing is known to fail: no alert is active. No signal is written down.',
    )
  })

  test('of a single signal speaks of one', () => {
    const one = {'orders/waiting': signals['orders/waiting']} as typeof signals
    const wordsOfOne = (of: Snapshot) => allClearInWords(measuredOf(one, of, now), alertsRead(of, now))
    expect(wordsOfOne(snapshot({signals: {'orders/waiting': reading(3, 4)}}))).toBe(
      'All is well: the one signal is measured and inside its thresholds, 4 min ago. No alert is active.',
    )
    expect(wordsOfOne(snapshot({signals: {'orders/waiting': reading(50)}}))).toBe(
      'Nothing is known to fail: no alert is active. The one signal is measured, 1 min ago. It is past warning.',
    )
    expect(wordsOfOne(snapshot())).toBe('Nothing is known to fail: no alert is active. The one signal is not measured.')
  })

  test('of one integration is not concluded while alerts fire that nobody has claimed', () => {
    const calm = snapshot({signals: {'orders/waiting': reading(3), 'orders/parked': reading(0)}})
    const wordsBeside = (...names: string[]) => allClearInWords(measuredOf(signals, calm, now), alertsRead(calm, now), names)
    expect(wordsBeside('Odd')).toBe(
      '“Odd” is active and belongs to no failure mode: it may be about this integration. 2 of 2 signals are measured, the oldest 1 min ago.',
    )
    expect(wordsBeside('A', 'B', 'C', 'D')).toMatch(/^“A”, “B”, “C” and 1 more are active and belong to no failure mode: they may/)
  })

  test('is not concluded from metrics without alert rules, which hide no other source of alerts', () => {
    const {alertsAt, ...silent} = source({title: 'Metrics', remarks: [noAlertRules]})
    expect(alertsAt).toBeDefined()
    expect(words(snapshot({sources: [silent]}))).toMatch(/^Nobody can tell .*: Metrics: it told no alerts, it evaluates no alert rules\./)
    const whole = {'orders/waiting': reading(3), 'orders/parked': reading(0)}
    expect(words(snapshot({sources: [silent, source({title: 'Pager'})], signals: whole}))).toMatch(/^All is well/)
  })

  test('is not concluded from a source that did not answer, or answered long ago, or from the future', () => {
    const unread = (...sources: SourceReport[]) => words(snapshot({sources}))
    expect(unread()).toMatch(/^Nobody can tell whether an alert is active: no source of alerts is connected\. None of 2/)
    expect(unread(source({ok: false, reason: 'timed out after 10 s'}))).toMatch(/^Nobody can tell .*: Metrics: timed out after 10 s\./)
    expect(unread(source({alertsAt: ago(4)}))).toMatch(/^Nobody can tell .*: Metrics: it last told its alerts 4 min ago\./)
    expect(unread(source({alertsAt: ago(-60)}))).toMatch(/^Nobody can tell .* from the future/)
    expect(unread({id: 'pages', kind: 'statuspage', title: 'Pages', demo: false, ok: true, answeredAt: ago(0), tookMs: 1})).toMatch(
      /no source of alerts is connected/,
    )
    expect(unread(source(), source({title: 'Pager', ok: false, reason: 'answered 500'}))).toMatch(
      /^Nothing is known .* Not all sources of alerts answer: Pager: answered 500\.$/,
    )
  })
})

describe('the order of integrations', () => {
  test('is by worst state, then tier, then how many signals share it', () => {
    const items = [
      {title: 'Ok', tier: 1, states: ['ok', 'ok']},
      {title: 'Nothing', tier: 1, states: []},
      {title: 'One', tier: 2, states: ['critical', 'ok']},
      {title: 'Two', tier: 2, states: ['critical', 'critical']},
      {title: 'Money', tier: 1, states: ['warning', 'ok']},
      {title: 'Old', tier: 1, states: ['stale']},
    ] as const
    expect(worstFirst(items).map(({title}) => title)).toEqual(['Two', 'One', 'Money', 'Nothing', 'Old', 'Ok'])
  })

  test('tells by the first signal in the worst state', () => {
    const told = tellingOf([
      {id: 'a', state: 'ok'},
      {id: 'b', state: 'warning'},
      {id: 'c', state: 'warning'},
    ])
    expect(told?.id).toBe('b')
    expect(tellingOf([])).toBeUndefined()
  })
})

describe('marks on a time axis', () => {
  const mark = (id: string, from: number, to?: number) => ({id, from, ...(to !== undefined && {to})})

  test('are those that touch the span, with the nearest outside', () => {
    const marks = [
      mark('later', 300, 400),
      mark('long', 10, 250),
      mark('before', 20, 90),
      mark('long before', 1, 2),
      mark('edge', 200, 210),
    ]
    expect(annotationsIn(marks, {from: 100, to: 200})).toEqual({
      within: [mark('long', 10, 250), mark('edge', 200, 210)],
      last: mark('before', 20, 90),
      next: mark('later', 300, 400),
    })
  })

  test('still last while they have no end', () => {
    expect(annotationsIn([mark('open', 1)], {from: 100, to: 200}).within.map(({id}) => id)).toEqual(['open'])
  })
})

describe('a vendor', () => {
  const vendor = (minutes: number, more = {}) => ({
    source: 'v',
    state: 'ok' as const,
    fetchedAt: ago(minutes),
    components: [],
    incidents: [],
    ...more,
  })

  test('is believed for a quarter of an hour, and for an hour at most', () => {
    expect(judgeVendor(vendor(1), now)).toEqual({state: 'ok', ageMs: 60_000})
    expect(judgeVendor(vendor(16), now)).toMatchObject({state: 'stale', reason: 'it has not been read since'})
    expect(judgeVendor(vendor(61), now)).toMatchObject({state: 'unknown', reason: 'it has not been read for long'})
    expect(judgeVendor(undefined, now)).toMatchObject({state: 'unknown'})
    expect(judgeVendor(vendor(-30), now)).toMatchObject({state: 'unknown'})
    expect(judgeVendor(vendor(1, {fetchedAt: 'yesterday'}), now)).toMatchObject({state: 'unknown'})
    expect(judgeVendor(vendor(1, {state: 'unknown', reason: 'answered HTML'}), now)).toMatchObject({
      state: 'unknown',
      reason: 'answered HTML',
    })
  })
})

describe('a history', () => {
  const history = (values: (number | null)[]) => ({from: '2026-11-23T00:00:00Z', stepSeconds: 10, values})
  const begin = Date.parse('2026-11-23T00:00:00Z')

  test('is a line that holds each value to the end of its step and breaks where nothing was measured', () => {
    expect(lineOf(stepsOf(history([1, null, 2])))).toEqual({
      times: [0, 10, 20, 30].map(seconds => begin / 1000 + seconds),
      values: [1, null, 2, 2],
    })
    expect(stepsOf({...history([1]), from: 'yesterday'})).toEqual([])
    expect(lineOf([])).toEqual({times: [], values: []})
  })

  test('shares one time axis with others', () => {
    expect(spanOf([history([1, 2]), {...history([3]), from: '2026-11-23T00:01:00Z'}, history([])])).toEqual({
      from: begin,
      to: begin + 70_000,
    })
    expect(spanOf([history([])])).toBeUndefined()
  })

  test('is plotted in a range that shows its thresholds, and zero where trouble is upwards', () => {
    const steps = stepsOf(history([3, null, 5]))
    expect(rangeOf(steps, {worse: 'higher', critical: 100})).toEqual({min: 0, max: 108})
    const {min, max} = rangeOf(stepsOf(history([0.99, 1])), {worse: 'lower', critical: 0.9})
    expect([min < 0.9, min > 0.8, max > 1]).toEqual([true, true, true])
    expect(rangeOf([], {worse: 'lower'})).toEqual({min: 0, max: 1})
    const flat = rangeOf(stepsOf(history([0, 0])), {worse: 'higher'})
    expect(flat.max).toBeGreaterThan(flat.min)
  })
})
