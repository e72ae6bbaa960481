import type {Document} from '../content/document.ts'
import {LineIndex, type Span} from '../content/span.ts'
import type {Edit} from './diagnostic.ts'

/** Makes edits in a text; of repairs that touch each other, the first one. Everything else stays as it is, byte for byte. */
export function applyFixes(text: string, fixes: readonly (readonly Edit[])[]): {text: string; applied: number} {
  const lines = new LineIndex(text)
  const chosen: Replacement[] = []
  let applied = 0
  for (const fix of fixes) {
    const replacements = fix.map(({at, text}) => ({start: lines.offset(at.start), end: lines.offset(at.end), text}))
    if (replacements.some(each => chosen.some(other => each.start <= other.end && other.start <= each.end))) continue
    chosen.push(...replacements)
    applied++
  }
  chosen.sort((a, b) => b.start - a.start)
  return {text: chosen.reduce((result, {start, end, text}) => result.slice(0, start) + text + result.slice(end), text), applied}
}

interface Replacement {
  start: number
  end: number
  text: string
}

/**
 * Gives the edit that writes one word for another inside a span; nothing unless the word stands there exactly once.
 *
 * A span of YAML may have quotes around the value, or escapes in it, in which case the word is not found.
 */
export function replaceWord({text, lines}: Pick<Document, 'text' | 'lines'>, within: Span, from: string, to: string): Edit[] | undefined {
  const start = lines.offset(within.start)
  const source = text.slice(start, lines.offset(within.end))
  const at = source.indexOf(from)
  if (from === '' || at < 0 || source.includes(from, at + 1)) return undefined
  const place = {file: within.file, start: lines.point(start + at), end: lines.point(start + at + from.length)}
  return [{at: place, text: to}]
}
