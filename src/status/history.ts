import type {History} from './snapshot.ts'
import {isoOf} from './source/plain.ts'

/** How a history is kept. */
export interface Grid {
  stepMs: number
  /** Most values that are kept. */
  points: number
  worse: 'higher' | 'lower'
}

/** Gives a history that holds nothing yet. */
export function emptyHistory({stepMs}: Pick<Grid, 'stepMs'>, now: number): History {
  return {from: isoOf(Math.floor(now / stepMs) * stepMs), stepSeconds: stepMs / 1000, values: []}
}

/**
 * Adds values of any time to a history; the worst of each step stays, steps that nobody measured are `null`.
 *
 * @param values Milliseconds since the epoch and value, in any order.
 * @param now Nothing later is kept; the last step is the one it falls into.
 * @returns The history on the grid; one with another step is brought onto it.
 */
export function withValues(history: History, values: Iterable<readonly [at: number, value: number]>, grid: Grid, now: number): History {
  const last = Math.floor(now / grid.stepMs)
  const first = last - grid.points + 1
  const steps = new Array<number | null>(grid.points).fill(null)
  const put = (at: number, value: number) => {
    const index = Math.floor(at / grid.stepMs) - first
    if (index >= 0 && index < grid.points) steps[index] = worseOf(steps[index] ?? null, value, grid.worse)
  }
  for (const [at, value] of pointsOf(history)) put(at, value)
  for (const [at, value] of values) put(at, rounded(value))
  const begin = steps.findIndex(value => value !== null)
  const kept = begin === -1 ? [] : steps.slice(begin)
  return {from: isoOf((begin === -1 ? last : first + begin) * grid.stepMs), stepSeconds: grid.stepMs / 1000, values: kept}
}

/** Lists the values of a history with the begin of their steps, in milliseconds since the epoch. */
export function pointsOf({from, stepSeconds, values}: History): [at: number, value: number][] {
  const start = Date.parse(from)
  return values.flatMap((value, index) => (value === null ? [] : [[start + index * stepSeconds * 1000, value] as [number, number]]))
}

/** Lists the begins of steps within a history's reach that have no value. */
export function gapsOf(history: History, {stepMs, points}: Grid, now: number): number[] {
  const last = Math.floor(now / stepMs)
  const filledSteps = new Set(pointsOf(history).map(([at]) => Math.floor(at / stepMs)))
  return Array.from({length: points}, (_, index) => last - points + 1 + index)
    .filter(step => !filledSteps.has(step))
    .map(step => step * stepMs)
}

function worseOf(one: number | null, other: number, worse: Grid['worse']): number {
  if (one === null) return other
  return worse === 'higher' ? Math.max(one, other) : Math.min(one, other)
}

// Five digits are more than a plot can show, and keep the snapshot small.
function rounded(value: number): number {
  return Number(value.toPrecision(5))
}
