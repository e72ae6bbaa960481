import {type Document, parseDocument} from '../core/content/document.ts'
import {knownKeys} from '../core/content/schema/describe.ts'
import {schemas} from '../core/content/schema/index.ts'
import type {Edit} from '../core/lint/diagnostic.ts'
import {applyFixes} from '../core/lint/edit.ts'
import {isToml, itemAtEnd, keyBehind, lineEndOf} from './header-edit.ts'

/** Gives the edits by which an entry remembers the id it has now; none for a kind that remembers nothing. */
export function former(document: Document, to: string): {edits: Edit[]} | {refused: string} {
  const {kind, id, frontmatter} = document
  if (!kind || !knownKeys(schemas[kind], []).includes('formerly')) return {edits: []}
  if (frontmatter.problem && frontmatter.problem.type !== 'frontmatter-missing')
    return {refused: `The header of \`${document.file}\` cannot be read; mend it, and rename again.`}
  const names = frontmatter.data.formerly
  const before: unknown[] = Array.isArray(names) ? names : []
  if (before.includes(id)) return {edits: []}
  const edit = before.includes(to) ? inPlace(document, before.indexOf(to)) : added(document, before)
  return isRight(document, edit) ? {edits: [edit]} : {refused: `Add \`formerly: [${id}]\` to \`${document.file}\`, and rename again.`}
}

// An entry that gets an earlier name back has that one no longer behind it.
function inPlace(document: Document, index: number): Edit {
  return {at: document.frontmatter.valueSpan(['formerly', index]), text: document.id}
}

function added(document: Document, before: readonly unknown[]): Edit {
  const {id, frontmatter, text, lines, file} = document
  if (before.length > 0) return itemAtEnd(document, ['formerly'], before.length, isToml(document) ? `"${id}"` : id)
  const list = isToml(document) ? `["${id}"]` : `[${id}]`
  if (frontmatter.data.formerly !== undefined) return {at: frontmatter.valueSpan(['formerly']), text: list}
  // Of plain Markdown the title may be the first heading.
  const keys = Object.keys(frontmatter.data).filter(key => lines.offset(frontmatter.keySpan([key]).start) < frontmatter.bodyStart)
  const after = keys.includes('title') ? 'title' : keys.at(-1)
  if (after !== undefined) return keyBehind(document, [], after, 'formerly', list)
  const end = lineEndOf(text)
  const top = {line: 1, column: 1}
  return {at: {file, start: top, end: top}, text: `---${end}formerly: ${list}${end}---${end}${end}`}
}

// Headers are written in more ways than edits can know; one that would be read wrongly is not made.
function isRight(document: Document, edit: Edit): boolean {
  const {file, contentPath, text, id, frontmatter} = document
  const {data, problem} = parseDocument({file, contentPath, content: applyFixes(text, [[edit]]).text}).frontmatter
  const {formerly, ...rest} = data
  const {formerly: _before, ...was} = frontmatter.data
  return !problem && Array.isArray(formerly) && formerly.includes(id) && JSON.stringify(rest) === JSON.stringify(was)
}
