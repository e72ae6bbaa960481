import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import type {Code} from '../core/content/body.ts'
import {isCommand} from '../core/content/commands.ts'
import type {Document} from '../core/content/document.ts'
import type {Span} from '../core/content/span.ts'
import {elementPlaces, fieldNamePlaces, isPlainWord, lastPart} from './name-in-command.ts'
import {namedSystems} from './named-systems.ts'

/** A command that uses a field of a contract. */
export interface CommandUse {
  document: Document
  /** The field as its contract spells it. */
  name: string
  /** Where the name stands, or the segment that holds the element. */
  at: Span
  /** True where the command changes the field on the other side. */
  writes: boolean
}

/** A field that commands may use. */
export interface FieldName {
  contract: Entry<'contract'>
  /** As the contract spells it. */
  name: string
}

/**
 * Lists the commands that use each of some fields, by `contract/field`, in document order.
 *
 * Found are whole names, not parts of words: keys of JSON, paths in jq and JSON, columns of SQL, fields of GraphQL, and elements of EDI by
 * their place in a segment. A command that names another system than those of the contract's integration uses none of its fields; a name
 * that could be any word counts only as a key or path in a command that names the contract's own system.
 */
export function commandUses(catalog: Catalog, fields: readonly FieldName[]): Map<string, CommandUse[]> {
  const uses = new Map<string, CommandUse[]>()
  const byWord = new Map<string, FieldName[]>()
  for (const field of fields) for (const word of wordsOf(field)) byWord.set(word, [...(byWord.get(word) ?? []), field])
  if (byWord.size === 0) return uses
  for (const document of catalog.documents) {
    if (document.kind === undefined || document.kind === 'contract' || document.kind === 'change') continue
    const words = new Set(document.text.match(/\w+/g) ?? [])
    const near = new Set([...words].flatMap(word => byWord.get(word) ?? []))
    if (near.size === 0) continue
    for (const {field, use} of usesIn(catalog, document, [...near])) {
      const id = `${field.contract.id}/${field.name}`
      const usesOfField = uses.get(id)
      if (usesOfField) usesOfField.push(use)
      else uses.set(id, [use])
    }
  }
  return uses
}

// Words of which a text that uses the field has one; of EDI the segment too, as elements are known by their place.
function wordsOf({contract, name}: FieldName): string[] {
  const words = lastPart(name).match(/\w+/g)?.slice(0, 1) ?? []
  return contract.data.transport === 'edi' ? [...words, name.replace(/\d\d$/, '')] : words
}

function* usesIn(catalog: Catalog, document: Document, fields: readonly FieldName[]): Generator<{field: FieldName; use: CommandUse}> {
  for (const code of document.body.codes.filter(isCommand)) {
    const named = namedSystems(catalog, code.value)
    for (const field of fields) {
      if (!mayBeAbout(catalog, field, named)) continue
      for (const offset of placesIn(field, code.value)) {
        yield {
          field,
          use: {
            document,
            name: field.name,
            at: spanIn(document, code, offset, lastPart(field.name).length),
            writes: isWrite(code.value, offset),
          },
        }
      }
    }
  }
}

function placesIn({contract, name}: FieldName, text: string): number[] {
  const places =
    contract.data.transport === 'edi' ? [...fieldNamePlaces(text, name), ...elementPlaces(text, name)] : fieldNamePlaces(text, name)
  // One place a line is enough to find them all.
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  return places.filter((place, index) => places.findIndex(other => lineOf(other) === lineOf(place)) === index)
}

function mayBeAbout(catalog: Catalog, {contract, name}: FieldName, named: ReadonlySet<string>): boolean {
  const {system, integration, transport} = contract.data
  if (isPlainWord(name) && transport !== 'edi') return system !== undefined && named.has(system)
  if (named.size === 0 || system === undefined || named.has(system)) return true
  return catalog.get('integration', integration)?.data.via.some(each => named.has(each)) ?? false
}

function isWrite(text: string, offset: number): boolean {
  const sends = /(-X|--request)\s*['"]?(PATCH|PUT|POST)\b|\bmutation\b|\bUPDATE\b|\s(-d|--data\S*)\s/.test(text)
  return sends && /^[\w.[\]-]+\\?["']?\s*:/.test(text.slice(offset))
}

// The value of a code has lost its indentation and fence; the text of the file has them.
function spanIn(document: Document, code: Code, offset: number, length: number): Span {
  const {file, lines, text} = document
  const before = code.value.slice(0, offset)
  const index = before.split('\n').length - 1
  const column = offset - (before.lastIndexOf('\n') + 1)
  const line = code.span.start.line + 1 + index
  const written = lines.line(line)
  const shown = code.value.split('\n')[index] ?? ''
  const indent = Math.max(0, written.length - shown.length)
  const start = lines.offset({line, column: 1 + indent + column})
  return {file, start: lines.point(start), end: lines.point(Math.min(start + length, text.length))}
}
