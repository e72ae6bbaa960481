import type {Entry} from '../core/catalog.ts'
import {durationMinutes} from '../core/duration.ts'
import {ladderOf, type Rung, targetOf} from '../core/questions/escalation.ts'
import {coverageOf} from '../oncall/coverage.ts'
import {demandsOf, type SeverityId} from '../oncall/demands.ts'
import {horizonOf} from '../oncall/horizon.ts'
import {Rosters, spareDays} from '../oncall/rosters.ts'
import type {Shift} from '../oncall/shifts.ts'
import {type Stretch, united, within, without} from '../oncall/stretches.ts'
import {heard, type WorstCase, worstCase} from '../oncall/worst-case.ts'
import {dayMs} from '../oncall/zone.ts'
import {type Departure, reachCatalogs} from './departure.ts'

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
  lost: Stretch[]
  /** Whether it still reaches somebody at other times. */
  remains: boolean
  /** The severities that take the level, worst first. */
  severities: SeverityId[]
}

/** Who is reached before and after something goes, over one horizon. */
export class Reach {
  readonly horizon: Stretch
  readonly #departure: Departure
  readonly #before: Rosters
  readonly #after: Rosters

  constructor(departure: Departure) {
    const {before, after} = reachCatalogs(departure)
    this.#departure = departure
    this.horizon = horizonOf(before, departure.at)
    const interval = {from: this.horizon.from, to: this.horizon.to + spareDays * dayMs}
    this.#before = new Rosters(before, interval)
    this.#after = new Rosters(after, interval)
  }

  /** Lists the rotations that lose cover, by id; one whose turns nobody can tell is left out. */
  lostCover(): LostCover[] {
    return this.#before.catalog.list('rotation').flatMap(rotation => {
      const was = this.#before.shifts(rotation.id)
      const is = this.#after.shifts(rotation.id)
      if (!was || !is) return []
      const shifts = within(without(was, united(is)), [this.horizon])
      return shifts.length > 0 ? [{rotation, shifts: joined(shifts)}] : []
    })
  }

  /** Lists the levels that reach fewer than before, by path and time. */
  lostLevels(): LostLevel[] {
    return this.#before.catalog.list('escalation-path').flatMap(path => {
      if (path.id === this.#departure.of.id && path.kind === this.#departure.of.kind) return []
      const severities = this.#severitiesOf(path.id)
      return path.data.levels.flatMap((level, index) => this.#lostLevel(path, index, level, severities) ?? [])
    })
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

  #worst(rosters: Rosters, path: string, severity: SeverityId): WorstCase {
    const key = `${rosters === this.#before} ${path} ${severity}`
    const known = this.#worstCases.get(key) ?? worstCase(rosters, ladderOf(rosters.catalog, path), severity, this.horizon)
    this.#worstCases.set(key, known)
    return known
  }

  #lostLevel(
    path: Entry<'escalation-path'>,
    level: number,
    {after, notify, via}: Entry<'escalation-path'>['data']['levels'][number],
    severities: SeverityId[],
  ): LostLevel | undefined {
    const rung: Rung = {path: path.id, level, afterMinutes: durationMinutes(after), notify: notify.map(targetOf), via}
    const lost = severities.flatMap(severity => this.#silenced(rung, severity))
    if (lost.length === 0) return undefined
    const remains = severities.some(severity => within(heard(this.#after, rung, severity), [this.horizon]).length > 0)
    return {path, level, target: this.#firstLess(rung, severities), lost: united(lost), remains, severities}
  }

  #silenced(rung: Rung, severity: SeverityId): Stretch[] {
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

  // A path that no failure takes is judged as if the worst ones did.
  #severitiesOf(pathId: string): SeverityId[] {
    const demands = demandsOf(this.#departure.before).filter(({ladder}) => ladder.rungs.some(({path}) => path === pathId))
    const severities = [...new Set(demands.map(({severity}) => severity))].sort()
    return severities.length > 0 ? severities : ['SEV1']
  }
}

/** Adds up the length of stretches, in milliseconds. */
export function lengthOf(stretches: readonly Stretch[]): number {
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
