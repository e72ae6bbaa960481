import type {Written} from '../../core/content/schema/index.ts'
import {without} from '../../oncall/intervals.ts'
import type {RotationRule} from '../../oncall/rotation-rule.ts'
import {declaredGaps, shifts} from '../../oncall/shifts.ts'
import {dayMs, type Instant} from '../../oncall/zone.ts'
import type {SourceGap, SourceSchedule} from './on-call-source.ts'
import type {RotationContext} from './rotation-of.ts'
import {windowsOf} from './turns.ts'

type Gap = NonNullable<Written<'rotation'>['gaps']>[number]

/** How far ahead is looked whether others cover the hours of a gap: all layers have had their turns by then. */
const aheadMs = 56 * dayMs

/**
 * Declares the hours that a service leaves to nobody by intent; those that others cover throughout are a note.
 *
 * A gap here has an end. Where the service has none, it is the end of next year: by then somebody has to say so again.
 */
export function gapsOf(schedule: SourceSchedule, rule: RotationRule, context: RotationContext): Gap[] {
  return (schedule.gaps ?? []).flatMap(gap => (gap.to !== undefined && gap.to <= context.now ? [] : gapOf(gap, schedule, rule, context)))
}

function gapOf(gap: SourceGap, {name}: SourceSchedule, rule: RotationRule, {now, tell, service}: RotationContext): Gap[] {
  const nextYear = new Date(now).getUTCFullYear() + 2
  const whole = {from: iso(gap.from), to: iso(gap.to ?? Date.UTC(nextYear, 0, 1)), reason: `Nobody is on call by intent in ${service}.`}
  const windows = windowsOf(gap.spans)
  const all = windows.length === 0 ? [whole] : windows.map(({days, from, to}) => ({...whole, hours: {...(days && {days}), from, to}}))
  const open = all.filter(each => isOpen({...rule, gaps: [{...each, hours: withDays(each)}]}, now))
  if (open.length < all.length)
    tell('note', gap.at, `turns of nobody in schedule \`${name}\` are no gap: others are on call in their hours`)
  return open
}

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function withDays({hours}: Gap): RotationRule['gaps'][number]['hours'] {
  return hours && {...hours, days: hours.days ?? [...everyDay]}
}

function isOpen(rule: RotationRule, now: Instant): boolean {
  const declared = declaredGaps(rule, now, now + aheadMs)
  // One that begins later cannot be compared yet.
  return declared.length === 0 || without(declared, shifts(rule, now, now + aheadMs)).length > 0
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}
