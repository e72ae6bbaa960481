import {stringify} from 'yaml'
import type {Document} from '../../content/document.ts'
import type {Path} from '../../content/frontmatter.ts'
import type {Extends} from './extends.ts'
import type {PlacedText} from './placed-text.ts'
import {type Revised, revisedStretch} from './revised.ts'

/** Keys that are never taken over: what the other one stands on, and what somebody else has agreed to live with. */
const neverTaken: readonly string[] = ['extends', 'suppress']

/** The header of an entry that stands on another. */
export interface LaidHeader {
  local: Document
  upstream: Revised
  extends: Extends
  /** Keys that only the other one may have, as both have a page. */
  own: readonly string[]
}

/**
 * Writes the header that follows from both, and tells which keys are as the other one has them.
 *
 * A key of the local entry takes the place of the other's with all below it; `key: null` takes it away; of keys in `add`, the list of the
 * other comes first, and an item of the same `id` or `name` takes the place of the other's.
 */
export function writeHeader(into: PlacedText, {local, upstream, extends: {add}, own}: LaidHeader): string[] {
  const [ours, theirs] = [local.frontmatter.data, upstream.document.frontmatter.data]
  const isTaken = (key: string) => !Object.hasOwn(ours, key) && ![...neverTaken, ...own].includes(key)
  into.write('---\n', local, 0, 3)
  for (const [key, value] of Object.entries(ours)) {
    // A list that goes on is written anew; nothing but `null` takes a key away.
    if (add.includes(key) && Array.isArray(value) && Array.isArray(theirs[key])) writeList(into, key, local, upstream)
    else if (value !== null) writeKey(into, {document: local, edits: []}, key)
  }
  const taken = Object.keys(theirs).filter(isTaken)
  for (const key of taken) writeKey(into, upstream, key)
  into.write('---\n', local, 0, 3)
  return taken
}

// In plain Markdown a title may be a heading, and a header TOML; then the value is written, and its place is where it stands.
function writeKey(into: PlacedText, from: Revised, key: string): void {
  const {document} = from
  const {lines, frontmatter} = document
  const block = blocksOf(document).get(key)
  if (block) {
    revisedStretch(into, from, block.start, block.end)
    if (!/[\r\n]$/.test(into.text)) into.write('\n', document, block.end, block.end)
    return
  }
  const at = frontmatter.keySpan([key])
  const text = stringify({[key]: frontmatter.data[key]}, {lineWidth: 0})
  into.write(text, document, lines.offset(at.start), lines.offset(at.end))
}

function writeList(into: PlacedText, key: string, local: Document, upstream: Revised): void {
  const {lines} = local
  const at = local.frontmatter.keySpan([key])
  const items = itemsOf(local, key)
  const names = new Set(items.flatMap(({name}) => name ?? []))
  into.write(`${key}:\n`, local, lines.offset(at.start), lines.offset(at.end))
  const theirs = itemsOf(upstream.document, key).filter(({name}) => name === undefined || !names.has(name))
  for (const {path} of theirs) writeItem(into, upstream, path)
  for (const {path} of items) writeItem(into, {document: local, edits: []}, path)
}

function itemsOf({frontmatter}: Document, key: string): {path: Path; name?: string}[] {
  const list = frontmatter.data[key]
  return (Array.isArray(list) ? list : []).map((item: unknown, index) => {
    const {id, name} = (typeof item === 'object' && item !== null ? item : {}) as {id?: unknown; name?: unknown}
    const known = id ?? name
    return {path: [key, index], ...(typeof known === 'string' && {name: known})}
  })
}

function writeItem(into: PlacedText, from: Revised, path: Path): void {
  const {document} = from
  const {frontmatter, lines, text} = document
  const span = frontmatter.valueSpan(path)
  const [start, end] = [lines.offset(span.start), lines.offset(span.end)]
  into.write('  - ', document, start, start)
  if (!hasPlainHeader(document)) {
    into.write(`${JSON.stringify(itemAt(document, path))}\n`, document, start, end)
    return
  }
  const indent = span.start.column - 1
  for (const [index, line] of linesBetween(text, start, end).entries()) {
    const blanks = index === 0 ? 0 : Math.min(/^ */.exec(text.slice(line.start, line.end))?.[0].length ?? 0, indent)
    if (index > 0) into.write('    ', document, line.start, line.start + blanks)
    revisedStretch(into, from, line.start + blanks, line.end)
  }
  if (!/[\r\n]$/.test(into.text)) into.write('\n', document, end, end)
}

function itemAt({frontmatter}: Document, [key = '', index = 0]: Path): unknown {
  return (frontmatter.data[key] as unknown[])[Number(index)]
}

function linesBetween(text: string, start: number, end: number): {start: number; end: number}[] {
  const found: {start: number; end: number}[] = []
  for (let at = start; at < end; ) {
    const next = text.indexOf('\n', at)
    const until = next < 0 || next >= end ? end : next + 1
    found.push({start: at, end: until})
    at = until
  }
  return found
}

// A key reaches to the next one, with the comments between them; nothing for what does not begin a line of YAML.
function blocksOf(document: Document): Map<string, {start: number; end: number}> {
  const {text, lines, frontmatter} = document
  const blocks = new Map<string, {start: number; end: number}>()
  if (!hasPlainHeader(document)) return blocks
  const closing = text.lastIndexOf('---', frontmatter.bodyStart - 1)
  const keys = Object.keys(frontmatter.data)
    .map(key => ({key, start: lines.offset(frontmatter.keySpan([key]).start)}))
    .filter(({start}) => start < closing)
    .sort((a, b) => a.start - b.start)
  if (keys.some(({start}) => lines.point(start).column !== 1)) return blocks
  for (const [index, {key, start}] of keys.entries()) blocks.set(key, {start, end: keys[index + 1]?.start ?? closing})
  return blocks
}

// Of TOML, and of YAML in which one value is written by the name of another, no line stands by itself.
function hasPlainHeader({text, frontmatter}: Document): boolean {
  return text.startsWith('---') && !/(?:^|[\s[{,:-])[&*]\S/.test(text.slice(3, frontmatter.bodyStart))
}
