import type {Section} from '../core/content/body.ts'
import type {Document} from '../core/content/document.ts'
import type {Point, Span} from '../core/content/span.ts'
import {spanIn} from './edited.ts'
import {headerOf} from './header-place.ts'

/** One line of the outline of a file. */
export interface DocumentSymbol {
  kind: 'header' | 'field' | 'heading' | 'step'
  name: string
  detail?: string
  /** All that belongs to it; `name` alone is what `at` covers. */
  span: Span
  at: Span
  children: DocumentSymbol[]
}

/** Gives the outline of a file: the fields of its header, its headings as they nest, the steps of its sections. */
export function symbolsOf(document: Document): DocumentSymbol[] {
  const header = headerSymbol(document)
  return [...(header ? [header] : []), ...headingSymbols(document)]
}

function headerSymbol(document: Document): DocumentSymbol | undefined {
  const range = headerOf(document)
  const {data} = document.frontmatter
  const keys = Object.keys(data)
  if (!range || keys.length === 0) return undefined
  const span = spanIn(document, range.start, range.end)
  const children = keys.map((key): DocumentSymbol => {
    const at = document.frontmatter.keySpan([key])
    const value = document.frontmatter.valueSpan([key])
    return {kind: 'field', name: key, detail: inWords(data[key]), span: joined(at, value), at, children: []}
  })
  return {
    kind: 'header',
    name: typeof data.title === 'string' ? data.title || 'header' : 'header',
    span,
    at: children[0]?.at ?? span,
    children,
  }
}

function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return (
      String(value ?? '')
        .split('\n', 1)[0]
        ?.slice(0, 80) ?? ''
    )
  return Array.isArray(value) ? `${value.length}` : ''
}

function headingSymbols(document: Document): DocumentSymbol[] {
  const {headings, sections} = document.body
  const end = document.lines.point(document.text.length)
  const top: DocumentSymbol[] = []
  const open: {depth: number; symbol: DocumentSymbol}[] = []
  for (const [index, {depth, text, span}] of headings.entries()) {
    const next = headings.slice(index + 1).find(each => each.depth <= depth)
    const section = sections.find(each => each.heading.span.start.line === span.start.line)
    const symbol: DocumentSymbol = {
      kind: 'heading',
      name: text || '(empty)',
      span: {...span, end: next ? next.span.start : end},
      at: span,
      children: section ? stepsOf(document, section) : [],
    }
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop()
    ;(open.at(-1)?.symbol.children ?? top).push(symbol)
    open.push({depth, symbol})
  }
  return top
}

function stepsOf({lines}: Document, {steps}: Section): DocumentSymbol[] {
  return steps.map(({number, span}) => ({
    kind: 'step',
    name: `${number}. ${firstLine(lines.line(span.start.line))}`,
    span,
    at: span,
    children: [],
  }))
}

function firstLine(text: string): string {
  return text.replace(/^\s*\d+[.)]\s*/, '').slice(0, 80)
}

function joined(from: Span, to: Span): Span {
  return {file: from.file, start: from.start, end: isBefore(from.end, to.end) ? to.end : from.end}
}

function isBefore(a: Point, b: Point): boolean {
  return a.line - b.line < 0 || (a.line === b.line && a.column < b.column)
}
