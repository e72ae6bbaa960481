import type {VFile} from 'vfile'
import {Catalog, type Reference} from '../src/core/catalog/catalog.ts'
import {bodyReferences} from '../src/core/catalog/links.ts'
import {type Document, parseDocument} from '../src/core/content/document.ts'
import type {TargetKind} from '../src/core/content/kinds.ts'
import {withoutRandom} from '../src/core/content/mask.ts'
import type {Span} from '../src/core/content/span.ts'
import {onOneLine} from '../src/core/format/visible.ts'
import {unknownTarget} from '../src/core/lint/references.ts'
import type {Rule} from '../src/core/lint/rule.ts'
import {missingParts, suppressionFor, suppressionsIn} from '../src/core/lint/suppressions.ts'
import inputUndeclared from '../src/rules/commands/input-undeclared.ts'
import inputUnused from '../src/rules/commands/input-unused.ts'
import linkAnchorUnknown from '../src/rules/links/link-anchor-unknown.ts'
import linkBroken from '../src/rules/links/link-broken.ts'
import referenceUnknown from '../src/rules/links/reference-unknown.ts'
import sectionEmpty from '../src/rules/runbooks/runbook-section-empty.ts'
import sectionMissing from '../src/rules/runbooks/runbook-section-missing.ts'
import sectionOrder from '../src/rules/runbooks/runbook-section-order.ts'
import sectionUnknown from '../src/rules/runbooks/runbook-section-unknown.ts'
import type {Resolver} from './resolver.ts'

/** Names the findings in `file.messages` as ours. */
export const messageSource = 'clarity'

const runbookRules = [sectionMissing, sectionEmpty, sectionOrder, sectionUnknown, inputUndeclared, inputUnused]

/** Reports what is wrong with a runbook by itself: its sections and inputs. */
export function reportRunbook(file: VFile, contentPath: string): void {
  const document = documentOf(file, contentPath)
  reportRules(file, document, new Catalog([document]), runbookRules)
}

/** Reports what components of a body name and nobody has written down, of the kinds a plugin renders. */
export function reportReferences(file: VFile, contentPath: string, directory: Resolver, kinds: TargetKind[]): void {
  const document = documentOf(file, contentPath)
  const wanted = bodyReferences(document).filter(({address, target}) => !address && target.kind && kinds.includes(target.kind))
  if (wanted.length === 0) return
  const catalog = directory.catalogWith?.(document)
  if (!catalog) return reportUnknown(file, directory, wanted, 'reference-unknown')
  reportRules(file, document, catalog, [referenceUnknown], place => wanted.some(each => isSame(each.span(), place)))
}

/** Reports links of a body that lead nowhere. */
export function reportLinks(file: VFile, contentPath: string, directory: Resolver): void {
  const document = documentOf(file, contentPath)
  if (document.body.links.length === 0) return
  const catalog = directory.catalogWith?.(document)
  if (catalog) return reportRules(file, document, catalog, [linkBroken, linkAnchorUnknown])
  const links = bodyReferences(document).flatMap(reference =>
    (reference.address?.links ?? []).map(({span}) => ({...reference, span: () => span})),
  )
  reportUnknown(file, directory, links, 'link-broken')
}

function reportRules(file: VFile, document: Document, catalog: Catalog, rules: Rule[], wanted = (_: Span) => true): void {
  const suppressions = suppressionsIn(document).filter(each => missingParts(each).length === 0)
  for (const rule of rules) {
    // None of these rules asks for the time; a fixed one keeps them from starting to.
    for (const {at, message, help} of rule.check(catalog, {now: '1970-01-01T00:00:00Z', secrets: [], ruleIds: []})) {
      const isKeptBack = suppressionFor({ruleId: rule.id, file: at.file, start: at.start}, suppressions) !== undefined
      if (at.file === document.file && wanted(at) && !isKeptBack) report(file, at, message, rule.id, help)
    }
  }
}

function reportUnknown(file: VFile, directory: Resolver, references: Reference[], ruleId: string): void {
  for (const {target, span} of references) {
    const {kind, id} = target
    if (kind === undefined || directory.entry({kind, id})) continue
    const {message, help} = unknownTarget(kind, id, directory.ids(kind))
    report(file, span(), message, ruleId, help)
  }
}

function report(file: VFile, {start, end}: Span, reason: string, ruleId: string, note?: string): void {
  const message = file.message(withoutRandom(onOneLine(reason)), {place: {start, end}, ruleId, source: messageSource})
  if (note) message.note = note
}

function isSame(a: Span, b: Span): boolean {
  return a.start.line === b.start.line && a.start.column === b.start.column
}

const documents = new WeakMap<VFile, Document>()

// Several plugins look at one file; it is described once.
function documentOf(file: VFile, contentPath: string): Document {
  const cached = documents.get(file)
  if (cached) return cached
  const document = parseDocument({file: file.path ?? contentPath, contentPath, content: String(file.value)})
  documents.set(file, document)
  return document
}
