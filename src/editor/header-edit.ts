import type {Document} from '../core/content/document.ts'
import type {Path} from '../core/content/frontmatter.ts'
import type {Edit} from '../core/lint/diagnostic.ts'

/**
 * Gives the edit that writes a key and its value into a mapping of a header, behind another of its keys.
 *
 * @param after A key that the mapping has.
 * @param written As YAML writes it, e.g. `[order-ops]`; in a header in TOML, as TOML does.
 */
export function keyBehind(document: Document, mapping: Path, after: string, key: string, written: string): Edit {
  const {text, lines, file, frontmatter} = document
  const value = frontmatter.valueSpan([...mapping, after])
  const end = lines.offset(value.end)
  const isFlow = /^[ \t]*[,}]/.test(text.slice(end))
  if (isFlow) return {at: {file, start: value.end, end: value.end}, text: `, ${key}: ${written}`}
  const column = frontmatter.keySpan([...mapping, after]).start.column - 1
  const behind = end + (/^[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0)
  const at = lines.point(behind)
  const equals = isToml(document) ? ' = ' : ': '
  return {at: {file, start: at, end: at}, text: `${lineEndOf(text)}${' '.repeat(column)}${key}${equals}${written}`}
}

/** Gives the edit that puts a word at the end of a list that stands in a header. */
export function itemAtEnd(document: Document, list: Path, count: number, word: string): Edit {
  const {text, lines, file, frontmatter} = document
  const span = frontmatter.valueSpan(list)
  const written = text.slice(lines.offset(span.start), lines.offset(span.end))
  if (written.endsWith(']')) {
    const at = lines.point(lines.offset(span.end) - 1)
    return {at: {file, start: at, end: at}, text: count > 0 ? `, ${word}` : word}
  }
  const last = frontmatter.valueSpan([...list, count - 1])
  const indent = /^[ \t]*/.exec(lines.line(last.start.line))?.[0] ?? ''
  const at = {line: last.end.line, column: lines.line(last.end.line).length + 1}
  return {at: {file, start: at, end: at}, text: `${lineEndOf(text)}${indent}- ${word}`}
}

/** Tells whether a header is in TOML. */
export function isToml({text}: Document): boolean {
  return text.startsWith('+++')
}

/** Gives what ends the lines of a text. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}
