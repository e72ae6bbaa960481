import type {Target} from '../core/catalog/catalog.ts'
import type {Ladder} from '../core/catalog/queries/escalation.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import {withCauses} from './gap-causes.ts'
import {leavingOf, rotationRuleOf, type Schedules} from './schedules.ts'
import type {Instant} from './zone.ts'

/**
 * Lists who would be notified of a failure at an instant had they not left when their level is due, by level.
 *
 * @returns Ids of people; empty where nobody has left, or where somebody else has taken over.
 */
export function leftBy(rosters: Schedules, {rungs}: Ladder, instant: Instant): string[] {
  const gone = rungs.flatMap(({notify, afterMinutes}) => notify.flatMap(target => goneOf(rosters, target, instant + afterMinutes * 60_000)))
  return [...new Set(gone)]
}

function goneOf(rosters: Schedules, target: Target, instant: Instant): string[] {
  const {catalog} = rosters
  if (target.kind === 'person') return (leavingOf(catalog, target.id) ?? Number.POSITIVE_INFINITY) <= instant ? [target.id] : []
  if (target.kind === 'team') {
    const team = catalog.get('team', target.id)
    const first = team && firstResponder(catalog, team)
    return first ? goneOf(rosters, first, instant) : []
  }
  const rotation = catalog.get('rotation', target.id)
  if (!rotation || rosters.personAt(target.id, instant) !== undefined) return []
  const moment = {from: instant, to: instant + 1}
  const [gap] = withCauses(rotationRuleOf(catalog, rotation, moment), [moment])
  return gap?.cause.type === 'left' ? [gap.cause.person] : []
}
