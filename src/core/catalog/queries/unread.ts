import type {Document} from '../../content/document.ts'
import {type Kind, kindOfFolder} from '../../content/kinds.ts'
import type {Catalog} from '../catalog.ts'

/** What leaves us without the values of an entry; a body that cannot be read leaves them. */
const withoutValues = /^(?:frontmatter-|file-(?!misplaced))/

const unreadByCatalog = new WeakMap<Catalog, ReadonlySet<Kind>>()

/**
 * Tells whether an entry of some kinds could not be read, or a folder of theirs.
 *
 * Then nobody knows what it names: that something is named nowhere cannot be said, and what is wrong is reported there.
 */
export function hasUnread(catalog: Catalog, ...kinds: Kind[]): boolean {
  const unread = unreadByCatalog.get(catalog) ?? new Set(catalog.documents.flatMap(unreadKind))
  unreadByCatalog.set(catalog, unread)
  return kinds.some(kind => unread.has(kind))
}

function unreadKind({kind, contentPath, problems}: Document): Kind[] {
  if (!problems.some(({type}) => withoutValues.test(type))) return []
  return [kind ?? kindOfFolder(contentPath.split('/')[0] ?? '') ?? []].flat()
}
