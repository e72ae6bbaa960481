import type {Document} from '../../content/document.ts'
import {markupOf} from '../../content/markup.ts'
import {rootNameOf} from '../../content/roots.ts'
import type {Span} from '../../content/span.ts'
import {composeOverlay, isSameEntry, type Overlay} from './compose.ts'
import {type Extends, extendsOf} from './extends.ts'

/** Why an entry cannot stand on what it names. */
export interface OverlayFault {
  local: Document
  /** Missing where `extends` names nothing that could be an entry. */
  extends?: Extends
  why: 'no-entry' | 'unknown' | 'ambiguous' | 'circle' | 'other-kind' | 'other-markup' | 'unreadable'
  /** Those that could be meant, or the one that cannot be used. */
  others: readonly Document[]
}

/** Documents with those that stand on others put together. */
export interface LaidOver {
  /** What pages and rules see. */
  documents: readonly Document[]
  overlays: readonly Overlay[]
  faults: readonly OverlayFault[]
}

const composedBy = new WeakMap<Document, Overlay>()

/** Gives what a document was put together of; nothing for one that stands in one file. */
export function overlayOf(document: Document): Overlay | undefined {
  return composedBy.get(document)
}

/** Says of a changed copy of a composed document that it was put together in the same way. */
export function remember(document: Document, overlay: Overlay | undefined): void {
  if (overlay) composedBy.set(document, overlay)
}

/**
 * Puts every document that says `extends` together with the one it stands on, which stays where it has an id of its own.
 *
 * Without any such document, or where each is judged by itself, nothing is done. One that cannot be put together stays as it is, and is a fault.
 */
export function layOver(documents: readonly Document[], apart = false): LaidOver {
  const wanting = apart ? [] : documents.filter(document => document.extends && !composedBy.has(document))
  const composedBefore = documents.flatMap(document => composedBy.get(document) ?? [])
  if (wanting.length === 0) return {documents, overlays: composedBefore, faults: []}
  const laying = new Laying(documents)
  for (const document of wanting) laying.lay(document)
  const composed = documents.map(document => laying.done.get(document)?.composed ?? document)
  const overlays = [...laying.done.values()]
  // An entry that another stands on under the same id is seen through that one.
  const hidden = new Set(overlays.filter(({local, upstream}) => isSameEntry(local, upstream)).map(({upstream}) => upstream))
  return {
    documents: composed.filter(document => !hidden.has(document)),
    overlays: [...composedBefore, ...overlays],
    faults: laying.faults,
  }
}

class Laying {
  readonly done = new Map<Document, Overlay>()
  readonly faults: OverlayFault[] = []
  readonly #byEntry: Map<string, Document[]>
  readonly #open = new Set<Document>()

  constructor(documents: readonly Document[]) {
    this.#byEntry = Map.groupBy(documents, ({kind, id}) => `${kind}:${id}`)
  }

  /** Puts one document together, after those it stands on. */
  lay(local: Document): Document | undefined {
    const before = this.done.get(local)
    if (before || this.faults.some(fault => fault.local === local)) return before?.composed
    this.#open.add(local)
    const overlay = this.#overlay(local)
    this.#open.delete(local)
    if (!overlay) return undefined
    composedBy.set(overlay.composed, overlay)
    this.done.set(local, overlay)
    return overlay.composed
  }

  #overlay(local: Document): Overlay | undefined {
    const said = extendsOf(local)
    if (!said) return this.#fault(local, {why: 'no-entry', others: []})
    if (said.kind !== local.kind) return this.#fault(local, {extends: said, why: 'other-kind', others: []})
    const meant = this.#meant(local, said)
    const [upstream, ...others] = meant
    if (!upstream) return this.#fault(local, {extends: said, why: 'unknown', others: []})
    if (others.length > 0) return this.#fault(local, {extends: said, why: 'ambiguous', others: meant})
    const why = this.#whyNot(local, upstream)
    const laid = why ? undefined : upstream.extends ? this.lay(upstream) : upstream
    if (!laid) return this.#fault(local, {extends: said, why: why ?? 'unreadable', others: [upstream]})
    return composeOverlay(local, laid, said)
  }

  #meant(local: Document, {kind, id, root}: Extends): Document[] {
    const all = (this.#byEntry.get(`${kind}:${id}`) ?? []).filter(document => document !== local)
    return root === undefined ? all : all.filter(({contentPath}) => (rootNameOf(contentPath) ?? '.') === root)
  }

  #whyNot(local: Document, upstream: Document): OverlayFault['why'] | undefined {
    if (this.#open.has(upstream)) return 'circle'
    if (markupOf(local.contentPath) !== markupOf(upstream.contentPath)) return 'other-markup'
    return [local, upstream].some(({problems}) => problems.length > 0) ? 'unreadable' : undefined
  }

  #fault(local: Document, fault: Omit<OverlayFault, 'local'>): undefined {
    this.faults.push({local, ...fault})
  }
}

/** Gives the place in its file of a span of a composed document; of any other, the span itself. */
export function placeInFile(overlays: readonly Overlay[], span: Span): Span {
  const overlay = overlays.find(({composed}) => composed.file === span.file)
  if (!overlay) return span
  const place = overlay.text.placeOf(span)
  // The other one may have been put together itself.
  const isWithin = place.file === overlay.upstream.file && overlayOf(overlay.upstream) !== undefined
  return isWithin ? placeInFile(overlays, place) : place
}
