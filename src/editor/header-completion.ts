import {settingsName} from '../core/content/entry-names.ts'
import type {Path} from '../core/content/frontmatter.ts'
import {isKind} from '../core/content/kinds.ts'
import {describeItems, type FieldDescription} from '../core/content/schema/describe.ts'
import {valueInYaml} from '../core/content/schema/example.ts'
import type {ReferenceNote} from '../core/content/schema/field.ts'
import type {Span} from '../core/content/span.ts'
import type {Completion} from './completion.ts'
import {type Cursor, spanIn} from './edited.ts'
import {describeField} from './field-words.ts'
import {type HeaderPlace, headerPlaceAt} from './header-place.ts'
import {idsOf} from './named-ids.ts'
import {fieldsAt, schemaOf, valueAt, wordsOf} from './schema-at.ts'

type Schema = NonNullable<ReturnType<typeof schemaOf>>

/** Lists keys, words and ids that may stand in a header. */
export function headerCompletions(cursor: Cursor): Completion[] {
  const schema = schemaOf(cursor)
  const place = headerPlaceAt(cursor.document, cursor.offset)
  if (!schema || !place) return []
  const at = spanIn(cursor.document, place.start, place.end)
  if (place.part === 'key') return keysFor(cursor, schema, place.path, {at, others: place.others, ahead: ''})
  if (isSettingOfRule(cursor, place.path)) return wordsAs(['error', 'warning', 'note', 'off'], at)
  return valuesFor(cursor, schema, place, at)
}

interface KeyPlace {
  at: Span
  others: readonly string[]
  /** What stands before the key, such as the hyphen of an item. */
  ahead: string
}

function keysFor({document}: Cursor, schema: Schema, path: Path, {at, others, ahead}: KeyPlace): Completion[] {
  // A colon that is there already is not written twice.
  const rest = document.lines.line(at.end.line).slice(at.end.column - 1)
  const colon = /^\s*:/.test(rest) ? '' : ': '
  return fieldsAt(schema, path)
    .filter(({key}) => !others.includes(key))
    .sort((a, b) => Number(b.required) - Number(a.required))
    .map(field => ({
      kind: 'key',
      label: field.key,
      detail: `${field.type}${field.required ? ', required' : ''}`,
      documentation: describeField(field),
      insert: `${ahead}${field.key}${colon}`,
      at,
    }))
}

function valuesFor(cursor: Cursor, schema: Schema, place: HeaderPlace, at: Span): Completion[] {
  // Whoever has not written a colon yet is in the middle of the first key.
  if (place.path.length === 0) return keysFor(cursor, schema, [], {at, others: [], ahead: ''})
  const value = valueAt(schema, place.path)
  if (!value) return []
  const {field, isItem} = value
  const item = isItem ? undefined : describeItems(field)
  if (!item) {
    const keys = fieldsAt(schema, place.path)
    return keys.length > 0 ? keysFor(cursor, schema, place.path, {at, others: [], ahead: ''}) : valuesOf(cursor, field, at)
  }
  // Of a list that has not been begun: in brackets on the line of its key, as an item on the next one.
  const isOwnLine =
    cursor.document.lines
      .line(at.start.line)
      .slice(0, at.start.column - 1)
      .trim() === ''
  if (fieldsAt(schema, [...place.path, 0]).length > 0)
    return isOwnLine ? keysFor(cursor, schema, [...place.path, 0], {at, others: [], ahead: '- '}) : []
  return valuesOf(cursor, item, at).map(each => ({...each, insert: isOwnLine ? `- ${each.insert}` : `[${each.insert}]`}))
}

function valuesOf({catalog}: Cursor, field: FieldDescription, at: Span): Completion[] {
  const {reference} = field
  return reference ? [...wordsAs(reference.or ?? [], at), ...idsFor(catalog, reference, at)] : wordsAs(wordsOf(field), at)
}

function idsFor(catalog: Cursor['catalog'], {kinds}: ReferenceNote, at: Span): Completion[] {
  return kinds.flatMap(kind =>
    idsOf(catalog, kind).map(({id, title}): Completion => {
      const written = kinds.length === 1 ? id : `${kind}:${id}`
      const label = isKind(kind) ? written : id
      return {
        kind: 'id',
        label: kinds.length === 1 ? label : written,
        ...(title !== undefined && {detail: title}),
        insert: plain(written),
        at,
      }
    }),
  )
}

// As YAML reads it, quoted where it must be; a colon inside an id needs no quotes.
function plain(id: string): string {
  return /^[A-Za-z0-9][\w./:-]*$/.test(id) ? id : valueInYaml(id)
}

function wordsAs(words: readonly string[], at: Span): Completion[] {
  return words.map(word => ({kind: 'word', label: word, insert: word, at}))
}

function isSettingOfRule({document}: Cursor, path: Path): boolean {
  return document.contentPath === settingsName && path.length === 2 && path[0] === 'rules'
}
