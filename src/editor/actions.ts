import type {Document} from '../core/content/document.ts'
import type {Path} from '../core/content/frontmatter.ts'
import {describeItems, type FieldDescription, fieldAt} from '../core/content/schema/describe.ts'
import {schemaIssues} from '../core/content/schema/issues.ts'
import type {Span} from '../core/content/span.ts'
import type {Diagnostic, Edit} from '../core/lint/diagnostic.ts'
import {type Edited, holds} from './edited.ts'
import {keyBehind} from './header-edit.ts'
import {idsOf} from './named-ids.ts'
import {schemaOf, wordsOf} from './schema-at.ts'

/** Something that mends a finding. */
export interface Action {
  title: string
  edits: readonly Edit[]
  /** The finding it mends. */
  diagnostic: Diagnostic
  /** True where nothing else can have been meant. */
  isOnly: boolean
}

/** So many words or ids are offered for a missing key; whoever needs another one completes it. */
const mostOffered = 12

/**
 * Lists what mends the findings that touch a stretch of a file.
 *
 * @param diagnostics Findings in the file as it is in the editor.
 */
export function actionsIn(edited: Edited, range: Pick<Span, 'start' | 'end'>, diagnostics: readonly Diagnostic[]): Action[] {
  const here = diagnostics.filter(({start, end}) => holds({file: '', start, end}, range.start) || holds({file: '', ...range}, start))
  return here.flatMap(diagnostic => [...fixesOf(edited.document, diagnostic), ...missingKeys(edited, diagnostic)])
}

function fixesOf(document: Document, diagnostic: Diagnostic): Action[] {
  const {fix} = diagnostic
  return fix && fix.length > 0 ? [{title: titleOf(document, fix), edits: fix, diagnostic, isOnly: true}] : []
}

function titleOf({text, lines}: Document, fix: readonly Edit[]): string {
  const [first] = fix
  if (!first || fix.length > 1) return `Repair in ${fix.length} places`
  const was = text.slice(lines.offset(first.at.start), lines.offset(first.at.end))
  const [from, to] = [quoted(was), quoted(first.text)]
  if (was.trim() === '') return first.text.trim() === '' ? 'Mend the blanks' : `Write ${to}`
  return first.text.trim() === '' ? `Remove ${from}` : `Write ${to} in place of ${from}`
}

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``
}

function missingKeys(edited: Edited, diagnostic: Diagnostic): Action[] {
  const schema = schemaOf(edited)
  const {frontmatter} = edited.document
  if (diagnostic.ruleId !== 'frontmatter-missing-key' || !schema || frontmatter.problem) return []
  return schemaIssues(schema, frontmatter).flatMap(issue => {
    if (issue.type !== 'missing-key' || issue.message !== diagnostic.message) return []
    const {start} = frontmatter.valueSpan(issue.path)
    const field = fieldAt(schema, issue.path)
    const isHere = start.line === diagnostic.start.line && start.column === diagnostic.start.column
    return field && isHere ? additions(edited, issue.path, field, diagnostic) : []
  })
}

function additions(edited: Edited, path: Path, field: FieldDescription, diagnostic: Diagnostic): Action[] {
  const mapping = path.slice(0, -1)
  const after = lastKeyAt(edited.document.frontmatter.data, mapping)
  if (after === undefined) return []
  const words = offered(edited, field)
  const key = String(path.at(-1))
  return (words.length > 0 ? words : ['']).map(word => ({
    title: `Add \`${key}:${word && ` ${word}`}\``,
    edits: [keyBehind(edited.document, mapping, after, key, word)],
    diagnostic,
    isOnly: words.length === 1,
  }))
}

// Nothing is offered that would pass as an answer, such as the example of a text.
function offered({catalog}: Edited, field: FieldDescription): string[] {
  const item = describeItems(field)
  const of = item ?? field
  const ids = (of.reference?.kinds ?? []).flatMap(kind =>
    idsOf(catalog, kind).map(({id}) => (of.reference?.kinds.length === 1 ? id : `${kind}:${id}`)),
  )
  return [...(of.reference?.or ?? []), ...wordsOf(of), ...ids].slice(0, mostOffered).map(word => (item ? `[${word}]` : word))
}

function lastKeyAt(data: unknown, path: Path): string | undefined {
  const mapping = path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[String(step)], data)
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) return undefined
  return Object.keys(mapping).at(-1)
}
