/** One page that a name leads to, as `lookup.json` lists it. */
export interface Exact {
  keys: string[]
  title: string
  what: string
  url: string
  detail?: string
}

let loaded: Promise<Exact[]> | undefined

/** Loads the names once per page; an unreachable list rejects, so that nobody takes it for "unknown". */
export function loadLookup(base: string): Promise<Exact[]> {
  loaded ??= fetch(`${base}lookup.json`).then(response => {
    if (!response.ok) throw new Error(`status ${response.status}`)
    return response.json() as Promise<Exact[]>
  })
  loaded.catch(() => {
    loaded = undefined
  })
  return loaded
}

/** Gives the pages whose name is exactly the query, letter case aside. */
export function exactMatches(entries: readonly Exact[], query: string): Exact[] {
  const wanted = fold(query)
  return wanted === '' ? [] : entries.filter(({keys}) => keys.some(key => fold(key) === wanted))
}

/** Gives the pages of which a name begins with the query, or else contains it; exact ones are left out. */
export function nearMatches(entries: readonly Exact[], query: string): Exact[] {
  const wanted = fold(query)
  if (wanted.length < 2) return []
  const rest = entries.filter(({keys}) => !keys.some(key => fold(key) === wanted))
  const begins = rest.filter(({keys}) => keys.some(key => fold(key).startsWith(wanted)))
  const contains = rest.filter(entry => !begins.includes(entry) && entry.keys.some(key => fold(key).includes(wanted)))
  return [...begins, ...contains]
}

/**
 * Tells whether a query looks like an error code rather than words: one word with a digit, an underscore, a star,
 * or in capitals throughout, such as `THROTTLED`, `AK5*R`, `025`.
 */
export function looksLikeCode(query: string): boolean {
  const word = query.trim()
  return /^\S{2,}$/.test(word) && (/[\d_*]/.test(word) || (/[A-Z]/.test(word) && word === word.toUpperCase()))
}

function fold(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ')
}
