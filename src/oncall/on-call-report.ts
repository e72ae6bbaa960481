import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {ladderOf} from '../core/catalog/queries/escalation.ts'
import {escalationOf} from '../core/catalog/queries/owner.ts'
import {horizonOf} from './horizon.ts'
import type {SeverityId} from './requirements.ts'
import {rotationRuleOf, Schedules, schedulesFrom} from './schedules.ts'
import {onCallAt} from './shifts.ts'
import {type Timeline, timelineOf} from './timeline.ts'
import {worstCase} from './worst-case.ts'
import {dayMs, type Instant} from './zone.ts'

/** Who is on call in a rotation at an instant; instants are ISO 8601 UTC, `null` where there is none. */
export interface RotationReport {
  id: string
  title: string
  timeZone: string
  person: string | null
  until: string | null
  next: {person: string; from: string} | null
  /** Who is paged instead, and for which severities. */
  outOfHours: {rotation: string; severities: string[]} | null
  /** Where the calendar that holds the turns does not tell, this is false. */
  known: boolean
  /** First instant after `at` for which nobody can tell, before anybody is known to be next. */
  knownUntil: string | null
}

// As far as an answer ever looks for who is next.
const aheadDays = 400

/** Answers for rotations who is on call. */
export function reportRotations(catalog: Catalog, rotations: readonly Entry<'rotation'>[], at: Instant): RotationReport[] {
  return rotations.map(rotation => {
    const {id, title, data} = rotation
    const rule = rotationRuleOf(catalog, rotation, {from: at, to: at + aheadDays * dayMs})
    const isRead = !data.calendar || rule.listed !== undefined
    const {person, until, next, unknown} = isRead ? onCallAt(rule, at) : {}
    const isKnown = isRead && !(unknown && unknown.from <= at)
    return {
      id,
      title,
      timeZone: data.timeZone,
      person: person ?? null,
      until: iso(until),
      next: next ? {person: next.person, from: new Date(next.from).toISOString()} : null,
      outOfHours: data.outOfHours ?? null,
      known: isKnown,
      knownUntil: isKnown ? iso(unknown?.from) : null,
    }
  })
}

/** What happens to a failure mode at an instant, and at worst over the horizon. */
export interface FailureReport {
  failureMode: string
  path: string
  severity: SeverityId
  timeline: Timeline
  worst: {at: Instant; minutes?: number; until: Instant}
}

/** Evaluates a failure mode at an instant; nothing where no escalation path belongs to it. */
export function reportFailure(catalog: Catalog, mode: Entry<'failure-mode'>, at: Instant): FailureReport | undefined {
  const path = escalationOf(catalog, mode)?.id
  if (path === undefined || !catalog.get('escalation-path', path)) return undefined
  const {severity} = mode.data
  const ladder = ladderOf(catalog, path)
  const rosters = new Schedules(catalog, {from: at, to: at + 60 * dayMs})
  const horizon = horizonOf(catalog, at)
  const worst = worstCase(schedulesFrom(catalog, new Date(at).toISOString()), ladder, severity, horizon)
  return {failureMode: mode.id, path, severity, timeline: timelineOf(rosters, {ladder, severity, at}), worst: {...worst, until: horizon.to}}
}

function iso(instant: Instant | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString()
}
