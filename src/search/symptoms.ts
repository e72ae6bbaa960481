import {distance} from 'fastest-levenshtein'
import {wordsIn} from './compound.ts'
import type {Named} from './names.ts'
import {stemsOf} from './stem.ts'

/** What a failure mode or a runbook is found by in plain words; from the heaviest text to the lightest. */
export interface Told {
  url: string
  title: string
  what: string
  /** Names it is called by. */
  aliases: string[]
  symptoms: string[]
  /** Sentences about it: summary, meanings of codes, what alerts say. */
  about: string[]
  /** Stems of its body that stand nowhere above, separated by spaces. */
  body: string
  /** Index of the page in the same list that belongs to it: the runbook of a failure mode. */
  leadsTo?: number
}

/** All that can be found in plain words, as `symptoms.json` has it. */
export interface TextIndex {
  /** Language of the site, by which words are read. */
  language: string
  told: Told[]
  /** Words that mean the same, each list one meaning. */
  synonyms: string[][]
  /** Code-like words that stand in the text of pages, in the form in which names are compared, with those pages. */
  mentions: Record<string, number[]>
  /** Pages that mentions lead to. */
  pages: {url: string; title: string; what: string}[]
  /** A sentence that tells one page from another, by address: the list of names, which somebody waits for, does without. */
  details: Record<string, string>
  /** Whom to ask about what nobody wrote down. */
  ask: {title: string; url: string}
}

/** The index with the weight of each word on each page. */
export interface Symptoms {
  index: TextIndex
  weights: Map<string, number>[]
  /** The words of each name of a page, and of each sentence of it that says what happens. */
  said: {names: Set<string>[]; sentences: Set<string>[]}[]
  /** How rare a word is; the rarer, the more it tells. */
  rarity: Map<string, number>
  same: Map<string, string[]>
}

const fields = {title: 6, aliases: 5, symptoms: 4, about: 2, body: 0.7} as const

/** Prepares the index for being asked. */
export function symptomsOf(index: TextIndex): Symptoms {
  const read = readerOf(index)
  const weights = index.told.map(told => weightsOf(told, read))
  const counts = new Map<string, number>()
  for (const each of weights) for (const word of each.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
  const rarity = new Map([...counts].map(([word, count]) => [word, Math.log(1 + weights.length / count)]))
  const said = index.told.map(({title, aliases, symptoms}) => {
    const names = [title, ...aliases].map(text => new Set(read(text)))
    return {names, sentences: [...names, ...symptoms.map(text => new Set(read(text)))]}
  })
  return {index, weights, said, rarity, same: synonymsOf(index)}
}

type Reader = (text: string) => string[]

/** Reads texts of an index; a compound is read as itself and as the words in it, which stand elsewhere alone. */
function readerOf({language, told}: TextIndex): Reader {
  const stems = (text: string) => stemsOf(text, language)
  if (language !== 'de') return stems
  const texts = told.flatMap(({title, aliases, symptoms, about}) => [title, ...aliases, ...symptoms, ...about])
  const known = new Set([...texts.flatMap(stems), ...told.flatMap(({body}) => body.split(' '))])
  return text => stems(text).flatMap(word => [word, ...wordsIn(word, each => known.has(each))])
}

function weightsOf({title, aliases, symptoms, about, body}: Told, read: Reader): Map<string, number> {
  const weights = new Map<string, number>()
  const add = (words: readonly string[], weight: number) => {
    for (const word of new Set(words)) weights.set(word, (weights.get(word) ?? 0) + weight)
  }
  add(read(title), fields.title)
  add(aliases.flatMap(read), fields.aliases)
  add(symptoms.flatMap(read), fields.symptoms)
  add(about.flatMap(read), fields.about)
  add(body.split(' '), fields.body)
  return weights
}

function synonymsOf({synonyms, language}: TextIndex): Map<string, string[]> {
  const same = new Map<string, string[]>()
  for (const words of synonyms) {
    const stems = words.map(word => stemsOf(word, language).join(' '))
    for (const word of stems) same.set(word, [...(same.get(word) ?? []), ...stems.filter(other => other !== word)])
  }
  return same
}

/** One page, with how well it fits; the best first. */
export interface Sounding {
  page: Named
  score: number
}

/**
 * Lists the runbooks and failure modes that a sentence sounds like, the best first; a failure and its runbook stand together.
 *
 * @returns Pages that share enough with the sentence; empty where none does.
 */
export function soundsLike(symptoms: Symptoms, query: string): Sounding[] {
  const terms = termsOf(symptoms, query)
  if (terms.length === 0) return []
  const whole = terms.reduce((sum, {rarity}) => sum + rarity, 0)
  const scores = symptoms.weights.map((weights, at) => {
    const {sentences = [], names = []} = symptoms.said[at] ?? {}
    const together = togetherIn(sentences, terms, whole)
    return scoreOf(weights, terms, whole) * (1 + weightOf.together * together) + weightOf.named * namedIn(names, terms, whole)
  })
  const {told} = symptoms.index
  const pairs = told.flatMap(({leadsTo}, at) => (leadsTo === undefined ? [] : [{at, leadsTo}]))
  for (const {at, leadsTo} of pairs) {
    const [own, its] = [scores[at] ?? 0, scores[leadsTo] ?? 0]
    scores[at] = Math.max(own, its) + 0.35 * Math.min(own, its)
    scores[leadsTo] = Math.max(scores[leadsTo] ?? 0, scores[at] + 0.001)
  }
  const least = 0.35 * Math.max(0, ...scores)
  return told
    .map((page, at) => ({page: named(page), score: scores[at] ?? 0}))
    .filter(({score}) => score > 0.3 && score >= least)
    .sort((a, b) => b.score - a.score)
}

const named = ({url, title, what}: Told): Named => ({keys: [], url, title, what})

interface Term {
  /** The word and what means the same or was likely meant, with how much that counts. */
  words: {word: string; share: number}[]
  rarity: number
}

function scoreOf(weights: ReadonlyMap<string, number>, terms: readonly Term[], whole: number): number {
  let [score, met] = [0, 0]
  for (const {words, rarity} of terms) {
    const best = Math.max(0, ...words.map(({word, share}) => share * saturated(weights.get(word) ?? 0)))
    if (best <= 0) continue
    score += best * rarity
    met += rarity
  }
  // Who says five words means all of them: a page that knows one of them is no answer.
  return (score * met) / (whole * Math.sqrt(whole))
}

// How much of the question stands in one sentence of a page, and how little else that says: what stands together there is what somebody saw.
function togetherIn(sentences: readonly Set<string>[], terms: readonly Term[], whole: number): number {
  const shares = sentences.map(sentence => {
    const met = terms.map(({words, rarity}) => ({
      rarity,
      share: Math.max(0, ...words.map(({word, share}) => (sentence.has(word) ? share : 0))),
    }))
    const precise = met.filter(({share}) => share > 0).length / Math.max(1, sentence.size)
    return met.reduce((sum, {share, rarity}) => sum + share * rarity, 0) * (0.6 + 0.4 * Math.min(1, precise))
  })
  return Math.max(0, ...shares) / whole
}

// A name of several words that stands whole in the question, such as `service unavailable` in a stack trace.
function namedIn(names: readonly Set<string>[], terms: readonly Term[], whole: number): number {
  const asked = new Map(terms.map(({words, rarity}) => [words[0]?.word ?? '', rarity]))
  const found = names
    .filter(name => name.size > 1 && [...name].every(word => asked.has(word)))
    .map(name => [...name].reduce((sum, word) => sum + (asked.get(word) ?? 0), 0))
  return Math.max(0, ...found) / Math.sqrt(whole)
}

const weightOf = {together: 0.8, named: 0.35} as const

const saturated = (weight: number) => weight / (weight + 2.5)

function termsOf({index, rarity, same}: Symptoms, query: string): Term[] {
  const said = stemsOf(query, index.language)
  const isKnown = (word: string) => rarity.has(word)
  const apart = index.language === 'de' ? said.flatMap(word => (isKnown(word) ? word : wordsOr(word, isKnown))) : said
  const stems = [...new Set(apart)]
  const most = Math.max(1, ...rarity.values())
  return stems.map(word => {
    const synonyms = (same.get(word) ?? []).flatMap(each => each.split(' ')).map(each => ({word: each, share: 0.9}))
    const guesses = rarity.has(word) || synonyms.length > 0 ? [] : guessesOf(rarity, word)
    const words = [{word, share: 1}, ...synonyms, ...guesses]
    const known = words.filter(each => rarity.has(each.word)).map(each => rarity.get(each.word) ?? 0)
    // A word that no page has tells less than one that some have.
    return {words, rarity: known.length > 0 ? Math.max(...known) : most * 0.35}
  })
}

// A compound that nobody wrote is asked for by its words.
function wordsOr(word: string, isKnown: (word: string) => boolean): string | string[] {
  const words = wordsIn(word, isKnown)
  return words.length > 0 ? words : word
}

// A slip of the pen is one sign away, or two in a long word; an unfinished word is the beginning of one.
function guessesOf(rarity: ReadonlyMap<string, number>, word: string): {word: string; share: number}[] {
  if (word.length < 4) return []
  const far = word.length >= 6 ? 2 : 1
  const near = [...rarity.keys()].flatMap(known => {
    if (/\d/.test(known) || known.length < 3) return []
    if (known.startsWith(word) || (word.startsWith(known) && known.length >= 4)) return [{word: known, share: 0.75, off: 0.5}]
    if (Math.abs(known.length - word.length) > far) return []
    const off = distance(known, word)
    return off <= far ? [{word: known, share: off === 1 ? 0.85 : 0.7, off}] : []
  })
  return near.sort((a, b) => a.off - b.off).slice(0, 4)
}

/** Words of plain text in the form in which the index has them; for who makes it. */
export function bodyStems(text: string, without: ReadonlySet<string>, language: string): string {
  return [...new Set(stemsOf(text, language))].filter(word => !without.has(word) && !/^\d+$/.test(word) && word.length < 25).join(' ')
}
