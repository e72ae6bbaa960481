/** Words that tell nothing about what somebody looks for. */
const stopWords = new Set(
  `a an and are as at be been but by can could did do does for from get gets got had has have how i if in into is it its just me my no not
  now of off on only or our out over please same she so some still than that the their them then there they this those to up us was we were
  what when where which while who why will with would you your again all any about after before since one want seems seem`.split(/\s+/),
)

/** Gives the beginning that the forms of an English word share, roughly: `booked`, `books` and `booking` are `book`. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const single = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/(?<![su])s$/, '')
  const bare = single.replace(/(?:ations?|ements?|ings?|edly|ed|ly|ers?)$/, '')
  const kept = bare.length >= 3 && /[aeiouy]/.test(bare) ? bare : single
  return kept.replace(/(.)\1$/, '$1').replace(/e$/, '')
}

/** Lists the words of a text that tell something, as {@link stem} gives them, in order. */
export function stemsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b|['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).filter(word => word.length > 1 && !stopWords.has(word)).map(stem)
}
