import type {Catalog, Entry} from '../core/catalog.ts'
import {horizonOf} from './horizon.ts'
import type {RotationRule} from './rule.ts'
import {type Shift, shifts} from './shifts.ts'
import {at, type Stretch, without} from './stretches.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

/** Gives the rule of a rotation, with the days from which its people are no longer here. */
export function ruleOf(catalog: Catalog, {data}: Entry<'rotation'>): RotationRule {
  const {timeZone} = data
  const layers = data.layers.map(({title: _, ...layer}) => layer)
  const overrides = data.overrides.map(({person, from, to}) => ({person, from, to}))
  const gaps = data.gaps.map(({from, to, hours}) => ({from, to, ...(hours && {hours})}))
  const people = new Set([...layers.flatMap(({members}) => members), ...overrides.map(({person}) => person)])
  const left = [...people].flatMap(id => {
    const instant = leavingOf(catalog, id)
    return instant === undefined ? [] : [[id, new Date(instant).toISOString()]]
  })
  return {timeZone, layers, overrides, gaps, ...(left.length > 0 && {left: Object.fromEntries(left)})}
}

/** Gives the first instant at which somebody is no longer here: midnight on their own clock. */
export function leavingOf(catalog: Catalog, personId: string): Instant | undefined {
  const person = catalog.get('person', personId)
  return person?.data.left === undefined ? undefined : Zone.of(person.data.timeZone).instant(Date.parse(`${person.data.left}T00:00Z`))
}

/** The shifts of all rotations in one interval, each rotation resolved at the first question about it. */
export class Rosters {
  readonly catalog: Catalog
  readonly interval: Stretch
  readonly #shifts = new Map<string, Shift[] | undefined>()

  constructor(catalog: Catalog, interval: Stretch) {
    this.catalog = catalog
    this.interval = interval
  }

  /** Lists the shifts of a rotation; nothing where it is not known, or where a calendar holds them. */
  shifts(rotationId: string): readonly Shift[] | undefined {
    if (!this.#shifts.has(rotationId)) this.#shifts.set(rotationId, this.#resolve(rotationId))
    return this.#shifts.get(rotationId)
  }

  /** Lists the stretches in which nobody is on call, declared ones included; none where nobody can tell. */
  gaps(rotationId: string): Stretch[] {
    const list = this.shifts(rotationId)
    return list ? without([this.interval], list) : []
  }

  /** Names who is on call at an instant of the interval. */
  personAt(rotationId: string, instant: Instant): string | undefined {
    const list = this.shifts(rotationId)
    return list && at(list, instant)?.person
  }

  #resolve(rotationId: string): Shift[] | undefined {
    const rotation = this.catalog.get('rotation', rotationId)
    if (!rotation || rotation.data.calendar) return undefined
    return shifts(ruleOf(this.catalog, rotation), this.interval.from, this.interval.to)
  }
}

/** Days by which rosters reach past the horizon, so that a wait that begins in it ends in them. */
export const spareDays = 10

const kept = new WeakMap<Catalog, {now: string; rosters: Rosters}>()

/** Gives the rosters over the horizon from an instant on; several rules ask for the same ones. */
export function rostersFrom(catalog: Catalog, now: string): Rosters {
  const known = kept.get(catalog)
  if (known?.now === now) return known.rosters
  const {from, to} = horizonOf(catalog, Date.parse(now))
  const rosters = new Rosters(catalog, {from, to: to + spareDays * dayMs})
  kept.set(catalog, {now, rosters})
  return rosters
}
