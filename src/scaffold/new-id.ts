const longest = 100

/**
 * Makes an id of a title: `Überfällige Bestellungen!` → `uberfallige-bestellungen`; empty where nothing of it can stand in one.
 */
export function idOf(title: string): string {
  const plain = title.normalize('NFKD').replaceAll('ß', 'ss').toLowerCase()
  const hyphened = plain.replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-')
  return hyphened.replace(/^-/, '').slice(0, longest).replace(/-$/, '')
}

/** Tells whether a word can be the id of a new entry; entries that are there may have others. */
export function isNewId(id: string): boolean {
  return id.length <= longest && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)
}

/** Makes a title of an id: `stuck-orders` → `Stuck orders`. */
export function titleOf(id: string): string {
  const text = id.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
