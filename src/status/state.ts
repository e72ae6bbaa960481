import {aheadMs, maxAgeMsOf, staleAges} from './freshness.ts'
import type {Reading} from './snapshot.ts'

/** The six states of a signal. */
export type State = 'ok' | 'warning' | 'critical' | 'stale' | 'unknown' | 'maintenance'

/** What judging a signal needs to know of it. */
export interface Limits {
  worse: 'higher' | 'lower'
  warning?: number | undefined
  critical?: number | undefined
  /** Prometheus duration. */
  maxAge: string
}

/** A state with what led to it. */
export interface Judgement {
  state: State
  /** Why it is not a plain answer: for `stale` and `unknown`, and for a value in doubt. */
  reason?: string
  /** Age of the value in milliseconds; absent without a time or a value. */
  ageMs?: number
}

/**
 * Judges a reading at an instant: `ok` only for a recent, finite value inside known thresholds.
 *
 * @param now Milliseconds since the epoch, by the clock of the server where there is one.
 */
export function judge(limits: Limits, reading: Reading | undefined, now: number): Judgement {
  if (!reading) return {state: 'unknown', reason: 'nobody has measured it'}
  const {value, observedAt, reason} = reading
  if (value === null || !Number.isFinite(value)) {
    return reading.maintenance ? {state: 'maintenance'} : {state: 'unknown', reason: reason ?? 'the source gave no number'}
  }
  const observed = observedAt === undefined ? Number.NaN : Date.parse(observedAt)
  if (Number.isNaN(observed)) return {state: 'unknown', reason: 'the value carries no time'}
  const ageMs = now - observed
  if (ageMs < -aheadMs) return {state: 'unknown', reason: 'the value is from the future: a clock is wrong'}
  const maxAgeMs = maxAgeMsOf(limits)
  const age = {ageMs: Math.max(0, ageMs)}
  if (ageMs > maxAgeMs * staleAges) return {state: 'unknown', reason: reason ?? 'the last value is too old', ...age}
  if (ageMs > maxAgeMs) return {state: 'stale', reason: reason ?? 'no newer value came', ...age}
  if (reading.maintenance) return {state: 'maintenance', ...age}
  const level = levelOf(limits, value)
  if (!level) return {state: 'unknown', reason: 'no threshold says what is good', ...age}
  // What is past a threshold by a part of the data is past it; what is inside may be so for the part that is missing.
  if (reading.doubt !== undefined) return {state: level === 'ok' ? 'unknown' : level, reason: reading.doubt, ...age}
  return {state: level, ...age}
}

/** Says which side of the thresholds a value is on; nothing where none is set. A threshold belongs to what it begins. */
export function levelOf({worse, warning, critical}: Pick<Limits, 'worse' | 'warning' | 'critical'>, value: number): State | undefined {
  const past = (limit: number | undefined) => limit !== undefined && (worse === 'higher' ? value >= limit : value <= limit)
  if (past(critical)) return 'critical'
  if (past(warning)) return 'warning'
  return warning === undefined && critical === undefined ? undefined : 'ok'
}

const order: readonly State[] = ['critical', 'warning', 'unknown', 'stale', 'maintenance', 'ok']

/** Gives the state that matters most of several: trouble first, then what nobody knows; `unknown` of none. */
export function worstOf(states: Iterable<State>): State {
  const distinct = new Set(states)
  return order.find(state => distinct.has(state)) ?? 'unknown'
}
