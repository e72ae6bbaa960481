import {type Interval, united, without} from './intervals.ts'
import {type Turn, turns, windows} from './layer.ts'
import type {CalendarShift, Layer, RotationRule, Window} from './rotation-rule.ts'
import {declaredGaps, overridesIn, present} from './shifts.ts'
import {type Instant, Zone} from './zone.ts'

/** A stretch in which two layers have different people on duty; the earlier layer is paged. */
export interface Overlap extends Interval {
  /** Places of the two layers, the one that is paged first. */
  layers: [number, number]
  people: [string, string]
}

/** A stretch in which a calendar has two people on duty; the first one is paged. */
export interface CalendarOverlap extends Interval {
  people: [string, string]
}

interface Accepted {
  /** Times in which two layers are on duty on purpose; those without hours mean always. */
  overlaps?: readonly {hours?: Window | undefined}[]
}

/**
 * Lists the stretches of an interval in which two layers are on duty at once, in order of layers and time.
 *
 * A layer without hours below one with hours is there to fill what is left, and an older layer below a younger one to be followed by
 * it; neither counts. Left out is what the rotation declares under `overlaps`, and where an override decides.
 */
export function overlaps(rule: RotationRule & Accepted, from: Instant, to: Instant): Overlap[] {
  const lists = rule.layers.slice(0, mostLayers).map(layer => present(rule, turns(layer, rule.timeZone, {from, to})))
  const accepted = acceptedIn(rule, from, to)
  return lists.flatMap((list, first) =>
    lists.slice(first + 1).flatMap((other, index) => {
      const second = first + 1 + index
      if (fills(rule.layers[first] as Layer, rule.layers[second] as Layer)) return []
      return without(common(list, other, [first, second]), accepted)
    }),
  )
}

/** Each layer is compared with each other one; nobody has more than a handful, and so many are told by the first of them. */
const mostLayers = 50

const mostAtOnce = 20

/**
 * Lists the stretches of an interval in which a calendar has two people on duty at once, in order of time.
 *
 * Shifts of different levels are meant to lie above each other. Left out is what the rotation declares under `overlaps`, and where an
 * override decides.
 */
export function calendarOverlaps(rule: RotationRule & Accepted, from: Instant, to: Instant): CalendarOverlap[] {
  const list = (rule.listed?.shifts ?? []).filter(each => each.from < to && each.to > from)
  const found: CalendarOverlap[] = []
  for (const [index, first] of list.entries()) {
    // A calendar full of events at one time is told by a few of them.
    const last = Math.min(list.length, index + 1 + mostAtOnce)
    for (let after = index + 1; after < last && (list[after] as CalendarShift).from < first.to; after++) {
      const second = list[after] as CalendarShift
      if (second.person === first.person || (second.level ?? 0) !== (first.level ?? 0)) continue
      const people: [string, string] = [first.person, second.person]
      found.push({from: Math.max(from, second.from), to: Math.min(to, first.to, second.to), people})
    }
  }
  return without(found, acceptedIn(rule, from, to))
}

function acceptedIn(rule: RotationRule & Accepted, from: Instant, to: Instant): Interval[] {
  const zone = Zone.of(rule.timeZone)
  return united([
    ...(rule.overlaps ?? []).flatMap(({hours}) => (hours ? windows([hours], zone, {from, to}) : [{from, to}])),
    ...declaredGaps(rule, from, to),
    ...overridesIn(rule, {from, to}),
  ])
}

function fills(earlier: Layer, later: Layer): boolean {
  return (later.hours.length === 0 && earlier.hours.length > 0) || earlier.start > later.start
}

function common(list: readonly Turn[], other: readonly Turn[], layers: [number, number]): Overlap[] {
  const found: Overlap[] = []
  let next = 0
  for (const mine of list) {
    while (next < other.length && (other[next] as Turn).to <= mine.from) next++
    for (let at = next; at < other.length && (other[at] as Turn).from < mine.to; at++) {
      const {from, to, person} = other[at] as Turn
      if (person === mine.person) continue
      found.push({from: Math.max(from, mine.from), to: Math.min(to, mine.to), layers, people: [mine.person, person]})
    }
  }
  return found
}
