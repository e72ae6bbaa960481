import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Data} from '../../core/content/schema/index.ts'
import type {Span} from '../../core/content/span.ts'

/** A name that two failure modes claim to explain first. */
export interface Contested {
  name: string
  first: Claim
  second: Claim
}

/** Where a failure mode claims a name. */
export interface Claim {
  by: Entry<'failure-mode'>
  /** Asked only where it is reported; finding a place is slower than finding a value. */
  at(): Span
}

/**
 * Lists the alert names claimed as primary more than once; each later claim with the first one.
 *
 * A failure mode may claim one name several times: they are the conditions of one alert, as long as they differ.
 */
export function contestedAlerts(catalog: Catalog): Contested[] {
  return contested(catalog, 'alerts', 'name', ({data}) =>
    data.alerts.map(alert => ({name: alert.name, primary: alert.primary, key: alert.name, condition: conditionOf(alert)})),
  )
}

/** Lists the error codes claimed as primary more than once for one system; a code without system is a system of its own. */
export function contestedCodes(catalog: Catalog): Contested[] {
  return contested(catalog, 'codes', 'code', ({data}) =>
    data.codes.map(({code, system, primary}) => ({name: code, primary, key: `${system ?? ''}\n${code}`})),
  )
}

type Named = {name: string; primary: boolean; key: string; condition?: string}

function conditionOf({query, signal, level, severity, for: held}: Data<'failure-mode'>['alerts'][number]): string {
  return JSON.stringify(query === undefined ? [signal, level, severity, held] : [query, severity, held])
}

function contested(catalog: Catalog, list: string, field: string, namesOf: (mode: Entry<'failure-mode'>) => Named[]): Contested[] {
  const firsts = new Map<string, Claim>()
  const conditions = new Set<string>()
  const found: Contested[] = []
  for (const by of catalog.list('failure-mode')) {
    for (const [index, {name, primary, key, condition}] of namesOf(by).entries()) {
      if (!primary) continue
      const isAnother = condition !== undefined && conditions.size < conditions.add(`${key} ${condition}`).size
      const claim = {by, at: () => by.document.frontmatter.valueSpan([list, index, field])}
      const first = firsts.get(key)
      if (first?.by === by && isAnother) continue
      if (first) found.push({name, first, second: claim})
      else firsts.set(key, claim)
    }
  }
  return found
}
