/** How the values of made series go on. */
export interface Shape {
  /** In words, for whoever reads why an alert fired, e.g. `rising by 1000 a minute`. */
  words: string
  /** Values in the notation of `promtool`, for so many steps; nothing where the series is not there at all. */
  values?: (steps: number, stepsOfMinute: number) => string
  /** Series of one selector. */
  count: number
}

const constant = (value: number, count = 1): Shape => ({
  words: `${value}${count > 1 ? ` in each of ${count} series` : ''}`,
  values: steps => `${value}x${steps}`,
  count,
})

const sloped = (from: number, aMinute: number): Shape => ({
  words: `${aMinute < 0 ? 'falling' : 'rising'} by ${Math.abs(aMinute)} a minute`,
  values: (steps, stepsOfMinute) => `${from}${aMinute < 0 ? '' : '+'}${aMinute / stepsOfMinute}x${steps}`,
  count: 1,
})

const absent: Shape = {words: 'not there', count: 0}
const restless: Shape = {
  words: 'going up and down',
  values: steps => Array.from({length: Math.min(steps + 1, 3000)}, (_, at) => at % 2).join(' '),
  count: 1,
}

/** Lists the shapes that are tried, the likeliest first; values around the numbers of a query come last. */
export function shapesFor(numbers: readonly number[]): Shape[] {
  const near = numbers.flatMap(number => [number, number + 1, number - 1, number / 2, number * 1.01])
  const usual = [constant(1e9), sloped(0, 1000), constant(0), absent, constant(-1e9), constant(1), sloped(0, 1)]
  const rare = [sloped(1e6, -1000), constant(1e9, 30), constant(0, 30), constant(1, 30), restless]
  return [...usual, ...rare, ...[...new Set(near)].filter(number => ![0, 1].includes(number)).map(number => constant(number))]
}
