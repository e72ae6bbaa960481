import {distance} from 'fastest-levenshtein'

/**
 * Finds the known word a mistyped one most likely means.
 *
 * @param word What was written, e.g. `paymets`.
 * @param known Words to choose from; order does not matter.
 * @returns The nearest word, or nothing when none is close (a third of the length, at least one edit) or two are equally near.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3))
  const written = word.toLowerCase()
  let best: string | undefined
  let bestDistance = limit + 1
  let tie = false
  for (const candidate of known) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue
    const edits = distance(written, candidate.toLowerCase())
    if (edits === bestDistance) tie = true
    if (edits >= bestDistance) continue
    best = candidate
    bestDistance = edits
    tie = false
  }
  return tie ? undefined : best
}

/**
 * Guesses what many mistyped words mean, until that would take too long.
 *
 * A guess is a courtesy, and where tens of thousands of words are wrong, another cause is likelier than a slip of the pen.
 */
export class Guesser {
  /** Pairs of words that may still be compared; ten million take a second or two. */
  #left: number

  constructor(comparisons = 10_000_000) {
    this.#left = comparisons
  }

  /** See {@link nearest}. */
  nearest(word: string, known: readonly string[]): string | undefined {
    return this.#may(known) ? nearest(word, known) : undefined
  }

  /** See {@link corrected}. */
  corrected(word: string, known: readonly string[]): string | undefined {
    return this.#may(known) ? corrected(word, known) : undefined
  }

  #may({length}: readonly string[]): boolean {
    this.#left -= length
    return this.#left >= 0
  }
}

/**
 * Finds the known word of which another one is a slip of the pen: one letter too many, too few or wrong, two swapped, or another case.
 *
 * Stricter than `nearest`, because something is going to be changed: short words and other digits are no slips.
 *
 * @returns The word to write instead; nothing when there are several, or none.
 */
export function corrected(word: string, known: Iterable<string>): string | undefined {
  const candidates = new Set<string>()
  for (const each of known) if (each !== word && isTypoOf(word, each)) candidates.add(each)
  const [only] = candidates
  return candidates.size === 1 ? only : undefined
}

/** Tells whether a word is another one with a slip of the pen. */
export function isTypoOf(word: string, right: string): boolean {
  const [a, b] = [word.toLowerCase(), right.toLowerCase()]
  if (a === b) return true
  // `kai` and `kay`, or two numbers, are more likely two things than one.
  if (Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < 5) return false
  if (distance(a, b) > 2 || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  return distance(a, b) === 1 || isSwapped(a, b)
}

function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a.length === b.length && at >= 0 && a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b
}

/** Writes the end of a message about an unknown word: `; did you mean `payments`?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  return guessInWords(nearest(word, known))
}

/** Writes a guess as the end of a message: `; did you mean `payments`?`, or nothing. */
export function guessInWords(guess: string | undefined): string {
  return guess === undefined ? '' : `; did you mean \`${guess}\`?`
}

/** Writes a list for a message: up to `most` in backticks, then how many more. */
export function listed(words: readonly string[], most = 6): string {
  const shown = words.slice(0, most).map(word => `\`${word}\``)
  const rest = words.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
