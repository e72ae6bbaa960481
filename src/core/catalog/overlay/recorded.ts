import {type Document, parseDocument} from '../../content/document.ts'
import {extendsOf} from './extends.ts'

/**
 * Writes into an entry which text of the other one it stands on from here on; everything else stays as it is.
 *
 * In: `extends: pod-crash`. Out: `extends: {entry: pod-crash, revision: '3f9ac1d27be40512'}`.
 *
 * @returns Nothing for a header in which it can only be written by hand, such as one in TOML.
 */
export function withRevision(document: Document, revision: string): string | undefined {
  const {file, contentPath, text} = document
  const edit = editFor(document, `'${revision}'`)
  if (!edit) return undefined
  const written = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  const read = parseDocument({file, contentPath, content: written})
  return read.problems.length === 0 && extendsOf(read)?.revision === revision ? written : undefined
}

function editFor({text, lines, frontmatter}: Document, value: string): {start: number; end: number; text: string} | undefined {
  const said = frontmatter.data.extends
  const placed = (path: string[]) => {
    const {start, end} = frontmatter.valueSpan(path)
    return {start: lines.offset(start), end: lines.offset(end)}
  }
  if (!text.startsWith('---')) return undefined
  const whole = placed(['extends'])
  if (typeof said === 'string') return {...whole, text: `{entry: ${text.slice(whole.start, whole.end)}, revision: ${value}}`}
  if (typeof said !== 'object' || said === null) return undefined
  if ('revision' in said && said.revision !== null) return {...placed(['extends', 'revision']), text: value}
  const {end} = placed(['extends', 'entry'])
  if (text[whole.start] === '{') return {start: end, end, text: `, revision: ${value}`}
  const indent = ' '.repeat(frontmatter.keySpan(['extends', 'entry']).start.column - 1)
  return {start: end, end, text: `\n${indent}revision: ${value}`}
}
