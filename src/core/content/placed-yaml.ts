import {FAILSAFE_SCHEMA, loadAll, type State, Type, YAMLException} from 'js-yaml'
import {LineIndex, type Span} from './span.ts'

/** Why a text, or a part of it, cannot be read. */
export interface TextFault {
  at: Span
  /** One clause, no final stop. */
  reason: string
}

/** A value of a YAML or JSON text and where it stands; scalars are texts as they are written. */
export class PlacedNode {
  readonly kind: 'scalar' | 'map' | 'list' | 'empty'
  /** 0-based UTF-16 offsets; the end is exclusive and may take in blanks. */
  readonly start: number
  readonly end: number
  /** True where the value stands elsewhere, behind an anchor, and is only named here. */
  readonly isAlias: boolean
  readonly #text: PlacedText
  readonly #scalar: string
  readonly #children: readonly PlacedNode[]

  constructor(text: PlacedText, {kind, start, end, scalar = '', children = [], isAlias = false}: NodeParts) {
    this.#text = text
    this.#scalar = scalar
    this.#children = children
    this.kind = kind
    this.start = start
    this.end = end
    this.isAlias = isAlias
  }

  /** Covers the value without blanks around it. */
  get span(): Span {
    const from = this.start
    const written = this.#text.text.slice(from, Math.min(this.end, from + mostMarked))
    return this.#text.span(from, from + written.trimEnd().length)
  }

  /** The text it stands in. */
  get source(): PlacedText {
    return this.#text
  }

  /** The text of a scalar; nothing for lists, mappings and what is left empty. */
  get scalar(): string | undefined {
    return this.kind === 'scalar' ? this.#scalar : undefined
  }

  /** Items of a list, in their order; none for anything else. */
  get items(): readonly PlacedNode[] {
    return this.kind === 'list' ? this.#children : []
  }

  /** Keys and values of a mapping as they stand there, those of `<<` last; none for anything else. */
  *pairs(depth = 0): Generator<{key: string; keyNode: PlacedNode; value: PlacedNode}> {
    if (this.kind !== 'map' || depth > 8) return
    const merged: PlacedNode[] = []
    for (let at = 0; at + 1 < this.#children.length; at += 2) {
      const [keyNode, value] = [this.#children[at], this.#children[at + 1]]
      if (!keyNode || !value) continue
      const key = keyNode.scalar ?? ''
      if (key === '<<') merged.push(...(value.kind === 'list' ? value.items : [value]))
      else yield {key, keyNode, value}
    }
    for (const each of merged) yield* each.pairs(depth + 1)
  }

  /** Value of a key; one that is left empty is missing. */
  get(key: string): PlacedNode | undefined {
    for (const pair of this.pairs()) if (pair.key === key) return pair.value.kind === 'empty' ? undefined : pair.value
    return undefined
  }

  /** Key and value as they stand in this very mapping, not behind `<<`; also where the value is left empty. */
  own(key: string): {keyNode: PlacedNode; value: PlacedNode} | undefined {
    for (let at = 0; this.kind === 'map' && at + 1 < this.#children.length; at += 2) {
      const [keyNode, value] = [this.#children[at], this.#children[at + 1]]
      if (keyNode && value && keyNode.scalar === key) return {keyNode, value}
    }
    return undefined
  }

  /** Last key and value of this very mapping. */
  get lastPair(): {keyNode: PlacedNode; value: PlacedNode} | undefined {
    const [keyNode, value] = this.kind === 'map' ? this.#children.slice(-2) : []
    return keyNode && value && {keyNode, value}
  }

  /** The place of a key, for what is about a whole mapping. */
  keySpan(key: string): Span {
    for (const pair of this.pairs()) if (pair.key === key) return pair.keyNode.span
    return this.span
  }
}

interface NodeParts {
  kind: PlacedNode['kind']
  start: number
  end: number
  scalar?: string
  children?: readonly PlacedNode[]
  isAlias?: boolean
}

/** A text with the place of each of its values. */
export class PlacedText {
  readonly file: string
  readonly text: string
  readonly lines: LineIndex

  constructor(file: string, text: string) {
    this.file = file
    this.text = text
    this.lines = new LineIndex(text)
  }

  /** Gives the span between two offsets. */
  span(start: number, end: number): Span {
    return {file: this.file, start: this.lines.point(start), end: this.lines.point(end)}
  }
}

/** What is marked of a long value: a report shows the beginning. */
const mostMarked = 2000
/** Values that aliases and merges may bring in again, over the whole file. */
const mostRepeated = 100_000

// Tags of CloudFormation, such as `!Ref`, and of anybody else say nothing that is compared here.
const anyTag = (['scalar', 'sequence', 'mapping'] as const).map(
  kind => new Type('!', {kind, multi: true, resolve: () => true, construct: (data: unknown) => data ?? ''}),
)
const merge = new Type('tag:yaml.org,2002:merge', {kind: 'scalar', resolve: (data: unknown) => data === '<<' || data === null})
const schema = FAILSAFE_SCHEMA.extend({implicit: [merge], explicit: anyTag})
// The types of the parser do not know its limit yet.
const limits = {maxTotalMergeKeys: mostRepeated}

/**
 * Reads a YAML or JSON text, several documents in one, with the place of each value.
 *
 * @returns The documents that are not empty, or the first thing that keeps the text from being read.
 */
export function readPlaced(text: PlacedText): readonly PlacedNode[] | TextFault {
  const builder = new Builder(text)
  try {
    loadAll(text.text, () => {}, {
      schema,
      ...limits,
      listener(event, state) {
        if (event === 'open') builder.open(state)
        else builder.close(state)
      },
    })
    return builder.documents
  } catch (error) {
    return {at: text.span(...placeOf(error, text)), reason: reasonOf(error)}
  }
}

function placeOf(error: unknown, {text}: PlacedText): [number, number] {
  if (!(error instanceof YAMLException) && !(error instanceof Repeated)) return [0, 0]
  const at = Math.min(error instanceof Repeated ? error.start : (error.mark?.position ?? 0), text.length)
  return [at, at + (/^\S{1,40}/.exec(text.slice(at, at + 40))?.[0].length ?? 0)]
}

function reasonOf(error: unknown): string {
  if (error instanceof Repeated) return `its aliases repeat more than ${mostRepeated.toLocaleString('en-US')} values`
  if (error instanceof RangeError) return 'values are nested too deeply'
  if (!(error instanceof YAMLException)) throw error
  if (/merge keys/i.test(error.reason)) return `its merges repeat more than ${mostRepeated.toLocaleString('en-US')} values`
  return /nest|depth/i.test(error.reason) ? 'values are nested too deeply' : error.reason
}

class Repeated extends Error {
  readonly start: number

  constructor(start: number) {
    super()
    this.start = start
  }
}

interface Frame {
  start: number
  children: PlacedNode[]
}

// The parser tells when it begins and ends a value, which is faster by an order of magnitude than parsers that keep a tree of their own.
class Builder {
  readonly documents: PlacedNode[] = []
  readonly #text: PlacedText
  readonly #stack: Frame[] = []
  readonly #anchored = new Map<object, PlacedNode>()
  /** What was closed last; the parser tells of one value several times in a row. */
  #last: {node?: PlacedNode; value?: object} = {}
  #repeated = 0

  constructor(text: PlacedText) {
    this.#text = text
  }

  open({position}: State): void {
    this.#stack.push({start: position, children: []})
  }

  close(state: State): void {
    const frame = this.#stack.pop()
    if (!frame) return
    const node = this.#nodeOf(state, frame)
    const above = this.#stack.at(-1)
    if (above) above.children.push(node)
    else if (node.kind !== 'empty') this.documents.push(node)
  }

  #nodeOf(state: State, {start: from, children}: Frame): PlacedNode {
    const {kind, position} = state
    const start = this.#begin(from, position)
    const value = state.result as unknown
    if (typeof value === 'object' && value !== null) return this.#collection(value, state, {start, end: position, children})
    const [inner] = children
    // What might have been a mapping is tried as its first key before it turns out to be a text.
    if (inner && kind === 'scalar' && children.length === 1 && inner.kind === 'scalar') return inner
    const isNull = (value === 'null' || value === '~') && !/["'|>]/.test(this.#text.text.charAt(start))
    if (value === null || value === undefined || isNull) return new PlacedNode(this.#text, {kind: 'empty', start, end: start})
    return new PlacedNode(this.#text, {kind: 'scalar', start, end: position, scalar: String(value)})
  }

  #collection(value: object, state: State, parts: Pick<NodeParts, 'start' | 'end'> & {children: PlacedNode[]}): PlacedNode {
    const [inner] = parts.children
    // The parser tries a value as the first key of a mapping, and tells of it twice.
    if (inner && parts.children.length === 1 && this.#last.node === inner && this.#last.value === value) return inner
    const anchored = this.#anchored.size > 0 ? this.#anchored.get(value) : undefined
    const node = anchored
      ? this.#alias(anchored, value, parts)
      : new PlacedNode(this.#text, {...parts, kind: Array.isArray(value) ? 'list' : 'map'})
    if (!anchored && (state as State & {anchor: string | null}).anchor !== null) this.#anchored.set(value, node)
    this.#last = {node, value}
    return node
  }

  #alias(anchored: PlacedNode, value: object, {start, end}: Pick<NodeParts, 'start' | 'end'>): PlacedNode {
    this.#repeated += Array.isArray(value) ? value.length : Object.keys(value).length
    if (this.#repeated > mostRepeated) throw new Repeated(start)
    const children = anchored.kind === 'list' ? anchored.items : [...rawChildren(anchored)]
    return new PlacedNode(this.#text, {kind: anchored.kind, start, end, children, isAlias: true})
  }

  // The parser begins before the blanks and comments that stand in front of a value.
  #begin(from: number, to: number): number {
    const blanks = /(?:[\s]+|#[^\n\r]*)*/y
    blanks.lastIndex = from
    const skipped = blanks.exec(this.#text.text)?.[0].length ?? 0
    return Math.min(from + skipped, Math.max(from, to))
  }
}

function* rawChildren(node: PlacedNode): Generator<PlacedNode> {
  for (const {keyNode, value} of node.pairs()) {
    yield keyNode
    yield value
  }
}
