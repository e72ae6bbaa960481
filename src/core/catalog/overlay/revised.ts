import type {Document} from '../../content/document.ts'
import type {PlacedText} from './placed-text.ts'

/** A document with what has to be written otherwise where its text stands in another file. */
export interface Revised {
  document: Document
  /** In the order of the text; they do not overlap. */
  edits: readonly {start: number; end: number; text: string}[]
}

/** Adds a stretch of a document, with its edits made. */
export function revisedStretch(into: PlacedText, {document, edits}: Revised, start: number, end: number): void {
  let at = start
  for (const edit of edits) {
    if (edit.start < at || edit.end > end) continue
    into.copy(document, at, edit.start)
    into.write(edit.text, document, edit.start, edit.end)
    at = edit.end
  }
  into.copy(document, at, end)
}
