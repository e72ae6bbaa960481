import {aheadMs, vendorAges} from './freshness.ts'
import type {VendorReading, VendorState} from './snapshot.ts'

/** What can be said of a vendor now. */
export interface VendorJudgement {
  state: VendorState | 'stale'
  reason?: string
  /** Time since the vendor's page was read, or since what it shows was seen, in milliseconds; missing where it never was. */
  ageMs?: number
}

/** Judges what a vendor says at an instant; a quiet page is the vendor's word, no more. */
export function judgeVendor(reading: VendorReading | undefined, now: number): VendorJudgement {
  if (!reading) return {state: 'unknown', reason: 'nobody has read it'}
  // A cache or a checker that stands still tells again and again what it saw long ago.
  const ageMs = now - Math.min(Date.parse(reading.fetchedAt), Date.parse(reading.observedAt ?? reading.fetchedAt))
  if (Number.isNaN(ageMs) || ageMs < -aheadMs) return {state: 'unknown', reason: 'it carries no credible time'}
  const age = {ageMs: Math.max(0, ageMs)}
  const because = reading.reason === undefined ? {} : {reason: reading.reason}
  if (reading.state === 'unknown') return {state: 'unknown', reason: 'it does not say', ...because, ...age}
  if (ageMs > vendorAges.forgottenMs) return {state: 'unknown', reason: 'it has not been read for long', ...because, ...age}
  if (ageMs > vendorAges.staleMs) return {state: 'stale', reason: 'it has not been read since', ...because, ...age}
  return {state: reading.state, ...because, ...age}
}
