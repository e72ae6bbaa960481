import {durationMs, durationPattern} from '../core/format/duration.ts'

/** A condition taken apart at its last comparison with a number. */
export interface SplitCondition {
  /** What is compared, in its normal form. */
  left: string
  operator: string
  limit: number
}

/** How two conditions differ: not at all, in the number alone, or otherwise. */
export type Difference = 'none' | 'limit' | 'query'

const token =
  /#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:[a-z]+(?:\d+[a-z]+)*)?|[A-Za-z_:][\w:]*|[=!<>]=|[=!]~|\S/giy
const comparisons = new Set(['>', '>=', '<', '<=', '==', '!='])
const opening = new Set(['(', '[', '{'])
const closing = new Set([')', ']', '}'])
const labelLists = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right'])
const aggregations = new Set([
  'sum',
  'min',
  'max',
  'avg',
  'count',
  'group',
  'stddev',
  'stdvar',
  'topk',
  'bottomk',
  'quantile',
  'count_values',
])

/** Tells how two PromQL conditions differ; blanks, comments, quotes, the order of labels and `>` for `>=` make no difference. */
export function differenceOf(ours: string, theirs: string): Difference {
  const [a, b] = [normalTokens(ours), normalTokens(theirs)]
  if (a.join(' ') === b.join(' ')) return 'none'
  const [left, right] = [split(a), split(b)]
  if (!left || !right || left.left !== right.left || directionOf(left) !== directionOf(right)) return 'query'
  return left.limit === right.limit ? 'none' : 'limit'
}

/** Takes a condition apart; nothing where it is no comparison with a number. */
export function splitCondition(query: string): SplitCondition | undefined {
  return split(normalTokens(query))
}

function directionOf({operator}: SplitCondition): string {
  return operator === '>=' || operator === '<=' ? operator.charAt(0) : operator
}

/** Writes a query in one form for all spellings that mean the same. */
export function normalPromql(query: string): string {
  return normalTokens(query).join(' ')
}

/**
 * Lists the labels that the result of a query can have; nothing where that cannot be told.
 *
 * Only sums and the like say it: `sum by (vendor) (…) / sum by (vendor) (…)` has `vendor`.
 */
export function outputLabels(query: string): string[] | undefined {
  const tokens = normalTokens(query)
  const labels = new Set<string>()
  for (let at = 0; at < tokens.length; ) {
    if (!aggregations.has(tokens[at] ?? '')) return undefined
    let next = at + 1
    if (tokens[next] === 'without') return undefined
    if (tokens[next] === 'by') {
      const end = closingAt(tokens, next + 1)
      for (const name of tokens.slice(next + 2, end)) if (name !== ',') labels.add(name)
      next = end + 1
    }
    at = closingAt(tokens, next) + 1
    // Behind an operand a number may follow, or another one behind an operator.
    while (at < tokens.length && /^(?:[-+*/%^]|[=!<>]=|[<>]|-?\d.*)$/.test(tokens[at] ?? '')) at++
  }
  return [...labels]
}

/** Lists the values that a label is asked to have: `job="a"` or `job=~"a|b"`; nothing where it may have any. */
export function askedValues(query: string, label: string): string[] | undefined {
  const tokens = normalTokens(query)
  const values = new Set<string>()
  for (let at = 0; at + 2 < tokens.length; at++) {
    const [name, operator, text = ''] = tokens.slice(at, at + 3)
    if (name !== label || !['=', '=~'].includes(operator ?? '') || !text.startsWith('"')) continue
    const value = text.slice(1, -1)
    if (operator === '=~' && !/^[\w-]+(\|[\w-]+)*$/.test(value)) return undefined
    for (const each of operator === '=' ? [value] : value.split('|')) values.add(each)
  }
  return values.size === 0 ? undefined : [...values]
}

function normalTokens(query: string): string[] {
  const tokens: string[] = []

  for (const [text] of query.matchAll(new RegExp(token.source, 'gi'))) if (!text.startsWith('#')) tokens.push(normalToken(text))
  return withoutBrackets(sortedLists(clausesFirst(tokens)))
}

function normalToken(text: string): string {
  const quote = text.charAt(0)
  if (/["'`]/.test(quote) && text.length > 1) return quote !== '`' && text.includes('\\') ? text : `"${text.slice(1, -1)}"`
  if (/^[\d.]/.test(text) && Number.isFinite(Number(text))) return String(Number(text))
  if (/^\d/.test(text) && durationPattern.test(text)) return `${durationMs(text)}ms`
  return text
}

// `sum(x) by (a)` is `sum by (a) (x)`.
function clausesFirst(tokens: readonly string[]): string[] {
  const result = [...tokens]
  for (let at = 1; at < result.length; at++) {
    if (!['by', 'without'].includes(result[at] ?? '') || result[at - 1] !== ')') continue
    const open = openingAt(result, at - 1)
    if (open < 1 || !aggregations.has(result[open - 1] ?? '')) continue
    const clause = result.splice(at, closingAt(result, at + 1) - at + 1)
    result.splice(open, 0, ...clause)
  }
  return result
}

function sortedLists(tokens: readonly string[]): string[] {
  const result: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at] ?? ''
    const isList = word === '{' || (word === '(' && labelLists.has(tokens[at - 1] ?? ''))
    if (!isList) {
      result.push(word)
      continue
    }
    const end = closingAt(tokens, at)
    const items = parted(tokens.slice(at + 1, end)).sort()
    // A selector without conditions is the metric alone.
    if (word === '(' || items.length > 0)
      result.push(
        word,
        ...items.flatMap((item, index) => (index === 0 ? [item] : [',', item])).flatMap(each => each.split('\0')),
        tokens[end] ?? '',
      )
    at = end
  }
  return result
}

function parted(tokens: readonly string[]): string[] {
  const items: string[][] = [[]]
  for (const each of tokens) {
    if (each === ',') items.push([])
    else items.at(-1)?.push(each)
  }
  return items.filter(item => item.length > 0).map(item => item.join('\0'))
}

function withoutBrackets(tokens: string[]): string[] {
  let result = tokens
  while (result[0] === '(' && closingAt(result, 0) === result.length - 1) result = result.slice(1, -1)
  return result
}

function split(tokens: readonly string[]): SplitCondition | undefined {
  let depth = 0
  let at = -1
  for (const [index, word] of tokens.entries()) {
    if (opening.has(word)) depth++
    else if (closing.has(word)) depth--
    else if (depth > 0) continue
    else if (/^(?:and|or|unless)$/i.test(word)) return undefined
    else if (comparisons.has(word)) at = index
  }
  if (at < 1) return undefined
  const limit = Number(
    tokens
      .slice(at + 1)
      .join('')
      .replace(/^bool/, ''),
  )
  if (!Number.isFinite(limit) || tokens.length === at + 1) return undefined
  return {left: withoutBrackets(tokens.slice(0, at)).join(' '), operator: tokens[at] ?? '', limit}
}

function closingAt(tokens: readonly string[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (opening.has(tokens[at] ?? '')) depth++
    else if (closing.has(tokens[at] ?? '') && --depth <= 0) return at
  }
  return tokens.length
}

function openingAt(tokens: readonly string[], close: number): number {
  let depth = 0
  for (let at = close; at >= 0; at--) {
    if (closing.has(tokens[at] ?? '')) depth++
    else if (opening.has(tokens[at] ?? '') && --depth <= 0) return at
  }
  return -1
}
