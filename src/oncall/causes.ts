import type {Layer, RotationRule} from './rule.ts'
import {declaredGaps, gaps, shifts} from './shifts.ts'
import {at, type Stretch, within, without} from './stretches.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

/** Why nobody is on call. */
export type Cause =
  | {type: 'left'; person: string}
  | {type: 'not-begun'}
  | {type: 'clock-change'; zone: string; at: Instant}
  | {type: 'hours'}

/** A stretch in which nobody is on call although nobody has declared it. */
export interface Gap extends Stretch {
  cause: Cause
}

const weekMs = 7 * dayMs

/** Lists the stretches of an interval in which nobody is on call and that are not declared, each with its cause, in order of time. */
export function undeclaredGaps(rule: RotationRule, from: Instant, to: Instant): Gap[] {
  return withCauses(rule, without(gaps(rule, from, to), declaredGaps(rule, from, to)))
}

/** Adds to stretches in which nobody is on call, in order of time, why that is so. */
export function withCauses(rule: RotationRule, open: readonly Stretch[]): Gap[] {
  const changes = changesAround(rule, open)
  const begin = Math.min(...rule.layers.map(layer => beginOf(layer, rule.timeZone)))
  const before = new Map<Instant, Stretch[]>()
  return open.map(gap => {
    const gone = onDutyByRule(rule, gap.from)
    if (gone !== undefined) return {...gap, cause: {type: 'left', person: gone}}
    if (gap.from < begin) return {...gap, cause: {type: 'not-begun'}}
    const change = changes.findLast(({at}) => at <= gap.from && at > gap.from - 60 * dayMs)
    if (!change || begin > change.at - 2 * weekMs) return {...gap, cause: {type: 'hours'}}
    const usual = before.get(change.at) ?? gaps({...rule, overrides: [], gaps: []}, change.at - 2 * weekMs, change.at)
    before.set(change.at, usual)
    return {...gap, cause: isNew(gap, usual, change.at) ? {type: 'clock-change', ...change} : {type: 'hours'}}
  })
}

// Who would be on call if nobody ever left.
function onDutyByRule({left, ...rule}: RotationRule, instant: Instant): string | undefined {
  return left && at(shifts(rule, instant, instant + 1), instant)?.person
}

function beginOf({start, timeZone}: Layer, otherwise: string): Instant {
  return Zone.of(timeZone ?? otherwise).instant(Date.parse(`${start}T00:00Z`))
}

function changesAround(rule: RotationRule, open: readonly Stretch[]): {zone: string; at: Instant}[] {
  const [first] = open
  const last = open.at(-1)
  if (!first || !last) return []
  const zones = [...new Set([rule.timeZone, ...rule.layers.map(({timeZone}) => timeZone ?? rule.timeZone)])]
  const changes = zones.flatMap(zone => {
    const own = Zone.of(zone).changes(first.from - 60 * dayMs, last.to)
    return own.map(({at}) => ({zone, at}))
  })
  return changes.sort((a, b) => a.at - b.at)
}

// The same stretch of the week was covered until the clocks changed, so the change has torn it open.
function isNew({from, to}: Stretch, usual: readonly Stretch[], change: Instant): boolean {
  const back = Math.ceil((to - change) / weekMs) * weekMs
  if (from - back < change - 2 * weekMs) return false
  return within([{from: from - back, to: to - back}], usual).length === 0
}
