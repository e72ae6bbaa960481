import type {Target} from '../core/catalog/catalog.ts'
import type {Direction} from '../core/catalog/queries/direction.ts'
import {compareSpans, type Span} from '../core/content/span.ts'
import {digest} from '../core/format/digest.ts'
import type {DifferenceKind} from './rule-set.ts'

/** What a difference does to whoever relies on the old state: stops them, changes a meaning, or nothing. */
export type DifferenceClass = 'breaking' | 'behaviour' | 'compatible'

/** The classes, worst first. */
export const differenceClasses: readonly DifferenceClass[] = ['breaking', 'behaviour', 'compatible']

/** What stood on one side, with its place. */
export interface Side {
  /** In words, as written. */
  value: string
  at: Span
}

/** One thing that is not as it was. */
export interface Difference {
  kind: DifferenceKind
  class: DifferenceClass
  /** The entry or part it is about, by the id of afterwards; of what is gone, by its old id. */
  of: Target
  /** Its id before, where it has another one now. */
  was?: string
  /** What of it, where that is none of the kind: a limit, a level of threshold, a field of a data object. */
  part?: string
  /** Contract that it is about, or that holds the field. */
  contract?: string
  /** Which way data travels over the contract; of what is no contract, missing. */
  direction?: Direction
  before?: Side
  after?: Side
  /** One clause, without a final stop. */
  message: string
  /** True where a rename is concluded from mapping, position, type and name. */
  isGuess?: true
  /** Stays the same when lines and files move; 16 hexadecimal digits. */
  fingerprint: string
}

/** Completes a difference with its fingerprint, which is made of what changed and not of where it stands. */
export function identified(difference: Omit<Difference, 'fingerprint'>): Difference {
  const {kind, of, was, part, before, after} = difference
  return {
    ...difference,
    fingerprint: digest([kind, of.kind, of.id, was ?? '', part ?? '', normal(before?.value), normal(after?.value)].join('\n')),
  }
}

function normal(value = ''): string {
  return value.replace(/\s+/g, ' ').trim()
}

/** Gives the place of a difference: where it is now, else where it was. */
export function placeOf({after, before}: Difference): Span {
  const place = after?.at ?? before?.at
  if (!place) throw new RangeError('a difference has a before or an after')
  return place
}

/** Orders differences: worst class first, then place, then kind. */
export function compareDifferences(a: Difference, b: Difference): number {
  return (
    differenceClasses.indexOf(a.class) - differenceClasses.indexOf(b.class) ||
    compareSpans(placeOf(a), placeOf(b)) ||
    (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.message < b.message ? -1 : 1)
  )
}

/** Gives the worse of classes. */
export function worstClass(classes: readonly DifferenceClass[]): DifferenceClass {
  return differenceClasses.find(each => classes.includes(each)) ?? 'compatible'
}
