import {type Kind, kindOfFolder} from './kinds.ts'
import {belowRoot} from './roots.ts'

/** How the body of an entry is written. In MDX braces and angle brackets are code, in Markdown they are text. */
export type Markup = 'mdx' | 'markdown'

const markups: Record<string, Markup> = {mdx: 'mdx', md: 'markdown'}

/** The names that entries may end in, the usual one first. */
export const entryEndings: readonly string[] = Object.keys(markups).map(ending => `.${ending}`)

/** Where an entry stands, read from its path alone. */
export interface EntryPlace {
  id: string
  /** Missing for a path in no folder of a kind, and for a name that is not that of an entry. */
  kind?: Kind
}

/** Tells how a path says that its file is written; nothing for what is no entry by its name. */
export function markupOf(contentPath: string): Markup | undefined {
  return markups[/\.([^./]+)$/.exec(contentPath)?.[1] ?? '']
}

/**
 * Reads kind and id from a path below the content root: `runbooks/stuck-orders.md` → runbook `stuck-orders`.
 *
 * A folder may hold an entry with its pictures: `runbooks/stuck-orders/index.md` is `stuck-orders` too.
 */
export function entryPlace(contentPath: string): EntryPlace {
  const parts = belowRoot(contentPath).split('/')
  const name = parts.at(-1) ?? contentPath
  const isEntry = parts.length > 1 && markupOf(name) !== undefined && !isAboutFolder(contentPath)
  const kind = isEntry ? kindOfFolder(parts[0] ?? '') : undefined
  const own = name === 'index.md' && parts.length > 2 ? parts.at(-2) : undefined
  return {id: own ?? name.replace(/\.mdx?$/, ''), ...(kind && {kind})}
}

/**
 * Tells whether a file speaks of the folder it stands in and is no entry: `README.md`, `_index.md`, and `index.md` right below the root or
 * in the folder of a kind. Code hosts and site generators show it with the list; it is passed over.
 */
export function isAboutFolder(contentPath: string): boolean {
  const parts = belowRoot(contentPath).split('/')
  const name = parts.at(-1) ?? ''
  return /^readme\.md$/i.test(name) || name === '_index.md' || (name === 'index.md' && parts.length < 3)
}
