/** A threshold that a text names: `warning level is `, `critical above `, right before its number. */
export const namedLevel =
  /\b(warning|critical)(?: (?:level|threshold))?(?: (?:is|at|from|above|below|over|under|of|or|more|less|than))* (?=\$?\d)/g

/** A limit that a text gives right behind a status: ` stays below `, right before its number. */
export const statedLimit = /^ (?:is|are|stays|falls) (?:again )?(under|below|less than|at most|above|over|more than|at least) (?=\$?\d)/

const anywhere = new RegExp(`${namedLevel.source}|${statedLimit.source.slice(1)}`)

/** Tells whether a text may quote a threshold of a signal; false is certain. */
export function mayQuoteThreshold(text: string): boolean {
  return anywhere.test(text)
}
