import type {Document} from '../content/document.ts'
import {type SectionForm, sectionFormOf, sectionOfAnchor} from '../content/section-form.ts'
import {partAnchor} from './address.ts'
import type {Catalog} from './catalog.ts'
import {isSubjectKind} from './queries/subject.ts'

/** Lists the anchors of a document's page: headings, steps of a runbook, signals of an integration or service, fields of a contract. */
export function anchorsOf(catalog: Catalog, {kind, id, body}: Document): string[] {
  const headings = body.anchors
  if (kind === 'runbook') return [...headings, ...sectionAnchors(catalog, body)]
  if (isSubjectKind(kind))
    return [...headings, ...(catalog.get(kind, id)?.data.signals ?? []).map(signal => partAnchor('signal', signal.id))]
  if (kind === 'contract') return [...headings, ...(catalog.get(kind, id)?.data.fields ?? []).map(({name}) => partAnchor('field', name))]
  return headings
}

interface KnownAnchors {
  sections: Catalog['settings']['sections']
  anchors: ReadonlySet<string>
}

const anchorsByDocument = new WeakMap<Document, KnownAnchors>()

/** Gives the anchors of {@link anchorsOf} to look them up in. Catalogs of which one document differs share those of all others. */
export function anchorSetOf(catalog: Catalog, document: Document): ReadonlySet<string> {
  const {sections} = catalog.settings
  const before = anchorsByDocument.get(document)
  if (before?.sections === sections) return before.anchors
  const anchors = new Set(anchorsOf(catalog, document))
  // Signals and fields are those of the first document of an id, which another document may decide.
  if (!isSubjectKind(document.kind) && document.kind !== 'contract') anchorsByDocument.set(document, {sections, anchors})
  return anchors
}

// Pages know a section by its id, whatever its heading says: `#wiederherstellen` and `#recover`, and its second step by `#recover-2`.
function sectionAnchors(catalog: Catalog, {anchors, stepAnchors}: Document['body']): string[] {
  const form = sectionFormOf(catalog.settings.sections)
  const meant = new Map(anchors.flatMap(anchor => sectionIdOf(form, anchor)))
  const steps = stepAnchors.map(step => {
    const [, heading = '', number] = /^(.*)-(\d+)$/.exec(step) ?? []
    return `${meant.get(heading) ?? heading}-${number}`
  })
  return [...[...meant.values()].filter(id => !anchors.includes(id)), ...steps]
}

function sectionIdOf(form: SectionForm, anchor: string): [string, string][] {
  const id = sectionOfAnchor(form, anchor)
  return id === undefined ? [] : [[anchor, id]]
}
