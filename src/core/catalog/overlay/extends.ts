import type {Document} from '../../content/document.ts'
import {isKind, type Kind} from '../../content/kinds.ts'

/** What an entry says of the one that it stands on, read as far as it can be read. */
export interface Extends {
  kind: Kind
  id: string
  /** As it was written: `runbook:pod-crash` or `pod-crash`. */
  written: string
  /** Name of the root that the other one stands in; `.` is the first. */
  root?: string
  /** Digest of the text that it was written for. */
  revision?: string
  /** Keys whose lists go on where those of the other end. */
  add: readonly string[]
  /** Sections whose text stands before, or behind, that of the other. */
  before: readonly string[]
  after: readonly string[]
  /** Sections of the other that are left out. */
  without: readonly string[]
}

/** Reads `extends` of an entry; nothing where it names no entry that this one could stand on. */
export function extendsOf({kind, frontmatter}: Pick<Document, 'kind' | 'frontmatter'>): Extends | undefined {
  const said = frontmatter.data.extends
  const full = typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {entry: said}
  const {entry, root, revision} = full
  if (kind === undefined || typeof entry !== 'string') return undefined
  const [word, id] = entry.includes(':') ? [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)] : [kind, entry]
  if (!isKind(word) || id === '') return undefined
  const names = (key: string) => (Array.isArray(full[key]) ? full[key].filter(each => typeof each === 'string') : [])
  return {
    kind: word,
    id,
    written: entry,
    ...(typeof root === 'string' && {root}),
    ...(typeof revision === 'string' && {revision}),
    add: names('add'),
    before: names('before'),
    after: names('after'),
    without: names('without'),
  }
}

/** Gives the path of `extends.entry` in the frontmatter, in the short form that of `extends`. */
export function entryPathOf({frontmatter}: Pick<Document, 'frontmatter'>): (string | number)[] {
  return typeof frontmatter.data.extends === 'object' ? ['extends', 'entry'] : ['extends']
}
