import type {Catalog} from '../core/catalog/catalog.ts'
import type {Document} from '../core/content/document.ts'
import type {SourceKind} from '../core/content/schema/source-kind.ts'
import type {Point, Span} from '../core/content/span.ts'

/** A file in an editor, and the content around it. */
export interface Edited {
  catalog: Catalog
  /** The file as it is in the editor, saved or not; of settings, a document of no kind. */
  document: Document
  /** Kinds of status sources that settings may name. */
  sourceKinds: readonly SourceKind[]
}

/** A place in an edited file. */
export interface Cursor extends Edited {
  /** 0-based UTF-16 offset in the text of the document. */
  offset: number
}

/** Gives the span between two offsets of a document. */
export function spanIn({file, lines}: Document, start: number, end: number): Span {
  return {file, start: lines.point(start), end: lines.point(end)}
}

/** Tells whether a point lies in a span, its end included: there a cursor stands behind the last sign. */
export function holds({start, end}: Span, at: Point): boolean {
  return compare(start, at) <= 0 && compare(at, end) <= 0
}

function compare(a: Point, b: Point): number {
  return a.line - b.line || a.column - b.column
}
