import {type Interval, merged, within, without} from './intervals.ts'
import type {RotationRule} from './rotation-rule.ts'
import {declaredGaps} from './shifts.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

/** Part of a day on a strip: one person, or nobody and why. */
export interface StripPart extends Interval {
  /** Missing where nobody is on call. */
  person?: string
  /** Why nobody is on call: somebody accepted it, another rotation is asked, or nobody has said anything. */
  gap?: 'declared' | 'out-of-hours' | 'open'
  /** Share of the day at which it begins, and its length, 0 to 1. */
  start: number
  length: number
  /** Wall-clock times at which it begins and ends, `HH:MM`; `24:00` at the end of the day. */
  begins: string
  ends: string
}

/** One day of a strip on the clock of its rotation; parts in order of time, without a hole. */
export interface StripDay extends Interval {
  /** E.g. `2026-11-23`. */
  day: string
  parts: StripPart[]
}

/** What a strip is drawn from. */
export interface StripSource {
  /** The rule, for its zone and its declared gaps. */
  rule: Pick<RotationRule, 'timeZone' | 'layers' | 'overrides' | 'gaps'>
  /** Who is on call, in order of time; longer than the strip is no harm. */
  shifts: readonly (Interval & {person: string})[]
  /** Whether another rotation is asked while nobody is on call. */
  hasOutOfHours: boolean
}

/** Gives the interval of a strip: whole days in a zone, the first one that of the instant. */
export function stripInterval(timeZone: string, from: Instant, days = 14): Interval {
  const zone = Zone.of(timeZone)
  const first = Math.floor(zone.wallTime(from) / dayMs) * dayMs
  return {from: zone.instant(first), to: zone.instant(first + days * dayMs)}
}

/** Cuts shifts into days on the clock of their rotation, with what is open between them. A day that the zone skips is left out. */
export function stripOf({rule, shifts, hasOutOfHours}: StripSource, from: Instant, days = 14): StripDay[] {
  const zone = Zone.of(rule.timeZone)
  const first = Math.floor(zone.wallTime(from) / dayMs) * dayMs
  const interval = stripInterval(rule.timeZone, from, days)
  const declared = declaredGaps({...rule}, interval.from, interval.to)
  return Array.from({length: days}, (_, index) => first + index * dayMs).flatMap(wall => {
    const day = {from: zone.instant(wall), to: zone.instant(wall + dayMs)}
    if (day.from >= day.to) return []
    const own = joined(within(shifts, [day]))
    const open = without([day], own).flatMap(gap => [
      ...within(declared, [gap]).map(each => ({...each, gap: 'declared' as const})),
      ...without([gap], declared).map(each => ({...each, gap: hasOutOfHours ? ('out-of-hours' as const) : ('open' as const)})),
    ])
    const parts = merged<Interval & Pick<StripPart, 'person' | 'gap'>>(
      own,
      open.sort((a, b) => a.from - b.from),
    )
    return [{day: new Date(wall).toISOString().slice(0, 10), ...day, parts: parts.map(part => placed(part, day, zone))}]
  })
}

function placed(part: Interval & Pick<StripPart, 'person' | 'gap'>, day: Interval, zone: Zone): StripPart {
  const {from, to, person, gap} = part
  const whole = day.to - day.from
  return {
    from,
    to,
    ...(person !== undefined && {person}),
    ...(gap && {gap}),
    start: (from - day.from) / whole,
    length: (to - from) / whole,
    begins: timeOf(from, zone),
    ends: to === day.to ? '24:00' : timeOf(to, zone),
  }
}

// Turns of one person that touch are one to whoever reads them.
function joined<S extends Interval & {person: string}>(list: readonly S[]): Pick<S, 'from' | 'to' | 'person'>[] {
  const result: Pick<S, 'from' | 'to' | 'person'>[] = []
  for (const {from, to, person} of list) {
    const last = result.at(-1)
    if (last?.person === person && last.to === from) last.to = to
    else result.push({from, to, person})
  }
  return result
}

function timeOf(instant: Instant, zone: Zone): string {
  return new Date(zone.wallTime(instant)).toISOString().slice(11, 16)
}
