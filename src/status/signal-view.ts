import {ageInWords} from '../core/format/duration.ts'
import {quantityInWords, saysItsUnit, unknownInWords, valueInWords, type Writing} from '../core/format/units.ts'
import {ownOf} from './failing.ts'
import {maxAgeMsOf} from './freshness.ts'
import {exactTime, fillSentence} from './signal-sentence.ts'
import type {Reading, Snapshot} from './snapshot.ts'
import {judge, type Limits, type State} from './state.ts'
import {distanceInWords} from './threshold-distance.ts'
import {type Trend, trendOf} from './trend.ts'

/** What is written down about a signal that is to be shown. */
export interface ShownSignal extends Limits {
  /** `integration/signal`. */
  id: string
  unit: string
  /** Business sentence with placeholders. */
  sentence?: string
  /** Signals that the sentence names, by placeholder. */
  siblings: Record<string, Sibling>
}

/** Another signal whose value stands in a sentence. */
export interface Sibling {
  id: string
  unit: string
  /** Prometheus duration. */
  maxAge: string
}

/** What is known at an instant; a page's store gives it. */
export interface SignalContext {
  snapshot?: Snapshot
  now: number
  problem?: string
}

/** Everything a widget says of a signal, in words; each part is plain text. */
export interface LiveSignalView {
  state: State
  /** `142 orders`; `was 142 orders` once it is too old; `not known` without one. */
  value: string
  /** The business sentence, filled. */
  sentence?: string
  /** Only of a recent value. */
  trend?: Trend
  /** Only of a recent value. */
  distance?: string
  /** When the value was measured; missing where nobody knows. */
  age?: {words: string; at: string; exact: string}
  /** Why the state is no plain answer, or why no newer value is coming. */
  reason?: string
  source?: {id: string; title: string; demo: boolean}
}

/** Says everything about a signal at an instant; a value that is too old speaks in the past tense. */
export function liveSignalViewOf(signal: ShownSignal, known: SignalContext, writing: Writing): LiveSignalView {
  const reading = known.snapshot && ownOf(known.snapshot.signals, signal.id)
  const {state, reason, ageMs} = judge(signal, reading, known.now)
  const recent = ageMs !== undefined && ageMs <= maxAgeMsOf(signal)
  const source = reading && sourceOf(reading, known.snapshot)
  const why = reasonOf(known, reading, {reason, recent})
  const said = {state, ...(why && {reason: why}), ...(source && {source})}
  if (ageMs === undefined || typeof reading?.value !== 'number' || reading.observedAt === undefined) {
    return {...said, value: 'not known', ...sentenceIn(signal, known, undefined, writing)}
  }
  const {value, observedAt} = reading
  const quantity = quantityInWords(value, signal.unit, writing)
  const age = {words: ageInWords(ageMs), at: observedAt, exact: exactTime(observedAt, writing)}
  if (!recent) return {...said, value: `was ${quantity}`, age, ...sentenceIn(signal, known, 'Last known: ', writing)}
  const trend = trendOf(signal, reading, signal.unit, writing)
  const distance = distanceInWords(signal, value, signal.unit, writing)
  return {...said, value: quantity, age, ...sentenceIn(signal, known, '', writing), ...(trend && {trend}), ...(distance && {distance})}
}

// What the collector says of the source tells most; then why this page hears nothing newer.
function reasonOf(
  {snapshot, now, problem}: SignalContext,
  reading: Reading | undefined,
  {reason, recent}: {reason: string | undefined; recent: boolean},
): string | undefined {
  if (!snapshot) return problem ?? reason
  if (recent) return reason ?? reading?.reason ?? problem
  const aged = reading?.observedAt !== undefined && Date.parse(reading.observedAt) <= now && reading.value !== null
  return aged ? (reading.reason ?? problem ?? reason) : reason
}

function sentenceIn(signal: ShownSignal, {snapshot, now}: SignalContext, tense: string | undefined, writing: Writing): {sentence?: string} {
  if (signal.sentence === undefined) return {}
  const own = snapshot && ownOf(snapshot.signals, signal.id)
  const filled = fillSentence(signal.sentence, name => {
    if (name === 'value') return inSentence(tense === undefined ? undefined : own?.value, signal.unit, writing)
    const sibling = ownOf(signal.siblings, name)
    if (!sibling) return undefined
    const reading = snapshot && ownOf(snapshot.signals, sibling.id)
    const {ageMs} = judge({worse: 'higher', maxAge: sibling.maxAge}, reading, now)
    const isRecent = ageMs !== undefined && ageMs <= maxAgeMsOf(sibling)
    return inSentence(isRecent ? reading?.value : undefined, sibling.unit, writing)
  })
  return {sentence: (tense ?? '') + filled}
}

// The sentence brings its own noun.
function inSentence(value: number | null | undefined, unit: string, writing: Writing): string {
  if (typeof value !== 'number') return unknownInWords(unit)
  return saysItsUnit(unit) ? quantityInWords(value, unit, writing) : valueInWords(value, unit, writing)
}

function sourceOf({source}: Reading, snapshot: Snapshot | undefined): LiveSignalView['source'] {
  if (source === undefined) return undefined
  const report = snapshot?.sources.find(({id}) => id === source)
  return {id: source, title: report?.title ?? source, demo: report?.demo ?? false}
}
