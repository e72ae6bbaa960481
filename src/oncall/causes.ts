import type {Layer, RotationRule} from './rule.ts'
import {declaredGaps, gaps, shifts} from './shifts.ts'
import {at, type Stretch, within, without} from './stretches.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

/** Why nobody is on call. */
export type Cause =
  | {type: 'left'; person: string}
  | {type: 'not-begun'}
  | {type: 'clock-change'; zone: string; at: Instant}
  | {type: 'calendar'}
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
  const clocks = new ClockEffects(rule)
  return open.map(gap => {
    const gone = onDutyByRule(rule, gap.from)
    if (gone !== undefined) return {...gap, cause: {type: 'left', person: gone}}
    if (rule.listed) return {...gap, cause: {type: 'calendar'}}
    if (gap.from < begin) return {...gap, cause: {type: 'not-begun'}}
    const change = changes.findLast(({at}) => at <= gap.from && at > gap.from - 60 * dayMs)
    return {...gap, cause: change && clocks.tore(gap, change.at) ? {type: 'clock-change', ...change} : {type: 'hours'}}
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

/** Tells gaps that a clock change has torn open from those that are there all year. */
class ClockEffects {
  readonly #hours: RotationRule
  readonly #before = new Map<Instant, Stretch[]>()
  readonly #worse = new Map<Instant, boolean>()

  constructor({timeZone, layers}: RotationRule) {
    // Only the hours count here: not whose turn it is, and not since when.
    this.#hours = {
      timeZone,
      layers: layers.map(layer => ({...layer, members: layer.members.slice(0, 1), start: '1970-01-05'})),
      overrides: [],
      gaps: [],
    }
  }

  /** The same stretch of the week was covered until the change, and the week has become worse than a week of winter or summer. */
  tore({from, to}: Stretch, change: Instant): boolean {
    const back = Math.ceil((to - change) / weekMs) * weekMs
    if (from - back < change - 2 * weekMs) return false
    const before = this.#before.get(change) ?? gaps(this.#hours, change - 2 * weekMs, change)
    this.#before.set(change, before)
    if (within([{from: from - back, to: to - back}], before).length > 0) return false
    const worse = this.#worse.get(change) ?? this.#isWorse(from)
    this.#worse.set(change, worse)
    return worse
  }

  #isWorse(from: Instant): boolean {
    const year = new Date(from).getUTCFullYear()
    const usual = [Date.UTC(year, 0, 15), Date.UTC(year, 6, 15)].map(start => this.#openMs(start))
    return this.#openMs(from) > Math.min(...usual)
  }

  #openMs(from: Instant): number {
    return gaps(this.#hours, from, from + weekMs).reduce((sum, gap) => sum + gap.to - gap.from, 0)
  }
}
