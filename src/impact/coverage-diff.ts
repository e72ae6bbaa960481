import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import {ladderOf, type Rung, rungsOf} from '../core/catalog/queries/escalation.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import {worstSeverity} from '../core/catalog/queries/ranks.ts'
import {coverageOf} from '../oncall/duty-coverage.ts'
import {horizonOf} from '../oncall/horizon.ts'
import {type Interval, united, within, without} from '../oncall/intervals.ts'
import {rotationsAsked} from '../oncall/notified.ts'
import {requirementsOf, type SeverityId} from '../oncall/requirements.ts'
import {Schedules, spareDays} from '../oncall/schedules.ts'
import type {Shift} from '../oncall/shifts.ts'
import {heard, type WorstCase, worstCase} from '../oncall/worst-case.ts'
import {dayMs} from '../oncall/zone.ts'
import {isGone, type Removal, reachCatalogs} from './removal.ts'

/** A rotation with the times at which somebody was on call and nobody is any more. */
export interface LostCover {
  rotation: Entry<'rotation'>
  /** In order of time, with who was on call. */
  shifts: Shift[]
}

/** A level of an escalation path that no longer reaches anybody, always or at some times. */
export interface LostLevel {
  path: Entry<'escalation-path'>
  /** 0-based place in its path. */
  level: number
  /** Place of the first of its targets that is reached less. */
  target: number
  /** When it reached somebody and does not any more. */
  lost: Interval[]
  /** Whether it still reaches somebody at other times. */
  remains: boolean
  /** The severities that lose just this, worst first; others that take the level may lose less, or nothing. */
  severities: SeverityId[]
}

/** Who is reached before and after something goes, over one horizon. */
export class CoverageDiff {
  readonly horizon: Interval
  readonly #departure: Removal
  readonly #before: Schedules
  readonly #after: Schedules
  #lostCover: LostCover[] | undefined
  #lostLevels: LostLevel[] | undefined

  constructor(departure: Removal) {
    const {before, after} = reachCatalogs(departure)
    this.#departure = departure
    this.horizon = horizonOf(before, departure.at)
    const interval = {from: this.horizon.from, to: this.horizon.to + spareDays * dayMs}
    this.#before = new Schedules(before, interval)
    this.#after = new Schedules(after, interval)
  }

  /** Lists the rotations that lose cover, by id; one whose turns nobody can tell is left out. */
  lostCover(): readonly LostCover[] {
    this.#lostCover ??= this.#before.catalog
      .list('rotation')
      .filter(rotation => concerns(this.#departure, rotation))
      .flatMap(rotation => {
        const was = this.#before.shifts(rotation.id)
        const is = this.#after.shifts(rotation.id)
        if (!was || !is) return []
        const shifts = within(without(was, united(is)), [this.horizon])
        return shifts.length > 0 ? [{rotation, shifts: joined(shifts)}] : []
      })
    return this.#lostCover
  }

  /** Lists the levels that reach fewer than before, by path and time. */
  lostLevels(): readonly LostLevel[] {
    this.#lostLevels ??= this.#before.catalog.list('escalation-path').flatMap(path => {
      if (path.id === this.#departure.of.id && path.kind === this.#departure.of.kind) return []
      const severities = severitiesOf(this.#departure.before, path.id)
      return rungsOf(path).flatMap(rung => this.#lostLevel(path, rung, severities))
    })
    return this.#lostLevels
  }

  /** Tells how failures of a severity wait that took one path and now take another, or none. */
  waits(severity: SeverityId, was: string, is: string | undefined): {before: WorstCase; after: WorstCase} {
    return {
      before: this.#worst(this.#before, was, severity),
      after: is === undefined ? {at: this.horizon.from} : this.#worst(this.#after, is, severity),
    }
  }

  /** Tells whether a path has any level once it has gone. */
  hasLevels(path: string | undefined): boolean {
    return path !== undefined && ladderOf(this.#after.catalog, path).rungs.length > 0
  }

  readonly #worstCases = new Map<string, WorstCase>()

  #worst(rosters: Schedules, path: string, severity: SeverityId): WorstCase {
    const key = `${rosters === this.#before} ${path} ${severity}`
    const cached = this.#worstCases.get(key) ?? worstCase(rosters, ladderOf(rosters.catalog, path), severity, this.horizon)
    this.#worstCases.set(key, cached)
    return cached
  }

  #lostLevel(path: Entry<'escalation-path'>, rung: Rung, severities: SeverityId[]): LostLevel[] {
    if (!rung.notify.some(target => severities.some(severity => this.#isTouched(target, severity)))) return []
    // What passes on at night for one severity waits for another: each is told what it loses itself.
    const each = severities.map(severity => ({severity, ...this.#lossOf(rung, severity)})).filter(({lost}) => lost.length > 0)
    const alike = Map.groupBy(each, ({lost, remains}) => `${remains} ${lost.map(({from, to}) => `${from}-${to}`)}`)
    return [...alike.values()].flatMap(same => {
      const [first] = same
      const own = same.map(({severity}) => severity)
      return first
        ? [{path, level: rung.level, target: this.#firstLess(rung, own), lost: first.lost, remains: first.remains, severities: own}]
        : []
    })
  }

  #lossOf(rung: Rung, severity: SeverityId): Pick<LostLevel, 'lost' | 'remains'> {
    const remains = within(heard(this.#after, rung, severity), [this.horizon]).length > 0
    return {lost: united(this.#silenced(rung, severity)), remains}
  }

  // Most levels have nothing to do with what goes; resolving a year of their turns would only show that.
  #isTouched(target: Target, severity: SeverityId): boolean {
    const {catalog} = this.#before
    const team = target.kind === 'team' ? catalog.get('team', target.id) : undefined
    const first = team ? firstResponder(catalog, team) : undefined
    if ([target, first].some(each => each && isGone(this.#departure, each))) return true
    return rotationsAsked(this.#before, target, severity).some(id => this.lostCover().some(({rotation}) => rotation.id === id))
  }

  #silenced(rung: Rung, severity: SeverityId): Interval[] {
    return within(without(heard(this.#before, rung, severity), heard(this.#after, rung, severity)), [this.horizon])
  }

  #firstLess({notify}: Rung, severities: SeverityId[]): number {
    const isLess = (target: Rung['notify'][number], severity: SeverityId) =>
      without(coverageOf(this.#before, target, severity).heard, coverageOf(this.#after, target, severity).heard).length > 0
    return Math.max(
      0,
      notify.findIndex(target => severities.some(severity => isLess(target, severity))),
    )
  }
}

const severities = new WeakMap<Catalog, Map<string, SeverityId[]>>()

// A path that no failure takes is judged as if the worst ones did.
function severitiesOf(catalog: Catalog, pathId: string): SeverityId[] {
  const cached = severities.get(catalog) ?? severitiesByPath(catalog)
  severities.set(catalog, cached)
  return cached.get(pathId) ?? [worstSeverity(catalog)]
}

function severitiesByPath(catalog: Catalog): Map<string, SeverityId[]> {
  const found = new Map<string, SeverityId[]>()
  for (const {ladder, severity} of requirementsOf(catalog)) {
    for (const path of new Set(ladder.rungs.map(rung => rung.path))) {
      found.set(path, [...new Set([...(found.get(path) ?? []), severity])].sort())
    }
  }
  return found
}

// Whose turns may change: those of a rotation that goes, or in which the person who goes may take turns.
function concerns(departure: Removal, rotation: Entry<'rotation'>): boolean {
  const {layers, overrides, calendar} = rotation.data
  if (departure.of.kind !== 'person') return isGone(departure, rotation)
  const ids = new Set(departure.leavers.map(({person}) => person.id))
  const turns = [...layers.flatMap(({members}) => members), ...overrides.map(({person}) => person)]
  return calendar !== undefined || turns.some(id => ids.has(id))
}

/** Adds up the length of stretches, in milliseconds. */
export function lengthOf(stretches: readonly Interval[]): number {
  return stretches.reduce((sum, {from, to}) => sum + to - from, 0)
}

// A shift that goes on in another layer is one to whoever reads it.
function joined(shifts: readonly Shift[]): Shift[] {
  const result: Shift[] = []
  for (const shift of shifts) {
    const last = result.at(-1)
    if (last && last.to === shift.from && last.person === shift.person) last.to = shift.to
    else result.push({...shift})
  }
  return result
}
