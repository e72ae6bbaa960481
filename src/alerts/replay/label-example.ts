import {patternTest} from '../label-pattern.ts'
import type {Selector} from './query-facts.ts'

/** Value of a label that nothing asks for; whoever reads an answer knows by it that it was made. */
export const madeValue = 'example'

/** Finds a value that fits everything a selector asks of a label; nothing where none of those that were tried fits. */
export function labelExample(asks: Selector['asks'], wished: string): string | undefined {
  const written = asks.flatMap(({operator, value}) => (operator === '=' ? [value] : operator === '=~' ? [exampleOf(value)] : []))
  return [wished, ...written, madeValue, 'other', '1', ''].find(value => asks.every(ask => fits(ask, value)))
}

function fits({operator, value}: Selector['asks'][number], tried: string): boolean {
  if (operator === '=' || operator === '!=') return (tried === value) === (operator === '=')
  // A pattern that is too involved to be tried here is tried by Prometheus itself.
  const isFit = patternTest(value)(tried) ?? tried === exampleOf(value)
  return isFit === (operator === '=~')
}

/** Writes a text that a simple pattern fits: `5..|timeout` → `500`, `orders-.+` → `orders-0`. */
export function exampleOf(pattern: string): string {
  let rest = pattern.slice(0, 1000)
  // The innermost groups first, so that each alternative stands by itself.
  for (let turn = 0; turn < 20 && /\([^()]*\)/.test(rest); turn++)
    rest = rest.replace(/\((?:\?:)?([^()]*)\)[*+?]?/g, (_, inside: string) => inside.split('|')[0] ?? '')
  return (rest.split('|')[0] ?? '')
    .replace(/^\^|\$$/g, '')
    .replace(/\[([^\]^])[^\]]*\](?:[*+?]|\{\d+\})?/g, '$1')
    .replace(/\\d(?:[*+?]|\{\d+\})?/g, '0')
    .replace(/\\w(?:[*+?]|\{\d+\})?/g, 'a')
    .replace(/(\\?)\.(?:[*+?])?/g, (_, isPlain: string) => (isPlain ? '.' : '0'))
    .replace(/[*+?]/g, '')
    .replace(/\\(.)/g, '$1')
}
