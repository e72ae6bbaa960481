import type {Vocabulary} from '../../core/content/schema/vocabulary.ts'
import type {Matches} from './matches.ts'
import {annotation} from './names.ts'
import type {SourceEntity} from './shape.ts'

/** Gives the tier that an entity has by a label or a tag such as `tier-1`; where it has none of ours, the second of the list, which is said. */
export function tierOf(entity: SourceEntity, matches: Matches): Vocabulary['tier'][number] {
  const tiers = matches.catalog.vocabulary.tier
  const said = tiersSaid(entity)
  const tier = tiers.find(each => said.includes(String(each).toLowerCase()))
  if (tier !== undefined) return tier
  const guess = tiers[1] ?? tiers[0] ?? 2
  const what = `${entity.kind.toLowerCase()} \`${entity.metadata.name}\``
  matches.tell('warning', entity, ['metadata'], `${what} has no tier; \`${guess}\` is written`, helpFor(matches))
  return guess
}

// In: labels `example.com/tier: tier-1`, tags `tier1`. Out: `tier-1`, `1`.
function tiersSaid({metadata: {labels, annotations, tags}}: SourceEntity): string[] {
  const own = labels[annotation.tier]
  if (own !== undefined) return [own.toLowerCase()]
  const values = [labels, annotations].flatMap(all =>
    Object.entries(all).flatMap(([key, value]) => (/(^|[./])tier$/i.test(key) ? [value] : [])),
  )
  const tagged = tags.filter(tag => /^tier[-:_]?\w+$/i.test(tag))
  return [...values, ...tagged].map(each => each.trim().toLowerCase()).flatMap(each => [each, each.replace(/^tier[-:_ ]?/, '')])
}

function helpFor({catalog: {settings}}: Matches): string {
  const means = settings.tiers.map(({id, means}) => `${id} where ${means}`)
  return `Write ${means.join(', ')}.`
}
