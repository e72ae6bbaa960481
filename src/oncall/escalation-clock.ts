import {turnsOf} from '../core/catalog/queries/escalation.ts'
import type {ZoneOffsets} from '../core/format/known-clocks.ts'
import type {NamedPerson} from './on-call-now.ts'
import type {RotationRule} from './rotation-rule.ts'
import {onCallAt} from './shifts.ts'
import {type Instant, Zone} from './zone.ts'

/** Somebody or something that a level notifies, as a page carries it. */
export type ClockTarget =
  | {person: string}
  | {
      /** The rotations that are asked, in order, and what they are called. */
      rules: RotationRule[]
      through: NamedPerson
      /** Whether the severity waits while nobody is on call, instead of being passed on. */
      waits: boolean
    }
  /** A calendar that could not be read holds it, or it has nobody: the page names it and no more. */
  | {through: NamedPerson}

/** An escalation path for one severity, with all that is needed to say who is called at any instant. */
export interface ClockRule {
  levels: {afterMinutes: number; via: string[]; targets: ClockTarget[]}[]
  repeat?: {times: number; everyMinutes: number}
  people: Record<string, NamedPerson & {timeZone: string; left?: string}>
  /** Who decides when all stayed silent. */
  lastResort?: ClockTarget
  /** Clocks of the people, where no rotation brings them; those of the machine hold without. */
  offsets?: ZoneOffsets
  locale: string
}

/** Whom a level calls at its time: a person, or what was asked and has nobody. */
export type Called = {person: string} | {nobody: NamedPerson} | {unknown: NamedPerson}

/** One level at its time. */
export interface Due {
  at: Instant
  level: number
  /** 0 the first time, 1 for the first repeat. */
  run: number
  called: Called[]
}

/**
 * Tells when each level of a path is due after a failure at an instant, and whom it calls then.
 *
 * The same answers as `timelineOf`, from the little that a page carries: if everybody on the first level is off duty and the severity
 * waits, the whole path waits for their next hours.
 */
export function dueLevels({levels, repeat, people, offsets}: ClockRule, start: Instant): Due[] {
  Zone.learnOnce(offsets)
  const begin = beginOf(levels, start)
  return turnsOf({rungs: levels, repeat}).map(({rung, index, run, afterMinutes}) => {
    const at = begin + afterMinutes * 60_000
    return {at, level: index, run, called: rung.targets.map(target => calledBy(target, people, at))}
  })
}

/** Gives the last step that is due at an instant; nothing before the first one. */
export function dueNow(steps: readonly Due[], instant: Instant): Due | undefined {
  return steps.toSorted((a, b) => a.at - b.at).findLast(({at}) => at <= instant)
}

/** Gives the first step after an instant; nothing after the last one. */
export function dueNext(steps: readonly Due[], instant: Instant): Due | undefined {
  return steps.toSorted((a, b) => a.at - b.at).find(({at}) => at > instant)
}

/** Tells whom a target means at an instant. */
export function calledBy(target: ClockTarget, people: ClockRule['people'], at: Instant): Called {
  if ('person' in target) {
    const person = people[target.person]
    const left = person?.left === undefined ? undefined : Date.parse(person.left)
    return person && left !== undefined && left <= at ? {nobody: person} : {person: target.person}
  }
  if (!('rules' in target)) return {unknown: target.through}
  for (const rule of target.rules) {
    const {person, unknown} = onCallAt(rule, at)
    if (person !== undefined) return {person}
    if (unknown && unknown.from <= at) return {unknown: target.through}
  }
  return {nobody: target.through}
}

function beginOf(levels: ClockRule['levels'], start: Instant): Instant {
  const [first] = levels
  if (!first || first.targets.length === 0) return start
  const late = first.afterMinutes * 60_000
  const waits = first.targets.map(target => waitOf(target, start + late))
  // Whoever is there, or cannot wait, is called at once.
  if (waits.includes(undefined)) return start
  return Math.min(...(waits as Instant[])) - late
}

function waitOf(target: ClockTarget, at: Instant): Instant | undefined {
  if (!('rules' in target) || !target.waits) return undefined
  const answers = target.rules.map(rule => onCallAt(rule, at))
  return answers.some(({person}) => person !== undefined) ? undefined : answers.at(-1)?.next?.from
}
