import type {MdxNode} from './mdx-node.ts'
import type {Span} from './span.ts'

/** Where nodes of one file's tree stand in its text. */
export class NodePlaces {
  readonly #file: string
  readonly #text: string
  /** Gives the span between two 0-based UTF-16 offsets. */
  readonly at: (start: number, end: number) => Span

  constructor(file: string, text: string, at: (start: number, end: number) => Span) {
    this.#file = file
    this.#text = text
    this.at = at
  }

  /** Gives the whole of a node. */
  span(node: MdxNode): Span {
    const {position} = node
    if (!position) return this.at(0, 0)
    const {start, end} = position
    return {file: this.#file, start: {line: start.line, column: start.column}, end: {line: end.line, column: end.column}}
  }

  /** Gives the first line of a node; underlining forty lines of a container helps nobody. */
  opening(node: MdxNode): Span {
    const {start, source} = this.slice(node)
    const lineEnd = source.search(/[\r\n]/)
    return this.at(start, start + (lineEnd < 0 ? source.length : lineEnd))
  }

  /** Gives a stretch of a node, by its begin in the node's text; the opening where it is not found. */
  inside(node: MdxNode, find: (source: string) => number, length: number): Span {
    const {start, source} = this.slice(node)
    const at = find(source)
    return at < 0 ? this.opening(node) : this.at(start + at, start + at + length)
  }

  /** Gives the text of a node and its offset. */
  slice(node: MdxNode): {start: number; source: string} {
    const start = node.position?.start.offset ?? 0
    return {start, source: this.#text.slice(start, node.position?.end.offset ?? start)}
  }
}
