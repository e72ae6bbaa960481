import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import type {Rung} from '../core/catalog/queries/escalation.ts'
import {coverageOf, type Duty} from './duty-coverage.ts'
import type {Interval} from './intervals.ts'
import type {Requirement, SeverityId} from './requirements.ts'
import type {Schedules} from './schedules.ts'

/** Two levels, one after the other, that notify the same person at some instant. */
export interface SamePerson {
  path: Entry<'escalation-path'>
  /** 0-based place of the later level in its path. */
  level: number
  /** The level before it; of another path, where `then` continues that one. */
  before: {path: string; level: number}
  person: string
  severity: SeverityId
  /** The first time. */
  stretch: Interval
}

/** Lists the levels that notify whom the level before them notifies too, each once, in the order of the demands. */
export function repeatedPeople(rosters: Schedules, demands: readonly Requirement[], interval: Interval): SamePerson[] {
  const found = new Map<string, SamePerson>()
  for (const {ladder, severity} of demands) {
    for (const [index, rung] of ladder.rungs.slice(1).entries()) {
      const before = ladder.rungs[index] as Rung
      const key = `${before.path} ${before.level} ${rung.path} ${rung.level}`
      const path = levelPath(rosters.catalog, rung)
      if (!path || found.has(key)) continue
      const same = firstCommon(dutiesOf(rosters, before, severity), dutiesOf(rosters, rung, severity), interval)
      if (same) found.set(key, {path, level: rung.level, before: {path: before.path, level: before.level}, severity, ...same})
    }
  }
  return [...found.values()]
}

/** Finds the first person within an interval whom a notification of either of two targets reaches; nothing where there is none. */
export function commonPerson(
  rosters: Schedules,
  [one, other]: readonly [Target, Target],
  severity: SeverityId,
  interval: Interval,
): Pick<SamePerson, 'person' | 'stretch'> | undefined {
  const of = (target: Target) => coverageOf(rosters, target, severity).duties ?? []
  return firstCommon(of(one), of(other), interval)
}

// A level that says why it calls again is meant so.
function levelPath(catalog: Catalog, {path, level}: Rung): Entry<'escalation-path'> | undefined {
  const entry = catalog.get('escalation-path', path)
  return entry?.data.levels[level]?.again === undefined ? entry : undefined
}

function dutiesOf(rosters: Schedules, {notify}: Rung, severity: SeverityId): Duty[] {
  const duties = notify.flatMap(target => coverageOf(rosters, target, severity).duties ?? [])
  return notify.length > 1 ? duties.sort((a, b) => a.from - b.from) : duties
}

function firstCommon(a: readonly Duty[], b: readonly Duty[], interval: Interval): {person: string; stretch: Interval} | undefined {
  let first: {person: string; stretch: Interval} | undefined
  for (const person of new Set(a.map(each => each.person))) {
    const mine = a.filter(each => each.person === person)
    const theirs = b.filter(each => each.person === person)
    let next = 0
    for (const {from, to} of mine) {
      while (next < theirs.length && (theirs[next] as Duty).to <= Math.max(from, interval.from)) next++
      const other = theirs[next]
      if (!other) break
      const stretch = {from: Math.max(from, other.from, interval.from), to: Math.min(to, other.to, interval.to)}
      if (stretch.from >= stretch.to) continue
      if (!first || stretch.from < first.stretch.from) first = {person, stretch}
      break
    }
  }
  return first
}
