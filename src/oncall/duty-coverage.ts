import type {Target} from '../core/catalog/catalog.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import {type Interval, merged, united, within, without} from './intervals.ts'
import {rotationsAsked} from './notified.ts'
import type {SeverityId} from './requirements.ts'
import {leavingOf, type Schedules} from './schedules.ts'

/** A stretch in which a notification reaches one person. */
export interface Duty extends Interval {
  person: string
}

/** Whom a notification reaches, over the whole interval of the rosters. */
export interface Coverage {
  /** In order of time; nothing where nobody can tell, because a calendar cannot be read or an id leads nowhere. */
  duties?: Duty[]
  /** When at least one human is reached; where nobody can tell, always. */
  heard: Interval[]
  /** Whether the severity waits while nobody is reached. */
  waits: boolean
}

const coverageBySchedules = new WeakMap<Schedules, Map<string, Coverage>>()

/** Gives when a target is reached by failures of a severity; the same answers as `notifiedAt`, for all instants at once. */
export function coverageOf(rosters: Schedules, target: Target, severity: SeverityId): Coverage {
  const coverageByPath = coverageBySchedules.get(rosters) ?? new Map<string, Coverage>()
  coverageBySchedules.set(rosters, coverageByPath)
  const key = `${target.kind}:${target.id} ${severity}`
  const coverage = coverageByPath.get(key) ?? resolve(rosters, target, severity)
  coverageByPath.set(key, coverage)
  return coverage
}

function resolve(rosters: Schedules, target: Target, severity: SeverityId): Coverage {
  const {catalog, interval} = rosters
  if (target.kind === 'person') return ofPerson(rosters, target.id)
  if (target.kind === 'rotation') return ofRotations(rosters, rotationsAsked(rosters, target, severity), severity)
  const team = catalog.get('team', target.id)
  if (!team) return {heard: [interval], waits: false}
  const first = firstResponder(catalog, team)
  return first ? coverageOf(rosters, first, severity) : {duties: [], heard: [], waits: false}
}

function ofPerson({catalog, interval}: Schedules, personId: string): Coverage {
  if (!catalog.get('person', personId)) return {heard: [interval], waits: false}
  const to = Math.min(interval.to, leavingOf(catalog, personId) ?? interval.to)
  const duties = to > interval.from ? [{from: interval.from, to, person: personId}] : []
  return {duties, heard: united(duties), waits: false}
}

function ofRotations(rosters: Schedules, ids: readonly string[], severity: SeverityId): Coverage {
  let duties: Duty[] = []
  let open: Interval[] = [rosters.interval]
  const unknown: Interval[] = []
  for (const id of ids) {
    const shifts = rosters.shifts(id)
    if (!shifts) return {heard: [rosters.interval], waits: false}
    const own = ids[0] === id ? shifts : within(shifts, open)
    duties = merged(duties, own)
    open = without(open, own)
    // What a calendar does not tell counts as somebody, and nobody else is asked.
    const untold = within(rosters.unknown(id), open)
    unknown.push(...untold)
    open = without(open, untold)
  }
  const last = rosters.catalog.get('rotation', ids.at(-1) ?? '')?.data.outOfHours
  return {duties, heard: united([...duties, ...unknown]), waits: last !== undefined && !last.severities.includes(severity)}
}
