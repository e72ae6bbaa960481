import type {Document} from '../../content/document.ts'
import {isKind, type Kind, kindOfFolder, partKinds, type TargetKind} from '../../content/kinds.ts'
import {belowRoot} from '../../content/roots.ts'
import type {Catalog} from '../catalog.ts'

/** What leaves us without the values of an entry; a body that cannot be read leaves them. */
const withoutValues = /^(?:frontmatter-|file-(?!misplaced))/

interface Unread {
  /** Kinds of which an entry or a folder could not be read. */
  kinds: ReadonlySet<Kind>
  /** Kinds with entries of which nobody knows even the names. */
  nameless: ReadonlySet<Kind>
  /** Paths of folders that could not be read, below the content root. */
  folders: readonly string[]
  /** Entries whose values could not be read, as `kind id`. */
  entries: ReadonlySet<string>
}

const unreadByCatalog = new WeakMap<Catalog, Unread>()

function unreadOf(catalog: Catalog): Unread {
  const cached = unreadByCatalog.get(catalog)
  if (cached) return cached
  const documents = catalog.documents.filter(({problems}) => problems.some(({type}) => withoutValues.test(type)))
  const folders = documents.filter(isFolder).map(({contentPath}) => contentPath)
  const unread = {
    kinds: new Set(documents.flatMap(kindOf)),
    nameless: new Set(documents.filter(isFolder).flatMap(kindOf)),
    folders,
    entries: new Set(documents.map(({kind, id}) => `${kind} ${id}`)),
  }
  unreadByCatalog.set(catalog, unread)
  return unread
}

/**
 * Tells whether an entry of some kinds could not be read, or a folder of theirs.
 *
 * Then nobody knows what it names: that something is named nowhere cannot be said, and what is wrong is reported there.
 */
export function hasUnread(catalog: Catalog, ...kinds: Kind[]): boolean {
  const unread = unreadOf(catalog).kinds
  return kinds.some(kind => unread.has(kind))
}

/**
 * Tells whether something that is not known may well be there: in a folder that could not be read, or in an entry that could not.
 *
 * @param kind Of an entry, or of what is part of one, such as a signal.
 */
export function mayBeUnread(catalog: Catalog, kind: TargetKind, id: string): boolean {
  const {nameless, entries, kinds} = unreadOf(catalog)
  if (isKind(kind)) return nameless.has(kind)
  const holders: readonly Kind[] = partKinds[kind].inside
  // An alert is named without the failure mode that has it.
  return holders.some(
    holder => nameless.has(holder) || (id.includes('/') ? entries.has(`${holder} ${id.split('/')[0]}`) : kinds.has(holder)),
  )
}

/** Tells whether a path below the content root leads into a folder that could not be read. */
export function isBelowUnread(catalog: Catalog, contentPath: string): boolean {
  return unreadOf(catalog).folders.some(folder => contentPath.startsWith(`${folder}/`))
}

// What is reported without being an entry, and is called as no file is.
function isFolder({kind, contentPath, problems}: Document): boolean {
  return kind === undefined && !/\.[^/]+$/.test(contentPath) && problems.some(({type}) => type !== 'file-misplaced')
}

function kindOf({kind, contentPath}: Document): Kind[] {
  return [kind ?? kindOfFolder(belowRoot(contentPath).split('/')[0] ?? '') ?? []].flat()
}
