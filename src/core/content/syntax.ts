import type {Root} from 'mdast'
import {markdownToMdast, mdxToMdast} from 'satteri'
import type {VFileMessage} from 'vfile-message'
import {type Disguised, disguised, disguises} from './disguise.ts'
import {liftHtml} from './lift-html.ts'
import type {Markup} from './markup.ts'

/** A text that is not MDX, with its 0-based UTF-16 offset. */
export class SyntaxProblem extends Error {
  readonly offset: number
  readonly endOffset: number
  constructor(reason: string, offset: number, endOffset = offset) {
    super(reason)
    this.name = 'SyntaxProblem'
    this.offset = offset
    this.endOffset = endOffset
  }
}

/** A text that a parser would not come to an end with. */
export class EndlessText extends SyntaxProblem {}

/** Which parser reads MDX. Both give the same tree; `remark` is about thirty times slower. */
export type ParserName = 'satteri' | 'remark'

/** What reads MDX as remark does. */
export interface SlowParser {
  parse(text: string): Root
}

let makeSlow: ((markup: Markup) => SlowParser) | undefined
const slow: {[M in Markup]?: SlowParser | undefined} = {}

/**
 * Hands in the parser that says syntax errors best. It takes long to load, and only a syntax error needs it: it is made at the first one.
 *
 * Without it a syntax error is told in the words of the fast parser.
 */
export function handInSlowParser(make: (markup: Markup) => SlowParser): void {
  makeSlow = make
}

/**
 * Parses the body of an entry as it is written.
 *
 * @throws {SyntaxProblem} Where it cannot be read.
 */
export function parseBody(text: string, markup: Markup, parser?: ParserName): Root {
  return markup === 'markdown' ? parseMarkdown(text, parser) : parseMdx(text, parser)
}

/**
 * Parses Markdown (CommonMark, GFM, directives, front matter) to mdast with positions. Braces, angle brackets and comments of HTML are what
 * they are there: text, HTML, and nothing to see.
 *
 * @throws {SyntaxProblem} Only for a block that would take for ever.
 */
export function parseMarkdown(text: string, parser: ParserName = 'satteri'): Root {
  const endless = endlessBlock(text)
  if (endless) throw endless
  return liftHtml(parser === 'remark' ? remarkTree(text, 'markdown') : satteriTree(text, 'markdown'))
}

/**
 * Parses MDX (CommonMark, GFM, directives, front matter) to mdast with positions.
 *
 * @throws {SyntaxProblem} In the words and at the place of remark-parse, whichever parser runs.
 */
export function parseMdx(text: string, parser: ParserName = 'satteri'): Root {
  const endless = endlessBlock(text) ?? endlessPage(text)
  if (endless) throw endless
  if (parser === 'remark') return remarkTree(text, 'mdx')
  try {
    return satteriTree(text, 'mdx')
  } catch (error) {
    // satteri's message carries its own place and code; the slow parser says it better, once, and where it finds nothing it is right.
    if (makeSlow && (text.length < slowLength || countOf('{', text) < slowBraces)) return remarkTree(text, 'mdx')
    const place = /^(\d+):(\d+): (.*?)( \(mdx-[\w:-]+\))?$/s.exec(error instanceof Error ? error.message : String(error))
    throw new SyntaxProblem(place?.[3] ?? 'the parser cannot read it', offsetOf(text, Number(place?.[1] ?? 1), Number(place?.[2] ?? 1)))
  }
}

function satteriTree(text: string, markup: Markup): Root {
  const worn = disguise(text)
  const toMdast = markup === 'mdx' ? mdxToMdast : markdownToMdast
  const tree = toMdast(worn.at(-1)?.text ?? text, {features: {directive: true, gfm: true, frontmatter: true}}) as unknown as Root
  for (const {reveal} of worn) reveal(tree)
  return tree
}

// Gives the disguises of a text, each put on over the one before; all together are taken off in the order they were put on.
function disguise(text: string): Disguised[] {
  const worn: Disguised[] = []
  for (const each of disguises) {
    const bare = worn.at(-1)?.text ?? text
    const hidden = crowdedBlock(each.sign, bare, each.many) ? disguised(bare, each) : undefined
    if (hidden) worn.push(hidden)
  }
  return worn
}

/** Below this length no text is slow, whatever stands in it. */
const slowLength = 4000
/** So many braces that remark-parse would look for the end of each. */
const slowBraces = 1000
/** Signs of which both parsers take quadratic time when a block has thousands; nobody writes such a block. */
const most = {'{': 4000, ':': 20_000}

function endlessBlock(text: string): SyntaxProblem | undefined {
  for (const [sign, limit] of Object.entries(most)) {
    const block = crowdedBlock(sign, text, limit) && crowdedBlock(sign, disguise(text).at(-1)?.text ?? text, limit)
    if (block) return new EndlessText(`one block of text has more than ${limit} \`${sign}\``, block.index, block.index + 1)
  }
  return undefined
}

/** Tags, or braces without an end, times signs of the page: the parser goes over what follows for each, and takes about half a second. */
const mostAhead = {tags: 300_000_000, braces: 100_000_000}

function endlessPage(text: string): SyntaxProblem | undefined {
  const [tags, braces] = [Math.floor(mostAhead.tags / text.length), Math.floor(mostAhead.braces / text.length)]
  if (countOf('<', text) <= tags && countOf('{', text) <= braces) return undefined
  const prose = blanked(text).replace(/`[^`\n]*`|\\[<{}]/g, found => ' '.repeat(found.length))
  const tag = [...prose.matchAll(/<[/!]?[A-Za-z>-]/g)][tags]
  if (tag) return new EndlessText(`a page of this length has more than ${tags} tags`, tag.index, tag.index + 1)
  const open = countOf('{', prose) - countOf('}', prose)
  const brace = open > braces ? prose.indexOf('{') : -1
  return brace < 0 ? undefined : new EndlessText(`${open} braces are opened and never closed`, brace, brace + 1)
}

// Headers and code between fences cost nothing, and may have many of each sign.
const noProse = /^---[ \t]*(?:\r\n|\n|\r)[\s\S]*?^---[ \t]*$|^[ >\t]*(`{3,}|~{3,})[^`\n\r]*$[\s\S]*?^[ >\t]*\1/gm

function blanked(text: string): string {
  return text.replace(noProse, found => found.replace(/[^\n\r]/g, ' '))
}

function crowdedBlock(sign: string, text: string, limit: number): {index: number} | undefined {
  if (text.length < limit || countOf(sign, text) < limit) return undefined
  const prose = blanked(text)
  let block = {index: -1, count: 0}
  let start = 0
  for (const line of prose.split(/(?<=\n|\r(?!\n))/)) {
    const first = line.indexOf(sign)
    // A blank line ends a block.
    if (line.trim() === '') block = {index: -1, count: 0}
    else if (first >= 0) block = {index: block.index < 0 ? start + first : block.index, count: block.count + countOf(sign, line)}
    if (block.count >= limit) return block
    start += line.length
  }
  return undefined
}

function countOf(sign: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++
  return count
}

function remarkTree(text: string, markup: Markup): Root {
  try {
    const parser = (slow[markup] ??= makeSlow?.(markup))
    if (!parser) throw new Error('nobody has handed in the parser `remark`')
    return parser.parse(text)
  } catch (error) {
    const {reason, place, message} = error as VFileMessage
    const start = place && ('start' in place ? place.start : place)
    const end = place && 'end' in place ? place.end : start
    // Some messages carry their place only in words, or the better one: "Expected a closing tag for `<x>` (1:1-1:4)".
    const inWords = /\((\d+):(\d+)-(\d+):(\d+)\)/.exec(message)
    if (inWords && (start?.offset === undefined || /closing tag/i.test(reason))) {
      const [, line, column, endLine, endColumn] = inWords.map(Number)
      throw new SyntaxProblem(plainReason(reason), offsetOf(text, line ?? 1, column ?? 1), offsetOf(text, endLine ?? 1, endColumn ?? 1))
    }
    const offset = start?.offset ?? offsetOf(text, start?.line ?? 1, start?.column ?? 1)
    throw new SyntaxProblem(plainReason(reason ?? message), offset, end?.offset ?? offset)
  }
}

function plainReason(reason: string): string {
  return reason
    .replace(/ \(\d+:\d+-\d+:\d+\)/g, '')
    .replace(/^Could not parse expression with acorn$/, 'a brace begins a JavaScript expression that does not parse')
    .replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', offset)
    if (next < 0) return text.length
    offset = next + 1
  }
  return Math.min(text.length, offset + column - 1)
}
