import {isMap, isScalar, isSeq, parseDocument, type Range} from 'yaml'
import type {Document} from '../core/content/document.ts'
import {settingsName} from '../core/content/entry-names.ts'
import type {Path} from '../core/content/frontmatter.ts'

/** What stands at a place of a header, or is about to be written there. */
export interface HeaderPlace {
  part: 'key' | 'value'
  /** Of a key, the way to the mapping it stands in; of a value, the way to the value. */
  path: Path
  /** 0-based UTF-16 offsets of the word in the text, quotes left out. */
  start: number
  end: number
  /** What stands before the cursor. */
  before: string
  /** Keys that the mapping of a key has beside it. */
  others: readonly string[]
}

/** Signs that no header holds: where they come up in the parsed header, there the cursor stands. */
const cursor = '\uE000'

/** Longer headers are read by programs, not written by people. */
const longest = 200_000

/**
 * Says what stands at an offset of a header; also of one that is only half written.
 *
 * @returns Nothing in a body, in a comment, between lines that belong to nothing, and in a header in TOML.
 */
export function headerPlaceAt(document: Document, offset: number): HeaderPlace | undefined {
  const {text} = document
  const header = headerOf(document)
  if (!header || offset < header.start || offset > header.end || header.end - header.start > longest) return undefined
  const source = text.slice(header.start, header.end)
  const at = offset - header.start
  const marked = source.slice(0, at) + cursor + source.slice(at)
  const found = find(parseDocument(marked, {logLevel: 'silent', uniqueKeys: false}).contents, [])
  return found && {...found.place, ...wordAround(source, at, found.range, header.start)}
}

/** Gives the offsets between which a header stands; one that is not closed ends with the text. */
export function headerOf({text, contentPath}: Document): {start: number; end: number} | undefined {
  if (contentPath === settingsName) return {start: 0, end: text.length}
  const open = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text)?.[0].length
  if (open === undefined) return undefined
  const close = /^---[ \t]*$/gm
  close.lastIndex = open
  return {start: open, end: close.exec(text)?.index ?? text.length}
}

interface Found {
  place: Pick<HeaderPlace, 'part' | 'path' | 'others'>
  range: Range
}

function find(node: unknown, path: Path): Found | undefined {
  if (isMap(node)) {
    for (const {key, value} of node.items) {
      const name = isScalar(key) ? String(key.value) : ''
      if (isScalar(key) && key.range && name.includes(cursor)) {
        const others = node.items.flatMap(item => (isScalar(item.key) && item.key !== key ? [String(item.key.value)] : []))
        return {place: {part: 'key', path, others}, range: key.range}
      }
      const below = find(value, [...path, name])
      if (below) return below
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const below = find(item, [...path, index])
      if (below) return below
    }
  } else if (isScalar(node) && node.range && String(node.value).includes(cursor)) {
    return {place: {part: 'value', path, others: []}, range: node.range}
  }
  return undefined
}

// What is half written may run on into the next line; a word ends with its line. The end of a range counts the sign of the cursor.
function wordAround(source: string, at: number, [from, to]: Range, offset: number): Pick<HeaderPlace, 'start' | 'end' | 'before'> {
  const quoted = /["']/.test(source.charAt(from)) && from < at
  const lineEnd = source.slice(at).search(/[\r\n]/)
  const last = Math.min(Math.max(at, to - cursor.length - (quoted ? 1 : 0)), lineEnd < 0 ? source.length : at + lineEnd)
  const lineStart = Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1
  const start = Math.min(at, Math.max(from + (quoted ? 1 : 0), lineStart))
  const end = at + source.slice(at, last).trimEnd().length
  return {start: offset + start, end: offset + end, before: source.slice(start, at)}
}
