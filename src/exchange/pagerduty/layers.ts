import type {Interval} from '../../oncall/intervals.ts'
import type {RotationRule} from '../../oncall/rotation-rule.ts'
import {shifts} from '../../oncall/shifts.ts'
import {dayMs, type Instant} from '../../oncall/zone.ts'
import type {ExchangeFinding, Place} from '../finding.ts'
import type {SourceLayer, SourceSchedule} from '../oncall/on-call-source.ts'
import {comparable, differencesBetween, ruleOf} from '../oncall/rotation-of.ts'
import {layerOf} from '../oncall/turns.ts'

/** How far ahead two orders of layers are compared: both have had their turns by then. */
const aheadMs = 56 * dayMs

/**
 * Puts the layer that wins first, as a rotation here has it.
 *
 * In PagerDuty a later layer wins over an earlier one. Its API has answered layers in both orders over the years, so the order is taken
 * from `final_schedule` where that tells, and doubted where nothing tells and it matters.
 *
 * @param schedule Schedule with its layers as they were answered.
 * @see https://support.pagerduty.com/main/docs/schedule-basics
 */
export function inWinningOrder(
  schedule: SourceSchedule,
  {now, at, findings}: {now: Instant; at: Place; findings: ExchangeFinding[]},
): SourceLayer[] {
  const laterFirst = endedLast(schedule.layers.toReversed())
  if (laterFirst.length < 2) return laterFirst
  const [asRead, reversed] = [schedule.layers, laterFirst].map(layers => wrongMs(schedule, layers, now))
  if (asRead !== undefined && reversed !== undefined && asRead !== reversed)
    return asRead < reversed ? endedLast(schedule.layers) : laterFirst
  if (answers(schedule, schedule.layers, now) !== answers(schedule, laterFirst, now)) {
    findings.push({
      severity: 'warning',
      at,
      message: `layers of schedule \`${schedule.name}\` cover the same hours, and nothing shows which wins; the last one is taken`,
      help: 'Ask for the schedule with `since` and `until`, so that `final_schedule` shows who is on call.',
    })
  }
  return laterFirst
}

// A layer here has no end: one that is followed by another has to lie below it, or it would win for ever.
function endedLast(layers: readonly SourceLayer[]): SourceLayer[] {
  const isFollowed = (layer: SourceLayer) => {
    const {end} = layer
    return end !== undefined && layers.some(other => other !== layer && other.start >= end)
  }
  return [...layers.filter(layer => !isFollowed(layer)), ...layers.filter(isFollowed)]
}

/** Gives for how long an order of layers differs from what PagerDuty rendered; nothing where it rendered nothing. */
function wrongMs(schedule: SourceSchedule, layers: readonly SourceLayer[], now: Instant): number | undefined {
  // Layers that end later are taken into account below; only the compared stretch ends where they do.
  const window = comparable({...schedule, layers: schedule.layers.filter(({end}) => end === undefined || end <= now)}, now)
  if (!window) return undefined
  return stretches(layers, window).reduce((sum, stretch) => {
    const differences = differencesBetween(ruleWith(schedule, activeIn(layers, stretch), now), schedule.rendered, stretch, key => key)
    return sum + differences.reduce((all, {from, to}) => all + to - from, 0)
  }, 0)
}

function answers(schedule: SourceSchedule, layers: readonly SourceLayer[], now: Instant): string {
  const found = stretches(layers, {from: now, to: now + aheadMs}).flatMap(stretch =>
    shifts(ruleWith(schedule, activeIn(layers, stretch), now), stretch.from, stretch.to),
  )
  return found.map(({from, to, person}) => `${person} ${from} ${to}`).join()
}

// Cuts a stretch where layers end.
function stretches(layers: readonly SourceLayer[], {from, to}: Interval): Interval[] {
  const ends = layers.flatMap(({end}) => (end !== undefined && end > from && end < to ? [end] : []))
  const cuts = [from, ...[...new Set(ends)].sort((a, b) => a - b), to]
  return cuts.slice(1).map((end, index) => ({from: cuts[index] as Instant, to: end}))
}

function activeIn(layers: readonly SourceLayer[], {to}: Interval): SourceLayer[] {
  return layers.filter(({end}) => end === undefined || end >= to)
}

// Built from the keys of users, since only the order is asked for.
function ruleWith({timeZone, overrides}: SourceSchedule, layers: readonly SourceLayer[], now: Instant): RotationRule {
  const usable = layers.filter(
    ({members, turnSeconds, end}) =>
      members.length > 0 && (turnSeconds >= 3600 || members.length === 1) && (end === undefined || end > now),
  )
  if (usable.length === 0) return {timeZone, layers: [], overrides: [], gaps: []}
  return ruleOf({
    title: 'any',
    timeZone,
    layers: usable.map(layer => layerOf({...layer, turnSeconds: Math.max(3600, layer.turnSeconds), timeZone}).layer),
    overrides: overrides.map(({user, from, to}) => ({person: user, from: iso(from), to: iso(to), reason: 'any'})),
  })
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString()
}
