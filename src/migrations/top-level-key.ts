import {parseYaml} from '../core/content/frontmatter.ts'
import {LineIndex} from '../core/content/span.ts'
import type {MovedFile} from './migration.ts'

/** Why a text is left to its author: its keys do not stand on lines of their own, or it is no YAML. */
export const notByLines = 'unreadable'

/** Removes a key of the first level with its lines; the text as it was where it has none. */
export function withoutKey(file: MovedFile, key: string): string | typeof notByLines {
  const found = linesOf(file, key)
  if (typeof found !== 'object') return found ?? file.text
  return file.text.slice(0, found.start) + file.text.slice(found.end)
}

/** Gives a key of the first level another value, or writes it on top of the file. */
export function withKey(file: MovedFile, key: string, value: string): string | typeof notByLines {
  const {text} = file
  const found = linesOf(file, key)
  if (found === notByLines) return found
  if (found) return text.slice(0, found.valueStart) + value + text.slice(found.valueEnd)
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const [head = ''] = /^(?:---[^\S\r\n]*\r?\n)?/.exec(text) ?? []
  return `${head}${key}: ${value}${end}${text.slice(head.length)}`
}

interface KeyLines {
  start: number
  end: number
  valueStart: number
  valueEnd: number
}

// Where a key stands: from the begin of its line to the begin of the next one.
function linesOf({file, text}: MovedFile, key: string): KeyLines | typeof notByLines | undefined {
  const lines = new LineIndex(text)
  const {data, problem, keySpan, valueSpan} = parseYaml(file, text, lines)
  const isBlock = text.trim() === '' || !/^\s*[{[]/.test(text.replace(/^(?:#.*|---)?\r?\n/gm, ''))
  if (problem || !isBlock) return notByLines
  if (!Object.hasOwn(data, key)) return undefined
  const [at, value] = [keySpan([key]), valueSpan([key])]
  const valueEnd = lines.offset(value.end)
  const lineEnd = text.indexOf('\n', valueEnd)
  return {start: lines.offset(at.start), end: lineEnd < 0 ? text.length : lineEnd + 1, valueStart: lines.offset(value.start), valueEnd}
}
