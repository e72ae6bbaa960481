import stringWidth from 'string-width'
import {visible} from '../core/format/visible.ts'

const tab = '    '
/** UTF-16 units of a line that are shown before and after the beginning of what is marked. */
const around = {before: 120, after: 240}

/** A piece of a line as a terminal shows it, with the cells before and under a mark. */
export interface Displayed {
  text: string
  /** Cells before the mark. */
  indent: number
  /** Cells under the mark, at least one. */
  width: number
}

/**
 * Prepares a line for a terminal, so that marks stand under what they mean.
 *
 * Tabs become four spaces, wide characters count two cells and combining ones none. Control characters become visible
 * signs, so that content cannot command a terminal. Of a very long line only the surroundings of the mark are shown.
 *
 * @param from 0-based UTF-16 offset at which the mark begins.
 * @param to Where it ends, exclusive.
 */
export function displayLine(line: string, from: number, to: number): Displayed {
  const first = boundary(line, from - around.before)
  const last = boundary(line, from + around.after)
  const parts = [line.slice(first, from), line.slice(from, Math.min(to, last)), line.slice(Math.min(to, last), last)].map(displayed)
  const [before = '', marked = '', after = ''] = parts
  const start = first > 0 ? '…' : ''
  return {
    text: `${start}${before}${marked}${after}${last < line.length ? '…' : ''}`,
    indent: cellsOf(start + before),
    width: Math.max(1, cellsOf(marked)),
  }
}

/** Counts the cells a text takes in a terminal: `注文` → 4, `é` → 1, `👩‍🚀` → 2. */
export function cellsOf(text: string): number {
  // Most lines; taking a text apart into graphemes is a hundred times slower.
  return /^[\x20-\x7E]*$/.test(text) ? text.length : stringWidth(text)
}

function displayed(text: string): string {
  return visible(text.replaceAll('\t', tab))
}

function boundary(line: string, offset: number): number {
  const at = Math.max(0, Math.min(offset, line.length))
  const splitsPair = /[\uDC00-\uDFFF]/.test(line.charAt(at)) && /[\uD800-\uDBFF]/.test(line.charAt(at - 1))
  return splitsPair ? at - 1 : at
}
