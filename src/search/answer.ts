import {distance} from 'fastest-levenshtein'
import {begun, distinct, exactly, type Named, type Names, pickedFrom, within} from './names.ts'
import {codesIn, joined, looksLikeCode} from './parts.ts'
import {whomToCall} from './reach.ts'
import {type Symptoms, soundsLike} from './symptoms.ts'

/** What is known about a query, in the order in which it is shown; full text comes after it. */
export interface SearchAnswer {
  /** Pages of exactly this name, or of names picked out of a longer text. */
  exact: Named[]
  /** Whom a question about people is about. */
  people: Named[]
  /** A code that no page is about. Missing where a code or alert is exact. */
  unknown?: Unknown
  /** Pages with a name that holds the query, or begins with it. */
  like: Named[]
  /** Runbooks and failure modes that it sounds like. */
  sounds: Named[]
}

/** What can honestly be said about a code that nobody wrote a page for. */
export interface Unknown {
  code: string
  /** Pages in whose text it stands all the same. */
  mentioned: {url: string; title: string; what: string}[]
  /** The names most like it. */
  nearest: Named[]
}

/**
 * Answers a query from names and symptoms alone.
 *
 * @param symptoms Missing while they are still loading; then nothing is said to be unknown.
 */
export function answer(names: Names, symptoms: Symptoms | undefined, query: string): SearchAnswer {
  const asked = query.trim()
  if (asked === '') return {exact: [], people: [], like: [], sounds: []}
  const exact = exactly(names, asked)
  const picked = exact.length > 0 ? exact : isOneWord(asked) ? [] : pickedFrom(names, asked)
  const inner = picked.length > 0 && exact.length === 0 ? [] : within(names, asked)
  const isShort = isOneWord(asked) || asked.length < 25
  const named = distinct([...inner, ...(isShort ? begun(names, asked) : [])])
  // One word that is no name is a slip of the pen of one, or a word of the text.
  const like = named.length > 0 || picked.length > 0 || !isOneWord(asked) ? named : nearestTo(names, asked)
  // A code is no sentence; what shares a word with it is no answer.
  const isCode = looksLikeCode(asked) && picked.length === 0
  const called = named.filter(({what}) => what === 'person')
  const people = isCode ? [] : distinct([...whomToCall(names, symptoms, asked), ...called])
  const sounds = symptoms && !isCode ? soundsLike(symptoms, asked).map(({page}) => page) : []
  const unknown = symptoms && !picked.some(saysMuch) ? unknownIn(names, symptoms, asked, inner) : undefined
  // `429` in a sentence tells less than the sentence.
  const isAside = exact.length === 0 && sounds.length > 0 && isSentence(asked) && picked.every(isNumber)
  const best = isAside ? [] : picked
  const isNew = (page: Named) => ![...best, ...(unknown?.nearest ?? [])].some(({url}) => url === page.url)
  const others = isAside ? distinct([...picked, ...like]) : like
  return {exact: best, people: people.filter(isNew), ...(unknown && {unknown}), like: others.filter(isNew), sounds: sounds.filter(isNew)}
}

/** Gives the sentence that tells a page from others; nothing while that is still loading, and where none was written. */
export function detailOf(symptoms: Symptoms | undefined, {url}: Pick<Named, 'url'>): string | undefined {
  return symptoms && Object.hasOwn(symptoms.index.details, url) ? symptoms.index.details[url] : undefined
}

// A bare number, and a field beside a code, say little of what is wrong.
const saysMuch = (page: Named) => !isNumber(page) && page.what !== 'field' && page.what !== 'metric'

const isNumber = ({what, title}: Named) => what === 'error code' && /^\d+$/.test(title)

const isSentence = (query: string) => !/[\n{}<>"=:/]/.test(query)

// An address with what was asked behind it is a message, not a word.
const isOneWord = (query: string) => !/\s/.test(query) && !/[{}<>"~&=]/.test(query)

function unknownIn(names: Names, {index}: Symptoms, query: string, inner: readonly Named[]): Unknown | undefined {
  const [code] = looksLikeCode(query) || isOfFamily(names, query) ? [query.trim()] : codesIn(query)
  if (code === undefined) return undefined
  // A part of a name that is known is no unknown code.
  if (inner.length > 0 || within(names, code).length > 0 || exactly(names, code).length > 0) return undefined
  const mentioned = (index.mentions[joined(code)] ?? []).flatMap(at => index.pages[at] ?? [])
  return {code, mentioned, nearest: nearestTo(names, code)}
}

// `TA105 099` where the site knows `TA105 025`: what the parts of it are is told of no failure.
function isOfFamily({keys}: Names, query: string): boolean {
  const [, family = ''] = /^\s*([a-z][\w-]*)(?:[\s*][a-z\d]{1,4}){1,2}\s*$/i.exec(query) ?? []
  const begins = new RegExp(`^${family}[\\s*]`, 'i')
  return looksLikeCode(family.toUpperCase()) && keys.some(({page, text}) => page.what === 'error code' && begins.test(text))
}

/** Gives the pages whose names are the fewest slips of the pen away; none where all are far. */
export function nearestTo({keys}: Names, query: string, most = 3): Named[] {
  const wanted = joined(query)
  const far = Math.max(1, Math.floor(wanted.length / 4))
  const near = keys.flatMap(({page, parts}) => {
    const name = parts.join('')
    if (Math.abs(name.length - wanted.length) > far) return []
    const off = distance(name, wanted)
    return off <= far ? [{page, off}] : []
  })
  return distinct(near.sort((a, b) => a.off - b.off).map(({page}) => page)).slice(0, most)
}

/** Pages of an answer that stand under one heading. */
export interface Group {
  kind: 'exact' | 'people' | 'mentioned' | 'nearest' | 'like' | 'sounds'
  pages: Named[]
}

/** Gives the groups of an answer in the order in which they are shown, each page once and none empty. */
export function groupsOf({exact, people, unknown, like, sounds}: SearchAnswer, query: string): Group[] {
  const mentioned = (unknown?.mentioned ?? []).map(page => ({keys: [], ...page}))
  const names: Group[] = [
    {kind: 'exact', pages: exact},
    {kind: 'people', pages: people},
    {kind: 'mentioned', pages: mentioned},
    {kind: 'nearest', pages: unknown?.nearest ?? []},
  ]
  // A part of a code is looked for as a code, words are looked for as words.
  const rest: Group[] = [
    {kind: 'like', pages: like},
    {kind: 'sounds', pages: sounds},
  ]
  const seen = new Set<string>()
  return [...names, ...(/^\S+$/.test(query.trim()) ? rest : rest.toReversed())].flatMap(({kind, pages}) => {
    const fresh = distinct(pages).filter(({url}) => !seen.has(url))
    for (const {url} of fresh) seen.add(url)
    return fresh.length > 0 ? [{kind, pages: fresh}] : []
  })
}

/** The pages of an answer in the order in which they are shown. */
export function inOrder(found: SearchAnswer, query: string): Named[] {
  return groupsOf(found, query).flatMap(({pages}) => pages)
}
