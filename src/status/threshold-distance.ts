import {amountInWords, type Writing} from '../core/format/units.ts'
import type {Limits} from './state.ts'

/**
 * Says how far a value is from the next threshold, or how far it is past the last: `22 orders below critical`, `8 orders past critical`.
 *
 * @returns Nothing where no threshold is set.
 */
export function distanceInWords(
  {worse, warning, critical}: Pick<Limits, 'worse' | 'warning' | 'critical'>,
  value: number,
  unit: string,
  writing: Writing,
): string | undefined {
  // Counted in the direction of trouble, so that below zero means not yet reached.
  const past = (limit: number) => (worse === 'higher' ? value - limit : limit - value)
  const side = worse === 'higher' ? 'below' : 'above'
  for (const [name, limit] of [
    ['warning', warning],
    ['critical', critical],
  ] as const) {
    if (limit !== undefined && past(limit) < 0) return `${amountInWords(-past(limit), unit, writing)} ${side} ${name}`
  }
  const [name, last] = critical === undefined ? ['warning', warning] : ['critical', critical]
  if (last === undefined) return undefined
  return past(last) === 0 ? `at the ${name} level` : `${amountInWords(past(last), unit, writing)} past ${name}`
}
