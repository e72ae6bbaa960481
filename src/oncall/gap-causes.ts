import {at, type Interval, within, without} from './intervals.ts'
import {week} from './layer.ts'
import type {Layer, RotationRule} from './rotation-rule.ts'
import {declaredGaps, gaps, shifts} from './shifts.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

/** Why nobody is on call. */
export type Cause =
  | {type: 'left'; person: string}
  /** The layer, by its place, that would be on duty had it begun; `start` as written. */
  | {type: 'not-begun'; layer: number; start: string}
  | {type: 'clock-change'; zone: string; at: Instant}
  /** The layer, by its place, that covers the time of day on other days. */
  | {type: 'days'; layer: number}
  | {type: 'calendar'}
  | {type: 'hours'}

/** A stretch in which nobody is on call although nobody has declared it. */
export interface Gap extends Interval {
  cause: Cause
}

const weekMs = 7 * dayMs

const longAgo = '1970-01-05'

/** Lists the stretches of an interval in which nobody is on call and that are not declared, each with its cause, in order of time. */
export function undeclaredGaps(rule: RotationRule, from: Instant, to: Instant): Gap[] {
  return withCauses(rule, without(gaps(rule, from, to), declaredGaps(rule, from, to)))
}

/** Adds to stretches in which nobody is on call, in order of time, why that is so. */
export function withCauses(rule: RotationRule, open: readonly Interval[]): Gap[] {
  const changes = changesAround(rule, open)
  const clocks = new ClockEffects(rule)
  return open.map(gap => {
    const gone = onDutyByRule(rule, gap.from)
    if (gone !== undefined) return {...gap, cause: {type: 'left', person: gone}}
    if (rule.listed) return {...gap, cause: {type: 'calendar'}}
    const late = layerToBegin(rule, gap.from)
    if (late) return {...gap, cause: {type: 'not-begun', ...late}}
    const change = changes.findLast(({at}) => at <= gap.from && at > gap.from - 60 * dayMs)
    if (change && clocks.tore(gap, change.at)) return {...gap, cause: {type: 'clock-change', ...change}}
    const layer = layerOfOtherDays(rule, gap.from)
    return {...gap, cause: layer === undefined ? {type: 'hours'} : {type: 'days', layer}}
  })
}

// Who would be on call if nobody ever left.
function onDutyByRule({left, ...rule}: RotationRule, instant: Instant): string | undefined {
  return left && at(shifts(rule, instant, instant + 1), instant)?.person
}

// The layer that would be on duty if all had always been there; before the first begin of all, the first one.
function layerToBegin({left: _, ...rule}: RotationRule, instant: Instant): {layer: number; start: string} | undefined {
  const begins = rule.layers.map(layer => beginOf(layer, rule.timeZone))
  if (begins.every(begin => begin <= instant)) return undefined
  const always = {...rule, layers: rule.layers.map(layer => ({...layer, start: longAgo}))}
  const by = at(shifts(always, instant, instant + 1), instant)?.by
  const first = begins.indexOf(Math.min(...begins))
  const layer = by && 'layer' in by ? by.layer : first
  const start = rule.layers[layer]?.start
  return start !== undefined && (begins[layer] ?? 0) > instant ? {layer, start} : undefined
}

function layerOfOtherDays({left: _, ...rule}: RotationRule, instant: Instant): number | undefined {
  if (rule.layers.every(({hours}) => hours.every(({days}) => days.length === week.length))) return undefined
  const daily = rule.layers.map(layer => ({...layer, hours: layer.hours.map(window => ({...window, days: [...week]}))}))
  const by = at(shifts({...rule, layers: daily}, instant, instant + 1), instant)?.by
  return by && 'layer' in by ? by.layer : undefined
}

function beginOf({start, timeZone}: Layer, otherwise: string): Instant {
  return Zone.of(timeZone ?? otherwise).instant(Date.parse(`${start}T00:00Z`))
}

function changesAround(rule: RotationRule, open: readonly Interval[]): {zone: string; at: Instant}[] {
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
  readonly #before = new Map<Instant, Interval[]>()
  readonly #worse = new Map<Instant, boolean>()

  constructor({timeZone, layers}: RotationRule) {
    // Only the hours count here: not whose turn it is, and not since when.
    this.#hours = {
      timeZone,
      layers: layers.map(layer => ({...layer, members: layer.members.slice(0, 1), start: longAgo})),
      overrides: [],
      gaps: [],
    }
  }

  /** The same stretch of the week was covered until the change, and the week has become worse than a week of winter or summer. */
  tore({from, to}: Interval, change: Instant): boolean {
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
