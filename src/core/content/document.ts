import {type AnalyzedBody, type Body, emptyBody} from './body.ts'
import {describeBody} from './body-reader.ts'
import {mayNameField} from './field-names.ts'
import {type Frontmatter, type Path, parseFrontmatter} from './frontmatter.ts'
import type {Kind} from './kinds.ts'
import {type EntryPlace, entryPlace, isAboutFolder, markupOf} from './markup.ts'
import {mdxFault} from './mdx-faults.ts'
import type {Data} from './schema/index.ts'
import {mayHoldSecret} from './secrets.ts'
import {decode, type SourceFile} from './source.ts'
import {LineIndex, type Span, startOf} from './span.ts'
import {type SuppressionComment, suppressionComments} from './suppression-comments.ts'
import {type ParserName, parseBody, SyntaxProblem} from './syntax.ts'
import {syntaxProblems} from './syntax-problems.ts'
import {mayQuoteThreshold} from './threshold-words.ts'

/** Why a file, or part of it, could not be read; each becomes a finding of the rule with this id. */
export interface Problem {
  type:
    | 'file-empty'
    | 'file-not-text'
    | 'file-too-large'
    | 'file-misplaced'
    | 'file-symlink-loop'
    | 'file-linked-outside'
    | 'file-unreadable'
    | 'frontmatter-missing'
    | 'frontmatter-unclosed'
    | 'frontmatter-syntax'
    | 'mdx-syntax'
  span: Span
  /** What is wrong, for problems whose rule cannot know. */
  reason?: string
  /** What to do, for problems whose rule cannot know. */
  help?: string
}

/** What is at hand of every content file, also where it was parsed by an earlier check: enough for most of what looks at many files. */
export interface AnalyzedDocument {
  /** Path as diagnostics show it. */
  file: string
  /** Path below the content root, with `/`. */
  contentPath: string
  /** Nothing for a file that stands in no folder of a kind. */
  kind?: Kind
  id: string
  frontmatter: Frontmatter
  /** True where it says that it stands on another entry. */
  extends?: true
  /** Keys of the frontmatter that were taken over from another entry, and the path of the file they stand in. */
  inherited?: Readonly<Record<string, string>>
  /** Frontmatter with defaults, where it is already known to fit its schema; a catalog need not try again. */
  fitted?: Data<Kind> | undefined
  body: AnalyzedBody
  /** True when a pattern for secrets may find something in the text; false is certain. */
  mayHoldSecret: boolean
  /** True when the text may quote a threshold of a signal; false is certain. */
  mayQuoteThreshold: boolean
  /** True when a command may name or write a field of another system; false is certain. */
  mayNameField: boolean
  /** Comments that keep findings back, in document order. */
  suppressions: SuppressionComment[]
  problems: Problem[]
}

/** One content file, parsed: beside what is at hand of all of them its text and the whole of its body. A rule that asks for that says so. */
export interface Document extends AnalyzedDocument {
  /** The text, empty when the file is not text. */
  readonly text: string
  readonly lines: LineIndex
  body: Body
}

/** Parses one file; never throws, what cannot be read is a problem with a place. */
export function parseDocument(source: SourceFile, parser: ParserName = 'satteri'): Document {
  const {file, contentPath} = source
  const place = entryPlace(contentPath)
  const read = readText(source)
  if ('problem' in read) return {...blank(file, contentPath, place), problems: [read.problem]}
  return parseText(file, contentPath, place, read.text, parser)
}

/**
 * Reads the header of a file, without its body.
 *
 * @returns Nothing where the body has a say in it, and where the file cannot be read.
 */
export function parseHeader({file, contentPath, ...source}: SourceFile): Frontmatter | undefined {
  const markup = markupOf(contentPath) ?? 'mdx'
  const read = readText({file, contentPath, ...source} as SourceFile)
  return markup === 'markdown' || 'problem' in read ? undefined : parseFrontmatter(file, read.text, new LineIndex(read.text), markup)
}

/** Gives the text of a file, or why there is none. */
export function readText(source: SourceFile): {text: string} | {problem: Problem} {
  const {file} = source
  if ('problem' in source) return {problem: readProblem(source)}
  const decoded = decode(source.content)
  if (decoded.state === 'text') return {text: decoded.text}
  if (decoded.state === 'empty') return {problem: {type: 'file-empty', span: startOf(file)}}
  const end = new LineIndex(decoded.before).point(decoded.before.length)
  const reason = decoded.state === 'binary' ? 'a zero byte' : 'a byte that is not UTF-8'
  return {problem: {type: 'file-not-text', span: {file, start: end, end}, reason}}
}

function readProblem(source: Extract<SourceFile, {problem: unknown}>): Problem {
  const span = startOf(source.file)
  switch (source.problem) {
    case 'symlink-loop':
      return {type: 'file-symlink-loop', span, ...(source.reason !== undefined && {reason: source.reason})}
    case 'outside':
      return {type: 'file-linked-outside', span}
    case 'unreadable':
      return {type: 'file-unreadable', span, reason: source.reason}
    case 'too-large':
      return {type: 'file-too-large', span, ...(source.bytes !== undefined && {reason: `${source.bytes} bytes`})}
  }
}

function parseText(file: string, contentPath: string, place: EntryPlace, text: string, parser: ParserName): Document {
  const lines = new LineIndex(text)
  const markup = markupOf(contentPath) ?? 'mdx'
  const frontmatter = parseFrontmatter(file, text, lines, markup)
  let mayHold: boolean | undefined
  const document: Document = {
    file,
    contentPath,
    ...place,
    text,
    lines,
    frontmatter,
    body: emptyBody(),
    // A site asks no rule, and the patterns are many.
    get mayHoldSecret() {
      mayHold ??= mayHoldSecret(text)
      return mayHold
    },
    mayQuoteThreshold: mayQuoteThreshold(text),
    mayNameField: mayNameField(text),
    suppressions: [],
    problems: [],
  }
  // What is no entry is judged by its place alone: a stray readme is one finding, not one for each of its lines.
  if (place.kind === undefined && isAboutFolder(contentPath)) return document
  if (place.kind === undefined) return {...document, problems: [{type: 'file-misplaced', span: startOf(file)}]}
  if (frontmatter.problem) document.problems.push(frontmatter.problem)
  if (frontmatter.data.extends !== undefined) document.extends = true
  // Without a closed header every line below would be misread as body.
  if (frontmatter.problem?.type === 'frontmatter-unclosed') return document
  const at = (start: number, end: number): Span => ({file, start: lines.point(start), end: lines.point(end)})
  try {
    const tree = parseBody(text, markup, parser)
    document.body = describeBody({file, text, markup, at}, tree)
    document.suppressions = suppressionComments(text, tree, at)
    if (markup === 'markdown') document.frontmatter = titled(frontmatter, document.body)
  } catch (error) {
    for (const problem of problemsOf(error, text, frontmatter.bodyStart)) {
      const {start, end, ...said} = mdxFault(text, problem)
      document.problems.push({type: 'mdx-syntax', span: at(start, end), ...said})
    }
  }
  return document
}

// What people call a page of plain Markdown is its first heading.
function titled(frontmatter: Frontmatter, {headings}: Body): Frontmatter {
  const [first] = headings
  if (frontmatter.data.title !== undefined || first?.depth !== 1 || first.text === '') return frontmatter
  const isTitle = (path: Path) => path.length === 1 && path[0] === 'title'
  return {
    ...frontmatter,
    data: {...frontmatter.data, title: first.text},
    valueSpan: path => (isTitle(path) ? first.span : frontmatter.valueSpan(path)),
    keySpan: path => (isTitle(path) ? first.span : frontmatter.keySpan(path)),
  }
}

// A parser that runs out of stack says so in the engine's words; what an author can change is the nesting.
function problemsOf(error: unknown, text: string, bodyStart: number): SyntaxProblem[] {
  if (error instanceof SyntaxProblem) return syntaxProblems(text, error)
  if (error instanceof RangeError) return [new SyntaxProblem('quotes, lists or elements are nested too deeply', bodyStart)]
  throw error
}

function blank(file: string, contentPath: string, place: EntryPlace): Document {
  const lines = new LineIndex('')
  const nowhere = () => startOf(file)
  const frontmatter = {data: {}, valueSpan: nowhere, keySpan: nowhere, bodyStart: 0}
  return {
    file,
    contentPath,
    ...place,
    text: '',
    lines,
    frontmatter,
    body: emptyBody(),
    mayHoldSecret: false,
    mayQuoteThreshold: false,
    mayNameField: false,
    suppressions: [],
    problems: [],
  }
}
