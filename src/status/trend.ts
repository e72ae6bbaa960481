import {spanInWords} from '../core/format/duration.ts'
import {amountInWords, type Writing} from '../core/format/units.ts'
import type {History, Reading} from './snapshot.ts'
import type {Limits} from './state.ts'

/** Where a value is going. */
export interface Trend {
  direction: 'rising' | 'falling' | 'steady'
  /** `rising, 12 orders more than 30 min ago`. */
  words: string
}

const longestMs = 30 * 60_000
const shortestMs = 5 * 60_000

/**
 * Compares a value with the history of half an hour before; with one step back where steps are longer, with the oldest value of that time
 * where there is none so old.
 *
 * History keeps the worst of each step, so a value would nearly always look better than its past. Getting better is therefore only
 * said when the worst of the step in which the value was measured is better too.
 *
 * @returns Nothing where the history holds no value that is at least five minutes older.
 */
export function trendOf(limits: Limits, reading: Reading, unit: string, writing: Writing): Trend | undefined {
  const {value, observedAt, history} = reading
  const observed = Date.parse(observedAt ?? '')
  if (value === null || Number.isNaN(observed)) return undefined
  const step = Math.floor((observed - Date.parse(history.from)) / (history.stepSeconds * 1000))
  const past = pastOf(history, step)
  if (!past) return undefined
  const ago = `${spanInWords(past.back * history.stepSeconds * 1000)} ago`
  const by = differenceOf(limits, {value, worst: history.values[step] ?? value}, past.then)
  if (by === 0) return {direction: 'steady', words: `about as ${ago}`}
  const direction = by > 0 ? 'rising' : 'falling'
  return {direction, words: `${direction}, ${amountInWords(Math.abs(by), unit, writing)} ${by > 0 ? 'more' : 'less'} than ${ago}`}
}

// 0 for a difference of less than a hundredth of what matters here: the thresholds, or the value itself.
function differenceOf({worse, warning = 0, critical = 0}: Limits, now: {value: number; worst: number}, then: number): number {
  const [worst, best] = worse === 'higher' ? [Math.max, Math.min] : [Math.min, Math.max]
  const isWorse = best(now.value, then) === then
  const present = isWorse ? now.value : best(worst(now.value, now.worst), then)
  const band = Math.max(Math.abs(warning), Math.abs(critical), Math.abs(then)) / 100
  return Math.abs(present - then) <= band ? 0 : present - then
}

function pastOf({stepSeconds, values}: History, step: number): {then: number; back: number} | undefined {
  const stepMs = stepSeconds * 1000
  const farthest = Math.max(1, Math.round(longestMs / stepMs))
  const nearest = Math.max(1, Math.ceil(shortestMs / stepMs))
  for (let back = Math.min(farthest, step); back >= nearest; back--) {
    const then = values[step - back]
    if (typeof then === 'number') return {then, back}
  }
  return undefined
}
