import {germanStems} from './german.ts'

/** Words that tell nothing about what somebody looks for. */
const stopWords = new Set(
  `a an and are as at be been but by can could did do does for from get gets got had has have how i if in into is it its just me my no not
  now of off on only or our out over please same she so some still than that the their them then there they this those to up us was we were
  what when where which while who why will with would you your again all any about after before since one want seems seem stuff
  thing things something anything everything really very weird help`.split(/\s+/),
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

// People say what has happened, and pages what happens.
const irregular: Record<string, string> = Object.fromEntries(
  `sold:sell oversold:oversell bought:buy sent:send resent:resend paid:pay unpaid:pay overpaid:pay lost:lose went:go gone:go broke:break broken:break
  held:hold kept:keep left:leave ran:run began:begin begun:begin wrote:write written:write overwritten:overwrite took:take taken:take gave:give given:give
  came:come found:find made:make told:tell said:say fell:fall fallen:fall chose:choose chosen:choose built:build caught:catch stuck:stick shut:close
  saw:see seen:see shown:show grew:grow grown:grow stole:steal stolen:steal woke:wake woken:wake forgot:forget forgotten:forget hid:hide hidden:hide
  froze:freeze frozen:freeze swept:sweep threw:throw thrown:throw`
    .split(/\s+/)
    .map(pair => pair.split(':')),
)

function stemOf(told: string): string {
  const word = Object.hasOwn(irregular, told) ? (irregular[told] ?? told) : told
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
