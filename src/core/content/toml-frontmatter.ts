import {parse, TomlDate, TomlError} from 'smol-toml'
import type {Frontmatter, Path} from './frontmatter.ts'
import type {LineIndex, Span} from './span.ts'

/**
 * Reads the TOML between the `+++` lines at the top of a text, as Hugo writes it.
 *
 * @returns Nothing where a text does not begin so. Places are those of top-level keys; what stands deeper has the place of its key.
 */
export function tomlFrontmatter(file: string, text: string, lines: LineIndex): Frontmatter | undefined {
  const open = /^\+\+\+[ \t]*(?:\r\n|\n)/.exec(text)
  if (!open) return undefined
  const at = (start: number, end: number): Span => ({file, start: lines.point(start), end: lines.point(end)})
  const start = open[0].length
  const close = /^\+\+\+[ \t]*(?:\r\n|\n|$)/gm
  close.lastIndex = start
  const match = close.exec(text)
  const top = () => at(0, 3)
  if (!match) {
    const problem = {type: 'frontmatter-unclosed', span: top(), help: 'Add a line `+++` after the last field.'} as const
    return {data: {}, valueSpan: top, keySpan: top, bodyStart: text.length, problem}
  }
  const source = text.slice(start, match.index)
  const bodyStart = match.index + match[0].length
  const place = (path: Path, part: 'key' | 'value'): Span => {
    const line = keyLine(source, String(path[0] ?? ''))
    if (!line) return top()
    const from = start + line[part].index
    return at(from, from + line[part].length)
  }
  const spans = {valueSpan: (path: Path) => place(path, 'value'), keySpan: (path: Path) => place(path, 'key')}
  try {
    return {data: plain(parse(source)) as Record<string, unknown>, ...spans, bodyStart}
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const {line, column, message} = error
    const from =
      start +
      source
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      column -
      1
    const span = at(Math.min(from, match.index), Math.min(from, match.index))
    const help = 'Write `key = value` lines, with texts in quotes.'
    const reason = (message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '')
    return {data: {}, ...spans, bodyStart, problem: {type: 'frontmatter-syntax', span, reason, help}}
  }
}

interface Place {
  index: number
  length: number
}

function keyLine(source: string, key: string): {key: Place; value: Place} | undefined {
  for (const {0: whole, 1: name = '', 2: value = '', index} of source.matchAll(/^[ \t]*([\w-]+)[ \t]*=[ \t]*([^\r\n]*)/gm)) {
    if (name !== key) continue
    const keyAt = index + whole.indexOf(name)
    const valueAt = index + whole.length - value.length
    return {key: {index: keyAt, length: name.length}, value: {index: valueAt, length: value.trimEnd().length}}
  }
  return undefined
}

// Days and times are texts, as YAML gives them here.
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}
