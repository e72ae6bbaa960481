import type {Document} from '../../content/document.ts'
import type {Kind} from '../../content/kinds.ts'
import type {Catalog} from '../catalog.ts'

// What an integration is operated with; other kinds are about it and do not carry it.
const carrying: readonly string[] = ['runbook', 'escalation-path', 'rotation', 'person', 'team', 'data-object', 'system'] satisfies Kind[]

/**
 * Gives the documents an integration is operated with: itself, its failure modes, contracts and ownership table, and whatever these name,
 * directly or by way of another: runbooks, escalation paths, rotations, people, teams, data objects and systems.
 *
 * @returns Empty when there is no such integration.
 */
export function integrationScope(catalog: Catalog, id: string): ReadonlySet<Document> {
  const integration = catalog.get('integration', id)
  const scope = new Set<Document>()
  const open = integration ? [integration.document, ...ownDocuments(catalog, id)] : []
  for (let document = open.pop(); document; document = open.pop()) {
    if (scope.has(document)) continue
    scope.add(document)
    open.push(...namedBy(catalog, document))
  }
  return scope
}

function ownDocuments(catalog: Catalog, id: string): Document[] {
  const modes = catalog.list('failure-mode').filter(({data}) => data.integration === id || data.alsoIn.includes(id))
  const contracts = catalog.list('contract').filter(({data}) => data.integration === id)
  const tables = catalog.list('ownership').filter(({data}) => data.integration === id)
  return [...modes, ...contracts, ...tables].map(({document}) => document)
}

function namedBy(catalog: Catalog, document: Document): Document[] {
  return catalog.referencesFrom(document).flatMap(({place, target: {kind, id}}) => {
    if (place !== 'frontmatter' || kind === undefined || !carrying.includes(kind)) return []
    return catalog.get(kind as Kind, id)?.document ?? []
  })
}
