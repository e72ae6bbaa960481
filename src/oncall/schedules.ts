import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import type {ZoneOffsets} from '../core/format/known-clocks.ts'
import {calendarOf, isUnmapped, personOf} from './calendar.ts'
import {horizonOf} from './horizon.ts'
import {at, type Interval, without} from './intervals.ts'
import type {KnownShifts, RotationRule} from './rotation-rule.ts'
import {type Shift, shifts, unknownIn} from './shifts.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

/**
 * Gives the rule of a rotation, with the days from which its people are no longer here.
 *
 * @param interval For which the shifts of a calendar are wanted; without one, and where its calendar cannot be read, there are none.
 */
export function rotationRuleOf(catalog: Catalog, rotation: Entry<'rotation'>, interval?: Interval): RotationRule {
  const {data} = rotation
  const {timeZone} = data
  const listed = interval && knownShifts(catalog, rotation, interval)
  const layers = data.layers.map(({title: _, ...layer}) => layer)
  const overrides = data.overrides.map(({person, from, to}) => ({person, from, to}))
  const gaps = data.gaps.map(({from, to, hours}) => ({from, to, ...(hours && {hours})}))
  const people = new Set([
    ...layers.flatMap(({members}) => members),
    ...overrides.map(({person}) => person),
    ...(listed?.shifts ?? []).map(({person}) => person),
  ])
  const left = [...people].flatMap(id => {
    const instant = leavingOf(catalog, id)
    return instant === undefined ? [] : [[id, new Date(instant).toISOString()]]
  })
  return {timeZone, layers, overrides, gaps, ...(listed && {listed}), ...(left.length > 0 && {left: Object.fromEntries(left)})}
}

/** Gives a rule without what a calendar writes for somebody we do not know: that may be an address, and is not for everybody. */
export function withoutNames(rule: RotationRule): RotationRule {
  const {listed} = rule
  if (!listed) return rule
  const shifts = listed.shifts.map(shift => (isUnmapped(shift.person) ? {...shift, person: 'somebody this site does not know'} : shift))
  return {...rule, listed: {...listed, shifts}}
}

// Whole years, so that a page built again tomorrow is the same page.
function yearsAround(now: Instant): Interval {
  const year = new Date(now).getUTCFullYear()
  return {from: Date.UTC(year - 1, 0, 1), to: Date.UTC(year + 4, 0, 1)}
}

/** Gives a rule with the offsets of its zones around an instant, so that it means the same on every machine. */
export function withOffsets(rule: RotationRule, now: Instant): RotationRule {
  return {...rule, offsets: offsetsAround([rule.timeZone, ...rule.layers.flatMap(({timeZone}) => timeZone ?? [])], now)}
}

/** Writes down the offsets of zones for the years around an instant. */
export function offsetsAround(zones: readonly string[], now: Instant): ZoneOffsets {
  const {from, to} = yearsAround(now)
  return Zone.offsetsOf(zones, from, to)
}

function knownShifts(catalog: Catalog, rotation: Entry<'rotation'>, interval: Interval): KnownShifts | undefined {
  const answer = calendarOf(catalog, rotation, interval)
  if (answer?.state !== 'read') return undefined
  const shifts = answer.shifts.map(({from, to, named, level}) => ({from, to, person: personOf(named), ...(level > 0 && {level})}))
  return {shifts, ...answer.known, ends: answer.ends}
}

/** Gives the first instant at which somebody is no longer here: midnight on their own clock. */
export function leavingOf(catalog: Catalog, personId: string): Instant | undefined {
  const person = catalog.get('person', personId)
  return person?.data.left === undefined ? undefined : Zone.of(person.data.timeZone).instant(Date.parse(`${person.data.left}T00:00Z`))
}

interface Known {
  shifts: Shift[]
  unknown: Interval[]
}

/** The shifts of all rotations in one interval, each rotation resolved at the first question about it. */
export class Schedules {
  readonly catalog: Catalog
  readonly interval: Interval
  readonly #shifts = new Map<string, Known | undefined>()

  constructor(catalog: Catalog, interval: Interval) {
    this.catalog = catalog
    this.interval = interval
  }

  /** Lists the shifts of a rotation; nothing where it is not known, or where its calendar cannot be read. */
  shifts(rotationId: string): readonly Shift[] | undefined {
    return this.#known(rotationId)?.shifts
  }

  /** Lists the stretches for which the calendar of a rotation does not tell; none where `shifts` gives nothing. */
  unknown(rotationId: string): readonly Interval[] {
    return this.#known(rotationId)?.unknown ?? []
  }

  /** Lists the stretches in which nobody is on call, declared ones included; none where nobody can tell. */
  gaps(rotationId: string): Interval[] {
    const list = this.shifts(rotationId)
    return list ? without(without([this.interval], list), this.unknown(rotationId)) : []
  }

  /** Names who is on call at an instant of the interval. */
  personAt(rotationId: string, instant: Instant): string | undefined {
    const list = this.shifts(rotationId)
    return list && at(list, instant)?.person
  }

  #known(rotationId: string): Known | undefined {
    if (!this.#shifts.has(rotationId)) this.#shifts.set(rotationId, this.#resolve(rotationId))
    return this.#shifts.get(rotationId)
  }

  #resolve(rotationId: string): Known | undefined {
    const rotation = this.catalog.get('rotation', rotationId)
    if (!rotation) return undefined
    const rule = rotationRuleOf(this.catalog, rotation, this.interval)
    if (rotation.data.calendar && !rule.listed) return undefined
    const {from, to} = this.interval
    const cached = shifts(rule, from, to)
    return {shifts: cached, unknown: without(unknownIn(rule, from, to), cached)}
  }
}

/** Days by which rosters reach past the horizon, so that a wait that begins in it ends in them. */
export const spareDays = 10

const schedulesByCatalog = new WeakMap<Catalog, {now: string; rosters: Schedules}>()

/** Gives the rosters over the horizon from an instant on; several rules ask for the same ones. */
export function schedulesFrom(catalog: Catalog, now: string): Schedules {
  const cached = schedulesByCatalog.get(catalog)
  if (cached?.now === now) return cached.rosters
  const {from, to} = horizonOf(catalog, Date.parse(now))
  const rosters = new Schedules(catalog, {from, to: to + spareDays * dayMs})
  schedulesByCatalog.set(catalog, {now, rosters})
  return rosters
}
