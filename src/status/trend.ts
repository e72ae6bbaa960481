import type {Reading} from './snapshot.ts'
import type {Limits} from './state.ts'
import {amountInWords, spanInWords, type Writing} from './words.ts'

/** Where a value is going. */
export interface Trend {
  direction: 'rising' | 'falling' | 'steady'
  /** `rising, 12 orders more than 30 min ago`. */
  words: string
}

const backMs = 30 * 60_000

/**
 * Compares a value with the history of about half an hour before; with one step back where steps are longer.
 *
 * History keeps the worst of each step, so a value would nearly always look better than its past. Getting better is therefore only
 * said when the worst of the step in which the value was measured is better too.
 *
 * @returns Nothing where the history does not reach back that far, or has a gap there.
 */
export function trendOf({worse, warning, critical}: Limits, reading: Reading, unit: string, writing: Writing): Trend | undefined {
  const {value, observedAt, history} = reading
  const observed = Date.parse(observedAt ?? '')
  if (value === null || Number.isNaN(observed)) return undefined
  const stepMs = history.stepSeconds * 1000
  const stepAt = (ms: number) => Math.floor((ms - Date.parse(history.from)) / stepMs)
  const back = Math.max(1, Math.round(backMs / stepMs))
  const step = stepAt(observed)
  const then = history.values[step - back]
  if (step - back < 0 || then === undefined || then === null) return undefined
  const [worst, best] = worse === 'higher' ? [Math.max, Math.min] : [Math.min, Math.max]
  // What is compared: the value, or the worst of its step where that is what keeps it from being better than before.
  const present = best(value, then) === then ? value : best(worst(value, history.values[step] ?? value), then)
  const by = present - then
  const band = Math.max(Math.abs(warning ?? 0), Math.abs(critical ?? 0), Math.abs(then)) / 100
  const ago = `${spanInWords(back * stepMs)} ago`
  if (Math.abs(by) <= band) return {direction: 'steady', words: `about as ${ago}`}
  const direction = by > 0 ? 'rising' : 'falling'
  return {direction, words: `${direction}, ${amountInWords(Math.abs(by), unit, writing)} ${by > 0 ? 'more' : 'less'} than ${ago}`}
}
