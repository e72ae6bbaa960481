import type {Path} from '../../core/content/frontmatter.ts'
import type {LineIndex, Span} from '../../core/content/span.ts'

/** A text with values and their places: an entry or the settings. */
interface Placed {
  file: string
  text: string
  lines: LineIndex
  frontmatter: {valueSpan(path: Path): Span}
}

/**
 * Gives the place of a stretch of a value, such as one token of a query, whichever way YAML writes it: plain, quoted, folded or as a block.
 *
 * @param value The value as it is read; blanks at its ends may be missing.
 * @param start 0-based UTF-16 offset in the value; `end` is exclusive.
 * @returns The place of the whole value where the stretch cannot be told for certain, as behind an alias.
 */
export function placeInValue(source: Placed, path: Path, value: string, start: number, end: number): Span {
  const whole = source.frontmatter.valueSpan(path)
  const from = source.lines.offset(whole.start)
  const raw = source.text.slice(from, source.lines.offset(whole.end))
  const offsets = scalarOffsets(raw, value)
  const [first, last = first, behind] = [offsets?.[start], offsets?.[end - 1], offsets?.[end]]
  if (first === undefined || last === undefined || behind === undefined) return whole
  // A character may be written as several; what follows it may also stand a line further on.
  const until = end === start ? first : /[\r\n]/.test(raw.slice(last, behind)) ? last + 1 : behind
  return {file: source.file, start: source.lines.point(from + first), end: source.lines.point(from + until)}
}

/**
 * Gives for each character of a value its offset in the YAML that writes it, and the offset behind the last one.
 *
 * `'it''s'` → `[1, 2, 3, 5, 6]`. Nothing when the YAML does not write this value in a way that is understood; every answer has been
 * checked by reading the value back.
 */
export function scalarOffsets(raw: string, value: string): number[] | undefined {
  const read = readScalar(raw)
  const text = read.map(({char}) => char).join('')
  const begin = text.length - text.trimStart().length
  const skipped = value.length - value.trimStart().length
  if (text.trim() !== value.trim() || skipped > begin) return undefined
  const offsets = read.slice(begin - skipped, begin - skipped + value.length).map(({at}) => at)
  if (offsets.length < value.trimEnd().length) return undefined
  const behind = (offsets.at(-1) ?? -1) + 1
  // Line ends behind a block may lie outside the stretch that writes it.
  return [...offsets, ...Array<number>(value.length + 1 - offsets.length).fill(behind)]
}

interface Char {
  char: string
  at: number
}

function readScalar(raw: string): Char[] {
  if (raw.startsWith('|') || raw.startsWith('>')) return readBlock(raw)
  const quote = /^["']/.exec(raw)?.[0]
  return quote ? readFlow(raw, 1, raw.endsWith(quote) ? raw.length - 1 : raw.length, quote) : readFlow(raw, 0, raw.length, '')
}

const escapes: Record<string, string> = {n: '\n', t: '\t', r: '\r', '0': '\0', _: '\u00a0', e: '\u001b'}
const hexDigits: Record<string, number> = {x: 2, u: 4, U: 8}

// Plain and quoted scalars: line ends fold, quotes are doubled or escaped.
function readFlow(raw: string, begin: number, end: number, quote: string): Char[] {
  const chars: Char[] = []
  for (let at = begin; at < end; ) {
    const fold = /^[ \t]*(\r?\n|\r)([ \t]*(\r?\n|\r))*[ \t]*/.exec(raw.slice(at, end))?.[0]
    if (fold !== undefined) {
      const breaks = fold.match(/\r\n|\n|\r/g)?.length ?? 1
      chars.push(...foldedBreak(breaks, at))
      at += fold.length
      continue
    }
    const {text, length} = quote === '' ? {text: raw.charAt(at), length: 1} : readQuoted(raw, at, quote)
    for (let unit = 0; unit < text.length; unit++) chars.push({char: text.charAt(unit), at})
    at += length
  }
  return chars
}

function readQuoted(raw: string, at: number, quote: string): {text: string; length: number} {
  const char = raw.charAt(at)
  if (quote === "'") return char === "'" ? {text: "'", length: 2} : {text: char, length: 1}
  if (char !== '\\') return {text: char, length: 1}
  const joined = /^\\[ \t]*(\r\n|\n|\r)[ \t]*/.exec(raw.slice(at))
  if (joined) return {text: '', length: joined[0].length}
  const next = raw.charAt(at + 1)
  const digits = hexDigits[next]
  if (digits === undefined) return {text: escapes[next] ?? next, length: 2}
  const code = Number.parseInt(raw.slice(at + 2, at + 2 + digits), 16)
  return {text: code <= 0x10ffff ? String.fromCodePoint(code) : '', length: 2 + digits}
}

// One line end is a blank; each further one stays.
function foldedBreak(breaks: number, at: number): Char[] {
  return breaks === 1 ? [{char: ' ', at}] : Array.from({length: breaks - 1}, () => ({char: '\n', at}))
}

// Literal and folded blocks: what all lines are indented by is no part of the value.
function readBlock(raw: string): Char[] {
  const header = /^[^\r\n]*(\r\n|\n|\r|$)/.exec(raw)?.[0] ?? ''
  const lines = [...raw.slice(header.length).matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)].filter(({0: line}) => line !== '')
  const indent = /^ */.exec(lines.find(([, text]) => text?.trim())?.[1] ?? '')?.[0].length ?? 0
  const chars: Char[] = []
  let breaks = 0
  let before: string | undefined
  for (const {1: written = '', 2: lineEnd = '', index} of lines) {
    const at = header.length + index
    const text = written.slice(indent)
    if (text !== '' || raw.startsWith('|')) {
      if (before !== undefined) chars.push(...blockBreak(raw, breaks, [before, text], at))
      for (let unit = 0; unit < text.length; unit++) chars.push({char: text.charAt(unit), at: at + indent + unit})
      before = text
      breaks = 0
    }
    if (lineEnd !== '') breaks++
  }
  return chars
}

// In a folded block, lines that are indented further keep their line ends.
function blockBreak(raw: string, breaks: number, [before, after]: [string, string], at: number): Char[] {
  const keeps = raw.startsWith('|') || /^[ \t]/.test(before) || /^[ \t]/.test(after)
  return keeps ? Array.from({length: breaks}, () => ({char: '\n', at})) : foldedBreak(breaks, at)
}
