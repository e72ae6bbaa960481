import type {Entry} from '../../core/catalog/catalog.ts'
import type {TextEdit} from '../markdown/edits.ts'
import type {SourceField} from './import.ts'
import {scalarOf, writtenField} from './new-contract.ts'

/** Writes new fields behind those that a contract has, in the way in which its list is written. */
export function addedFields({document, data}: Entry<'contract'>, fields: readonly SourceField[]): TextEdit[] {
  if (fields.length === 0) return []
  const {frontmatter, lines, text} = document
  const written = fields.map(inFlow)
  const last = data.fields.length - 1
  if (last < 0) return [behindHeader(document, `fields:\n${written.map(each => `  - ${each}\n`).join('')}`)]
  const {start, end} = frontmatter.valueSpan(['fields', last])
  const at = endOf(text, lines.offset(end))
  const dash = /^(\s*)-\s/.exec(lines.line(start.line))
  // A list in brackets goes on in its line.
  const added = dash ? written.map(each => `\n${dash[1]}- ${each}`).join('') : written.map(each => `, ${each}`).join('')
  return [{start: at, end: at, text: added}]
}

// In: a contract whose header has no fields, or an empty list of them.
function behindHeader({frontmatter, lines, text}: Entry<'contract'>['document'], added: string): TextEdit {
  if (frontmatter.data.fields !== undefined) {
    const [start, end] = [frontmatter.keySpan(['fields']).start, frontmatter.valueSpan(['fields']).end].map(point => lines.offset(point))
    return {start: start ?? 0, end: end ?? 0, text: added.trimEnd()}
  }
  const at = text.lastIndexOf('---', frontmatter.bodyStart)
  return {start: at, end: at, text: added}
}

// What covers a block may take in the blank at its end.
function endOf(text: string, end: number): number {
  return end - (text.slice(0, end).length - text.slice(0, end).trimEnd().length)
}

function inFlow(field: SourceField): string {
  const {name, type, required, enum: values} = writtenField(field)
  const parts = [
    `name: ${scalarOf(name)}`,
    `type: ${scalarOf(type)}`,
    required && 'required: true',
    values && `enum: [${values.map(scalarOf).join(', ')}]`,
  ]
  return `{${parts.filter(Boolean).join(', ')}}`
}
