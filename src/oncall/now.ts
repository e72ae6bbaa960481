import {dateFormat} from '../core/date-format.ts'
import type {RotationRule} from './rule.ts'
import {type Answer, onCallInChain} from './shifts.ts'
import type {Instant} from './zone.ts'

/** Something with a page. */
export interface Named {
  title: string
  href: string
}

/** Everything a page needs to say who is on call, whenever it is read. */
export interface OnCallRule {
  /** The rotation, and those that are asked while it has nobody. */
  rules: RotationRule[]
  /** Who may be on call, by id; others are named by their id. */
  people: Record<string, Named>
  /** Who is paged instead while nobody is on call; missing where `rules` follow it, or where there is nobody. */
  instead?: Named & {severities: string[]}
  locale: string
}

/** Words and links of an answer, in order. */
export type Part = string | {text: string; href: string} | {time: string; at: string}

/** Whose clocks the times of an answer are written on. */
export interface Clocks {
  /** Zone of the rotation. */
  timeZone: string
  /** Zone of the reader; missing where it is not known, as on a page that is being built. */
  reader?: string
}

/**
 * Says who is on call at an instant, until when, and who is next.
 *
 * `Noor until Mon, Nov 23, 14:00 Europe/Lisbon; next: Kai`, or `nobody; next: Kai from Mon, Nov 23, 08:00 Europe/Lisbon`.
 */
export function onCallInParts(onCall: OnCallRule, instant: Instant, clocks: Clocks): Part[] {
  const {person, until, next} = onCallInChain(onCall.rules, instant)
  if (person === undefined) return vacancy(onCall, next, clocks)
  const now = nameOf(onCall, person)
  if (until === undefined) return [now, ', with no handoff in sight']
  const end: Part[] = [now, ' until ', timeIn(onCall, until, clocks)]
  if (!next) return [...end, '; next: nobody in sight']
  const pause: Part[] = next.from > until ? [' from ', timeIn(onCall, next.from, clocks), ', nobody between'] : []
  return [...end, '; next: ', nameOf(onCall, next.person), ...pause]
}

/** Writes an instant on the reader's clock, where it is known and another one, and on that of the rotation. */
export function timeInWords(instant: Instant, locale: string, {timeZone, reader}: Clocks): string {
  const there = onWall(instant, locale, timeZone)
  if (reader === undefined || reader === timeZone) return `${there.day}, ${there.time} ${timeZone}`
  const here = onWall(instant, locale, reader)
  // The day is written once where both clocks share it.
  const other = here.day === there.day ? there.time : `${there.day}, ${there.time}`
  return `${here.day}, ${here.time} your time (${other} ${timeZone})`
}

function vacancy(onCall: OnCallRule, next: Answer['next'], clocks: Clocks): Part[] {
  const {instead} = onCall
  const after: Part[] = next ? [nameOf(onCall, next.person), ' from ', timeIn(onCall, next.from, clocks)] : ['nobody in sight']
  const passed: Part[] = instead ? [`; ${instead.severities.join(' and ')} go to `, {text: instead.title, href: instead.href}] : []
  return ['nobody; next: ', ...after, ...passed]
}

function nameOf({people}: OnCallRule, id: string): Part {
  const person = people[id]
  return person ? {text: person.title, href: person.href} : id
}

function timeIn({locale}: OnCallRule, instant: Instant, clocks: Clocks): Part {
  return {time: timeInWords(instant, locale, clocks), at: new Date(instant).toISOString()}
}

function onWall(instant: Instant, locale: string, timeZone: string): {day: string; time: string} {
  const day = dateFormat(locale, {weekday: 'short', month: 'short', day: 'numeric', timeZone})
  const time = dateFormat('en-GB', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone})
  return {day: day.format(instant), time: time.format(instant)}
}
