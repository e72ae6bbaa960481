import type {Catalog, Target} from '../core/catalog/catalog.ts'
import type {Reference} from '../core/catalog/entry.ts'
import {referencesOf} from '../core/catalog/references-of.ts'
import type {Path} from '../core/content/frontmatter.ts'
import {isKind} from '../core/content/kinds.ts'
import type {Span} from '../core/content/span.ts'
import {type Cursor, holds} from './edited.ts'
import {headerPlaceAt} from './header-place.ts'

/** One place where a reference stands. */
export interface ReferencePlace {
  reference: Reference
  span: Span
}

/** What a place names, and the stretch of text that does. */
export interface NamedTarget {
  target: Target
  span: Span
}

/** Lists the places of a reference: one in a header, in a body one for each link. */
export function placesOf(reference: Reference): ReferencePlace[] {
  const spans = reference.address ? reference.address.links.map(({span}) => span) : [reference.span()]
  return spans.map(span => ({reference, span}))
}

/** Gives the reference at a cursor. */
export function referenceAt({document, offset}: Pick<Cursor, 'document' | 'offset'>): ReferencePlace | undefined {
  const at = document.lines.point(offset)
  return referencesOf(document)
    .flatMap(placesOf)
    .find(({span}) => holds(span, at))
}

/** Says what a cursor is about: what a reference names, the signal, field or alert whose name it stands in, or the entry of the header. */
export function targetAt(cursor: Cursor): NamedTarget | undefined {
  const place = referenceAt(cursor)
  if (place) {
    const {kind, id} = place.reference.target
    return kind && {target: {kind, id}, span: place.span}
  }
  return ownTargetAt(cursor)
}

function ownTargetAt(cursor: Cursor): NamedTarget | undefined {
  const {document, offset} = cursor
  const {kind, id, lines, file} = document
  const place = headerPlaceAt(document, offset)
  if (!kind || !place) return undefined
  const span = {file, start: lines.point(place.start), end: lines.point(place.end)}
  const path = place.part === 'key' ? [...place.path, document.text.slice(place.start, place.end)] : place.path
  const part = partAt(cursor, path)
  if (part) return {target: part, span}
  return path.length === 1 && path[0] === 'title' ? {target: {kind, id}, span} : undefined
}

/** Names of lists in headers whose items can be referred to, and the key that names them. */
const parts = {
  integration: {list: 'signals', key: 'id', kind: 'signal'},
  contract: {list: 'fields', key: 'name', kind: 'field'},
  'failure-mode': {list: 'alerts', key: 'name', kind: 'alert'},
} as const

function partAt({document}: Cursor, path: Path): Target | undefined {
  const {kind, id, frontmatter} = document
  const part = kind && Object.hasOwn(parts, kind) ? parts[kind as keyof typeof parts] : undefined
  if (!part || path.length !== 3 || path[0] !== part.list || path[2] !== part.key) return undefined
  const list = frontmatter.data[part.list]
  const item = Array.isArray(list) ? (list[Number(path[1])] as Record<string, unknown> | undefined) : undefined
  const name = item?.[part.key]
  if (typeof name !== 'string') return undefined
  return {kind: part.kind, id: part.kind === 'alert' ? name : `${id}/${name}`}
}

/** Gives the place where a target is written: the title of an entry, the name of a part. */
export function definitionOf(catalog: Catalog, {kind, id}: Target): Span | undefined {
  if (isKind(kind)) {
    const document = catalog.claims(kind).get(id)?.[0]
    return document?.frontmatter.valueSpan(['title'])
  }
  const part = catalog.part(kind, id)
  return part?.entry.document.frontmatter.valueSpan([...part.path, kind === 'signal' ? 'id' : 'name'])
}

/** Lists the places that refer to a target, in document order. */
export function referencePlaces(catalog: Catalog, target: Target): ReferencePlace[] {
  return catalog.referencesTo(target).flatMap(placesOf)
}
