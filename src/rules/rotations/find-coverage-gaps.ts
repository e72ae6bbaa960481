import {isWaking} from '../../core/catalog/queries/escalation.ts'
import {coverageOf} from '../../oncall/duty-coverage.ts'
import {type Interval, united, within, without} from '../../oncall/intervals.ts'
import {rotationsAsked} from '../../oncall/notified.ts'
import {isUrgent, mustWake, type Requirement, type SeverityId} from '../../oncall/requirements.ts'
import {rotationRuleOf, type Schedules} from '../../oncall/schedules.ts'
import {declaredGaps} from '../../oncall/shifts.ts'
import {heard, waits} from '../../oncall/worst-case.ts'

/** The times at which a rotation is needed and has nobody on call, although nobody has declared that. */
export interface Need {
  rotationId: string
  /** In order of time. */
  stretches: Interval[]
  /** The severities that need it, worst first. */
  severities: SeverityId[]
  /** The demand that needs it first. */
  demand: Requirement
}

/**
 * Lists the rotations that a severity needs at times at which they have nobody, by id.
 *
 * A level is needed while no level before it has reached anybody; a rotation is needed where it is the last one asked. A severity
 * that waits needs nobody, and a stretch no longer than the severity's own patience hurts nobody. Without a policy the two worst
 * have no patience, and the others all of it.
 */
export function unmetNeeds(rosters: Schedules, demands: readonly Requirement[], interval: Interval): Need[] {
  const needs = new Map<string, Need>()
  for (const demand of demands) {
    for (const {rotationId, stretches} of missing(rosters, demand, interval)) {
      const need = needs.get(rotationId)
      if (!need) needs.set(rotationId, {rotationId, stretches, severities: [demand.severity], demand})
      else {
        need.stretches = united([...need.stretches, ...stretches])
        need.severities = rosters.catalog.vocabulary.severity.filter(each => each === demand.severity || need.severities.includes(each))
      }
    }
  }
  return [...needs.values()].sort((a, b) => (a.rotationId < b.rotationId ? -1 : 1))
}

function* missing(rosters: Schedules, {ladder, severity, withinMs}: Requirement, interval: Interval) {
  const patience = withinMs ?? (isUrgent(rosters.catalog, severity) ? 0 : Number.POSITIVE_INFINITY)
  let open = without([interval], waits(rosters, ladder.rungs[0], severity, interval))
  for (const rung of ladder.rungs) {
    if (open.length === 0) return
    // A level that nobody hears at night needs nobody.
    if (!isWaking(rung) && mustWake(rosters.catalog, severity)) continue
    open = without(open, heard(rosters, rung, severity))
    for (const target of rung.notify) {
      const rotationId = rotationsAsked(rosters, target, severity).at(-1)
      if (rotationId === undefined || coverageOf(rosters, target, severity).waits) continue
      const stretches = undeclared(rosters, rotationId, open, interval).filter(({from, to}) => to - from > patience)
      if (stretches.length > 0) yield {rotationId, stretches}
    }
  }
}

function undeclared(rosters: Schedules, rotationId: string, open: readonly Interval[], {from, to}: Interval): Interval[] {
  const rotation = rosters.catalog.get('rotation', rotationId)
  if (!rotation || open.length === 0) return []
  return without(within(rosters.gaps(rotationId), open), declaredGaps(rotationRuleOf(rosters.catalog, rotation), from, to))
}
