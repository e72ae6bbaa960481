import type {Reading} from './snapshot.ts'
import {judge, type Limits} from './state.ts'

/** A value that may be shown as one: recent, or stale and marked so. */
export interface FreshValue {
  value: number
  ageMs: number
  isStale: boolean
}

/** Gives the value of a reading unless it is missing or too old; whether any threshold says what is good does not matter. */
export function freshValue(limits: Limits, reading: Reading | undefined, now: number): FreshValue | undefined {
  const {worse} = limits
  const unreachable = worse === 'higher' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  const {state, ageMs} = judge({worse, maxAge: limits.maxAge, warning: unreachable}, reading, now)
  const value = reading?.value
  if (state === 'unknown' || ageMs === undefined || value === null || value === undefined) return undefined
  return {value, ageMs, isStale: state === 'stale'}
}
