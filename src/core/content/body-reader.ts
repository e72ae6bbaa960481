import GithubSlugger from 'github-slugger'
import type {Nodes, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {alertOf, markerLike} from './alert.ts'
import {attributePlaces} from './attribute-places.ts'
import {
  type Attribute,
  type Body,
  type Component,
  emptyBody,
  type Link,
  type Placeholder,
  type Program,
  type RunbookStep,
  type Section,
} from './body.ts'
import {headingText} from './heading-text.ts'
import type {Markup} from './markup.ts'
import {formOf, isComment, isScript, type MdxNode} from './mdx-node.ts'
import {NodePlaces} from './node-places.ts'
import {slipsIn} from './slips.ts'
import type {Span} from './span.ts'
import {SyntaxProblem} from './syntax.ts'
import {countWords, onOneLine} from './written-words.ts'

/**
 * Lists what a tree says, in document order.
 *
 * @param written What the tree was parsed from.
 */
export function describeBody(written: WrittenBody, tree: Root): Body {
  const reader = new BodyReader(written)
  const {text} = written
  for (const child of tree.children) reader.block(child as MdxNode)
  reader.endSection(text.length)
  return reader.body
}

/** A body before it is understood. */
export interface WrittenBody {
  /** Path for the spans. */
  file: string
  /** Places inside a node are found in it. */
  text: string
  markup: Markup
  at(start: number, end: number): Span
}

const deepest = 100
const comments: Record<Markup, RegExp> = {mdx: /\{\/\*[\s\S]*?\*\/\}/g, markdown: /<!--[\s\S]*?-->/g}

class BodyReader {
  readonly body = emptyBody()
  readonly #linksTo = new Map<string, Link[]>()
  readonly #text: string
  readonly #comment: RegExp
  readonly #places: NodePlaces
  readonly #slugger = new GithubSlugger()
  readonly #defined = new Set<string>()
  #section: Section | undefined
  #sectionStart = 0
  #step: RunbookStep | undefined

  constructor({file, text, markup, at}: WrittenBody) {
    this.#text = text
    this.#comment = comments[markup]
    this.#places = new NodePlaces(file, text, at)
  }

  /** Takes in a top-level node: sections and steps are formed here. */
  block(node: MdxNode): void {
    if (node.type === 'yaml' || node.type === 'toml') {
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
    const said = written.replace(this.#comment, '')
    const words = countWords(said)
    if (!this.#section) this.body.openingWords = words
    else Object.assign(this.#section, {words, ...(words <= 12 && {short: onOneLine(said)})})
  }

  #beginSection(node: MdxNode): void {
    this.endSection(node.position?.start.offset ?? this.#sectionStart)
    this.#visit(node)
    const heading = this.body.headings.at(-1)
    if (!heading) return
    this.#section = {heading, empty: true, words: 0, steps: [], codes: [], dangers: []}
    this.#sectionStart = node.position?.end.offset ?? this.#sectionStart
    this.body.sections.push(this.#section)
  }

  #steps(list: Extract<Nodes, {type: 'list'}>, section: Section): void {
    for (const item of list.children as MdxNode[]) {
      this.#step = {number: section.steps.length + 1, span: this.#places.span(item), codes: [], dangers: []}
      section.steps.push(this.#step)
      this.body.stepAnchors.push(`${section.heading.anchor}-${this.#step.number}`)
      this.#visit(item)
    }
    this.#step = undefined
  }

  #visit(node: MdxNode, depth = 0): void {
    // Pages are built by recursion too; what no reader could follow is refused before a stack runs out.
    if (depth > deepest) throw new SyntaxProblem(`nested more than ${deepest} levels deep`, node.position?.start.offset ?? 0)
    this.#take(node)
    // A script is one fault, whatever stands in it.
    if (isScript(node)) return
    if (!('children' in node)) return
    this.#textsOf(node.children as MdxNode[])
    for (const child of node.children) this.#visit(child as MdxNode, depth + 1)
  }

  #take(node: MdxNode): void {
    switch (node.type as string) {
      case 'blockquote':
        return this.#alert(node)
      case 'heading':
        return this.#heading(node as Extract<Nodes, {type: 'heading'}>)
      case 'link':
      case 'image':
      case 'definition':
        if (node.type === 'definition') this.#definition(node, '[')
        return this.#link(node as Extract<Nodes, {type: 'link' | 'image' | 'definition'}>)
      case 'footnoteDefinition':
        return this.#definition(node, '[^')
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
    const text = headingText(node as MdxNode, this.#text)
    const anchor = this.#slugger.slug(text)
    this.body.headings.push({depth: node.depth, text, anchor, span: this.#places.span(node as MdxNode)})
    this.body.anchors.push(anchor)
  }

  #link(node: Extract<Nodes, {type: 'link' | 'image' | 'definition'}>): void {
    const span = this.#places.inside(node as MdxNode, source => source.lastIndexOf(node.url), node.url.length)
    this.#emptyLink(node)
    const text = node.type === 'link' ? textOf(node) : (('alt' in node ? node.alt : undefined) ?? '')
    const link = {url: node.url, text, image: node.type === 'image', span}
    this.body.links.push(link)
    const cached = this.#linksTo.get(node.url)
    if (cached) cached.push(link)
    else {
      const links = [link]
      this.#linksTo.set(node.url, links)
      this.body.addresses.push({url: node.url, links})
    }
  }

  // A colon in prose parses as a directive; what stands around it is one text to its author.
  #textsOf(children: readonly MdxNode[]): void {
    let run: MdxNode[] = []
    for (const child of children) {
      if (child.type === 'text' || (child.type === ('textDirective' as string) && !this.#isDirective(child))) run.push(child)
      else {
        this.#slips(run)
        run = []
      }
    }
    this.#slips(run)
  }

  #slips(run: readonly MdxNode[]): void {
    const start = run[0]?.position?.start.offset
    if (start === undefined) return
    const source = this.#text.slice(start, run.at(-1)?.position?.end.offset)
    for (const {what, index, length} of slipsIn(source)) {
      const from = start + index
      this.body.slips.push({what, written: source.slice(index, index + length), span: this.#places.at(from, from + length)})
    }
  }

  // Of two with one name the first counts.
  #definition(node: MdxNode, opening: string): void {
    const {identifier = ''} = node as {identifier?: string}
    const {start, source} = this.#places.slice(node)
    const [written = ''] = /^\[\^?(?:\\.|[^\]\\])*\]/.exec(source) ?? []
    if (written !== '' && this.#defined.has(opening + identifier))
      this.body.slips.push({what: 'defined-again', written: onOneLine(written), span: this.#places.at(start, start + written.length)})
    this.#defined.add(opening + identifier)
  }

  #emptyLink(node: Extract<Nodes, {type: 'link' | 'image' | 'definition'}>): void {
    const isEmpty = node.type === 'link' && textOf(node) === '' && !node.children.some(({type}) => type === 'image')
    const what = node.url === '' && node.type !== 'definition' ? 'empty-address' : isEmpty ? 'empty-text' : undefined
    if (what)
      this.body.slips.push({what, written: onOneLine(this.#places.slice(node as MdxNode).source), span: this.#places.span(node as MdxNode)})
  }

  #code(node: Extract<Nodes, {type: 'code' | 'inlineCode'}>): void {
    const {start, source} = this.#places.slice(node as MdxNode)
    const placeholders: Placeholder[] = []
    for (const match of source.matchAll(/\{\{\s*([^{}\n]*?)\s*\}\}/g)) {
      const from = start + match.index
      placeholders.push({name: match[1] ?? '', span: this.#places.at(from, from + match[0].length)})
    }
    const fence = node.type === 'code' ? {...(node.lang && {language: node.lang}), ...(node.meta && {meta: node.meta})} : {}
    const code = {inline: node.type === 'inlineCode', ...fence, value: node.value, placeholders, span: this.#places.span(node as MdxNode)}
    this.body.codes.push(code)
    ;(this.#step ?? this.#section)?.codes.push(code)
  }

  #directive(node: MdxNode): void {
    const written = (node.attributes ?? {}) as Record<string, string | null | undefined>
    if (!this.#isDirective(node)) return
    this.#component(node, node.name ?? '', 'directive', Object.entries(written))
    const {source} = this.#places.slice(node)
    const [, colons = '', ends = ''] = /^(:{3,})[\s\S]*?(?:\n[\s>]*(:{3,})[ \t]*)?$/.exec(source) ?? []
    if (colons !== '' && ends.length < colons.length)
      this.body.slips.push({what: 'open-directive', written: `${colons}${node.name}`, span: this.#places.opening(node)})
  }

  // A colon in prose, as in `10:30` or `db:5432`, is no directive unless it has a label or attributes.
  #isDirective(node: MdxNode): boolean {
    return node.type !== ('textDirective' as string) || /^:[^[{]+[[{]/.test(this.#places.slice(node).source)
  }

  #alert(node: MdxNode): void {
    const like = markerLike(node)
    const start = this.#places.slice(node)
    const at = like ? start.start + start.source.indexOf(like.written) : -1
    if (like && at >= start.start) {
      const what = like.isKnown ? 'callout-line' : 'callout-word'
      this.body.slips.push({what, written: like.written, span: this.#places.at(at, at + like.written.length)})
    }
    const name = alertOf(node)
    if (name) this.#component({...node, type: 'containerDirective'} as unknown as MdxNode, name, 'directive', [])
  }

  #element(node: MdxNode): void {
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

  #component(node: MdxNode, name: string, spelling: Component['spelling'], written: [string, string | null | undefined][]): void {
    const span = this.#places.opening(node)
    this.body.components.push({name, spelling, form: formOf(node), attributes: this.#attributes(node, written), span})
    if (name === 'danger' || name === 'Danger')
      (this.#step ?? this.#section)?.dangers.push({text: onOneLine(this.#places.slice(node).source), span})
  }

  #attributes(node: MdxNode, written: [string, string | null | undefined][]): Attribute[] {
    if (written.length === 0) return []
    const left = Map.groupBy(attributePlaces(this.#text, node.position?.start.offset ?? 0), place => place.name)
    return written.map(([name, value]) => {
      const own = left.get(name) ?? []
      // A name may be there twice, and a value may be written with character references.
      const found = own.findIndex(each => this.#text.slice(each.valueStart, each.valueEnd) === value)
      const [place] = own.splice(Math.max(found, 0), 1)
      const span = place ? this.#places.at(place.valueStart, place.valueEnd) : this.#places.opening(node)
      return {name, ...(value !== undefined && {value: value ?? ''}), span}
    })
  }

  #program(what: Program['what'], node: MdxNode): void {
    this.body.programs.push({what, ...(what === 'script' && {name: node.name ?? ''}), span: this.#places.opening(node)})
  }
}
