import path from 'node:path'
import {counted, plural} from '../core/format/plural.ts'
import type {ContentFile} from '../exchange/content-file.ts'
import type {Conflict} from '../exchange/merge/merge-values.ts'
import {mergeThreeWay, type Side} from '../exchange/merge/three-way.ts'
import {readIfThere, writeWhole} from '../host/exchange.ts'
import type {LastImport} from '../host/last-import.ts'

/** What becomes of one file of an import. */
export interface Plan {
  file: ContentFile
  /** Where it stands, from where the command was started. */
  target: string
  /**
   * `edited`: edited here while the source stayed. `merged`: both have changed, at different places or as the reader decided. `conflict`:
   * both have changed the same place. `kept`: no import has written it.
   */
  state: 'new' | 'same' | 'kept' | 'overwritten' | 'edited' | 'merged' | 'conflict'
  /** What is written in the states that write. */
  text: string
  /** Places that both sides have changed. */
  conflicts: readonly Conflict[]
  /** True where from now on the next import compares with what this one would have written. */
  isNoted: boolean
}

/** How a file that is there is met. */
export interface Meeting {
  into: string
  last: LastImport
  /** True overwrites what is there. */
  isForced: boolean
  /** Whose word counts where both sides have changed a place; missing: such a file is kept. */
  side?: Side | undefined
}

const standings = {same: 'same', untouched: 'overwritten', edited: 'edited', conflict: 'conflict', foreign: 'kept'} as const

/** Decides what becomes of a file. */
export function planOf(file: ContentFile, {into, last, isForced, side}: Meeting): Plan {
  const target = path.join(into, file.contentPath)
  const there = readIfThere(target)
  const plan = (state: Plan['state'], text = file.text, conflicts: readonly Conflict[] = []): Plan => {
    const isNoted = state !== 'conflict' && (state !== 'kept' || side !== undefined)
    return {file, target, state, text, conflicts, isNoted}
  }
  if (there === undefined) return plan('new')
  if (there === file.text) return plan('same')
  if (isForced) return plan('overwritten')
  const base = last.read(file.contentPath)
  if (base === undefined) return plan(standings[file.standing?.(there) ?? 'foreign'])
  if (base === there) return plan('overwritten')
  if (base === file.text) return plan('edited')
  const {text, conflicts} = mergeThreeWay(base, there, file.text, side)
  return conflicts.length > 0 && side === undefined ? plan('conflict', text, conflicts) : plan('merged', text, conflicts)
}

/** Tells whether a plan changes the file. */
export function isWritten({state}: Plan): boolean {
  return state === 'new' || state === 'overwritten' || state === 'merged'
}

/** Carries plans out. */
export function carryOutImport(plans: readonly Plan[], last: LastImport): void {
  for (const plan of plans) {
    if (isWritten(plan)) writeWhole(plan.target, plan.text)
    if (plan.isNoted) last.write(plan.file.contentPath, plan.file.text)
  }
}

/** One word for each state, as it stands before the file. */
export const said = {
  new: 'wrote',
  same: 'same ',
  kept: 'kept ',
  overwritten: 'wrote',
  edited: 'kept ',
  merged: 'merged',
  conflict: 'kept, the source has changed too:',
} satisfies Record<Plan['state'], string>

/** Says what happened, one line for each file, with the places of a conflict below. */
export function plansInWords(plans: readonly Plan[]): string {
  return plans.map(plan => `${said[plan.state]} ${plan.target}\n${conflictsOf(plan)}`).join('')
}

/** Says what would happen, with the whole text of what would be written. */
export function rehearsedInWords(plans: readonly Plan[]): string {
  const words = (plan: Plan) =>
    isWritten(plan)
      ? `would ${plan.state === 'merged' ? 'merge' : 'write'} ${plan.target}\n${indented(plan.text)}`
      : `${said[plan.state]} ${plan.target}\n${conflictsOf(plan)}`
  return plans.map(words).join('')
}

function conflictsOf({state, conflicts}: Plan): string {
  if (state !== 'conflict') return ''
  return conflicts.map(({place, mine, theirs}) => `  ${place}\n    here:   ${inline(mine)}\n    source: ${inline(theirs)}\n`).join('')
}

function inline(text: string | undefined): string {
  return text === undefined ? '(nothing)' : text.replaceAll('\n', '\n            ')
}

/** What to do about files that were kept, a sentence each; nothing where none was. */
export function helpAboutKept(plans: readonly Plan[]): string {
  const conflicts = plans.filter(({state, conflicts}) => state === 'conflict' && conflicts.length > 0)
  if (conflicts.length === 0) return ''
  const places = conflicts.flatMap(plan => plan.conflicts).length
  return `${counted(places, 'place')} ${plural(places, 'has', 'have')} been changed both here and in the source: \`--conflicts mine\` keeps what is here and takes the rest, \`--conflicts theirs\` takes what the source says.\n`
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
