import type {Catalog, Target} from '../core/catalog/catalog.ts'
import type {Document} from '../core/content/document.ts'
import {isKind, kindInWords, kinds} from '../core/content/kinds.ts'
import {slug} from '../core/content/schema/field.ts'
import type {Span} from '../core/content/span.ts'
import type {Edit} from '../core/lint/diagnostic.ts'
import {former} from './former.ts'
import {idSpan} from './id-span.ts'
import {definitionOf, type ReferencePlace, referencePlaces} from './target.ts'

/** What a rename changes. */
export interface Renaming {
  /** Edits of files as they are now, in the order of the files. */
  edits: Edit[]
  /** The file or folder that gets another name, as paths below the content root. */
  moved?: {from: string; to: string}
}

/** Why something cannot be renamed, and what to do, as sentences. */
export interface Refused {
  refused: string
}

/** Says why a target cannot be renamed at all; nothing where it can. */
export function whyNotRenamed(catalog: Catalog, {kind, id}: Target): string | undefined {
  if (kind === 'alert') return 'An alert is renamed in the alerting system; write its old name into `formerly` of the alert here.'
  if (!isKind(kind)) return catalog.part(kind, id) ? undefined : `There is no ${kindInWords(kind)} \`${id}\`.`
  const claims = catalog.claims(kind).get(id) ?? []
  if (claims.length === 0) return `There is no ${kindInWords(kind)} \`${id}\`.`
  return claims.length > 1 ? `${claims.length} files are ${kindInWords(kind)} \`${id}\`; give all but one another name first.` : undefined
}

/**
 * Renames an entry, a signal or a contract field, with all that refers to it.
 *
 * An entry remembers its old id in `formerly`, so that links from outside still find its page, and its file is named anew.
 *
 * @param to The new id; of a part without its entry.
 */
export function renamed(catalog: Catalog, target: Target, to: string): Renaming | Refused {
  const refused = whyNotRenamed(catalog, target) ?? whyNotNamed(catalog, target, to)
  if (refused) return {refused}
  return isKind(target.kind) ? entryRenamed(catalog, target, to) : partRenamed(catalog, target, to)
}

function whyNotNamed(catalog: Catalog, {kind, id}: Target, to: string): string | undefined {
  const expected = 'Expected an id such as `orders-waiting`: lower case, digits, hyphens.'
  if (kind === 'field' ? !/^[^\s/][^\r\n/]*$/.test(to) : !slug().safeParse(to).success) return expected
  const next = isKind(kind) ? to : `${ownerOf(id)}/${to}`
  if (next === id) return `It is \`${to}\` already.`
  return catalog.has(kind, next) && (isKind(kind) || catalog.part(kind, next))
    ? `There is ${kindInWords(kind)} \`${next}\` already.`
    : undefined
}

function ownerOf(partId: string): string {
  return partId.slice(0, partId.indexOf('/'))
}

function entryRenamed(catalog: Catalog, target: Target, to: string): Renaming | Refused {
  const document = isKind(target.kind) ? catalog.claims(target.kind).get(target.id)?.[0] : undefined
  if (!document) return {refused: `There is no ${kindInWords(target.kind)} \`${target.id}\`.`}
  const places = [...referencePlaces(catalog, target), ...partPlaces(catalog, target)]
  const edits = editsOf(places, target.id, to)
  if ('refused' in edits) return edits
  const remembered = former(document, to)
  if ('refused' in remembered) return remembered
  return {edits: inOrder([...edits.edits, ...remembered.edits]), moved: moveOf(document, to)}
}

// `orders-to-erp/orders-waiting` names a signal by its integration.
function partPlaces(catalog: Catalog, {kind, id}: Target): ReferencePlace[] {
  const part = kind === 'integration' ? 'signal' : kind === 'contract' ? 'field' : undefined
  const names = part ? catalog.references.filter(({target}) => target.kind === part && target.id.startsWith(`${id}/`)) : []
  const targets = new Set(names.map(({target}) => target.id))
  return part ? [...targets].flatMap(each => referencePlaces(catalog, {kind: part, id: each})) : []
}

function partRenamed(catalog: Catalog, target: Target, to: string): Renaming | Refused {
  const definition = definitionOf(catalog, target)
  if (!definition) return {refused: `There is no ${kindInWords(target.kind)} \`${target.id}\`.`}
  const own = target.id.slice(target.id.indexOf('/') + 1)
  const edits = editsOf(referencePlaces(catalog, target), own, to)
  return 'refused' in edits ? edits : {edits: inOrder([...edits.edits, {at: definition, text: to}])}
}

function editsOf(places: readonly ReferencePlace[], from: string, to: string): {edits: Edit[]} | Refused {
  const edits: Edit[] = []
  for (const place of places) {
    const at = idSpan(place, from)
    if (!at)
      return {refused: `\`${whereInWords(place.span)}\` spells \`${from}\` in another way; write it plainly there, and rename again.`}
    edits.push({at, text: to})
  }
  return {edits}
}

function whereInWords({file, start}: Span): string {
  return `${file}:${start.line}:${start.column}`
}

function moveOf({contentPath, kind, id}: Document, to: string): Renaming['moved'] {
  const parts = contentPath.split('/')
  const name = parts.at(-1) ?? ''
  const isFolder = name === 'index.md' && parts.length > 2 && parts.at(-2) === id
  const above = parts.slice(0, isFolder ? -2 : -1)
  const folder = above.length > 0 ? above.join('/') : kind ? kinds[kind].folder : ''
  const ending = isFolder ? '' : name.slice(id.length)
  return {from: `${folder}/${id}${ending}`, to: `${folder}/${to}${ending}`}
}

function inOrder(edits: Edit[]): Edit[] {
  const keyed = new Map(edits.map(edit => [`${whereInWords(edit.at)} ${edit.text}`, edit]))
  return [...keyed.values()].sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : 0))
}
