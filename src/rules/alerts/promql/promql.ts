import {parser} from '@prometheus-io/lezer-promql'
import {didYouMean} from '../../../core/format/suggest.ts'
import {promqlFunctions} from './promql-functions.ts'
import {seriesOf} from './promql-series.ts'
import type {PromqlNode} from './promql-tree.ts'
import {type PromqlFault, typeFault} from './promql-types.ts'

/** What is known of a query. */
export type Promql = {fault: PromqlFault} | {series: 'one' | 'several'}

// Strict: parsing ends where no query can go on, instead of guessing what was meant.
const strict = parser.configure({strict: true})
const read = new Map<string, Promql>()
// A watching check reads the same queries again and again; an editor each half-written one.
const mostKept = 20_000

/**
 * Reads a query as Prometheus would: its first fault, or whether it certainly gives one series.
 *
 * Labels and metrics are not known here, so `several` means that several may come.
 */
export function readPromql(query: string): Promql {
  const cached = read.get(query)
  if (cached) return cached
  if (read.size >= mostKept) read.clear()
  const found = readSafely(query)
  read.set(query, found)
  return found
}

// Ten thousand brackets are no query, but nothing may stop the check.
function readSafely(query: string): Promql {
  try {
    return readAnew(query)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return {fault: {start: 0, end: query.length, reason: 'it is nested too deeply'}}
  }
}

// Functions that were renamed: an older server knows them, the grammar does not, and what stands behind them is not read.
const former = new Set(['holt_winters'])

function readAnew(query: string): Promql {
  const top = parse(query)
  if (typeof top === 'number') {
    const fault = syntaxFault(query, top)
    return fault ? {fault} : {series: 'one'}
  }
  const fault = typeFault(query, top)
  return fault ? {fault} : {series: seriesOf(query, top)}
}

// The tree, or the offset at which no query can go on.
function parse(query: string): PromqlNode | number {
  try {
    return strict.parse(query).topNode
  } catch (error) {
    const at = /^No parse at (\d+)$/.exec((error as Error).message)?.[1]
    if (at === undefined) throw error
    return Number(at)
  }
}

function syntaxFault(query: string, at: number): PromqlFault | undefined {
  const open = openAt(query)
  if (open?.what === 'quote')
    return {start: open.at, end: query.length, reason: `the text that begins with ${shown(query, open.at)} is not closed`}
  const called = /([A-Za-z_:][\w:]*)\s*$/.exec(query.slice(0, at))
  const token = tokenAt(query, at)
  if (called?.[1] && token === '(') return unknownFunction(called[1], called.index)
  if (token !== '') return {start: at, end: at + token.length, reason: wordsFor(query, at, token)}
  if (open) return {start: open.at, end: open.at + 1, reason: `\`${query.charAt(open.at)}\` is not closed`}
  const end = query.trimEnd().length
  return {start: end, end, reason: end === 0 ? 'it is empty' : 'it ends where more is expected'}
}

function unknownFunction(name: string, start: number): PromqlFault | undefined {
  if (former.has(name)) return undefined
  const guess = didYouMean(name, [...promqlFunctions.keys(), ...aggregations])
  return {start, end: start + name.length, reason: `there is no function \`${name}\`${guess}`}
}

const aggregations = ['sum', 'avg', 'min', 'max', 'count', 'group', 'quantile', 'stddev', 'stdvar', 'topk', 'bottomk', 'count_values']

function wordsFor(query: string, at: number, token: string): string {
  const before = query.slice(0, at).trimEnd()
  const inBraces = before.lastIndexOf('{') > before.lastIndexOf('}')
  if (token === '=' && !inBraces) return 'unexpected `=`; a comparison is `==`'
  if (inBraces && /[=~]$/.test(before)) return `unexpected \`${token}\`; the value of a label stands in quotes`
  return `unexpected \`${token}\``
}

function tokenAt(query: string, at: number): string {
  return /^(?:[A-Za-z_:][\w:]*|\d[\w.]*|[=!<>]=|[=!]~|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|.?)/su.exec(query.slice(at))?.[0] ?? ''
}

function shown(query: string, at: number): string {
  const start = query.slice(at, at + 12)
  return `\`${start}${at + 12 < query.length ? '…' : ''}\``
}

// The bracket or quote that nothing closes; of several brackets the innermost.
function openAt(query: string): {what: 'bracket' | 'quote'; at: number} | undefined {
  const open: number[] = []
  for (let at = 0; at < query.length; at++) {
    const char = query.charAt(at)
    if (char === '#') at = (query.indexOf('\n', at) + 1 || query.length + 1) - 1
    else if (/["'`]/.test(char)) {
      const end = closing(query, at)
      if (end < 0) return {what: 'quote', at}
      at = end
    } else if (/[([{]/.test(char)) open.push(at)
    else if (/[)\]}]/.test(char)) open.pop()
  }
  const at = open.at(-1)
  return at === undefined ? undefined : {what: 'bracket', at}
}

function closing(query: string, at: number): number {
  const quote = query.charAt(at)
  for (let end = at + 1; end < query.length; end++) {
    if (query.charAt(end) === quote) return end
    // Between back quotes a backslash is one of the letters.
    if (query.charAt(end) === '\\' && quote !== '`') end++
  }
  return -1
}
