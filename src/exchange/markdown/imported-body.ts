import type {Nodes, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {canonicalSection} from '../../core/content/section-form.ts'
import {parseMarkdown} from '../../core/content/syntax.ts'
import {withOurCallouts} from './callouts.ts'
import {type TextEdit, withEdits} from './edits.ts'
import {type FoundInput, isTyped, piecesOf, withInputs} from './found-commands.ts'

/** What is made of the body of a source. */
export interface ImportedBody {
  text: string
  inputs: FoundInput[]
  /** Texts of the level-2 headings. */
  headings: string[]
  /** Text of the first heading where that is the title. */
  title?: string
}

/** Says what a link leads to after the import; nothing where it stays as it is. */
export type Relink = (url: string, isImage: boolean) => string | undefined

/** Says what a link of a wiki leads to, by the name of the page. */
export type WikiLink = (name: string) => string | undefined

/** Makes the body of a runbook of a body from elsewhere: its sections on level 2, commands without prompts, stand-ins as inputs, links that lead on. */
export function importBody(source: string, relink: Relink, wiki: WikiLink): ImportedBody {
  // A line between three hyphens at the top would be read as a header.
  const text = withHeadingsOfStrong(`\n${withOurCallouts(source.replaceAll('\r\n', '\n')).replace(/^\n+/, '')}`)
  const tree = parseMarkdown(text)
  const inputs = new Map<string, FoundInput>()
  const headings = rankedHeadings(tree)
  const edits: TextEdit[] = [...headings.edits(text)]
  const visit = (node: Nodes, isTop: boolean) => {
    edits.push(...editsOf(node, {text, isTop, relink, wiki, inputs}))
    if ('children' in node) for (const child of node.children) visit(child, node.type === 'root')
  }
  visit(tree, false)
  return {
    text: withEdits(text, edits).trim(),
    inputs: [...inputs.values()],
    headings: headings.sections,
    ...(headings.title !== undefined && {title: headings.title}),
  }
}

// A wiki may have bold lines for headings: `**Diagnosis**` alone on its line, where the file has no heading of that kind.
function withHeadingsOfStrong(text: string): string {
  if (/^#{2,6}\s/m.test(text)) return text
  return text.replace(/(?<=\n)(?:\*\*|__)([^*_\n]{2,40}?):?(?:\*\*|__):?[ \t]*(?=\n|$)/g, (line: string, words: string) =>
    canonicalSection(words) ? `## ${words}` : line,
  )
}

interface Ranked {
  title?: string
  sections: string[]
  edits(text: string): TextEdit[]
}

type HeadingNode = Extract<Nodes, {type: 'heading'}>

// The title is the first heading, unless that is a section; the highest of the others are the sections.
function rankedHeadings(tree: Root): Ranked {
  const all = tree.children.filter((node): node is HeadingNode => node.type === 'heading')
  const [first] = all
  const isTitle = first?.depth === 1 && canonicalSection(textOf(first)) === undefined
  const others = isTitle ? all.slice(1) : all
  const delta = others.length === 0 ? 0 : 2 - Math.min(...others.map(({depth}) => depth))
  const top = others.filter(({depth}) => depth + delta === 2)
  return {
    ...(isTitle && first && {title: textOf(first)}),
    sections: top.map(heading => textOf(heading)),
    edits: text => (delta === 0 ? [] : others.map(heading => rankEdit(heading, text, delta))),
  }
}

function rankEdit({depth, position}: HeadingNode, text: string, delta: number): TextEdit {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0]
  const marks = '#'.repeat(Math.min(6, Math.max(1, depth + delta)))
  const own = /^#{1,6}/.exec(text.slice(start, end))?.[0]
  if (own) return {start, end: start + own.length, text: marks}
  const lines = text.slice(start, end).split('\n').slice(0, -1)
  return {start, end, text: `${marks} ${lines.join(' ').replace(/\s+/g, ' ').trim()}`}
}

interface Around {
  text: string
  isTop: boolean
  relink: Relink
  wiki: WikiLink
  inputs: Map<string, FoundInput>
}

function editsOf(node: Nodes, around: Around): TextEdit[] {
  switch (node.type) {
    case 'code':
      return codeEdit(node, around)
    case 'inlineCode':
      return inlineEdit(node, around)
    case 'link':
    case 'image':
    case 'definition':
      return linkEdit(node, around)
    case 'text':
      return wikiEdits(node, around)
    default:
      return []
  }
}

function codeEdit({lang, meta, value, position}: Extract<Nodes, {type: 'code'}>, {text, isTop, inputs}: Around): TextEdit[] {
  const [at, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0]
  const isFenced = /^(?:`{3,}|~{3,})/.test(text.slice(at, end))
  const start = isFenced ? at : text.lastIndexOf('\n', at) + 1
  // Code that is only indented is told from the text around it by its place alone; inside of lists it stays as it is.
  if (!isFenced && (!isTop || text.slice(start, at).trim() !== '')) return []
  const indent = isFenced ? text.slice(text.lastIndexOf('\n', at) + 1, at).replace(/[^>\s]/g, ' ') : ''
  const pieces = piecesOf(lang ?? '', value).map(piece => (isTyped(piece) ? {...piece, value: noted(piece.value, inputs)} : piece))
  const [only] = pieces
  if (isFenced && pieces.length === 1 && only && only.language === lang && only.value === value) return []
  const blocks = pieces.map(piece => fenced(piece.language, pieces.length === 1 ? meta : null, piece.value, indent))
  return pieces.length === 0 ? [] : [{start, end, text: blocks.join(`\n${indent.trimEnd()}\n${indent}`)}]
}

function noted(value: string, inputs: Map<string, FoundInput>): string {
  const found = withInputs(value)
  for (const input of found.inputs) if (!inputs.has(input.name)) inputs.set(input.name, input)
  return found.value
}

function fenced(language: string, meta: string | null | undefined, value: string, indent: string): string {
  const longest = Math.max(2, ...[...value.matchAll(/`{3,}/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}${meta ? ` ${meta}` : ''}`, ...value.split('\n'), fence]
    .map((line, at) => (at === 0 || line === '' ? line : indent + line))
    .join('\n')
}

function inlineEdit({value, position}: Extract<Nodes, {type: 'inlineCode'}>, {text, inputs}: Around): TextEdit[] {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0]
  if (!/\S\s+\S/.test(value) || text.slice(start, end) !== `\`${value}\``) return []
  const written = noted(value, inputs)
  return written === value ? [] : [{start: start + 1, end: end - 1, text: written}]
}

function linkEdit(node: Extract<Nodes, {type: 'link' | 'image' | 'definition'}>, {text, relink}: Around): TextEdit[] {
  const url = relink(node.url, node.type === 'image')
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
  const at = url === undefined ? -1 : text.slice(start, end).lastIndexOf(node.url)
  return at < 0 || url === undefined ? [] : [{start: start + at, end: start + at + node.url.length, text: url}]
}

function wikiEdits({position}: Extract<Nodes, {type: 'text'}>, {text, wiki}: Around): TextEdit[] {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0]
  return [...text.slice(start, end).matchAll(/\[\[([^\]|\n]{1,100})(?:\|([^\]\n]{1,200}))?\]\]/g)].flatMap(
    ({0: whole, 1: page = '', 2: words, index}) => {
      const url = wiki(page.trim())
      return url === undefined ? [] : [{start: start + index, end: start + index + whole.length, text: `[${words ?? page}](${url})`}]
    },
  )
}
