import {compile} from 'json-p3'
import {instantOf, isoOf, plain} from './plain.ts'
import type {Measure} from './source.ts'

/** A query into a JSON document, taken apart. */
export interface JsonQuery {
  /** What is made of several values; missing where there is one. */
  fold?: 'count' | 'sum'
  /** RFC 9535 path to the value or values. */
  value: string
  /** Path to the time of the value. */
  time?: string
}

/** A JSON document with the time it has where a query names none, in milliseconds since the epoch. */
export interface JsonDocument {
  body: unknown
  at: number
}

/** Words that stand for numbers, in lower case: `up` → 0. */
export type NumberWords = ReadonlyMap<string, number>

/**
 * Takes a query apart: `sum($.orders[*].total) at $.measuredAt` → `{fold: 'sum', value: '$.orders[*].total', time: '$.measuredAt'}`.
 */
export function jsonQueryOf(query: string): JsonQuery {
  const match = /^(.*) at (\$[.[].*)$/s.exec(query)
  const time = match ? {time: (match[2] ?? '').trim()} : {}
  const value = (match?.[1] ?? query).trim()
  const folded = /^(count|sum)\((\s*\$.*)\)$/s.exec(value)
  if (!folded) return {value, ...time}
  return {fold: folded[1] as 'count' | 'sum', value: (folded[2] ?? '').trim(), ...time}
}

/** Reads the words of a setting: case and outer spaces do not count. */
export function numberWordsOf(words: Readonly<Record<string, number>>): NumberWords {
  return new Map(Object.entries(words).map(([word, number]) => [word.trim().toLowerCase(), number]))
}

/** Answers a query from a document. What it does not find is never 0: a list must be there to be empty. */
export function measureInJson({body, at}: JsonDocument, query: string, words: NumberWords = new Map()): Measure {
  const {fold, value: path, time} = jsonQueryOf(query)
  const found = valuesAt(path, body)
  if ('reason' in found) return {value: null, ...found}
  const number = fold ? folded(fold, found.values, {path, body, words}) : single(found.values, path, words)
  if ('reason' in number) return {value: null, ...number}
  if (time === undefined) return {...number, observedAt: isoOf(at)}
  const observed = timeAt(time, body)
  return 'reason' in observed ? {value: null, ...observed} : {...number, ...observed}
}

type Found<T> = T | {reason: string}

function valuesAt(path: string, body: unknown): Found<{values: unknown[]}> {
  try {
    return {
      values: compile(path)
        .query(body as Parameters<ReturnType<typeof compile>['query']>[0])
        .values(),
    }
  } catch (error) {
    return {reason: `\`${plain(path, 80)}\` is no JSON path: ${plain(error instanceof Error ? error.message : error, 120)}`}
  }
}

function single(values: readonly unknown[], path: string, words: NumberWords): Found<{value: number}> {
  if (values.length === 0) return {reason: `\`${path}\` finds nothing`}
  if (values.length > 1) return {reason: `\`${path}\` finds ${values.length} values instead of one`}
  const value = numberOf(values[0], words)
  return value === undefined ? {reason: notNumber(path, values[0], words)} : {value}
}

interface Folding {
  path: string
  body: unknown
  words: NumberWords
}

function folded(fold: 'count' | 'sum', found: readonly unknown[], {path, body, words}: Folding): Found<{value: number}> {
  const [only] = found
  const values = found.length === 1 && Array.isArray(only) ? only : found
  if (found.length === 0 && !isEmptyList(path, body)) return {reason: `\`${path}\` finds nothing`}
  if (fold === 'count') return {value: values.length}
  let sum = 0
  for (const each of values) {
    const number = numberOf(each, words)
    if (number === undefined) return {reason: notNumber(path, each, words)}
    sum += number
  }
  return {value: sum}
}

// `$.orders[*]` finds nothing in an empty list, and nothing where `orders` was renamed; only the first is 0.
function isEmptyList(path: string, body: unknown): boolean {
  const [, list, chosen] = /^((?:.*?))(\[(?:\*|\?.*)\])[^[\]]*$/s.exec(path) ?? []
  if (!list || !chosen) return false
  const [lists, items] = [valuesAt(list, body), valuesAt(list + chosen, body)]
  if (!('values' in lists) || !('values' in items)) return false
  return items.values.length === 0 && lists.values.length > 0 && lists.values.every(Array.isArray)
}

function timeAt(path: string, body: unknown): Found<{observedAt: string}> {
  const found = valuesAt(path, body)
  if ('reason' in found) return found
  if (found.values.length !== 1)
    return {reason: `\`${path}\` finds ${found.values.length === 0 ? 'nothing' : `${found.values.length} values instead of one`}`}
  const [written] = found.values
  const observedAt = timeOf(written)
  if (observedAt !== undefined) return {observedAt}
  const isZoneless = typeof written === 'string' && !Number.isNaN(Date.parse(written))
  return {reason: `\`${path}\` finds ${isZoneless ? 'a time without a zone' : 'no time'}`}
}

function notNumber(path: string, found: unknown, words: NumberWords): string {
  if (typeof found === 'string' && words.size > 0) return `\`${path}\` finds a word that \`words\` does not name`
  return `\`${path}\` finds ${kindOf(found)}, not a number`
}

// Never the text itself: where an address leads elsewhere, it may be anything, also a secret.
function kindOf(found: unknown): string {
  if (typeof found === 'string') return `a text of ${found.length} characters`
  if (typeof found !== 'object' || found === null) return `\`${found}\``
  return Array.isArray(found) ? 'a list' : 'an object'
}

/** Reads a number: as it is, written as a text so that no digit is lost, or as a word that stands for one. */
export function numberOf(found: unknown, words: NumberWords = new Map()): number | undefined {
  if (typeof found === 'string' || typeof found === 'boolean') {
    const word = words.get(String(found).trim().toLowerCase())
    if (word !== undefined) return word
  }
  const value = typeof found === 'string' && /^\s*-?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(found) ? Number(found) : found
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Reads an instant: seconds or milliseconds since the epoch, or written out; until 2286 seconds have ten digits. */
export function timeOf(found: unknown): string | undefined {
  const number = numberOf(found)
  if (number === undefined) return instantOf(found)
  return instantOf(Math.abs(number) < 1e11 ? number * 1000 : number)
}
