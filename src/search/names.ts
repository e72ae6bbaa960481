import {plainGerman} from './german.ts'
import {partsOf} from './parts.ts'

/** One page that a name leads to, as `lookup.json` lists it. */
export interface Named {
  /** Everything that leads to it, as written. */
  keys: string[]
  title: string
  /** What it is, such as `error code` or `runbook`. */
  what: string
  url: string
}

interface Key {
  page: Named
  parts: string[]
  text: string
}

/** All names in the one form in which they are compared; made once from the list. */
export interface Names {
  pages: readonly Named[]
  keys: readonly Key[]
  byName: ReadonlyMap<string, Key[]>
  /** Words that stand in names, with how often. */
  words: ReadonlyMap<string, number>
}

/** Prepares names for looking up. */
export function namesOf(pages: readonly Named[]): Names {
  const keys = pages.flatMap(page => page.keys.map(text => ({page, text, parts: partsOf(text)})))
  const byName = Map.groupBy(keys, ({parts}) => parts.join(''))
  const words = new Map<string, number>()
  for (const part of keys.flatMap(({parts}) => parts)) words.set(part, (words.get(part) ?? 0) + 1)
  return {pages, keys, byName, words}
}

/** Gives the pages whose name is the query, however it is written: codes and alerts first, then what is written in the same way. */
export function exactly({byName, keys}: Names, query: string): Named[] {
  const parts = partsOf(query)
  const found = parts.length === 0 ? [] : (byName.get(parts.join('')) ?? withoutUmlauts(keys, query))
  const same = (key: Key) => fold(key.text) === fold(query)
  const rank = (key: Key) => (isCode(key.page) ? 2 : 0) + (same(key) ? 1 : 0)
  return distinct(found.toSorted((a, b) => rank(b) - rank(a)).map(({page}) => page))
}

const fold = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')

// `Koehler` is `Köhler`, and `übernommen` is `UEBERNOMMEN`; two names of plain letters stay two names.
function withoutUmlauts(keys: readonly Key[], query: string): Key[] {
  const isSpelt = umlaut.test(query)
  if (!isSpelt && !/[aou]e|ss/i.test(query)) return []
  const wanted = plainGerman(partsOf(query).join(''))
  return keys.filter(({text, parts}) => (isSpelt || umlaut.test(text)) && plainGerman(parts.join('')) === wanted)
}

const umlaut = /[äöüß]|[aou]\u0308/i

/**
 * Gives the pages of which a name holds the query as whole parts: `LIMIT_EXCEEDED` in `SSS_REQUEST_LIMIT_EXCEEDED`.
 *
 * The name of which the query is the greater share comes first; codes and alerts before others.
 */
export function within({keys}: Names, query: string): Named[] {
  const wanted = partsOf(query)
  const length = wanted.join('').length
  if (length < 2) return []
  const found = keys.flatMap(key => {
    if (key.parts.length <= wanted.length || !holds(key.parts, wanted)) return []
    return [{page: key.page, share: (isCode(key.page) ? 1 : 0) + length / key.parts.join('').length}]
  })
  return distinct(found.sort((a, b) => b.share - a.share).map(({page}) => page))
}

const isCode = ({what}: Named) => what === 'error code' || what === 'alert'

function holds(parts: readonly string[], wanted: readonly string[]): boolean {
  return parts.some((_, at) => wanted.every((part, index) => parts[at + index] === part))
}

/** Gives the pages of which a name begins with the query, for who is still typing. */
export function begun({keys}: Names, query: string): Named[] {
  const wanted = partsOf(query).join('')
  if (wanted.length < 2) return []
  const found = keys.filter(({parts}) => parts.join('').startsWith(wanted))
  return distinct(
    found.sort((a, b) => Number(isCode(b.page)) - Number(isCode(a.page)) || a.text.length - b.text.length).map(({page}) => page),
  )
}

/**
 * Picks the codes, alerts, ids and fields out of a longer text, such as a line of a log or a message of EDI.
 *
 * The longest name counts where one stands in another; names that are words of plain text, such as titles, are none here.
 */
export function pickedFrom({byName}: Names, text: string): Named[] {
  const read = [...partsOf(text), '\n', ...elementsOf(text)]
  const found: {page: Named; weight: number; at: number}[] = []
  for (let at = 0; at < read.length; at++) {
    for (let length = Math.min(12, read.length - at); length > 0; length--) {
      const hits = (byName.get(read.slice(at, at + length).join('')) ?? []).filter(key => isTold(key, text))
      if (hits.length === 0) continue
      found.push(...hits.map(key => ({page: key.page, weight: weightOf(key, length), at})))
      at += length - 1
      break
    }
  }
  return distinct(found.sort((a, b) => b.weight - a.weight || a.at - b.at).map(({page}) => page))
}

const told = /^(?:error code|alert|metric|field)$/

// A number or a word of plain text is a code only as it is written, and where it stands alone.
function isTold({page, text, parts}: Key, whole: string): boolean {
  const isNumbered = /^[A-Z]{2,4}-\d+$/.test(text)
  if (!told.test(page.what) && !isNumbered) return false
  if (page.what === 'field') return /_/.test(text) || (/^[A-Z]+\d+$|[a-z][A-Z]/.test(text) && looksAlone(text, whole))
  if (/^\d+$/.test(text)) return new RegExp(`(?<![\\w.:-])${text}(?![\\w:-]|\\.\\d)`).test(whole)
  return parts.length > 1 || looksAlone(text, whole)
}

function looksAlone(text: string, whole: string): boolean {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\w-])${literal}(?![\\w-])`).test(whole)
}

function weightOf({page, text}: Key, length: number): number {
  if (/^\d+$/.test(text)) return 1
  // A message names fields beside the code that it is about.
  if (page.what === 'field') return 2 + text.length / 10
  return 10 * Math.min(length, 6) + text.length / 10 + (page.what === 'error code' ? 8 : page.what === 'alert' ? 6 : 0)
}

// `TA1*000418217*261123*0312*R*025` says that the fifth element of TA1 is 025, which people write as `TA105 025`.
function elementsOf(text: string): string[] {
  const segments = text.split(/[~\n\r]+/).filter(each => /^\s*[A-Z][A-Z0-9]{1,2}\*/.test(each))
  return segments.flatMap(segment => {
    const [name = '', ...elements] = segment.trim().split('*')
    return elements.flatMap((value, index) =>
      value === '' ? [] : [...partsOf(`${name}${String(index + 1).padStart(2, '0')} ${value}`), '\n'],
    )
  })
}

/** Lists each page once, by its address. */
export function distinct(pages: readonly Named[]): Named[] {
  return [...new Map(pages.map(page => [page.url, page])).values()]
}
