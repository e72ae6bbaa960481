import type {Target} from '../core/catalog/catalog.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import {at, indexAt} from './intervals.ts'
import type {SeverityId} from './requirements.ts'
import {leavingOf, type Schedules} from './schedules.ts'
import type {Instant} from './zone.ts'

/** What becomes of a notification to one target at one instant. */
export type Notified = {target: Target} & (
  | {
      state: 'reached'
      person: string
      /** Rotations asked on the way, the first one being the target or the team's; empty for a person. */
      through: string[]
    }
  | {state: 'vacant'; through: string[]; why: 'off-duty' | 'left' | 'nobody-named'}
  | {
      /** The severity waits for the next hours of the rotation. */
      state: 'waits'
      through: string[]
      /** First instant at which somebody is on call again; missing where none is in sight. */
      until?: Instant
    }
  /** The calendar of the rotation does not tell, or the id leads nowhere: nobody can tell, and it counts as somebody. */
  | {state: 'unknown'; through: string[]}
)

/**
 * Answers whom a notification reaches at an instant.
 *
 * A team means its rotation, else its lead, else its first member. A rotation with nobody on call passes on to its out-of-hours
 * rotation for the severities it names there; the others wait. Without an out-of-hours rotation nobody is notified.
 */
export function notifiedAt(rosters: Schedules, target: Target, severity: SeverityId, instant: Instant): Notified {
  const {catalog} = rosters
  if (target.kind === 'rotation') return {target, ...onDuty(rosters, target.id, severity, instant)}
  if (target.kind === 'person') return {target, ...reachable(rosters, target.id, instant)}
  const team = catalog.get('team', target.id)
  if (!team) return {target, state: 'unknown', through: []}
  const first = firstResponder(catalog, team)
  if (!first) return {target, state: 'vacant', through: [], why: 'nobody-named'}
  return {target, ...(first.kind === 'rotation' ? onDuty(rosters, first.id, severity, instant) : reachable(rosters, first.id, instant))}
}

/** Lists the rotations that a notification may ask, in the order in which they are asked. */
export function rotationsAsked(rosters: Schedules, target: Target, severity: SeverityId): string[] {
  const team = target.kind === 'team' ? rosters.catalog.get('team', target.id) : undefined
  const first = target.kind === 'rotation' ? target : team && firstResponder(rosters.catalog, team)
  const asked: string[] = []
  for (
    let id = first?.kind === 'rotation' ? first.id : undefined;
    id !== undefined && !asked.includes(id);
    id = passOn(rosters, id, severity)
  ) {
    asked.push(id)
  }
  return asked
}

function onDuty(rosters: Schedules, rotationId: string, severity: SeverityId, instant: Instant): Outcome {
  const through: string[] = []
  for (let id: string | undefined = rotationId; id !== undefined && !through.includes(id); id = passOn(rosters, id, severity)) {
    through.push(id)
    const shifts = rosters.shifts(id)
    if (!shifts) return {state: 'unknown', through}
    const person = rosters.personAt(id, instant)
    if (person !== undefined) return {state: 'reached', person, through}
    if (at(rosters.unknown(id), instant)) return {state: 'unknown', through}
    const outOfHours = rosters.catalog.get('rotation', id)?.data.outOfHours
    if (!outOfHours || outOfHours.severities.includes(severity)) continue
    const next = shifts[indexAt(shifts, instant) + 1]
    return {state: 'waits', through, ...(next && {until: next.from})}
  }
  return {state: 'vacant', through, why: 'off-duty'}
}

function passOn({catalog}: Schedules, rotationId: string, severity: SeverityId): string | undefined {
  const outOfHours = catalog.get('rotation', rotationId)?.data.outOfHours
  return outOfHours?.severities.includes(severity) ? outOfHours.rotation : undefined
}

type Outcome = Notified extends infer N ? (N extends Notified ? Omit<N, 'target'> : never) : never

function reachable({catalog}: Schedules, personId: string, instant: Instant): Outcome {
  if (!catalog.get('person', personId)) return {state: 'unknown', through: []}
  const left = leavingOf(catalog, personId)
  return left !== undefined && left <= instant
    ? {state: 'vacant', through: [], why: 'left'}
    : {state: 'reached', person: personId, through: []}
}
