import {isMap, isNode, isSeq, LineCounter, type Node, parseDocument} from 'yaml'
import type * as z from 'zod'
import {LineIndex} from '../core/content/span.ts'
import {type ExchangeFinding, type Place, UnreadableInput} from './finding.ts'

/** A file to import, as it was read. */
export interface InputFile {
  /** Path as it was asked for. */
  file: string
  text: string
  /** The folder that was named, for a file that was found below one. */
  root?: string
}

/** Keys and indexes that lead to a value. */
export type JsonPath = readonly (string | number)[]

/** One object of an answer, and where it stands. */
export interface Item {
  source: JsonSource
  path: JsonPath
}

/** Above this size places are told by their path alone; finding the line would take longer than the import. */
const mostPlacedChars = 2_000_000

/** A JSON text with the place of each value. */
export class JsonSource {
  readonly file: string
  readonly data: unknown
  readonly #text: string
  #tree: {contents: unknown; counter: LineCounter} | undefined

  /** @throws {UnreadableInput} When the text is not JSON. */
  constructor({file, text}: InputFile) {
    this.file = file
    this.#text = text
    this.data = readJson(file, text)
  }

  /** Gives the place of the value at a path, or of what should hold it where it is missing; the line is looked up when somebody asks. */
  place(path: JsonPath): Place {
    const spot = () => this.#spot(path)
    return {
      file: this.file,
      path: pathInWords(path),
      get line() {
        return spot()?.line
      },
      get column() {
        return spot()?.col
      },
    }
  }

  /**
   * Reads a value through a schema.
   *
   * @returns Nothing where it does not fit; each reason is then a finding with its place.
   */
  read<S extends z.ZodType>(schema: S, path: JsonPath, what: string, findings: ExchangeFinding[]): z.output<S> | undefined {
    const parsed = schema.safeParse(valueAt(this.data, path))
    if (parsed.success) return parsed.data
    for (const {path: inner, message} of parsed.error.issues.slice(0, 3)) {
      const at = this.place([...path, ...(inner as JsonPath)])
      findings.push({severity: 'error', at, message: `${what} is left out: ${message.replace(/^Invalid input: /, '')}`})
    }
    return undefined
  }

  #spot(path: JsonPath): {line: number; col: number} | undefined {
    const node = this.#text.length > mostPlacedChars ? undefined : this.#node(path)
    return node?.range ? this.#tree?.counter.linePos(node.range[0]) : undefined
  }

  #node(path: JsonPath): Node | undefined {
    this.#tree ??= treeOf(this.#text)
    let node = this.#tree.contents
    for (const step of path) {
      const next: unknown = isMap(node) ? node.get(step, true) : isSeq(node) ? node.items[Number(step)] : undefined
      if (!isNode(next)) break
      node = next
    }
    return isNode(node) ? node : undefined
  }
}

/** Writes a path as `$.schedules[0].time_zone`. */
export function pathInWords(path: JsonPath): string {
  return path.reduce<string>(
    (said, step) => `${said}${/^[A-Za-z_]\w*$/.test(String(step)) ? `.${step}` : `[${JSON.stringify(step)}]`}`,
    '$',
  )
}

function valueAt(data: unknown, path: JsonPath): unknown {
  let value = data
  for (const step of path)
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined
  return value
}

function readJson(file: string, text: string): unknown {
  if (/^\s*</.test(text)) {
    throw new UnreadableInput(
      {file, line: 1, column: 1},
      'expected JSON, got HTML or XML',
      'A login page is often saved instead of the answer; ask the API again with its token.',
    )
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const {message} = error as Error
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? (/Unexpected end/.test(message) ? text.length : 0))
    const {line, column} = new LineIndex(text).point(offset)
    throw new UnreadableInput(
      {file, line, column},
      `expected JSON: ${reasonOf(message)}`,
      'Save the whole answer of the API, and nothing else.',
    )
  }
}

// The engine quotes the text around the fault, which may be long and holds line breaks.
function reasonOf(message: string): string {
  return message.replace(/,? ?(\.\.\.)?"[\s\S]*$/, '').replace(/ in JSON at position[\s\S]*$/, '')
}

function treeOf(text: string) {
  const counter = new LineCounter()
  try {
    return {contents: parseDocument(text, {lineCounter: counter, logLevel: 'silent', uniqueKeys: false}).contents, counter}
  } catch {
    // What is nested too deeply for the second parser still has its path.
    return {contents: undefined, counter}
  }
}
