import type {Catalog, Part, PartData} from '../../core/catalog/catalog.ts'
import type {Component} from '../../core/content/body.ts'
import {componentNote, components} from '../../core/content/components.ts'
import type {Document} from '../../core/content/document.ts'
import type {Span} from '../../core/content/span.ts'
import {namedLevel, statedLimit} from '../../core/content/threshold-words.ts'
import {quantityIn} from './quantity.ts'

/** A sentence of a runbook that contradicts a threshold of the signal it stands beside. */
export interface QuotedThreshold {
  signal: Part<'signal'>
  level: 'warning' | 'critical'
  /** `level` when the text names the level, `healthy` when it calls a value healthy that the signal does not. */
  claim: 'level' | 'healthy'
  /** The number with its unit, as written. */
  written: string
  at: Span
}

/**
 * Lists the thresholds that runbooks quote and signals do not have, in document order.
 *
 * Only what is certain: a number in the unit of the signal, in the paragraph of its status, that the text calls its warning or critical
 * level; or right behind a status in a line, as the limit of what is healthy. A stricter limit than the warning level contradicts nothing.
 */
export function contradictedThresholds(catalog: Catalog): QuotedThreshold[] {
  const quoting = catalog.list('runbook').filter(({document}) => document.mayQuoteThreshold)
  return quoting.flatMap(({document}) =>
    document.body.components.flatMap(component => {
      const signal = signalOf(catalog, component)
      return signal ? contradictionsIn(document, component, signal) : []
    }),
  )
}

function signalOf(catalog: Catalog, {name, spelling, attributes}: Component): Part<'signal'> | undefined {
  if (componentNote(name, spelling) !== components.status) return undefined
  const id = attributes.find(attribute => attribute.name === 'signal')?.value
  return id === undefined ? undefined : catalog.part('signal', id)
}

function contradictionsIn(document: Document, component: Component, signal: Part<'signal'>): QuotedThreshold[] {
  const passage = component.form === 'text' ? passageAfter(document, component.span) : paragraphBelow(document, component.span)
  const quotes = [...namedLevels(passage.text), ...(component.form === 'text' ? healthyLimit(passage) : [])]
  return quotes.flatMap(quote => {
    const value = quantityIn(signal.data.unit, passage.text.slice(quote.at))
    if (!value || !contradicts(signal.data, quote, value.amount)) return []
    return [{signal, level: quote.level, claim: quote.claim, written: value.written, at: spanIn(passage, quote.at, value.written)}]
  })
}

/** Prose, and where it begins. */
interface Passage {
  text: string
  /** What stands before it in its paragraph. */
  before: string
  file: string
  line: number
  column: number
}

// From the end of a status to the end of its paragraph, or to the next component or signal: what follows that speaks of another one.
function passageAfter(document: Document, {end}: Span): Passage {
  const {line, column} = end
  const before = paragraphLines(document, line, -1).reverse().join('\n') + document.lines.line(line).slice(0, column - 1)
  const text = [document.lines.line(line).slice(column - 1), ...paragraphLines(document, line, 1)].join('\n')
  return {text: upToComponent(text), before, file: document.file, line, column}
}

function paragraphBelow(document: Document, {end}: Span): Passage {
  const line = end.line + 2
  const first = document.lines.line(end.line + 1).trim() === '' ? document.lines.line(line) : ''
  const isProse = /^[\p{L}\d*`$(]/u.test(first)
  const text = isProse ? [first, ...paragraphLines(document, line, 1)].join('\n') : ''
  return {text: upToComponent(text), before: '', file: document.file, line, column: 1}
}

function paragraphLines(document: Document, from: number, step: 1 | -1): string[] {
  const lines: string[] = []
  for (let number = from + step; ; number += step) {
    const line = document.lines.line(number)
    if (/^\s*($|```|~~~|:::|#)/.test(line)) return lines
    lines.push(line)
  }
}

function upToComponent(text: string): string {
  const next = text.search(/:[a-z]+[[{]|<[A-Z]|\[[^\]]*\]\(signal:/)
  return next < 0 ? text : text.slice(0, next)
}

interface Quote {
  claim: QuotedThreshold['claim']
  level: QuotedThreshold['level']
  /** Which side of the number is meant to be healthy. */
  side?: 'below' | 'above'
  /** True where the number itself counts as healthy. */
  inclusive?: boolean
  /** Where the number begins. */
  at: number
}

function* namedLevels(text: string): Generator<Quote> {
  for (const match of text.matchAll(namedLevel)) {
    const at = match.index + match[0].length
    yield {claim: 'level', level: match[1] as Quote['level'], at}
  }
}

function* healthyLimit({text, before}: Passage): Generator<Quote> {
  const match = statedLimit.exec(text)
  if (!match || before.lastIndexOf('**Healthy') <= before.lastIndexOf('**If not')) return
  const word = match[1] ?? ''
  const side = /^(under|below|less|at most)/.test(word) ? 'below' : 'above'
  yield {claim: 'healthy', level: 'warning', side, inclusive: word.startsWith('at '), at: match[0].length}
}

function contradicts(signal: PartData<'signal'>, {claim, level, side, inclusive}: Quote, value: number): boolean {
  const threshold = signal[level]
  if (threshold === undefined) return false
  const isSame = Math.abs(threshold - value) <= 1e-9 * Math.max(1, Math.abs(threshold))
  if (claim === 'level') return !isSame
  if (side !== (signal.worse === 'higher' ? 'below' : 'above')) return false
  if (isSame) return inclusive === true
  return signal.worse === 'higher' ? value > threshold : value < threshold
}

function spanIn({text, file, line, column}: Passage, at: number, written: string): Span {
  const above = text.slice(0, at).split('\n')
  const start = {line: line + above.length - 1, column: (above.at(-1)?.length ?? 0) + (above.length === 1 ? column : 1)}
  return {file, start, end: {line: start.line, column: start.column + written.length}}
}
