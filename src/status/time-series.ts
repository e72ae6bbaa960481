import type {History} from './snapshot.ts'

/** One step of a history. Instants are milliseconds since the epoch. */
export interface SeriesStep {
  from: number
  to: number
  /** The worst of the step; `null` where nothing was measured. */
  value: number | null
}

/** Gives the steps of a history, oldest first; empty where its begin is no instant. */
export function stepsOf({from, stepSeconds, values}: History): SeriesStep[] {
  const begin = Date.parse(from)
  const length = stepSeconds * 1000
  if (Number.isNaN(begin) || !(length > 0)) return []
  return values.map((value, index) => ({from: begin + index * length, to: begin + (index + 1) * length, value}))
}

/** Gives the time that several histories cover together; nothing where none has a step. */
export function spanOf(histories: readonly History[]): {from: number; to: number} | undefined {
  const steps = histories.map(stepsOf).filter(({length}) => length > 0)
  if (steps.length === 0) return undefined
  return {
    from: Math.min(...steps.map(([first]) => first?.from ?? Number.POSITIVE_INFINITY)),
    to: Math.max(...steps.map(each => each.at(-1)?.to ?? Number.NEGATIVE_INFINITY)),
  }
}

/**
 * Gives the points of a line that holds each value to the end of its step, and breaks where nothing was measured.
 *
 * `[1, null, 2]` from 0 in steps of 10 → times `[0, 10, 20, 30]`, values `[1, null, 2, 2]`; times in seconds.
 */
export function lineOf(steps: readonly SeriesStep[]): {times: number[]; values: (number | null)[]} {
  const last = steps.at(-1)
  const times = steps.map(({from}) => from / 1000)
  const values = steps.map(({value}) => value)
  return last ? {times: [...times, last.to / 1000], values: [...values, last.value]} : {times, values}
}

/** Gives the range of values that a plot shows: all values and thresholds, and zero where trouble is upwards. */
export function rangeOf(
  steps: readonly SeriesStep[],
  {worse, warning, critical}: {worse: 'higher' | 'lower'; warning?: number | undefined; critical?: number | undefined},
): {min: number; max: number} {
  const shown = [...steps.map(({value}) => value), warning, critical, worse === 'higher' ? 0 : undefined].filter(
    value => typeof value === 'number',
  )
  const min = Math.min(...shown)
  const max = Math.max(...shown)
  if (shown.length === 0) return {min: 0, max: 1}
  const room = (max - min || Math.abs(max) || 1) * 0.08
  // Room below would show negative orders.
  return {min: min >= 0 ? Math.max(0, worse === 'higher' ? 0 : min - room) : min - room, max: max + room}
}
