import {dialledNumber} from '../core/format/dialled-number.ts'
import {dateFormat} from '../core/format/intl.ts'
import type {RotationRule} from './rotation-rule.ts'
import {type DutyAnswer, onCallInChain, type Unknown} from './shifts.ts'
import {type Instant, Zone} from './zone.ts'

/** Something with a page. */
export interface NamedPerson {
  title: string
  href: string
  /** The number to press, where the page shows one and it may be shown. */
  phone?: string
}

/** Everything a page needs to say who is on call, whenever it is read. */
export interface OnCallRule {
  /** The rotation, and those that are asked while it has nobody. */
  rules: RotationRule[]
  /** Who may be on call, by id; others are named by their id. */
  people: Record<string, NamedPerson>
  /** Who is paged instead while nobody is on call; missing where `rules` follow it, or where there is nobody. */
  instead?: NamedPerson & {severities: string[]}
  locale: string
  /** When the site was built, ISO 8601; only where a calendar is known no further than some time after it. */
  builtAt?: string
}

/** Words and links of an answer, in order. */
export type AnswerPart = string | {text: string; href: string} | {time: string; at: string; exact?: string}

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
 * `Noor until Mon, Nov 23, 14:00 Europe/Lisbon; next: Kai`, or `nobody; next: Kai from Mon, Nov 23, 08:00 Europe/Lisbon`. What a
 * calendar does not tell is `unknown after Sun, Feb 21, 02:00 UTC: the site was built on Mon, Nov 23, 02:00 UTC`.
 */
export function onCallInParts(onCall: OnCallRule, instant: Instant, clocks: Clocks): AnswerPart[] {
  const {person, until, next, unknown} = onCallInChain(onCall.rules, instant)
  if (person === undefined) {
    if (unknown && unknown.from <= instant) return untold(onCall, unknown, clocks)
    return vacancy(onCall, unknown ? untold(onCall, unknown, clocks) : ahead(onCall, next, clocks))
  }
  const now = [nameOf(onCall, person), ...numberOf(onCall.people[person])]
  if (until === undefined) return [...now, ', with no handoff in sight']
  const end: AnswerPart[] = [...now, ' until ', timeIn(onCall, until, clocks)]
  if (unknown) return [...end, '; next: ', ...untold(onCall, unknown, clocks)]
  if (!next) return [...end, '; next: nobody in sight']
  const pause: AnswerPart[] = next.from > until ? [' from ', timeIn(onCall, next.from, clocks), ', nobody between'] : []
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

// A name that a calendar might hold by now is never guessed.
function untold(onCall: OnCallRule, {because, from, to}: Unknown, clocks: Clocks): AnswerPart[] {
  if (because === 'begins') return ['unknown until ', timeIn(onCall, to, clocks), ', when the calendar begins']
  // What is unknown now begins with the present in the answer; the day it began stands in the rule.
  const since = Math.min(from, ...onCall.rules.flatMap(({listed}) => (listed && listed.to <= from ? [listed.to] : [])))
  const after: AnswerPart[] = ['unknown after ', timeIn(onCall, since, clocks)]
  if (because === 'ends') return [...after, ', where the calendar ends']
  return onCall.builtAt === undefined ? after : [...after, ': the site was built on ', timeIn(onCall, Date.parse(onCall.builtAt), clocks)]
}

/** Writes the number of somebody after the name, where the page shows it: ` `, `+1-555-0104`. */
export function numberOf(person: {phone?: string | undefined} | undefined): AnswerPart[] {
  return person?.phone === undefined ? [] : [' ', {text: person.phone, href: `tel:${dialledNumber(person.phone)}`}]
}

function ahead(onCall: OnCallRule, next: DutyAnswer['next'], clocks: Clocks): AnswerPart[] {
  return next ? [nameOf(onCall, next.person), ' from ', timeIn(onCall, next.from, clocks)] : ['nobody in sight']
}

function vacancy(onCall: OnCallRule, after: AnswerPart[]): AnswerPart[] {
  const {instead} = onCall
  const passed: AnswerPart[] = instead ? [`; ${instead.severities.join(' and ')} go to `, {text: instead.title, href: instead.href}] : []
  return ['nobody; next: ', ...after, ...passed]
}

function nameOf({people}: OnCallRule, id: string): AnswerPart {
  const person = people[id]
  return person ? {text: person.title, href: person.href} : id
}

function timeIn({locale}: OnCallRule, instant: Instant, clocks: Clocks): AnswerPart {
  return {time: timeInWords(instant, locale, clocks), at: new Date(instant).toISOString()}
}

function onWall(instant: Instant, locale: string, timeZone: string): {day: string; time: string} {
  // By the same offsets by which the turns are counted, which need not be those of the machine.
  const wall = Zone.of(timeZone).wallTime(instant)
  const day = dateFormat(locale, {weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC'})
  const time = dateFormat('en-GB', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC'})
  return {day: day.format(wall), time: time.format(wall)}
}
