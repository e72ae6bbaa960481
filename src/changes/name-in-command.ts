/** Gives the last part of a path: `line_items[].sku` → `sku`. */
export function lastPart(name: string): string {
  return partsOf(name).at(-1) ?? name
}

/** Tells whether a name could be any word of a text, such as `reason`. */
export function isPlainWord(name: string): boolean {
  return /^[a-z]+$/.test(lastPart(name))
}

/**
 * Lists the 0-based offsets at which a command uses a field by its name.
 *
 * Of a path the last part counts where those before it stand before it in the command. A plain word counts as a key, a path or a column.
 */
export function fieldNamePlaces(command: string, name: string): number[] {
  const parts = partsOf(name)
  const last = parts.at(-1) ?? name
  const places = [...command.matchAll(wordPattern(last))].map(({index}) => index)
  return places.filter(place => {
    if (isPlainWord(name) && !isKeyOrPath(command, place, last)) return false
    return followsInOrder(command.slice(0, place), parts.slice(0, -1))
  })
}

function followsInOrder(before: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const found = before.slice(from).search(wordPattern(part, ''))
    if (found < 0) return false
    from += found + part.length
  }
  return true
}

function isKeyOrPath(command: string, place: number, word: string): boolean {
  const before = command.slice(0, place)
  const after = command.slice(place + word.length)
  return /[.\]]$/.test(before) || (/[\\]?["']$/.test(before) && /^\\?["']\s*:/.test(after)) || /^\s*:/.test(after)
}

/**
 * Lists the 0-based offsets of the EDI segments in a command that hold an element, by its place: `W0105` is the fifth of `W01*2*EA**VN*SKU`.
 *
 * In a pattern for `grep` the separator stands behind a backslash.
 */
export function elementPlaces(command: string, element: string): number[] {
  const [, segment, place] = /^([A-Z][A-Z0-9]{1,2})(\d\d)$/.exec(element) ?? []
  if (segment === undefined) return []
  const pattern = new RegExp(`(?<![A-Za-z0-9])${segment}((?:\\\\?\\*[^\\n~'"]*)?)`, 'g')
  return [...command.matchAll(pattern)].flatMap(({index, 1: rest = ''}) => {
    const elements = rest.split(rest.startsWith('\\') ? '\\*' : '*')
    return (elements[Number(place)] ?? '') === '' ? [] : [index]
  })
}

function partsOf(name: string): string[] {
  return name
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .filter(Boolean)
}

function wordPattern(word: string, flags = 'g'): RegExp {
  return new RegExp(`(?<![\\w$])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`, flags)
}
