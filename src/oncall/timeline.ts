import type {Target} from '../core/catalog/catalog.ts'
import {isWaking, type Ladder, turnsOf} from '../core/catalog/queries/escalation.ts'
import {type Notified, notifiedAt} from './notified.ts'
import {mustWake, type SeverityId} from './requirements.ts'
import type {Schedules} from './schedules.ts'
import type {Instant} from './zone.ts'

/** One level as it happens. */
export interface Step {
  at: Instant
  /** Minutes since the failure was noticed, waiting included. */
  afterMinutes: number
  /** The path the level belongs to, and its 0-based place there. */
  path: string
  level: number
  /** 0 the first time, 1 for the first repeat. */
  run: number
  via: string[]
  notified: Notified[]
}

/** Everything that happens on a path after a failure at one instant, if nobody answers. */
export interface Timeline {
  severity: SeverityId
  at: Instant
  /** When the first level is notified, if the severity waits for the hours of its rotation; missing where it does not wait. */
  waitsUntil?: Instant
  /** In paging order. */
  steps: Step[]
  lastResort?: Target
  /** Minutes until somebody is notified; missing where nobody ever is. */
  firstHumanMinutes?: number
}

/** What happens to a failure: on which ladder, how bad, when. */
export interface Case {
  ladder: Ladder
  severity: SeverityId
  at: Instant
}

/**
 * Tells who is notified, by what means and when, after a failure at an instant.
 *
 * If everybody on the first level is off duty and the severity is none that is passed on at night, the whole path waits for the
 * next hours of the first level. Later levels wait for nobody: they are vacant.
 */
export function timelineOf(rosters: Schedules, {ladder, severity, at}: Case): Timeline {
  const list = [...steps(rosters, {ladder, severity, at})]
  const start = list[0]?.at
  const first = list.find(step => isHeard(rosters, step, severity))
  return {
    severity,
    at,
    ...(start !== undefined && startOf(ladder) + at < start && {waitsUntil: start}),
    steps: list,
    ...(ladder.lastResort && {lastResort: ladder.lastResort}),
    ...(first && {firstHumanMinutes: first.afterMinutes}),
  }
}

/** Gives the minutes until somebody is notified after a failure at an instant; nothing where nobody ever is. */
export function minutesToHuman(rosters: Schedules, failure: Case): number | undefined {
  for (const step of steps(rosters, failure)) if (isHeard(rosters, step, failure.severity)) return step.afterMinutes
  return undefined
}

/** Tells whether a step notifies at least one human by a means that the severity can wait for; see {@link mustWake}. */
export function isHeard({catalog}: Schedules, {notified, via}: Step, severity: SeverityId): boolean {
  if (!isWaking({via}) && mustWake(catalog, severity)) return false
  return notified.some(({state}) => state === 'reached' || state === 'unknown')
}

function* steps(rosters: Schedules, {ladder, severity, at}: Case): Generator<Step> {
  const begin = beginOf(rosters, {ladder, severity, at})
  for (const {rung, run, afterMinutes} of turnsOf(ladder)) {
    const {path, level, via, notify} = rung
    const when = begin + afterMinutes * 60_000
    const notified = notify.map(target => notifiedAt(rosters, target, severity, when))
    yield {at: when, afterMinutes: (when - at) / 60_000, path, level, run, via, notified}
  }
}

function beginOf(rosters: Schedules, {ladder, severity, at}: Case): Instant {
  const when = at + startOf(ladder)
  const first = ladder.rungs[0]?.notify.map(target => notifiedAt(rosters, target, severity, when)) ?? []
  const ends = first.map(each => (each.state === 'waits' && each.until !== undefined ? each.until : undefined))
  if (ends.length === 0 || ends.includes(undefined)) return at
  return Math.min(...(ends as Instant[])) - startOf(ladder)
}

function startOf({rungs}: Ladder): number {
  return (rungs[0]?.afterMinutes ?? 0) * 60_000
}
