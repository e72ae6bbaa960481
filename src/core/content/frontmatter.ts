import {CORE_SCHEMA, load} from 'js-yaml'
import {isMap, isNode, isPair, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap} from 'yaml'
import {type HeaderFault, missingHeader, unclosedHeader} from './header-faults.ts'
import type {Markup} from './markup.ts'
import type {LineIndex, Span} from './span.ts'
import {tomlFrontmatter} from './toml-frontmatter.ts'
import {yamlFault} from './yaml-faults.ts'

/** Keys and indexes that lead to a value, e.g. `['levels', 0, 'after']`. */
export type Path = readonly (string | number)[]

/** Why there is no frontmatter to read. */
export type FrontmatterProblem =
  | {type: 'frontmatter-missing'; span: Span; reason?: string; help: string}
  | {type: 'frontmatter-unclosed'; span: Span; reason?: string; help: string}
  | {type: 'frontmatter-syntax'; span: Span; reason: string; help: string}

/** The typed header of a document, with the place of each value. */
export interface Frontmatter {
  /** Values as written: strings, numbers, booleans, arrays, records. Empty when there is a problem. */
  data: Record<string, unknown>
  /** Place of the value at a path; of the nearest enclosing mapping where the value is missing. */
  valueSpan(path: Path): Span
  /** Place of the key at a path; as `valueSpan` where there is no key. */
  keySpan(path: Path): Span
  /** Gives the value at a path as it stands in the file, quotes and all; of nothing, the comment in its place. Missing where there is no YAML. */
  written?(path: Path): string | undefined
  /** 0-based offset in the text at which the body begins. */
  bodyStart: number
  problem?: FrontmatterProblem
}

interface Block {
  start: number
  end: number
  bodyStart: number
}

/**
 * Reads the YAML between the `---` lines at the top of a text; of plain Markdown also TOML between `+++` lines, or no header at all.
 *
 * Values come from a fast parser; places come from a slower one that keeps ranges and runs only when somebody asks.
 */
export function parseFrontmatter(file: string, text: string, lines: LineIndex, markup: Markup = 'mdx'): Frontmatter {
  const toml = markup === 'markdown' ? tomlFrontmatter(file, text, lines) : undefined
  if (toml) return toml
  const block = findBlock(text)
  // Plain Markdown need not have a header.
  if (block === 'missing' && markup === 'markdown') return withoutData(0, undefined, file, lines)
  const problem = <T extends string>(type: T, {start, end, ...more}: Omit<HeaderFault, 'reason'> & {reason?: string}) => ({
    type,
    span: spanOf(file, lines, start, end),
    ...more,
  })
  if (block === 'missing') return withoutData(0, problem('frontmatter-missing', missingHeader(text)), file, lines)
  if (block === 'unclosed') return withoutData(text.length, problem('frontmatter-unclosed', unclosedHeader(text)), file, lines)
  const source = text.slice(block.start, block.end)
  return yamlWithPlaces(file, lines, source, block.start, block.bodyStart)
}

/** Reads a whole text as YAML, for files such as `settings.yaml`. */
export function parseYaml(file: string, text: string, lines: LineIndex): Frontmatter {
  return yamlWithPlaces(file, lines, text, 0, text.length)
}

function yamlWithPlaces(file: string, lines: LineIndex, source: string, start: number, bodyStart: number): Frontmatter {
  const places = new Places(file, lines, source, start)
  const read = readYaml(source)
  const problem = 'error' in read ? places.problem(read.error, read.mark) : undefined
  return {
    data: 'data' in read ? read.data : {},
    valueSpan: path => places.value(path),
    written: path => places.written(path),
    keySpan: path => places.key(path),
    bodyStart,
    ...(problem && {problem}),
  }
}

function findBlock(text: string): Block | 'missing' | 'unclosed' {
  const open = /^---[ \t]*(\r\n|\n|\r)/.exec(text)
  if (!open) return 'missing'
  const close = /^---[ \t]*(\r\n|\n|\r|$)/gm
  close.lastIndex = open[0].length
  const match = close.exec(text)
  if (!match) return 'unclosed'
  return {start: open[0].length, end: match.index, bodyStart: match.index + match[0].length}
}

type ReadYaml = {data: Record<string, unknown>} | {error: string; mark?: number}

function readYaml(source: string): ReadYaml {
  try {
    const data = load(source, {schema: CORE_SCHEMA})
    if (data === undefined || data === null) return {data: {}}
    if (typeof data !== 'object' || Array.isArray(data)) return {error: 'expected `key: value` lines', mark: 0}
    // Aliases let a few lines stand for millions of values, which every later walk would visit.
    if (/(^|[\s[{,:-])[&*]\S/.test(source) && repeatsTooMuch(data)) return {error: 'anchors and aliases expand to too many values', mark: 0}
    return {data: data as Record<string, unknown>}
  } catch (error) {
    if (error instanceof RangeError) return {error: 'values are nested too deeply', mark: 0}
    const {reason, mark} = error as {reason?: string; mark?: {position?: number}}
    return {error: reason ?? String(error), ...(mark?.position !== undefined && {mark: mark.position})}
  }
}

// What is written once may be long; only what is there again by an alias counts.
function repeatsTooMuch(data: unknown, limit = 10_000): boolean {
  const seen = new Set<object>()
  let left = limit
  const visit = (value: unknown, isRepeated: boolean): void => {
    if (left < 0 || (isRepeated && --left < 0) || typeof value !== 'object' || value === null) return
    const repeats = isRepeated || seen.size === seen.add(value).size
    for (const child of Object.values(value)) visit(child, repeats)
  }
  visit(data, false)
  return left < 0
}

/** Characters from which on a header is long; people write some hundreds. */
const longHeader = 50_000

class Places {
  readonly #file: string
  readonly #lines: LineIndex
  readonly #source: string
  readonly #offset: number
  #document: ReturnType<typeof parseDocument> | undefined
  readonly #pairs = new WeakMap<YAMLMap, Map<string, Pair>>()

  constructor(file: string, lines: LineIndex, source: string, offset: number) {
    this.#file = file
    this.#lines = lines
    this.#source = source
    this.#offset = offset
  }

  value(path: Path): Span {
    return this.#span(this.#find(path).node ?? this.#enclosing(path))
  }

  written(path: Path): string | undefined {
    const [start, end] = this.#find(path).node?.range ?? []
    if (start === undefined || end === undefined) return undefined
    const source = this.#source.slice(start, end).trim()
    // `channel: #ops` has a comment where its author meant a value; one on the next line is about what follows.
    return source || (/^[ \t]*(#[^\r\n]*?)[ \t]*$/m.exec(this.#source.slice(start).split('\n', 1)[0] ?? '')?.[1] ?? source)
  }

  key(path: Path): Span {
    const {pair, node} = this.#find(path)
    return isNode(pair?.key) ? this.#span(pair.key) : this.#span(node ?? this.#enclosing(path))
  }

  problem(reason: string, mark = 0): FrontmatterProblem {
    const fault = yamlFault(this.#source, this.#parsed().errors[0], {reason, mark})
    return {type: 'frontmatter-syntax', span: this.#at(fault.start, fault.end), reason: fault.reason, help: fault.help}
  }

  #parsed() {
    // Looking for a key that is there twice takes quadratic time; the fast parser has found it already.
    const uniqueKeys = this.#source.length < longHeader
    this.#document ??= parseDocument(this.#source, {
      lineCounter: new LineCounter(),
      keepSourceTokens: false,
      logLevel: 'silent',
      uniqueKeys,
    })
    return this.#document
  }

  #find(path: Path): {node?: Node | undefined; pair?: Pair | undefined} {
    let node = this.#parsed().contents as unknown
    let pair: Pair | undefined
    for (const step of path) {
      if (isMap(node)) {
        pair = this.#pairsOf(node).get(String(step))
        node = pair?.value ?? undefined
        if (pair && !isNode(node)) return {pair, node: isNode(pair.key) ? pair.key : undefined}
      } else if (isSeq(node)) {
        pair = undefined
        node = node.items[Number(step)]
      } else return {}
      if (node === undefined) return {}
    }
    return {node: isNode(node) ? node : undefined, pair}
  }

  #pairsOf(map: YAMLMap): Map<string, Pair> {
    const cached = this.#pairs.get(map)
    if (cached) return cached
    const pairs = new Map<string, Pair>()
    for (const item of map.items) {
      const key = String((item.key as {value?: unknown} | null)?.value ?? item.key)
      if (isPair(item) && !pairs.has(key)) pairs.set(key, item)
    }
    this.#pairs.set(map, pairs)
    return pairs
  }

  // A missing value is reported on the mapping that lacks it: on its key, or on the whole header at the top.
  #enclosing(path: Path): Node | undefined {
    for (let length = path.length - 1; length > 0; length--) {
      const {node, pair} = this.#find(path.slice(0, length))
      if (isNode(pair?.key)) return pair.key
      if (node) return isMap(node) && isNode(node.items[0]?.key) ? node.items[0].key : node
    }
    return undefined
  }

  #span(node: Node | undefined): Span {
    const range = node?.range
    if (!range) return spanOf(this.#file, this.#lines, 0, 3)
    // The range of a block mapping or list runs on to the next token; its last line end belongs to nobody.
    const end = range[0] + this.#source.slice(range[0], range[1]).trimEnd().length
    return this.#at(range[0], end)
  }

  #at(start: number, end: number): Span {
    return spanOf(this.#file, this.#lines, this.#offset + start, this.#offset + end)
  }
}

function spanOf(file: string, lines: LineIndex, start: number, end: number): Span {
  return {file, start: lines.point(start), end: lines.point(end)}
}

function withoutData(bodyStart: number, problem: FrontmatterProblem | undefined, file: string, lines: LineIndex): Frontmatter {
  const top = spanOf(file, lines, 0, 0)
  return {data: {}, valueSpan: () => top, keySpan: () => top, bodyStart, ...(problem && {problem})}
}
