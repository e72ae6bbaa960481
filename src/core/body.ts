import GithubSlugger from 'github-slugger'
import type {Nodes, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {Span} from './span.ts'

/** A heading and the anchor it gets, as code hosts form it. */
export interface Heading {
  depth: number
  text: string
  anchor: string
  span: Span
}

/** A link, image or link definition; `span` covers the address. */
export interface Link {
  url: string
  text: string
  image: boolean
  span: Span
}

/** One attribute of a component; `value` is missing for an expression, empty for a bare name. */
export interface Attribute {
  name: string
  value?: string
  span: Span
}

/** A directive or element: `::status{…}`, `<Status …/>`, `<kbd>`. */
export interface Component {
  name: string
  spelling: 'directive' | 'element'
  /** In a line of text, a block by itself, or a block around others. */
  form: 'text' | 'leaf' | 'container'
  attributes: Attribute[]
  span: Span
}

/** A `{{name}}` in code. */
export interface Placeholder {
  name: string
  span: Span
}

/** Code, fenced or inline. */
export interface Code {
  inline: boolean
  language?: string
  meta?: string
  value: string
  placeholders: Placeholder[]
  span: Span
}

/** Something that would run: `import`, `export`, an expression, a script. */
export interface Program {
  what: 'import' | 'export' | 'expression' | 'script'
  /** Name of the element, for scripts. */
  name?: string
  span: Span
}

/** A `:::danger` callout, or `<Danger>`. */
export interface Danger {
  /** As written, on one line; the words decide whether there is a way back. */
  text: string
  span: Span
}

/** One item of an ordered list that stands directly in a section. */
export interface Step {
  /** 1-based within its section, over all its lists. */
  number: number
  span: Span
  codes: Code[]
  dangers: Danger[]
}

/** What stands under one level-2 heading. */
export interface Section {
  heading: Heading
  /** True when nothing but white space and comments follows the heading. */
  empty: boolean
  /** Words below the heading as written, code included, comments not. */
  words: number
  /** As written, on one line, where it is no more than a dozen words. */
  short?: string
  steps: Step[]
  /** Code outside the steps. */
  codes: Code[]
  /** Danger callouts outside the steps. */
  dangers: Danger[]
}

/** The facts of a body that rules and pages ask for; the tree itself is not kept. */
export interface Body {
  headings: Heading[]
  links: Link[]
  /** Without the elements that run something; those are programs. */
  components: Component[]
  codes: Code[]
  programs: Program[]
  /** Words before the first section. */
  openingWords: number
  sections: Section[]
}

/** A body without content. */
export const emptyBody = (): Body => ({headings: [], links: [], components: [], codes: [], programs: [], openingWords: 0, sections: []})

type AnyNode = Nodes & {
  name?: string | null
  attributes?: unknown
  position?: {start: {line: number; column: number; offset?: number}; end: {line: number; column: number; offset?: number}}
}

/**
 * Lists what a tree says, in document order.
 *
 * @param file Path for the spans.
 * @param text The text the tree was parsed from; places inside a node are found in it.
 */
export function describeBody(file: string, text: string, tree: Root, at: (start: number, end: number) => Span): Body {
  const facts = new Facts(file, text, at)
  for (const child of tree.children) facts.block(child as AnyNode)
  facts.endSection(text.length)
  return facts.body
}

class Facts {
  readonly body = emptyBody()
  readonly #file: string
  readonly #text: string
  readonly #at: (start: number, end: number) => Span
  readonly #slugger = new GithubSlugger()
  #section: Section | undefined
  #sectionStart = 0
  #step: Step | undefined

  constructor(file: string, text: string, at: (start: number, end: number) => Span) {
    this.#file = file
    this.#text = text
    this.#at = at
  }

  /** Takes in a top-level node: sections and steps are formed here. */
  block(node: AnyNode): void {
    if (node.type === 'yaml') {
      this.#sectionStart = node.position?.end.offset ?? 0
      return
    }
    if (node.type === 'heading' && node.depth === 2) {
      this.#beginSection(node)
      return
    }
    if (this.#section && !isComment(node)) this.#section.empty = false
    if (this.#section && node.type === 'list' && node.ordered) this.#steps(node, this.#section)
    else this.#visit(node)
  }

  /** Counts what the last section says; `end` is the offset at which it stops. */
  endSection(end: number): void {
    const written = this.#text.slice(this.#sectionStart, end)
    const said = written.includes('{/*') ? written.replace(/\{\/\*[\s\S]*?\*\/\}/g, '') : written
    const words = countWords(said)
    if (!this.#section) this.body.openingWords = words
    else Object.assign(this.#section, {words, ...(words <= 12 && {short: onOneLine(said)})})
  }

  #beginSection(node: AnyNode): void {
    this.endSection(node.position?.start.offset ?? this.#sectionStart)
    this.#visit(node)
    const heading = this.body.headings.at(-1)
    if (!heading) return
    this.#section = {heading, empty: true, words: 0, steps: [], codes: [], dangers: []}
    this.#sectionStart = node.position?.end.offset ?? this.#sectionStart
    this.body.sections.push(this.#section)
  }

  #steps(list: Extract<Nodes, {type: 'list'}>, section: Section): void {
    for (const item of list.children as AnyNode[]) {
      this.#step = {number: section.steps.length + 1, span: this.#span(item), codes: [], dangers: []}
      section.steps.push(this.#step)
      this.#visit(item)
    }
    this.#step = undefined
  }

  #visit(node: AnyNode): void {
    this.#take(node)
    // A script is one fault, whatever stands in it.
    if (isScript(node)) return
    if ('children' in node) for (const child of node.children) this.#visit(child as AnyNode)
  }

  #take(node: AnyNode): void {
    switch (node.type as string) {
      case 'heading':
        return this.#heading(node as Extract<Nodes, {type: 'heading'}>)
      case 'link':
      case 'image':
      case 'definition':
        return this.#link(node as Extract<Nodes, {type: 'link' | 'image' | 'definition'}>)
      case 'code':
      case 'inlineCode':
        return this.#code(node as Extract<Nodes, {type: 'code' | 'inlineCode'}>)
      case 'textDirective':
      case 'leafDirective':
      case 'containerDirective':
        return this.#directive(node)
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return this.#element(node)
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(node)) this.#program('expression', node)
        return
      case 'mdxjsEsm':
        return this.#program(/^\s*export\b/.test((node as unknown as {value: string}).value) ? 'export' : 'import', node)
    }
  }

  #heading(node: Extract<Nodes, {type: 'heading'}>): void {
    const text = textOf(node)
    this.body.headings.push({depth: node.depth, text, anchor: this.#slugger.slug(text), span: this.#span(node as AnyNode)})
  }

  #link(node: Extract<Nodes, {type: 'link' | 'image' | 'definition'}>): void {
    const span = this.#inside(node as AnyNode, source => source.lastIndexOf(node.url), node.url.length)
    const text = node.type === 'link' ? textOf(node) : (('alt' in node ? node.alt : undefined) ?? '')
    this.body.links.push({url: node.url, text, image: node.type === 'image', span})
  }

  #code(node: Extract<Nodes, {type: 'code' | 'inlineCode'}>): void {
    const {start, source} = this.#slice(node as AnyNode)
    const placeholders: Placeholder[] = []
    for (const match of source.matchAll(/\{\{\s*([^{}\n]*?)\s*\}\}/g)) {
      const from = start + match.index
      placeholders.push({name: match[1] ?? '', span: this.#at(from, from + match[0].length)})
    }
    const fence = node.type === 'code' ? {...(node.lang && {language: node.lang}), ...(node.meta && {meta: node.meta})} : {}
    const code = {inline: node.type === 'inlineCode', ...fence, value: node.value, placeholders, span: this.#span(node as AnyNode)}
    this.body.codes.push(code)
    ;(this.#step ?? this.#section)?.codes.push(code)
  }

  #directive(node: AnyNode): void {
    const written = (node.attributes ?? {}) as Record<string, string | null | undefined>
    const {source} = this.#slice(node)
    const name = node.name ?? ''
    // A colon in prose, as in `10:30` or `db:5432`, is no directive unless it has a label or attributes.
    if (node.type === ('textDirective' as string) && !/^:[^[{]+[[{]/.test(source)) return
    this.#component(node, name, 'directive', Object.entries(written))
  }

  #element(node: AnyNode): void {
    if (isScript(node)) return this.#program('script', node)
    const name = node.name ?? ''
    const attributes: [string, string | null | undefined][] = []
    for (const attribute of (node.attributes ?? []) as {type: string; name?: string; value?: unknown}[]) {
      const {value} = attribute
      if (attribute.type !== 'mdxJsxAttribute' || (typeof value === 'object' && value !== null)) this.#program('expression', node)
      if (attribute.name) attributes.push([attribute.name, typeof value === 'string' || value === null ? value : undefined])
    }
    this.#component(node, name, 'element', attributes)
  }

  #component(node: AnyNode, name: string, spelling: Component['spelling'], written: [string, string | null | undefined][]): void {
    const attributes = written.map(([attribute, value]) => ({
      name: attribute,
      ...(value !== undefined && {value: value ?? ''}),
      span: this.#inside(node, source => placeOfAttribute(source, attribute, value), (value || attribute).length),
    }))
    const span = this.#opening(node)
    this.body.components.push({name, spelling, form: formOf(node), attributes, span})
    if (name === 'danger' || name === 'Danger')
      (this.#step ?? this.#section)?.dangers.push({text: onOneLine(this.#slice(node).source), span})
  }

  #program(what: Program['what'], node: AnyNode): void {
    this.body.programs.push({what, ...(what === 'script' && {name: node.name ?? ''}), span: this.#opening(node)})
  }

  #span(node: AnyNode): Span {
    const {position} = node
    if (!position) return this.#at(0, 0)
    const {start, end} = position
    return {file: this.#file, start: {line: start.line, column: start.column}, end: {line: end.line, column: end.column}}
  }

  // A block is pointed at by its first line; underlining forty lines of a container helps nobody.
  #opening(node: AnyNode): Span {
    const {start, source} = this.#slice(node)
    const lineEnd = source.search(/[\r\n]/)
    return this.#at(start, start + (lineEnd < 0 ? source.length : lineEnd))
  }

  #inside(node: AnyNode, find: (source: string) => number, length: number): Span {
    const {start, source} = this.#slice(node)
    const at = find(source)
    return at < 0 ? this.#opening(node) : this.#at(start + at, start + at + length)
  }

  #slice(node: AnyNode): {start: number; source: string} {
    const start = node.position?.start.offset ?? 0
    return {start, source: this.#text.slice(start, node.position?.end.offset ?? start)}
  }
}

function isScript(node: AnyNode): boolean {
  return /^mdxJsx/.test(node.type) && /^(script|style|iframe|frame|object|embed|applet|base|meta|link|form)$/i.test(node.name ?? '')
}

function placeOfAttribute(source: string, name: string, value: string | null | undefined): number {
  const at = source.search(new RegExp(`(?<=[\\s{])${name.replace(/[^\w-]/g, '.')}(?=[\\s=}/>])`))
  if (at < 0 && value) return placeOfShorthand(source, name, value)
  if (at < 0 || !value) return at
  const equals = at + name.length
  const found = source.indexOf(value, equals)
  return found < 0 ? at : found
}

// `{#some-id .some-class}` are `id` and `class` in short.
function placeOfShorthand(source: string, name: string, value: string): number {
  const sign = {id: '#', class: '.'}[name]
  const at = sign === undefined ? -1 : source.indexOf(sign + value, source.indexOf('{'))
  return at < 0 ? at : at + 1
}

function formOf(node: AnyNode): Component['form'] {
  const type = node.type as string
  if (type === 'textDirective' || type === 'mdxJsxTextElement') return 'text'
  if (type === 'leafDirective') return 'leaf'
  return type === 'mdxJsxFlowElement' && 'children' in node && node.children.length === 0 ? 'leaf' : 'container'
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

// A word is a stretch without white space that holds a letter or digit. A loop, because every text passes through here.
function countWords(text: string): number {
  let count = 0
  let counted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32) counted = false
    else if (!counted && isWordCode(code)) {
      counted = true
      count++
    }
  }
  return count
}

// Whatever is not ASCII counts as a letter.
function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code > 127
}

// `{/* … */}` is how MDX writes a comment.
function isComment(node: AnyNode): boolean {
  const {type, value} = node as unknown as {type: string; value?: string}
  return /^mdx(Flow|Text)Expression$/.test(type) && (value ?? '').replace(/\/\*[\s\S]*?\*\//g, '').trim() === ''
}
