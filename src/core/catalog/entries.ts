import type {Document} from '../content/document.ts'
import {type Kind, kindNames} from '../content/kinds.ts'
import {type ForeignKeys, fitted} from '../content/schema/fit.ts'
import {schemas} from '../content/schema/index.ts'
import {hasOnlyKnownWords, type Vocabulary} from '../content/schema/vocabulary.ts'
import type {Entry} from './entry.ts'

/** Groups documents by kind and id; more than one of an id is a fault. */
export function documentsById(documents: readonly Document[]): Map<Kind, Map<string, Document[]>> {
  const ids = new Map<Kind, Map<string, Document[]>>(kindNames.map(kind => [kind, new Map()]))
  for (const document of documents) {
    const ofKind = document.kind && ids.get(document.kind)
    if (!ofKind) continue
    const claims = ofKind.get(document.id)
    if (claims) claims.push(document)
    else ofKind.set(document.id, [document])
  }
  return ids
}

/** Gives the entry of each id: its first document, where the frontmatter fits. */
export function entriesOf(
  ids: ReadonlyMap<Kind, Map<string, Document[]>>,
  foreign: ForeignKeys,
  vocabulary: Vocabulary,
): Map<Kind, Map<string, Entry>> {
  const entries = new Map<Kind, Map<string, Entry>>()
  for (const [kind, documents] of ids) {
    const ofKind = new Map<string, Entry>()
    for (const [id, [document]] of documents) {
      if (!document) continue
      const entry = entryOf(document, kind, foreign, vocabulary)
      if (entry) ofKind.set(id, entry)
    }
    entries.set(kind, ofKind)
  }
  return entries
}

const parsed: Record<ForeignKeys, WeakMap<Vocabulary, WeakMap<Document, Entry | 'invalid'>>> = {
  refused: new WeakMap(),
  allowed: new WeakMap(),
}

// A catalog with one document changed shares all others, and what they say.
function entryOf(document: Document, kind: Kind, foreign: ForeignKeys, vocabulary: Vocabulary): Entry | undefined {
  const byDocument = parsed[foreign].get(vocabulary) ?? new WeakMap<Document, Entry | 'invalid'>()
  parsed[foreign].set(vocabulary, byDocument)
  let cached = byDocument.get(document)
  if (cached === undefined) {
    const data = document.fitted ?? fitted(kind, document.frontmatter.data, foreign)
    const isKnown = data !== undefined && hasOnlyKnownWords(schemas[kind], data, vocabulary)
    // That the data are of this kind, its own schema has said.
    cached = isKnown ? ({kind, id: document.id, title: data.title, data, document} as Entry) : 'invalid'
    byDocument.set(document, cached)
  }
  return cached === 'invalid' ? undefined : cached
}
