import type {Document} from '../content/document.ts'
import {schemas} from '../content/schema/index.ts'
import {referencesIn} from '../content/schema/references.ts'
import {bodyReferences} from './body-links.ts'
import type {Reference} from './entry.ts'

const referencesByDocument = new WeakMap<Document, readonly Reference[]>()

/** Lists the references a document makes, frontmatter first. A catalog with one document changed shares those of all others. */
export function referencesOf(document: Document): readonly Reference[] {
  const references = referencesByDocument.get(document) ?? [...inFrontmatter(document), ...bodyReferences(document)]
  referencesByDocument.set(document, references)
  return references
}

function inFrontmatter(document: Document): Reference[] {
  const {frontmatter, fitted, kind} = document
  if (!kind) return []
  return [...referencesIn(schemas[kind], fitted ?? frontmatter.data)].map(({path, written, target, note}) => {
    const span = () => frontmatter.valueSpan(path)
    return {from: document, place: 'frontmatter', path, written, target, kinds: note.kinds, role: note.role, or: note.or, span}
  })
}
