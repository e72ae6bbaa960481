import type {Document} from '../content/document.ts'
import {partAnchor} from './address.ts'
import type {Catalog} from './catalog.ts'

/** Lists the anchors of a document's page: headings, steps of a runbook, signals of an integration, fields of a contract. */
export function anchorsOf(catalog: Catalog, {kind, id, body}: Document): string[] {
  const headings = body.anchors
  if (kind === 'runbook') return [...headings, ...body.stepAnchors]
  if (kind === 'integration')
    return [...headings, ...(catalog.get(kind, id)?.data.signals ?? []).map(signal => partAnchor('signal', signal.id))]
  if (kind === 'contract') return [...headings, ...(catalog.get(kind, id)?.data.fields ?? []).map(({name}) => partAnchor('field', name))]
  return headings
}
