import {nameSpanOf} from '../core/content/attribute-places.ts'
import {type ComponentNote, componentNote} from '../core/content/components.ts'
import type {Path} from '../core/content/frontmatter.ts'
import type {Span} from '../core/content/span.ts'
import {type Cursor, holds, spanIn} from './edited.ts'
import {describeField} from './field-words.ts'
import {headerPlaceAt} from './header-place.ts'
import {describeTarget, escaped} from './named-ids.ts'
import {schemaOf, valueAt} from './schema-at.ts'
import {referenceAt} from './target.ts'

/** What is said of a place, in Markdown. */
export interface Hover {
  text: string
  at: Span
}

/** Says what a place means: what an id names, what a field is for, what a component shows; nothing of plain text. */
export function hoverAt(cursor: Cursor): Hover | undefined {
  return overReference(cursor) ?? overHeader(cursor) ?? overComponent(cursor)
}

function overReference(cursor: Cursor): Hover | undefined {
  const place = referenceAt(cursor)
  const {kind, id} = place?.reference.target ?? {id: ''}
  const text = kind && describeTarget(cursor.catalog, {kind, id})
  return place && text ? {text, at: place.span} : undefined
}

function overHeader(cursor: Cursor): Hover | undefined {
  const schema = schemaOf(cursor)
  const place = headerPlaceAt(cursor.document, cursor.offset)
  if (!schema || !place) return undefined
  const {start, end} = place
  const path: Path = place.part === 'key' ? [...place.path, cursor.document.text.slice(start, end)] : place.path
  const value = valueAt(schema, path)
  return value && {text: describeField(value.field), at: spanIn(cursor.document, start, end)}
}

function overComponent({document, offset}: Cursor): Hover | undefined {
  const at = document.lines.point(offset)
  for (const component of document.body.components) {
    if (!holds(component.span, at)) continue
    const note: ComponentNote | undefined = componentNote(component.name, component.spelling)
    if (!note) return undefined
    for (const attribute of component.attributes) {
      const span = nameSpanOf(document, component, attribute)
      const noted = note.attributes[attribute.name]
      if (noted && holds(span, at)) return {text: `**${attribute.name}**\n\n${escaped(noted.is)}`, at: span}
    }
    return {text: `**${component.name}**\n\n${escaped(note.is)}\n\n\`\`\`\n${note.example}\n\`\`\``, at: component.span}
  }
  return undefined
}
