import type {Call, CallWord} from '../../commands/shell-calls.ts'

/** What a command does that somebody should be warned of. */
export type Deed =
  | 'deletes'
  | 'resets'
  | 'forces'
  | 'truncates'
  | 'redrives'
  | 'refunds'
  | 'purges'
  | 'voids'
  | 'cancels'
  | 'overwrites'
  | 'stops'

/** A deed with the part that tells of it and its 0-based place in the text. */
export interface FoundDeed {
  deed: Deed
  /** On one line. */
  what: string
  index: number
}

/** Tells whether a path is that of a file which nobody else has: a temporary one, or one that the same runbook has made. */
export type IsOwn = (path: string) => boolean

/** The words of a call that tell of a deed; without an end they are only the first one. */
export interface Telling {
  deed: Deed
  from: CallWord
  to?: CallWord | undefined
}

/** Finds in a call what its program destroys. */
export type Teller = (call: Call, isOwn: IsOwn) => Telling | undefined

/** Finds the first word that has a form. */
export const find = (words: readonly CallWord[], pattern: RegExp): CallWord | undefined => words.find(({value}) => pattern.test(value))

/** Gives the words of a call that are no options. */
export const plainWords = (words: readonly CallWord[]): CallWord[] => words.filter(({value}) => !value.startsWith('-'))

/** Says that the whole call tells. */
export function whole(deed: Deed, {name, words}: Call): Telling {
  return {deed, from: name, to: words.at(-1)}
}

/** Says that a call tells from its name to a word; nothing without the word. */
export function upTo(deed: Deed, {name}: Call, to: CallWord | undefined): Telling | undefined {
  return to && {deed, from: name, to}
}

/** Says that a word tells by itself; nothing without it. */
export function alone(deed: Deed, from: CallWord | undefined): Telling | undefined {
  return from && {deed, from}
}

/** Tells where one of the words has a form. */
export const having =
  (deed: Deed, word: RegExp): Teller =>
  call =>
    upTo(deed, call, find(call.words, word))

/** Tells whatever the words are. */
export const always =
  (deed: Deed): Teller =>
  call =>
    whole(deed, call)
