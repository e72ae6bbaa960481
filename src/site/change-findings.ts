import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {remembered} from '../core/catalog/reads.ts'
import {checkCatalog} from '../core/lint/check.ts'
import type {Diagnostic} from '../core/lint/diagnostic.ts'
import {rulesByTopic} from '../rules/index.ts'
import {site} from './site.ts'

/** Lists what the rules on changes find in the record of a change, without anything to compare it with. */
export function changeFindings(change: Entry<'change'>): readonly Diagnostic[] {
  return findingsByFile(site().catalog).get(change.document.file) ?? []
}

const findingsByFile = remembered((catalog: Catalog): Map<string, Diagnostic[]> => {
  const {now} = site()
  return Map.groupBy(checkCatalog(catalog, rulesByTopic.changes ?? [], {now}), ({file}) => file)
})
