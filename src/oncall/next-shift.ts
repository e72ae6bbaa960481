import type {AnswerPart, NamedPerson} from './on-call-now.ts'
import {type Clocks, timeInWords} from './on-call-now.ts'
import type {RotationRule} from './rotation-rule.ts'
import {shifts} from './shifts.ts'
import {dayMs, type Instant} from './zone.ts'

/** Everything a page needs to say when somebody is on call next, whenever it is read. */
export interface DutyRules {
  person: string
  rotations: (NamedPerson & {rule: RotationRule})[]
  locale: string
}

/** A turn of somebody: now, or the next one. */
export interface OwnShift {
  /** Place of the rotation in the list. */
  rotation: number
  from: Instant
  /** Missing where no end is in sight. */
  to?: Instant
}

const lookAheadDays = [15, 60, 400]

/** Lists the turns that somebody has at an instant, and the first one after it in any rotation. */
export function ownShifts({person, rotations}: DutyRules, instant: Instant): {now: OwnShift[]; next?: OwnShift} {
  for (const days of lookAheadDays) {
    const end = instant + days * dayMs
    const all = rotations.flatMap(({rule}, rotation) => turnsOf(rule, person, instant, end).map(turn => ({rotation, ...turn})))
    const later = all.filter(({from}) => from > instant).sort((a, b) => a.from - b.from)
    const [next] = later
    // A turn that reaches the end of what was looked at may reach further.
    const isCut = [...all].some(({from, to}) => to === end && (from <= instant || from === next?.from))
    if ((!next || isCut) && days !== lookAheadDays.at(-1)) continue
    const shown = ({rotation, from, to}: OwnShift): OwnShift => ({rotation, from, ...(to !== end && {to: to as Instant})})
    return {now: all.filter(({from}) => from <= instant).map(shown), ...(next && {next: shown(next)})}
  }
  return {now: []}
}

/**
 * Says when somebody is on call: `On call now in Integration, primary, until …. Next: Integration, secondary, from … to ….`
 *
 * Times are on the clock of each rotation, and on the reader's where it is known.
 */
export function ownShiftsInParts(rules: DutyRules, instant: Instant, reader?: string): AnswerPart[] {
  const {now, next} = ownShifts(rules, instant)
  const current = now.flatMap(({rotation, to}): AnswerPart[] => {
    const end: AnswerPart[] = to === undefined ? [', with no handoff in sight. '] : [', until ', timeIn(rules, rotation, to, reader), '. ']
    return ['On call now in ', link(rules, rotation), ...end]
  })
  if (!next) return [...current, now.length > 0 ? 'No turn after that is in sight.' : 'No turn is in sight.']
  const end: AnswerPart[] = next.to === undefined ? [] : [' to ', timeIn(rules, next.rotation, next.to, reader)]
  return [...current, 'Next: ', link(rules, next.rotation), ', from ', timeIn(rules, next.rotation, next.from, reader), ...end, '.']
}

function turnsOf(rule: RotationRule, person: string, from: Instant, to: Instant): {from: Instant; to: Instant}[] {
  const turns: {from: Instant; to: Instant}[] = []
  for (const shift of shifts(rule, from, to)) {
    const last = turns.at(-1)
    if (shift.person !== person) continue
    if (last?.to === shift.from) last.to = shift.to
    else turns.push({from: shift.from, to: shift.to})
  }
  return turns
}

function link({rotations}: DutyRules, rotation: number): AnswerPart {
  const {title = '', href = ''} = rotations[rotation] ?? {}
  return {text: title, href}
}

function timeIn({rotations, locale}: DutyRules, rotation: number, instant: Instant, reader?: string): AnswerPart {
  const clocks: Clocks = {timeZone: rotations[rotation]?.rule.timeZone ?? 'UTC', ...(reader !== undefined && {reader})}
  return {time: timeInWords(instant, locale, clocks), at: new Date(instant).toISOString()}
}
