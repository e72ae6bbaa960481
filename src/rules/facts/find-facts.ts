import type {Catalog} from '../../core/catalog/catalog.ts'
import {type Fact, type OwnedFact, ownedFacts} from '../../core/catalog/queries/facts.ts'
import {durationMs} from '../../core/format/duration.ts'
import {isPast} from '../dates/find-dates.ts'

/** Lists the facts without a source on tiers for which the settings ask for one; none where they ask for nothing. */
export function unsourcedFacts(catalog: Catalog): OwnedFact[] {
  const tiers = catalog.settings.facts?.sourcedTiers ?? []
  return ownedFacts(catalog).filter(({fact, tier}) => fact.evidence.source === undefined && tier !== undefined && tiers.includes(tier))
}

/** Lists the facts that nobody has compared with their source within the settings' time, or ever; none where they ask for nothing. */
export function uncheckedFacts(catalog: Catalog, now: string): OwnedFact[] {
  const within = catalog.settings.facts?.checkedWithin
  if (within === undefined) return []
  return ownedFacts(catalog).filter(
    ({fact: {evidence}}) => evidence.checked === undefined || isPast(evidence.checked, durationMs(within), now),
  )
}

/** A fact whose last day has passed, or comes soon. */
export interface EndingFact extends OwnedFact {
  until: string
  isOver: boolean
}

const dayMs = 86_400_000

/** Lists the facts whose last day has passed, or comes within `endsWithin` of the settings. */
export function endingFacts(catalog: Catalog, now: string): EndingFact[] {
  const ahead = durationMs(catalog.settings.endsWithin)
  return ownedFacts(catalog).flatMap(owned => {
    const {until} = owned.fact.evidence
    if (until === undefined || !isPast(until, -ahead, now)) return []
    return [{...owned, until, isOver: isPast(until, dayMs, now)}]
  })
}

/** Names a fact as it stands in its file: `` version `2026-07` of contract `orders` ``. */
export function nameOf({sort, title, value, entry}: Fact): string {
  const name = sort === 'version' ? value : title
  return `${sort} \`${name}\` of ${entry.kind.replace('-', ' ')} \`${entry.id}\``
}
