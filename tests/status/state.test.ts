import {describe, expect, test} from 'vitest'
import type {Reading} from '../../src/status/snapshot.ts'
import {judge, type Limits, worstOf} from '../../src/status/state.ts'

const now = Date.parse('2026-11-23T02:00:00Z')
const limits: Limits = {worse: 'higher', warning: 40, critical: 120, maxAge: '5m'}
const reading = (change: Partial<Reading> = {}): Reading => ({
  value: 12,
  observedAt: '2026-11-23T01:59:30Z',
  fetchedAt: '2026-11-23T01:59:31Z',
  history: {from: '2026-11-22T02:00:00Z', stepSeconds: 900, values: []},
  ...change,
})
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

describe('judge', () => {
  test.each([
    ['a recent value inside its thresholds', limits, reading(), 'ok'],
    ['a value that reaches the warning level', limits, reading({value: 40}), 'warning'],
    ['a value that reaches the critical level', limits, reading({value: 120}), 'critical'],
    [
      'a low value where low is worse',
      {...limits, worse: 'lower', warning: 0.98, critical: 0.9} as Limits,
      reading({value: 0.95}),
      'warning',
    ],
    ['a value at its maximum age', limits, reading({observedAt: ago(5)}), 'ok'],
    ['a value past its maximum age', limits, reading({observedAt: ago(5.1)}), 'stale'],
    ['a value four times its maximum age', limits, reading({observedAt: ago(20)}), 'stale'],
    ['a value older than that', limits, reading({observedAt: ago(20.1)}), 'unknown'],
    ['a value from a clock a minute ahead', limits, reading({observedAt: ago(-1)}), 'ok'],
    ['a value from an hour ahead', limits, reading({observedAt: ago(-60)}), 'unknown'],
    ['no reading at all', limits, undefined, 'unknown'],
    ['no value', limits, reading({value: null}), 'unknown'],
    ['a value that is no number', limits, reading({value: Number.NaN}), 'unknown'],
    ['an endless value', limits, reading({value: Number.POSITIVE_INFINITY}), 'unknown'],
    ['a value without a time', limits, reading({observedAt: undefined} as unknown as Partial<Reading>), 'unknown'],
    ['a time that is none', limits, reading({observedAt: 'yesterday'}), 'unknown'],
    ['a value without thresholds', {worse: 'higher', maxAge: '5m'} as Limits, reading(), 'unknown'],
    ['announced work', limits, reading({maintenance: true}), 'maintenance'],
    ['announced work that ended long ago', limits, reading({maintenance: true, observedAt: ago(10)}), 'stale'],
    ['a maximum age that is no duration', {...limits, maxAge: 'soon'}, reading(), 'unknown'],
  ] as const)('%s', (_what, of, read, state) => {
    const judged = judge(of, read, now)
    expect(judged.state).toBe(state)
    if (state === 'stale' || state === 'unknown') expect(judged.reason).toBeTruthy()
  })

  test('says how old the value is', () => {
    expect(judge(limits, reading({observedAt: ago(7)}), now)).toEqual({state: 'stale', reason: 'no newer value came', ageMs: 420_000})
  })
})

test('the worst of several states is trouble first, then what nobody knows', () => {
  expect(worstOf(['ok', 'stale', 'warning'])).toBe('warning')
  expect(worstOf(['ok', 'stale', 'unknown'])).toBe('unknown')
  expect(worstOf(['ok', 'ok'])).toBe('ok')
  expect(worstOf([])).toBe('unknown')
})
