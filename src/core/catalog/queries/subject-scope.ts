import type {Document} from '../../content/document.ts'
import type {Kind} from '../../content/kinds.ts'
import type {Catalog} from '../catalog.ts'
import {failuresIn} from './failures.ts'
import {isAbout, type Subject} from './subject.ts'

// What an integration or service is operated with; other kinds are about it and do not carry it.
const carrying: readonly string[] = ['runbook', 'escalation-path', 'rotation', 'person', 'team', 'data-object', 'system'] satisfies Kind[]

/**
 * Gives the documents an integration or service is operated with: itself, its failure modes, contracts and ownership table, and whatever these name,
 * directly or by way of another: runbooks, escalation paths, rotations, people, teams, data objects and systems.
 */
export function subjectScope(catalog: Catalog, subject: Subject): ReadonlySet<Document> {
  const scope = new Set<Document>()
  const open = [subject.document, ...ownDocuments(catalog, subject)]
  for (let document = open.pop(); document; document = open.pop()) {
    if (scope.has(document)) continue
    scope.add(document)
    open.push(...namedBy(catalog, document))
  }
  return scope
}

function ownDocuments(catalog: Catalog, subject: Subject): Document[] {
  const modes = failuresIn(catalog, subject)
  const contracts = catalog.list('contract').filter(({data}) => isAbout(data, subject))
  const tables = catalog.list('ownership').filter(({data}) => isAbout(data, subject))
  return [...modes, ...contracts, ...tables].map(({document}) => document)
}

function namedBy(catalog: Catalog, document: Document): Document[] {
  return catalog.referencesFrom(document).flatMap(({place, target: {kind, id}}) => {
    if (place !== 'frontmatter' || kind === undefined || !carrying.includes(kind)) return []
    return catalog.get(kind as Kind, id)?.document ?? []
  })
}
