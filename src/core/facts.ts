import {type Body, type Component, emptyBody, type Link} from './body.ts'
import type {Finding} from './diagnostic.ts'
import type {Document} from './document.ts'
import type {Frontmatter} from './frontmatter.ts'
import {LineIndex, type Span} from './span.ts'

/** What local rules found in one file, by rule id; rules that found nothing are left out. */
export type LocalFindings = Record<string, Finding[]>

/** What can be kept of a file, as one JSON text. */
export type Facts = string

type Places = [number, number, number, number]
type WrittenLink = [url: string, text: string, image: 0 | 1, ...Places]
type WrittenComponent = [name: string, spelling: Component['spelling'], form: Component['form'], ...Places, ...unknown[]]

interface Written {
  /** The document without text, body and functions. */
  rest: Omit<Document, 'text' | 'lines' | 'frontmatter' | 'body'>
  data: Frontmatter['data']
  problem?: Frontmatter['problem']
  bodyStart: number
  anchors: string[]
  stepAnchors: string[]
  links: WrittenLink[]
  components: WrittenComponent[]
  findings: LocalFindings
}

/**
 * Writes down what rules that look at several files need of a document, and what the local ones found in it.
 *
 * @returns Nothing for a document whose values JSON cannot carry, such as `.nan` or a list that contains itself.
 */
export function writeFacts(document: Document, findings: LocalFindings): Facts | undefined {
  const {text: _, lines: __, frontmatter, body, ...rest} = document
  const {data, problem, bodyStart} = frontmatter
  const {anchors, stepAnchors} = body
  const links = body.links.map(({url, text, image, span}): WrittenLink => [url, text, image ? 1 : 0, ...placesOf(span)])
  const components = body.components.map(writeComponent)
  const written: Written = {rest, data, ...(problem && {problem}), bodyStart, anchors, stepAnchors, links, components, findings}
  try {
    return JSON.stringify(written, onlyJson)
  } catch {
    return undefined
  }
}

/** Gives a document from its facts, with what its local rules found; nothing for a text that holds no facts. */
export function readFacts(facts: Facts, source: FactSource): {document: Document; findings: LocalFindings} | undefined {
  try {
    const written = JSON.parse(facts) as Written
    return {document: new KeptDocument(written, source) as unknown as Document, findings: written.findings}
  } catch {
    return undefined
  }
}

/** Where the rest of a document comes from when somebody asks for it. */
export interface FactSource {
  text(): string
  parse(): Document
}

// JSON would write `null` for what it does not know, and the check would see another value than the author wrote.
function onlyJson(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('not a finite number')
  return value
}

/** A document of which only the facts are in memory; everything else is read or parsed when asked for. */
class KeptDocument {
  readonly frontmatter: Frontmatter
  readonly body: Body
  readonly #source: FactSource
  #full: Document | undefined
  #lines: Document['lines'] | undefined

  constructor({rest, data, problem, bodyStart, ...light}: Written, source: FactSource) {
    Object.assign(this, rest)
    this.#source = source
    this.frontmatter = {
      data,
      bodyStart,
      ...(problem && {problem}),
      valueSpan: path => this.#parsed().frontmatter.valueSpan(path),
      keySpan: path => this.#parsed().frontmatter.keySpan(path),
    }
    this.body = new KeptBody(rest.file, light, () => this.#parsed().body) as unknown as Body
  }

  get text(): string {
    return this.#full?.text ?? this.#source.text()
  }

  get lines(): Document['lines'] {
    this.#lines ??= this.#full?.lines ?? new LineIndex(this.#source.text())
    return this.#lines
  }

  #parsed(): Document {
    return (this.#full ??= this.#source.parse())
  }
}

type LightBody = Pick<Written, 'anchors' | 'stepAnchors' | 'links' | 'components'>

/** A body of which links, components and anchors are in memory. */
class KeptBody {
  readonly anchors: string[]
  readonly stepAnchors: string[]
  readonly links: Link[]
  readonly components: Component[]
  readonly full: () => Body

  constructor(file: string, {anchors, stepAnchors, links, components}: LightBody, full: () => Body) {
    this.anchors = anchors
    this.stepAnchors = stepAnchors
    this.links = links.map(written => new KeptLink(file, written))
    this.components = components.map(written => readComponent(file, written))
    this.full = full
  }
}

for (const key of Object.keys(emptyBody()) as (keyof Body)[]) {
  if (['anchors', 'stepAnchors', 'links', 'components'].includes(key)) continue
  Object.defineProperty(KeptBody.prototype, key, {
    get(this: KeptBody) {
      return this.full()[key]
    },
  })
}

/** A link whose span is made when asked for: a corpus has a hundred thousand links, and findings about few. */
class KeptLink implements Link {
  readonly url: string
  readonly text: string
  readonly image: boolean
  readonly #file: string
  readonly #written: WrittenLink

  constructor(file: string, written: WrittenLink) {
    this.url = written[0]
    this.text = written[1]
    this.image = written[2] === 1
    this.#file = file
    this.#written = written
  }

  get span(): Span {
    const [, , , ...places] = this.#written
    return spanAt(this.#file, places)
  }
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
