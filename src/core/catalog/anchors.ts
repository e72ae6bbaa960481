import type {Document} from '../content/document.ts'
import {type SectionForm, sectionFormOf, sectionOfAnchor} from '../content/section-form.ts'
import {partAnchor} from './address.ts'
import type {Catalog} from './catalog.ts'

/** Lists the anchors of a document's page: headings, steps of a runbook, signals of an integration, fields of a contract. */
export function anchorsOf(catalog: Catalog, {kind, id, body}: Document): string[] {
  const headings = body.anchors
  if (kind === 'runbook') return [...headings, ...sectionAnchors(catalog, body)]
  if (kind === 'integration')
    return [...headings, ...(catalog.get(kind, id)?.data.signals ?? []).map(signal => partAnchor('signal', signal.id))]
  if (kind === 'contract') return [...headings, ...(catalog.get(kind, id)?.data.fields ?? []).map(({name}) => partAnchor('field', name))]
  return headings
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
