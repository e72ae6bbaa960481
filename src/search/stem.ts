import {germanStems} from './german.ts'

/** Words that tell nothing about what somebody looks for. */
const stopWords = new Set(
  `a an and are as at be been but by can could did do does for from get gets got had has have how i if in into is it its just me my no not
  now of off on only or our out over please same she so some still than that the their them then there they this those to up us was we were
  what when where which while who why will with would you your again all any about after before since one want seems seem`.split(/\s+/),
)

/** Gives the beginning that the forms of an English word share, roughly: `booked`, `books` and `booking` are `book`. */
export function stem(word: string): string {
  const stemmed = stems.get(word) ?? stemOf(word)
  if (stems.size > mostStems) stems.clear()
  stems.set(word, stemmed)
  return stemmed
}

// A site says few words, and says them over and over.
const stems = new Map<string, string>()
const mostStems = 50_000

function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const single = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/(?<![su])s$/, '')
  const bare = single.replace(/(?:ations?|ements?|ings?|edly|ed|ly|ers?)$/, '')
  const kept = bare.length >= 3 && /[aeiouy]/.test(bare) ? bare : single
  return kept.replace(/(.)\1$/, '$1').replace(/e$/, '')
}

// People write `2 parcels` and `two parcels`, `never arrives` and `is missing`.
const numbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const numberWord = new RegExp(`\\b(?:${numbers.slice(2).join('|')})\\b`, 'g')
const absence =
  /\b(?:(?:do|does|did|is|are|was|were)n['’]?t|not|never|nowhere)\s+(?:be\s+)?(?:show\w*(?:\s+up)?|appear\w*|arriv\w*|com(?:e|es|ing)(?:\s+in)?|found|there)\b/g

/**
 * Lists the words of a text that tell something, without their endings, in order.
 *
 * @param language Language of the site, such as `de`; English where nobody wrote how another one is read.
 */
export function stemsOf(text: string, language = 'en'): string[] {
  return language === 'de' ? germanStems(text) : englishStems(text)
}

function englishStems(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(absence, ' missing ')
    .replace(numberWord, word => ` ${numbers.indexOf(word)} `)
    .replace(/twenty\b/g, ' 20 ')
    .replace(/['’]s\b|['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).filter(word => (word.length > 1 || /\d/.test(word)) && !stopWords.has(word)).map(stem)
}
