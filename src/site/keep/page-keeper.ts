import pLimit from 'p-limit'
import {unwatched} from '../../core/catalog/reads.ts'
import type {Document} from '../../core/content/document.ts'
import {type ContentStore, keyOf} from '../../host/content-store.ts'
import {closeCopies, type PackedHead, splitAtStamp} from '../../host/packed-copies.ts'
import {packPage, unpackPage} from '../../host/precompress.ts'
import {type BuildInfo, buildInfo} from '../build-info.ts'
import {nowRead, type Site} from '../site.ts'
import {bodyRead, watchReferences} from './watched-document.ts'

/** What is kept of a page beside its packed head. */
interface KeptPage {
  /** What it looked at, each with the digest of what was there. */
  read: [name: string, digest: string][]
  /** Key of the packed head: all that stands before the stamp. */
  head: string
  /** What stands before the values of the stamp, between them, and behind them. */
  end: [string, string, string]
}

/** A page that was kept, and its copies for servers. */
export interface FoundPage {
  page: Buffer
  copies: PackedHead
}

/** Folders of what is kept. */
export interface KeptIn {
  pages: ContentStore
  packed: ContentStore
}

/** Keeps pages with what they looked at, and gives those that would come out the same. */
export interface PageKeeper {
  /** Gives a page that would come out the same with its packed copies, or why it has to be made. */
  find(pathname: string): FoundPage | {why: string}
  /** Keeps a page; one without a stamp is not kept. */
  keep(pathname: string, page: Buffer, reads: Iterable<string>): Promise<void>
  /** Waits until all that was given to keep is kept. */
  settled(): Promise<void>
}

/** @param state Digest of all that every page depends on. */
export function pageKeeper(site: Site, state: string, {pages, packed}: KeptIn): PageKeeper {
  const stamp = buildInfo()
  const digestOf = readDigests(site)
  const limit = pLimit(atOnce)
  const pending = new Set<Promise<unknown>>()
  const keyOfPage = (pathname: string) => keyOf('page 1', state, pathname)
  watchReferences(site.catalog)

  return {
    find(pathname) {
      const kept = readKept(pages.get(keyOfPage(pathname)))
      if (!kept) return {why: 'not made before from this'}
      const other = kept.read.find(([name, digest]) => digestOf(name) !== digest)
      if (other) return {why: `another ${other[0]}`}
      const found = unpackPage(kept.head, packed)
      if (!found) return {why: 'the kept page is gone'}
      const end = Buffer.from(stamped(kept.end, stamp))
      const page = Buffer.concat([found.head, end])
      return {page, copies: closeCopies(found.packed, page, end)}
    },
    async keep(pathname, page, reads) {
      const {head, end} = splitAtStamp(page, true)
      const parts = withoutStamp(end.toString(), stamp)
      if (!parts) return
      const {key, done} = packPage(head, packed, limit)
      const kept: KeptPage = {read: [...reads].sort().map(name => [name, digestOf(name)]), head: key, end: parts}
      pages.set(keyOfPage(pathname), Buffer.from(JSON.stringify(kept)))
      const waiting = done.finally(() => pending.delete(waiting))
      pending.add(waiting)
      // Packing may be slower than rendering; what waits for it is held in memory.
      if (pending.size > mostWaiting) await Promise.race(pending)
    },
    async settled() {
      await Promise.all(pending)
    },
  }
}

const atOnce = 2
const mostWaiting = 32

function readDigests(site: Site): (name: string) => string {
  const known = new Map<string, string>([[nowRead, unwatched(() => site.now)]])
  const documents = new Map<string, Document>(site.catalog.documents.map(document => [bodyRead(document.contentPath), document]))
  return name => {
    const digest = known.get(name) ?? keyOf(documents.get(name)?.text ?? 'nothing')
    known.set(name, digest)
    return digest
  }
}

function readKept(bytes: Buffer | undefined): KeptPage | undefined {
  return bytes && (JSON.parse(bytes.toString()) as KeptPage)
}

// In: `<p data-stamp>Built <time datetime="I">W</time></p><p>Content <code>D</code>…`. Out: what stands around `I">W` and `D`.
function withoutStamp(end: string, {instant, words, digest}: BuildInfo): KeptPage['end'] | undefined {
  const [before, between, ...more] = end.split(timeOf(instant, words))
  if (before === undefined || between === undefined || more.length > 0) return undefined
  const [middle, after, ...others] = between.split(digestIn(digest))
  return middle === undefined || after === undefined || others.length > 0 ? undefined : [before, middle, after]
}

function stamped([before, middle, after]: KeptPage['end'], {instant, words, digest}: BuildInfo): string {
  return before + timeOf(instant, words) + middle + digestIn(digest) + after
}

function timeOf(instant: string, words: string): string {
  return `<time datetime="${instant}">${words}</time>`
}

function digestIn(digest: string): string {
  return `<code>${digest}</code>`
}
