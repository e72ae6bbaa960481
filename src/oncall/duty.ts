import {dateFormat} from '../core/format/intl.ts'
import {type Called, type ClockRule, calledBy, type Due, dueLevels, dueNext, dueNow} from './escalation-clock.ts'
import {type AnswerPart, numberOf, timeInWords} from './on-call-now.ts'
import {type Instant, Zone} from './zone.ts'

/** Somebody to turn to; without a `phone` the page of theirs says how. */
export interface Reach {
  name: string
  href?: string
  /** As written: `+1 (555) 010-0101`. */
  phone?: string
}

/** Who has the duty, and who comes next. */
export interface Duty {
  /** The level whose turn it is; missing before the first one. */
  now?: Due | undefined
  /** The level that comes; missing after the last one. */
  next?: Due | undefined
}

/** Tells whose turn it is; before anybody has started a clock, as if the first page went out now. */
export function dutyAt(rule: ClockRule, start: Instant | undefined, now: Instant): Duty {
  Zone.learnOnce(rule.offsets)
  const steps = dueLevels(rule, start ?? now)
  return {now: dueNow(steps, now), next: dueNext(steps, now)}
}

/** Names whom a level calls, with the numbers that may be shown. */
export function reachOf({people}: Pick<ClockRule, 'people'>, called: readonly Called[]): Reach[] {
  return called.map(each => {
    if ('unknown' in each) return {name: each.unknown.title, href: each.unknown.href}
    if ('nobody' in each) return {name: `nobody (${each.nobody.title})`, href: each.nobody.href}
    const person = people[each.person]
    if (!person) return {name: each.person}
    return {name: person.title, href: person.href, ...(person.phone !== undefined && {phone: person.phone})}
  })
}

/** Names who decides when all stayed silent. */
export function lastResortOf(rule: ClockRule, now: Instant): Reach[] {
  return rule.lastResort ? reachOf(rule, [calledBy(rule.lastResort, rule.people, now)]) : []
}

/** Writes people with their numbers as links: `Ira Novak`, ` `, `+1-555-0106`. */
export function reachInParts(reach: readonly Reach[]): AnswerPart[] {
  if (reach.length === 0) return ['nobody']
  return reach.flatMap(({name, href, phone}, index): AnswerPart[] => [
    ...(index > 0 ? [', '] : []),
    href === undefined ? name : {text: name, href},
    ...numberOf({phone}),
  ])
}

/** Writes the time of day of an instant on one clock, `15:10`; day and zone stand in `exact`. */
export function hourOf(at: Instant, {locale}: Pick<ClockRule, 'locale'>, timeZone: string): {time: string; at: string; exact: string} {
  const time = dateFormat('en-GB', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC'})
  return {
    time: time.format(Zone.of(timeZone).wallTime(at)),
    at: new Date(at).toISOString(),
    exact: timeInWords(at, locale, {timeZone}),
  }
}
