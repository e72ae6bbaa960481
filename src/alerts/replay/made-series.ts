import {labelExample, madeValue} from './label-example.ts'
import type {QueryFacts, Selector} from './query-facts.ts'
import {type Shape, shapesFor} from './shapes.ts'

/** Series that may make a query true. */
export interface MadeSeries {
  series: readonly {series: string; values: string}[]
  /** How they go on, in words, one for each metric that is there or not. */
  words: readonly string[]
}

/** How long series are, and how often they have a value. */
export interface Extent {
  steps: number
  stepsOfMinute: number
}

/** Sets of series that are tried for one query. */
const most = 240

/**
 * Makes sets of series of which one may make a query true, the likeliest first.
 *
 * Each metric goes on in one of some ways: high, low, rising, not there. First all series share their labels, so that both sides of an
 * operator meet; then each has only what its selector asks for, so that a part and the whole are different series.
 */
export function madeSeries(facts: QueryFacts, extent: Extent): MadeSeries[] {
  const shapes = shapesFor(facts.numbers)
  const choices = chosen(facts.selectors.length, shapes.length, facts.selectors.length > 1 ? most / 2 : most)
  const ways = facts.selectors.length > 1 ? [true, false] : [true]
  return ways.flatMap(isShared => {
    const labels = facts.selectors.map(selector => labelsOf(selector, facts, isShared))
    return choices.map(choice => setOf(facts, {shapes: choice.map(at => shapes[at]), labels, extent}))
  })
}

// Ways in which so many selectors may have so many shapes: all alike, then those with the likeliest shapes.
function chosen(selectors: number, shapes: number, limit: number): number[][] {
  if (selectors === 0) return [[]]
  const alike = Array.from({length: shapes}, (_, shape) => Array<number>(selectors).fill(shape))
  const found = selectors > 1 ? alike : []
  for (let sum = 0; sum <= selectors * (shapes - 1) && found.length < limit; sum++) {
    for (const choice of withSum(selectors, sum, shapes)) if (found.push(choice) >= limit) break
  }
  return found
}

function* withSum(places: number, sum: number, shapes: number): Generator<number[]> {
  if (places === 1) {
    if (sum < shapes) yield [sum]
    return
  }
  for (let first = 0; first <= Math.min(sum, shapes - 1); first++)
    for (const rest of withSum(places - 1, sum - first, shapes)) yield [first, ...rest]
}

type Labels = ReadonlyMap<string, string> | undefined

function labelsOf(selector: Selector, facts: QueryFacts, isShared: boolean): Labels {
  const wished = new Map(facts.labels.map(name => [name, madeValue]))
  for (const {asks} of isShared ? facts.selectors : [])
    for (const {name, operator, value} of asks) if (operator === '=') wished.set(name, value)
  const byName = Map.groupBy(selector.asks, ({name}) => name)
  for (const [name, asks] of byName) {
    const value = labelExample(asks, wished.get(name) ?? madeValue)
    if (value === undefined) return undefined
    wished.set(name, value)
  }
  return wished
}

interface SetRequest {
  shapes: readonly (Shape | undefined)[]
  labels: readonly Labels[]
  extent: Extent
}

function setOf({selectors}: QueryFacts, {shapes, labels, extent}: SetRequest): MadeSeries {
  const series = new Map<string, string>()
  const words: string[] = []
  for (const [at, {metric = 'example_metric', asks}] of selectors.entries()) {
    const [shape, own] = [shapes[at], labels[at]]
    if (!shape || !own) continue
    words.push(`\`${nameWith(metric, asks)}\` ${shape.words}`)
    const values = shape.values?.(extent.steps, extent.stepsOfMinute) ?? ''
    for (let one = 0; one < shape.count; one++) {
      const more = shape.count > 1 ? [['instance', `${madeValue}-${one + 1}`] as const] : []
      for (const [name, each] of bucketed(metric, [...own, ...more], values)) if (!series.has(name)) series.set(name, each)
    }
  }
  return {series: [...series].map(([name, values]) => ({series: name, values})), words: [...new Set(words)]}
}

function nameWith(metric: string, asks: Selector['asks']): string {
  const asked = asks.map(({name, operator, value}) => `${name}${operator}${JSON.stringify(value)}`).join(',')
  return asked === '' ? metric : `${metric}{${asked}}`
}

// A histogram is three series: nothing was fast, everything took less than a day.
function bucketed(metric: string, labels: readonly (readonly [string, string])[], values: string): [string, string][] {
  const named = (more: readonly (readonly [string, string])[]) =>
    `${metric}{${[...new Map([...labels, ...more])].map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}}`
  if (!metric.endsWith('_bucket')) return [[named([]), values]]
  return [
    [named([['le', '0.001']]), values.replace(/^[^x]*/, '0')],
    [named([['le', '86400']]), values],
    [named([['le', '+Inf']]), values],
  ]
}
