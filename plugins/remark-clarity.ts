import type {Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {Catalog} from '../src/core/catalog/catalog.ts'
import {type Document, parseDocument} from '../src/core/content/document.ts'
import {type Markup, markupOf} from '../src/core/content/markup.ts'
import {parseBody, SyntaxProblem} from '../src/core/content/syntax.ts'
import {checkCatalog} from '../src/core/lint/check.ts'
import type {Diagnostic} from '../src/core/lint/diagnostic.ts'
import type {EditorContext} from '../src/core/lint/editor-context.ts'
import type {Rule} from '../src/core/lint/rule.ts'

/** Names the findings in `file.messages` as ours. */
export const messageSource = 'clarity'

/** What the plugin needs to know. */
export interface ClarityOptions {
  rules: readonly Rule[]
  /** Gives what is around a file; nothing for a file that is no content. */
  around(file: {path?: string; cwd?: string}): EditorContext | undefined
  /** The instant the check is made for, ISO 8601 UTC. */
  now(): string
}

/**
 * Reports what the check says of a file, judging the text in hand and not the one on disk.
 *
 * It also brings the parser of the checker, for which braces and angle brackets in `.mdx` are MDX, and gives the text back unchanged:
 * an editor that formats on save changes nothing.
 */
export default function remarkClarity(this: Processor, {rules, around, now}: ClarityOptions) {
  this.parser = (text, file) => treeOf(String(text), markupOf(file.path ?? '') ?? 'mdx')
  this.compiler = (_tree, file) => String(file)
  return (_tree: Root, file: VFile): void => {
    const place = around(file)
    if (!place) return
    const document = parseDocument({file: place.file, contentPath: place.contentPath, content: String(file)})
    const catalog = place.catalog.with(document)
    // An entry that stands on another is judged with what it takes over.
    const shown = catalog.documents.find(({contentPath}) => contentPath === place.contentPath) ?? document
    const diagnostics = checkCatalog(catalog, rules, {
      now: now(),
      known: localFindings(catalog, shown, rules),
      ...(place.fileState && {fileState: place.fileState}),
    })
    for (const diagnostic of diagnostics) if (diagnostic.file === place.file) report(file, diagnostic)
  }
}

// What is no MDX is a finding like others; a parser that throws would leave the file with that one alone.
function treeOf(text: string, markup: Markup): Root {
  try {
    return parseBody(text, markup)
  } catch (error) {
    if (error instanceof SyntaxProblem) return {type: 'root', children: []}
    throw error
  }
}

// While somebody types, the other files are not looked at for what only they decide.
function localFindings({settingsFile}: Catalog, document: Document, rules: readonly Rule[]) {
  const alone = new Catalog([document], settingsFile, {apart: true})
  const context = {now: '1970-01-01T00:00:00Z', ruleIds: [], secrets: []}
  return new Map(rules.filter(({local}) => local).map(rule => [rule.id, [...rule.check(alone, context)]]))
}

function report(file: VFile, {message, start, end, ruleId, severity, help, url, related}: Diagnostic): void {
  const said = file.message(message, {place: {start, end}, ruleId, source: messageSource})
  const also = related.map(({at, message}) => `also: ${at.file}:${at.start.line}:${at.start.column} ${message}`)
  const note = [...also, ...(help ? [help] : [])].join('\n')
  // In a vfile, true is an error, false a warning, and nothing a remark.
  said.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined
  if (note) said.note = note
  if (/^https?:/.test(url)) said.url = url
}
