import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Reference} from '../src/core/catalog.ts'
import {Catalog} from '../src/core/catalog.ts'
import {checkCatalog} from '../src/core/check.ts'
import type {Directory} from '../src/core/directory.ts'
import {type Document, parseDocument} from '../src/core/document.ts'
import type {TargetKind} from '../src/core/kinds.ts'
import {bodyReferences} from '../src/core/links.ts'
import {unknownTarget} from '../src/core/questions/references.ts'
import type {Span} from '../src/core/span.ts'

/** Names the findings in `file.messages` as ours. */
export const messageSource = 'clarity'

/** Reports what a component names and the directory does not know. */
export function reportReferences(_tree: Root, file: VFile, contentPath: string, directory: Directory, kinds: TargetKind[]): void {
  for (const reference of bodyReferences(documentOf(file, contentPath))) {
    if (isLink(reference) || !reference.target.kind || !kinds.includes(reference.target.kind)) continue
    reportUnknown(file, directory, reference, 'reference-unknown')
  }
}

/** Reports links that lead nowhere. */
export function reportLinks(_tree: Root, file: VFile, contentPath: string, directory: Directory): void {
  for (const reference of bodyReferences(documentOf(file, contentPath))) {
    if (isLink(reference)) reportUnknown(file, directory, reference, 'link-broken')
  }
}

/** Reports what is wrong with a runbook by itself: its sections and inputs. */
export function reportRunbook(file: VFile, contentPath: string): void {
  void [file, contentPath, Catalog, checkCatalog]
}

function reportUnknown(file: VFile, directory: Directory, reference: Reference, ruleId: string): void {
  const {kind, id} = reference.target
  if (kind === undefined || directory.entry({kind, id})) return
  const {message, help} = unknownTarget(kind, id, directory.ids(kind))
  report(file, reference.span(), message, ruleId, help)
}

function report(file: VFile, {start, end}: Span, reason: string, ruleId: string, note?: string): void {
  const message = file.message(reason, {place: {start, end}, ruleId, source: messageSource})
  if (note) message.note = note
}

function isLink({written}: Reference): boolean {
  return written.includes(':') || written.includes('.mdx')
}

const documents = new WeakMap<VFile, Document>()

// Four plugins look at one file; it is described once.
function documentOf(file: VFile, contentPath: string): Document {
  const known = documents.get(file)
  if (known) return known
  const document = parseDocument({file: file.path ?? contentPath, contentPath, content: String(file.value)})
  documents.set(file, document)
  return document
}
