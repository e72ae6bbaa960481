import type * as z from 'zod'
import type {Path} from '../frontmatter.ts'
import {notedValues} from './noted-values.ts'

/** The lists of words that settings may replace; those of `severity` stand worst first, those of `tier` most important first. */
export interface Vocabulary {
  readonly severity: readonly string[]
  readonly tier: readonly (string | number)[]
  readonly class: readonly string[]
  readonly category: readonly string[]
}

/** Name of a list of words. */
export type VocabularyName = keyof Vocabulary

/** Words of the program, which hold where settings name no others. */
export const usualWords = {
  severities: ['SEV1', 'SEV2', 'SEV3', 'SEV4'],
  tiers: [
    {id: 1, means: 'money stops without it'},
    {id: 2, means: 'customers notice'},
    {id: 3, means: 'we notice'},
  ],
  classes: [
    {id: 'stuck', means: 'Accepted on one side, absent on the other.'},
    {id: 'rejected', means: 'Refused; it stays where it was.'},
    {id: 'stalled', means: 'Under way, but late.'},
    {id: 'duplicate', means: 'Applied twice.'},
    {id: 'drift', means: 'Both sides have it, and they silently differ.'},
  ],
  categories: ['storefront', 'erp', 'warehouse', 'payments', 'tax', 'marketplace', 'crm', 'messaging', 'queue', 'integration-platform'],
}

/** The words of content whose settings name none. */
export const usualVocabulary: Vocabulary = {
  severity: usualWords.severities,
  tier: usualWords.tiers.map(({id}) => id),
  class: usualWords.classes.map(({id}) => id),
  category: usualWords.categories,
}

// Catalogs of one content share what they know of its entries; that needs one object for the same words.
const interned = new Map<string, Vocabulary>([[JSON.stringify(usualVocabulary), usualVocabulary]])

/**
 * Gives the words that settings name, else those of the program.
 *
 * Severities that have a policy are the scale, in their order, as soon as one of them is none of ours; else the scale is ours.
 *
 * @param written Settings as written: a severity whose policy does not fit is a word all the same.
 */
export function vocabularyOf(written: Readonly<Record<string, unknown>> = {}): Vocabulary {
  const severities = idsIn(written.severities).filter(id => typeof id === 'string')
  const isOwn = severities.some(id => !usualWords.severities.includes(id))
  const vocabulary = {
    severity: isOwn ? severities : usualVocabulary.severity,
    tier: orUsual(idsIn(written.tiers), usualVocabulary.tier),
    class: orUsual(textsIn(idsIn(written.classes)), usualVocabulary.class),
    category: orUsual(textsIn(Array.isArray(written.categories) ? written.categories : []), usualVocabulary.category),
  }
  const key = JSON.stringify(vocabulary)
  const words = interned.get(key) ?? vocabulary
  interned.set(key, words)
  return words
}

function orUsual<T>(words: readonly T[], usual: readonly T[]): readonly T[] {
  return words.length > 0 ? words : usual
}

function textsIn(values: readonly unknown[]): string[] {
  return values.filter(value => typeof value === 'string')
}

function idsIn(list: unknown): (string | number)[] {
  const items: unknown[] = Array.isArray(list) ? list : []
  const ids = items.map(item => (typeof item === 'object' && item !== null ? (item as {id?: unknown}).id : undefined))
  return ids.filter(id => typeof id === 'string' || typeof id === 'number')
}

/** A value that is none of the words which may stand there. */
export interface UnknownWord {
  path: Path
  value: unknown
  words: readonly (string | number)[]
}

/** Lists the values of frontmatter that are none of the words of their list, valid in other respects or not. */
export function unknownWords(schema: z.core.$ZodType, data: unknown, vocabulary: Vocabulary): UnknownWord[] {
  return [...notedValues<VocabularyName>('word', schema, data)].flatMap(({path, value, note}) => {
    const words = vocabulary[note]
    return words.includes(value as never) ? [] : [{path, value, words}]
  })
}

/** Tells whether all words of frontmatter are on their lists. */
export function hasOnlyKnownWords(schema: z.core.$ZodType, data: unknown, vocabulary: Vocabulary): boolean {
  return unknownWords(schema, data, vocabulary).length === 0
}

/** Gives the place of a word in its list, for sorting: 0 is the worst, or the most important; what is no word of it comes last. */
export function rankIn(words: readonly (string | number)[], word: string | number | undefined): number {
  const rank = word === undefined ? -1 : words.indexOf(word)
  return rank < 0 ? words.length : rank
}
