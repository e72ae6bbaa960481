/**
 * Takes a name apart into what people mean by it: words, numbers without leading zeros, all in small letters.
 *
 * `RCRD_HAS_BEEN_CHANGED`, `rcrd-has-been-changed` and `RcrdHasBeenChanged.` are one name; so are `FM9` and `FM-09`, `TA105*025` and `TA105 025`.
 */
export function partsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s\b/g, '')
  const found = plain.match(/0[xX][0-9a-fA-F]+|\p{N}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+/gu) ?? []
  return found.map(part => (/^\p{N}+$/u.test(part) ? part.replace(/^0+(?=.)/, '') : part.toLowerCase().replace(/^0x0*(?=.)/, '')))
}

/** Writes a name in the one way in which names are compared; the parts without what stood between them. */
export function joined(text: string): string {
  return partsOf(text).join('')
}

/**
 * Tells whether a query looks like an error code rather than words: one word with a digit, an underscore, a star,
 * or in capitals throughout, such as `THROTTLED`, `AK5*R`, `025`, or a name of three words in one, as alerts have.
 */
export function looksLikeCode(query: string): boolean {
  const word = query.trim()
  if (!/^\S{2,}$/.test(word)) return false
  return /[\d_*]/.test(word) || (/[A-Z]/.test(word) && word === word.toUpperCase()) || /^[A-Z][a-z]+(?:[A-Z][a-z0-9]+){2,}$/.test(word)
}

/** Lists what looks like a code in a longer text, such as a line of a log; times, addresses and long numbers are none. */
export function codesIn(text: string): string[] {
  const words = text.split(/[\s"'`<>{}()[\],;=&|]+/).map(word => word.replace(/^[:/.]+|[.:!?~/]+$/g, ''))
  return [...new Set(words.filter(word => word.length <= 80 && looksLikeCode(word) && !isNoise(word)))]
}

const noise = [
  /^[\d.:_,+-]+[zZ]?$/,
  /^\d{2,4}-\d\d-\d\d[T_]/,
  /^\d+(?:am|pm|[hmsdx]|min|mins|sec|ms|hrs?|hours?|minutes?|st|nd|rd|th|[kmg]b?|usd)$/i,
  /^https?:|^\/|\/.*\//,
  /^[0-9a-f]{8}-[0-9a-f-]{20,}$/i,
  /^(?=.*\d)[0-9a-f]{12,}$/i,
  /^(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|HTTP|GET|POST|PUT|PATCH|DELETE|UTC|JSON|XML|API|OK|AND|OR|NOT|HTTP\/[\d.]+)$/,
]

function isNoise(word: string): boolean {
  return noise.some(pattern => pattern.test(word))
}
