import type {Catalog} from '../core/catalog/catalog.ts'
import {overlayOf} from '../core/catalog/overlay/lay-over.ts'
import type {Document} from '../core/content/document.ts'
import {kindNames} from '../core/content/kinds.ts'
import type {LocalFindings} from '../core/lint/analysis.ts'
import type {Finding} from '../core/lint/diagnostic.ts'
import type {Analyzer} from './analyze.ts'

/** What local rules found, by the path that diagnostics show. */
export type FoundByFile = Map<string, LocalFindings>

/**
 * Gives what local rules find in a catalog, by rule id, from what they found in each of its files by itself.
 *
 * @param ruleIds Ids of the local rules; each has its list, also an empty one.
 */
export function knownIn(catalog: Catalog, found: FoundByFile, ruleIds: readonly string[], analyzer: Analyzer): Map<string, Finding[]> {
  const findingsByRule = new Map<string, Finding[]>(ruleIds.map(id => [id, []]))
  const twins = twinsIn(catalog)
  const composed = catalog.documents.filter(document => overlayOf(document))
  const apart = new Set([...twins.map(({file}) => file), ...(composed.length > 0 ? takenApart(catalog) : [])])
  for (const [file, findings] of found) if (!apart.has(file)) know(findingsByRule, findings)
  for (const together of [twins.filter(document => !overlayOf(document)), composed])
    if (together.length > 0) for (const findings of analyzer.find(together).values()) know(findingsByRule, findings)
  return findingsByRule
}

// One by one: spread out, a hundred thousand of one file would not fit the stack.
function know(known: Map<string, Finding[]>, findings: LocalFindings): void {
  for (const [id, each] of Object.entries(findings)) for (const finding of each) known.get(id)?.push(finding)
}

// Of two files with one id a rule sees only the first, which no rule can know that looks at one file.
function twinsIn(catalog: Catalog): Document[] {
  return kindNames.flatMap(kind => [...catalog.claims(kind).values()].filter(claims => claims.length > 1).flat())
}

// Where entries stand on others, rules look at what they make together, and not at each by itself.
function takenApart({documents, written}: Catalog): string[] {
  const whole = new Set(documents.filter(document => !overlayOf(document)).map(({file}) => file))
  return written.map(({file}) => file).filter(file => !whole.has(file))
}
