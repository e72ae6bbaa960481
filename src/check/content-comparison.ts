import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {differencesBetween} from '../changes/diff.ts'
import type {Difference} from '../changes/difference.ts'
import {type Noticing, WhoNotices} from '../changes/who-notices.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import type {Document} from '../core/content/document.ts'
import {loadExactly, loadRevision} from '../host/catalog.ts'
import {loadForCheck} from '../host/check-content.ts'
import {moduleFile} from '../host/program.ts'
import type {ContentRoots} from '../host/roots.ts'
import {rules} from '../rules/index.ts'

/** What to compare with what. */
export interface CompareRequest {
  content: ContentRoots
  /** Revision that the work came from; the common ancestor counts. */
  base: string
  /** Revision of the work; the files as they are when missing. */
  head?: string | undefined
  cwd?: string
  cache?: string | undefined
}

/** What is not as it was, and who notices. */
export interface Comparison {
  base: {ref: string; commit: string}
  /** Missing where the files were read as they are. */
  head?: {ref: string; commit: string}
  differences: NoticedDifference[]
  /** Contracts that cannot be read on one of the sides, and so are not compared. */
  unread: Document[]
  before: Catalog
  after: Catalog
}

/** A difference with those who notice it. */
export interface NoticedDifference extends Difference {
  noticing: Noticing
}

const help = {module: pathToFileURL(moduleFile('src/check/helper'))}

/**
 * Compares a content root with itself at a revision.
 *
 * @throws {Failure} When there is no repository or no such revision.
 */
export async function compare({content, base, head, cwd = process.cwd(), cache = '.clarity'}: CompareRequest): Promise<Comparison> {
  const current = await loadForCheck(content, rules, {cwd, cache: path.join(cache, 'check'), help})
  const was = loadRevision(current, base, cwd, {}, head)
  const is = head === undefined ? undefined : loadExactly(current, head, cwd)
  const [before, after] = [was.catalog, is?.catalog ?? current.catalog]
  const differences = differencesBetween(before, after)
  const who = new WhoNotices(before, after, differences)
  return {
    base: {ref: base, commit: was.commit},
    ...(is && head !== undefined && {head: {ref: head, commit: is.commit}}),
    differences: differences.map(each => ({...each, noticing: who.of(each)})),
    unread: [...unreadContracts(before), ...unreadContracts(after)],
    before,
    after,
  }
}

function unreadContracts(catalog: Catalog): Document[] {
  return [...catalog.claims('contract')].flatMap(([id, documents]) => (catalog.get('contract', id) ? [] : documents))
}
