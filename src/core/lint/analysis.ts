import type {Address, Body, Component, Link} from '../content/body.ts'
import type {AnalyzedDocument, Document} from '../content/document.ts'
import type {Frontmatter} from '../content/frontmatter.ts'
import type {Kind} from '../content/kinds.ts'
import {LineIndex, type Span} from '../content/span.ts'
import type {Finding} from './diagnostic.ts'

/** What local rules found in one file, by rule id; rules that found nothing are left out. */
export type LocalFindings = Record<string, Finding[]>

/** What can be kept of a file, as one JSON text. */
export type Analysis = string

type Places = [number, number, number, number]
/** An address with the links that lead to it: a file tends to link to one place many times. */
type WrittenAddress = [url: string, ...links: [text: string, image: 0 | 1, ...Places][]]
type WrittenComponent = [name: string, spelling: Component['spelling'], form: Component['form'], ...Places, ...unknown[]]

interface Written {
  /** The document without text, body and functions. */
  rest: Omit<AnalyzedDocument, 'frontmatter' | 'body' | 'fitted'>
  /** Frontmatter with defaults; missing when it does not fit its schema. */
  fitted?: NonNullable<Document['fitted']>
  /** Frontmatter as written, as JSON in JSON: few rules ask for it where it fits. */
  data: string
  problem?: Frontmatter['problem']
  bodyStart: number
  anchors: string[]
  stepAnchors: string[]
  addresses: WrittenAddress[]
  components: WrittenComponent[]
  /** Code as JSON in JSON: few rules ask for it, and of few documents. */
  codes: string
  findings: LocalFindings
}

/**
 * Writes down what rules that look at several files need of a document, and what the local ones found in it.
 *
 * @returns Nothing for a document whose values JSON cannot carry, such as `.nan` or a list that contains itself.
 */
export function writeAnalysis(document: Document, findings: LocalFindings): Analysis | undefined {
  const {text: _, lines: __, frontmatter, body, fitted, ...rest} = document
  const {data, problem, bodyStart} = frontmatter
  const {anchors, stepAnchors} = body
  const addresses = body.addresses.map(writeAddress)
  const components = body.components.map(writeComponent)
  const codes = JSON.stringify(body.codes)
  try {
    const light = {data: JSON.stringify(data, onlyJson), bodyStart, anchors, stepAnchors, addresses, components, codes, findings}
    const written: Written = {rest, ...(fitted && {fitted}), ...(problem && {problem}), ...light}
    return JSON.stringify(written, onlyJson)
  } catch {
    return undefined
  }
}

/** Gives a document from its facts, with what its local rules found; nothing for a text that holds no facts. */
export function readAnalysis(facts: Analysis, source: AnalysisSource): {document: Document; findings: LocalFindings} | undefined {
  try {
    const written = JSON.parse(facts) as Written
    return {document: new KeptDocument(written, source), findings: written.findings}
  } catch {
    return undefined
  }
}

/** Where the rest of a document comes from when somebody asks for it. */
export interface AnalysisSource {
  text(): string
  /** Reads the header alone; nothing where that says not enough. */
  header(): Frontmatter | undefined
  parse(): Document
}

// JSON would write `null` for what it does not know, and the check would see another value than the author wrote.
function onlyJson(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('not a finite number')
  return value
}

/** A document of which only the facts are in memory; everything else is read or parsed when asked for. */
class KeptDocument implements Document {
  readonly file: string
  readonly contentPath: string
  declare readonly kind?: Kind
  readonly id: string
  declare readonly extends?: true
  readonly mayHoldSecret: boolean
  readonly mayQuoteThreshold: boolean
  readonly mayNameField: boolean
  readonly suppressions: Document['suppressions']
  readonly problems: Document['problems']
  readonly fitted: Document['fitted']
  readonly frontmatter: Frontmatter
  readonly body: Body
  readonly #source: AnalysisSource
  #full: Document | undefined
  #header: Frontmatter | undefined
  #lines: Document['lines'] | undefined

  constructor({rest, fitted, data, problem, bodyStart, ...light}: Written, source: AnalysisSource) {
    this.file = rest.file
    this.contentPath = rest.contentPath
    // A file of no kind has no such member, as where it was parsed.
    if (rest.kind) this.kind = rest.kind
    this.id = rest.id
    if (rest.extends) this.extends = true
    this.mayHoldSecret = rest.mayHoldSecret
    this.mayQuoteThreshold = rest.mayQuoteThreshold
    this.mayNameField = rest.mayNameField
    this.suppressions = rest.suppressions
    this.problems = rest.problems
    this.fitted = fitted
    this.#source = source
    let read: Frontmatter['data'] | undefined
    this.frontmatter = {
      get data() {
        read ??= JSON.parse(data) as Frontmatter['data']
        return read
      },
      bodyStart,
      ...(problem && {problem}),
      valueSpan: path => this.#written().valueSpan(path),
      keySpan: path => this.#written().keySpan(path),
      written: path => this.#written().written?.(path),
    }
    this.body = new KeptBody(rest.file, light, () => this.#parsed().body)
  }

  get text(): string {
    return this.#full?.text ?? this.#source.text()
  }

  get lines(): Document['lines'] {
    this.#lines ??= this.#full?.lines ?? new LineIndex(this.#source.text())
    return this.#lines
  }

  // A finding in the header needs no body.
  #written(): Frontmatter {
    return this.#full?.frontmatter ?? (this.#header ??= this.#source.header()) ?? this.#parsed().frontmatter
  }

  #parsed(): Document {
    return (this.#full ??= this.#source.parse())
  }
}

type LightBody = Pick<Written, 'anchors' | 'stepAnchors' | 'addresses' | 'components' | 'codes'>

/** A body of which addresses, components and anchors are in memory. */
class KeptBody implements Body {
  readonly anchors: string[]
  readonly stepAnchors: string[]
  readonly addresses: Address[]
  readonly components: Component[]
  readonly #full: () => Body
  readonly #written: string
  #codes: Body['codes'] | undefined

  constructor(file: string, {anchors, stepAnchors, addresses, components, codes}: LightBody, full: () => Body) {
    this.anchors = anchors
    this.stepAnchors = stepAnchors
    this.addresses = addresses.map(written => new KeptAddress(file, written))
    this.components = components.map(written => readComponent(file, written))
    this.#written = codes
    this.#full = full
  }

  get headings(): Body['headings'] {
    return this.#full().headings
  }

  get links(): Body['links'] {
    return this.#full().links
  }

  get codes(): Body['codes'] {
    this.#codes ??= JSON.parse(this.#written) as Body['codes']
    return this.#codes
  }

  get programs(): Body['programs'] {
    return this.#full().programs
  }

  get slips(): Body['slips'] {
    return this.#full().slips
  }

  get openingWords(): number {
    return this.#full().openingWords
  }

  get sections(): Body['sections'] {
    return this.#full().sections
  }
}

/** An address whose links are made when asked for: a corpus has a hundred thousand links, and findings about few. */
class KeptAddress implements Address {
  readonly url: string
  readonly #file: string
  readonly #written: WrittenAddress

  constructor(file: string, written: WrittenAddress) {
    this.url = written[0]
    this.#file = file
    this.#written = written
  }

  get links(): Link[] {
    const [url, ...links] = this.#written
    return links.map(([text, image, ...places]) => ({url, text, image: image === 1, span: spanAt(this.#file, places)}))
  }
}

function writeAddress({url, links}: Address): WrittenAddress {
  return [url, ...links.map(({text, image, span}): WrittenAddress[1] => [text, image ? 1 : 0, ...placesOf(span)])]
}

function writeComponent({name, spelling, form, attributes, span}: Component): WrittenComponent {
  return [name, spelling, form, ...placesOf(span), ...attributes.map(each => [each.name, each.value ?? null, ...placesOf(each.span)])]
}

function readComponent(file: string, [name, spelling, form, line, column, endLine, endColumn, ...attributes]: WrittenComponent): Component {
  return {
    name,
    spelling,
    form,
    attributes: (attributes as [string, string | null, ...Places][]).map(([name, value, ...places]) => ({
      name,
      ...(value !== null && {value}),
      span: spanAt(file, places),
    })),
    span: spanAt(file, [line, column, endLine, endColumn]),
  }
}

function placesOf({start, end}: Span): Places {
  return [start.line, start.column, end.line, end.column]
}

function spanAt(file: string, [line, column, endLine, endColumn]: Places): Span {
  return {file, start: {line, column}, end: {line: endLine, column: endColumn}}
}
