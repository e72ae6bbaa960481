import {at, type Interval, indexAt, merged, united, within, without} from './intervals.ts'
import {turns, windows} from './layer.ts'
import type {RotationRule} from './rotation-rule.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

/** A stretch in which one person is on call. */
export interface Shift extends Interval {
  person: string
  /** The layer or override that puts them there, 0-based, or a calendar. */
  by: {layer: number} | {override: number} | {calendar: true}
}

/** Who is on call at an instant, until when, and who is next. */
export interface DutyAnswer {
  /** Nothing where nobody is on call. */
  person?: string
  /** First instant at which somebody else, or nobody, is on call; missing where it never changes. */
  until?: Instant
  /** The next one on call; `from` is later than `until` where nobody is on call between. */
  next?: {person: string; from: Instant}
  /** Set where nobody can tell from some instant on, before anybody is known to be next. */
  unknown?: Unknown
}

/** A stretch for which a calendar does not tell who is on call. */
export interface Unknown extends Interval {
  /** Set where the calendar itself goes no further, or begins later. */
  because: 'ends' | 'begins' | 'not-read'
}

const lookAheadDays = [8, 60, 400]

/**
 * Lists who is on call within an interval, in order of time; where nobody is, nothing is listed.
 *
 * An override wins over layers, an earlier layer over later ones. Of overrides that overlap, the one written last wins. A declared gap
 * takes nobody off duty: it accepts that nobody is there. A calendar goes before layers; of its shifts at one time the one with the highest level, then the one that
 * began first. Somebody who has left is not on call; a later layer may fill what they leave open.
 */
export function shifts(rule: RotationRule, from: Instant, to: Instant): Shift[] {
  Zone.learnOnce(rule.offsets)
  const found = overridesIn(rule, {from, to})
  let open: Interval[] = without([{from, to}], found)
  const layers: Shift[] = []
  for (const each of listedLayers(rule, {from, to})) {
    const own = within(present(rule, each), open)
    layers.push(...own)
    open = without(open, own)
  }
  open = without(open, unknownIn(rule, from, to))
  for (const [layer, each] of rule.layers.entries()) {
    if (open.length === 0) break
    const own = within(present(rule, turns(each, rule.timeZone, {from, to})), open)
    for (const {from, to, person} of own) layers.push({from, to, person, by: {layer}})
    open = without(open, own)
  }
  return joined(
    merged(
      found,
      layers.sort((a, b) => a.from - b.from),
    ),
  )
}

/** Lists the stretches of an interval in which nobody is on call, declared ones included, in order of time. */
export function gaps(rule: RotationRule, from: Instant, to: Instant): Interval[] {
  return without([{from, to}], shifts(rule, from, to))
}

/** Lists the stretches that the rotation declares as uncovered, joined where they touch. */
export function declaredGaps(rule: RotationRule, from: Instant, to: Instant): Interval[] {
  return united(
    rule.gaps.flatMap(gap => {
      const whole = {from: Math.max(from, Date.parse(gap.from)), to: Math.min(to, Date.parse(gap.to))}
      if (whole.from >= whole.to) return []
      return gap.hours ? windows([gap.hours], Zone.of(rule.timeZone), whole) : [whole]
    }),
  )
}

/** Lists the stretches of an interval for which the calendar of a rotation does not tell; none where there is no calendar. */
export function unknownIn({listed}: RotationRule, from: Instant, to: Instant): Unknown[] {
  if (!listed) return []
  const before = {from, to: Math.min(to, listed.from), because: 'begins' as const}
  const after = {from: Math.max(from, listed.to), to, because: listed.ends ? ('ends' as const) : ('not-read' as const)}
  return [before, after].filter(stretch => stretch.from < stretch.to)
}

/** Answers who is on call at an instant. */
export function onCallAt(rule: RotationRule, instant: Instant): DutyAnswer {
  return onCallInChain([rule], instant)
}

/** Answers whom a page reaches at an instant when each rotation passes on to the next one while it has nobody. */
export function onCallInChain(rules: readonly RotationRule[], instant: Instant): DutyAnswer {
  for (const days of lookAheadDays) {
    const end = instant + days * dayMs
    const answer = answerFrom(chainShifts(rules, instant, end), instant, end)
    if (answer.next || answer.unknown || days === lookAheadDays.at(-1)) return answer
  }
  return {}
}

function chainShifts(rules: readonly RotationRule[], from: Instant, to: Instant): (Shift | Unknown)[] {
  let found: (Shift | Unknown)[] = []
  let open: Interval[] = [{from, to}]
  for (const rule of rules) {
    const planned = within(shifts(rule, from, to), open)
    const own = merged<Shift | Unknown>(planned, within(without(unknownIn(rule, from, to), planned), open))
    found = merged(found, own)
    open = without(open, own)
  }
  return found
}

// The shifts are those of an interval that begins with the instant and ends at `end`.
function answerFrom(list: readonly (Shift | Unknown)[], instant: Instant, end: Instant): DutyAnswer {
  const now = at(list, instant)
  if (now && 'because' in now) return {unknown: now}
  let index = indexAt(list, instant)
  let until = now?.to
  const isMore = (other: Shift | Unknown | undefined) => other && 'person' in other && other.person === now?.person && other.from === until
  // Shifts of one person that touch are one to them, whatever layer they come from.
  while (now && isMore(list[index + 1])) until = list[++index]?.to
  const next = list[index + 1]
  if (next && 'because' in next) return {...(now && {person: now.person, ...(until !== undefined && {until})}), unknown: next}
  const changes = now ? until : next?.from
  return {
    ...(now && {person: now.person}),
    ...(changes !== undefined && changes < end && {until: changes}),
    ...(next && {next: {person: next.person, from: next.from}}),
  }
}

/** Lists who stands in within an interval, in order of time; of overrides that overlap, the one written last wins. */
export function overridesIn(rule: RotationRule, {from, to}: Interval): Shift[] {
  let found: Shift[] = []
  for (let override = rule.overrides.length - 1; override >= 0; override--) {
    const {person, from: start, to: end} = rule.overrides[override] as RotationRule['overrides'][number]
    const own = {from: Math.max(from, Date.parse(start)), to: Math.min(to, Date.parse(end)), person, by: {override}}
    if (own.from < own.to) found = merged(found, without(present(rule, [own]), found))
  }
  return found
}

// Shifts of one level never overlap here; a higher level comes first.
function listedLayers({listed}: RotationRule, bounds: Interval): Shift[][] {
  if (!listed) return []
  const levels = Map.groupBy(listed.shifts, ({level = 0}) => level)
  return [...levels.keys()]
    .sort((a, b) => b - a)
    .map(level => {
      let taken = Math.max(bounds.from, listed.from)
      const last = Math.min(bounds.to, listed.to)
      return (levels.get(level) ?? []).flatMap(({from, to, person}): Shift[] => {
        const own = {from: Math.max(from, taken), to: Math.min(to, last), person, by: {calendar: true as const}}
        if (own.from >= own.to) return []
        taken = own.to
        return [own]
      })
    })
}

/** Leaves out of stretches what lies after somebody has left. */
export function present<S extends Interval & {person: string}>({left}: RotationRule, list: S[]): S[] {
  if (!left) return list
  return list.flatMap(each => {
    const to = Math.min(each.to, Date.parse(left[each.person] ?? '') || each.to)
    return each.from < to ? [to === each.to ? each : {...each, to}] : []
  })
}

function joined(list: Shift[]): Shift[] {
  const result: Shift[] = []
  for (const shift of list) {
    const last = result.at(-1)
    if (last && last.to === shift.from && last.person === shift.person && sameBy(last.by, shift.by)) last.to = shift.to
    else result.push({...shift})
  }
  return result
}

function sameBy(a: Shift['by'], b: Shift['by']): boolean {
  if ('layer' in a) return 'layer' in b && a.layer === b.layer
  if ('calendar' in a) return 'calendar' in b
  return 'override' in b && a.override === b.override
}
