import {describe, expect, test} from 'vitest'
import type {Plan, PlannedSignal} from '../../src/status/collection-plan.ts'
import {countStates, nextSnapshot, type SourceOutcome, withPast} from '../../src/status/round.ts'
import {roundInWords} from '../../src/status/round-words.ts'
import type {Measure, SaidAlert, SourceAnswer} from '../../src/status/source/source.ts'
import {judge} from '../../src/status/state.ts'
import {sourceSetting} from '../support/sources.ts'

const minute = 60_000
const begin = Date.parse('2026-11-23T02:00:00Z')
const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z')

const source = (id: string) => sourceSetting({id, kind: 'prometheus', url: 'https://x.example'})
const signal = (id: string, ...asked: string[]): PlannedSignal => ({
  id,
  worse: 'higher',
  warning: 40,
  critical: 120,
  maxAge: '5m',
  asked: asked.map(name => ({source: name, query: id})),
})

function plan(signals: PlannedSignal[], sources = ['a', 'b']): Plan {
  const rest = {vendors: [], everyMs: 30_000, vendorsEveryMs: 300_000, stepMs: 15 * minute, points: 96}
  return {sources: sources.map(source), signals, ...rest}
}

function answered(id: string, measures: Record<string, Measure>, more: Partial<SourceAnswer> = {}): SourceOutcome {
  return {id, tookMs: 5, answer: {measures: new Map(Object.entries(measures)), remarks: [], ...more}}
}

const failed = (id: string, reason = 'no answer within 10 s'): SourceOutcome => ({id, tookMs: 10_000, reason})
const value = (number: number, ms = begin): Measure => ({value: number, observedAt: iso(ms)})

const round = (now: number, ...outcomes: SourceOutcome[]) => ({outcomes, pages: [], now})

describe('a round', () => {
  const one = plan([signal('o/x', 'a')], ['a'])

  test('keeps a value with the time it was observed, and that it was fetched', () => {
    const {signals, sources} = nextSnapshot(undefined, one, round(begin + 1000, answered('a', {'o/x': value(7)})))
    expect(signals['o/x']).toEqual({
      source: 'a',
      value: 7,
      observedAt: '2026-11-23T02:00:00Z',
      fetchedAt: '2026-11-23T02:00:01Z',
      history: {from: '2026-11-23T02:00:00Z', stepSeconds: 900, values: [7]},
    })
    expect(sources).toEqual([
      {id: 'a', kind: 'prometheus', title: 'a', demo: false, knowsAlerts: true, tookMs: 5, ok: true, answeredAt: '2026-11-23T02:00:01Z'},
    ])
  })

  test('tells the marks of its sources in their order; a source that fails keeps its own', () => {
    const two = plan([signal('o/x', 'a')])
    const mark = (entry: string, minutes: number) => ({entry, from: iso(begin + minutes * minute)})
    const first = nextSnapshot(
      undefined,
      two,
      round(begin, answered('a', {}, {marks: [mark('change:late', 3)]}), answered('b', {}, {marks: [mark('incident:early', 1)]})),
    )
    expect(first.marks).toEqual([
      {...mark('incident:early', 1), source: 'b'},
      {...mark('change:late', 3), source: 'a'},
    ])
    expect(nextSnapshot(first, two, round(begin, failed('a'), answered('b', {}))).marks).toEqual([{...mark('change:late', 3), source: 'a'}])
    expect(nextSnapshot(first, two, round(begin, answered('a', {}), answered('b', {})))).not.toHaveProperty('marks')
  })

  test('whose source fails leaves the last value to age: first stale, then unknown, never anew', () => {
    const first = nextSnapshot(undefined, one, round(begin, answered('a', {'o/x': value(7)})))
    const later = [4, 6, 21].map(minutes => {
      const now = begin + minutes * minute
      const {signals} = nextSnapshot(first, one, round(now, failed('a')))
      expect(signals['o/x']).toMatchObject({value: 7, observedAt: iso(begin), fetchedAt: iso(begin), reason: 'no answer within 10 s'})
      return judge(signal('o/x'), signals['o/x'], now).state
    })
    expect(later).toEqual(['ok', 'stale', 'unknown'])
  })

  test('whose source says that there is no value forgets the last one, but not its history', () => {
    const first = nextSnapshot(undefined, one, round(begin, answered('a', {'o/x': value(7)})))
    const none = answered('a', {'o/x': {value: null, reason: 'the query finds no series'}})
    const {signals} = nextSnapshot(first, one, round(begin + 30_000, none))
    expect(signals['o/x']).toMatchObject({value: null, reason: 'the query finds no series', history: {values: [7]}})
  })

  test('says why nobody was asked', () => {
    const plans = plan([{...signal('o/x'), reason: 'it has no query'}])
    expect(nextSnapshot(undefined, plans, round(begin)).signals['o/x']).toMatchObject({value: null, reason: 'it has no query'})
  })

  test('keeps a report of a source that failed with the time it answered last', () => {
    const first = nextSnapshot(undefined, one, round(begin, answered('a', {})))
    const {sources} = nextSnapshot(first, one, round(begin + minute, failed('a')))
    expect(sources[0]).toMatchObject({ok: false, reason: 'no answer within 10 s', answeredAt: iso(begin)})
  })
})

describe('a signal with several sources', () => {
  const two = plan([signal('o/x', 'a', 'b')])
  const old = begin - 10 * minute

  test.each<[string, SourceOutcome[], string | undefined, number | null]>([
    ['the first recent value counts', [answered('a', {'o/x': value(1)}), answered('b', {'o/x': value(2)})], 'a', 1],
    ['an old value gives way to a recent one', [answered('a', {'o/x': value(1, old)}), answered('b', {'o/x': value(2)})], 'b', 2],
    ['a source that failed gives way', [failed('a'), answered('b', {'o/x': value(2)})], 'b', 2],
    ['without a recent one the newest counts', [answered('a', {'o/x': value(1, old - 1)}), answered('b', {'o/x': value(2, old)})], 'b', 2],
    ['without any the first says why', [answered('a', {'o/x': {value: null, reason: 'none'}}), failed('b')], 'a', null],
  ])('%s', (_name, outcomes, from, expected) => {
    const reading = nextSnapshot(undefined, two, round(begin, ...outcomes)).signals['o/x']
    expect([reading?.source, reading?.value]).toEqual([from, expected])
  })
})

describe('alerts', () => {
  const both = plan([])
  const alert = (state: SaidAlert['state'], labels: Record<string, string> = {}, name = 'OrdersSilent'): SaidAlert => ({
    name,
    state,
    since: '2026-11-23T01:58:00Z',
    labels,
  })

  test('of a source that cannot be read stay, with the time they were read; not to know is not the same as none', () => {
    const first = nextSnapshot(undefined, both, round(begin, answered('a', {}, {alerts: [alert('firing')]}), answered('b', {})))
    const later = nextSnapshot(first, both, round(begin + minute, failed('a'), answered('b', {})))
    expect(later.alerts.map(({name, fetchedAt}) => [name, fetchedAt])).toEqual([['OrdersSilent', iso(begin)]])
    expect(later.sources.map(({alertsAt}) => alertsAt)).toEqual([iso(begin), undefined])
    const quiet = nextSnapshot(later, both, round(begin + 2 * minute, answered('a', {}, {alerts: []}), answered('b', {})))
    expect(quiet.alerts).toEqual([])
    // When it was last seen firing stays, also in later rounds, until it fires again.
    expect(quiet.lastSeen).toEqual([{name: 'OrdersSilent', at: iso(begin)}])
    const still = nextSnapshot(quiet, both, round(begin + 3 * minute, answered('a', {}, {alerts: []}), answered('b', {})))
    expect(still.lastSeen).toEqual([{name: 'OrdersSilent', at: iso(begin)}])
    const again = nextSnapshot(still, both, round(begin + 4 * minute, answered('a', {}, {alerts: [alert('firing')]}), answered('b', {})))
    expect(again).not.toHaveProperty('lastSeen')
  })

  test('that Prometheus and Alertmanager both tell are one, and silenced if one says so', () => {
    const told = answered('a', {}, {alerts: [alert('firing', {severity: 'page'}), alert('firing', {}, 'Other')]})
    const silenced = answered('b', {}, {alerts: [alert('silenced', {severity: 'page', cluster: 'eu'})]})
    const {alerts} = nextSnapshot(undefined, both, round(begin, told, silenced))
    expect(alerts.map(({name, state, source}) => [name, state, source])).toEqual([
      ['Other', 'firing', 'a'],
      ['OrdersSilent', 'silenced', 'b'],
    ])
  })

  test('of one name and other labels stay apart', () => {
    const told = answered('a', {}, {alerts: [alert('firing', {queue: 'one'})]})
    const other = answered('b', {}, {alerts: [alert('firing', {queue: 'two'})]})
    expect(nextSnapshot(undefined, both, round(begin, told, other)).alerts).toHaveLength(2)
  })
})

describe('status pages', () => {
  const page = {system: 'erp', title: 'ERP', url: 'https://s.example/x.json', format: 'statuspage', components: []} as const
  const vendors = {...plan([], []), vendors: [{...page, components: []}]}
  const said = {state: 'ok' as const, observedAt: iso(begin), components: [], incidents: []}

  test('keep what they said with its time when they are not due, and when they fail', () => {
    const first = nextSnapshot(undefined, vendors, {
      outcomes: [],
      pages: [{system: 'erp', source: 'system:erp', tookMs: 1, said}],
      now: begin,
    })
    expect(first.vendors.erp).toMatchObject({state: 'ok', source: 'system:erp', fetchedAt: iso(begin)})
    const waiting = nextSnapshot(first, vendors, round(begin + minute))
    expect(waiting.vendors).toEqual(first.vendors)
    expect(waiting.sources).toEqual(first.sources)
    const pages = [{system: 'erp', source: 'system:erp', tookMs: 1, reason: 'it answered a web page, not JSON'}]
    const broken = nextSnapshot(waiting, vendors, {outcomes: [], pages, now: begin + 5 * minute})
    expect(broken.vendors.erp).toMatchObject({state: 'ok', fetchedAt: iso(begin), reason: 'it answered a web page, not JSON'})
    expect(broken.sources[0]).toMatchObject({id: 'system:erp', ok: false, answeredAt: iso(begin)})
  })

  test('that never answered are unknown', () => {
    const pages = [{system: 'erp', source: 'system:erp', tookMs: 1, reason: 'DNS does not know its name'}]
    expect(nextSnapshot(undefined, vendors, {outcomes: [], pages, now: begin}).vendors.erp).toMatchObject({state: 'unknown'})
  })
})

test('a past fills gaps only', () => {
  const one = plan([signal('o/x', 'a')], ['a'])
  const first = nextSnapshot(undefined, one, round(begin, answered('a', {'o/x': value(7)})))
  const past: [number, number][] = [
    [begin - 30 * minute, 3],
    [begin, 99],
  ]
  expect(withPast(first, one, new Map([['o/x', past]]), begin).signals['o/x']?.history).toEqual({
    from: '2026-11-23T01:30:00Z',
    stepSeconds: 900,
    values: [3, null, 7],
  })
})

test('a round is one line in the log', () => {
  const two = plan([signal('o/x', 'a'), signal('o/y', 'a'), signal('o/z', 'b')])
  const measures = {'o/x': value(7), 'o/y': value(130)}
  const snapshot = nextSnapshot(undefined, two, round(begin, answered('a', measures), failed('b')))
  const states = countStates(snapshot, two, begin)
  expect(roundInWords({at: begin, tookMs: 10_040, signals: 3, states, sources: snapshot.sources})).toBe(
    '02:00:00Z 3 signals: 1 ok 1 critical 1 unknown; 2 sources, 1 failed (b: no answer within 10 s); 10.0 s',
  )
})
