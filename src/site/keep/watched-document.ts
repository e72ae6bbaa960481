import type {Catalog} from '../../core/catalog/catalog.ts'
import {noteRead} from '../../core/catalog/reads.ts'
import type {Document} from '../../core/content/document.ts'

/** Names the body of a document as something that a page may look at. */
export function bodyRead(contentPath: string): string {
  return `body ${contentPath}`
}

/**
 * Gives a document that says when somebody looks at its text or body.
 *
 * All else of it (its header, what it refers to, its problems) is part of what every page depends on.
 */
export function watchedDocument(document: Document): Document {
  const {contentPath, text, lines, body} = document
  const look = <T>(value: T) => ({
    enumerable: true,
    configurable: true,
    get: () => {
      noteRead(bodyRead(contentPath))
      return value
    },
  })
  return Object.defineProperties({...document}, {text: look(text), lines: look(lines), body: look(body)})
}

/** Lets references in bodies say when somebody asks where they stand; that they are there is part of what every page depends on. */
export function watchReferences(catalog: Catalog): void {
  for (const reference of catalog.references) {
    if (reference.place !== 'body') continue
    const {span, address, from} = reference
    const look = <T>(value: T) => {
      noteRead(bodyRead(from.contentPath))
      return value
    }
    Object.defineProperty(reference, 'span', {value: () => look(span)()})
    if (address) Object.defineProperty(reference, 'address', {get: () => look(address)})
  }
}
