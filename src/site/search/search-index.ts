import {linkSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import type {PagefindIndex} from 'pagefind'
import type {SiteLanguage} from '../../core/content/schema/site.ts'
import {type ContentStore, keyOf} from '../../host/content-store.ts'
import {Failure, refusedByDisk} from '../../host/failure.ts'
import {type IndexFile, joinFiles, splitFiles} from './index-files.ts'
import {pagesToIndex, type ShardPage, shardsOf} from './shards.ts'

/** How a site is indexed. */
export interface IndexOptions {
  /** Absolute path of an empty folder on the disk of the site, for what the indexer reads. */
  work: string
  /** Language of the site, by which words are stemmed; all pages are in one index, the guide in English too. */
  language?: SiteLanguage
  /** Shards that earlier builds have indexed; without it all are indexed. */
  store?: ContentStore | undefined
}

/** What was indexed. */
export interface Indexed {
  /** How many pages search can find. */
  pages: number
  /** How many shards there are, and how many of them were indexed and not taken from the store. */
  shards: number
  made: number
}

/**
 * Indexes the built pages for full-text search; only what stands in `data-pagefind-body` is found.
 *
 * Pages are dealt to shards by their address, each an index of its own that the browser joins: where one page has changed, one shard is
 * indexed again.
 *
 * @param folder Absolute path of the site.
 * @throws {Failure} When the indexer cannot run or the disk refuses.
 */
export async function indexSite(folder: string, {work, language = 'en', store}: IndexOptions): Promise<Indexed> {
  const shards = shardsOf(pagesToIndex(folder))
  let made = 0
  let pages = 0
  const pagefind = indexer(language)
  try {
    for (const [at, shard] of shards.entries()) {
      const key = keyOf(indexerDigest, language, ...shard.flatMap(({name, head}) => [name, head]))
      const kept = store?.get(key)
      const files = kept ? splitFiles(kept) : await pagefind.index(folder, path.join(work, String(at)), shard)
      if (!kept) {
        made++
        store?.set(key, joinFiles(files))
      }
      pages += countOf(files)
      writeShard(path.join(folder, 'pagefind'), at, files)
    }
    writeIndexFile(path.join(folder, shardList), JSON.stringify({shards: shards.length}))
    return {pages, shards: shards.length, made}
  } finally {
    await pagefind.close()
  }
}

/** Name of the file below the base that says how many shards there are. */
export const shardList = 'pagefind/shards.json'

// Without the full stop, which would stick to the last word of a sentence; a code with one in it is found by its pieces.
const includeCharacters = '_-*'

const indexerDigest = `1 ${includeCharacters} ${versionOfIndexer()}`

function versionOfIndexer(): string {
  const file = new URL('../package.json', import.meta.resolve('pagefind'))
  return (JSON.parse(readFileSync(file, 'utf8')) as {version: string}).version
}

// The first shard has what the browser runs; the others have only what was indexed, each in a folder of its own.
function writeShard(folder: string, at: number, files: readonly IndexFile[]): void {
  const isIndex = ({path: name}: IndexFile) => /^(?:index|fragment|filter)\/|^pagefind-entry\.json$|\.pf_meta$/.test(name)
  const place = at === 0 ? folder : path.join(folder, String(at))
  for (const file of at === 0 ? files : files.filter(isIndex)) writeIndexFile(path.join(place, file.path), file.content)
}

function countOf(files: readonly IndexFile[]): number {
  const entry = files.find(({path: name}) => name === 'pagefind-entry.json')
  const {languages} = JSON.parse(Buffer.from(entry?.content ?? '{"languages":{}}').toString()) as {
    languages: Record<string, {page_count: number}>
  }
  return Object.values(languages).reduce((sum, {page_count: count}) => sum + count, 0)
}

interface Indexer {
  index(folder: string, work: string, pages: readonly ShardPage[]): Promise<IndexFile[]>
  close(): Promise<void>
}

// It is a program of its own, and started only where a shard is to be indexed.
function indexer(language: SiteLanguage): Indexer {
  let started: typeof import('pagefind') | undefined
  return {
    async index(folder, work, pages) {
      started ??= await import('pagefind')
      const options = {includeCharacters, ...(language !== 'en' && {forceLanguage: language})}
      const {index, errors} = await started.createIndex(options)
      if (!index)
        throw new Failure(
          `cannot start the search index: ${errors.join('; ')}`,
          'Run `npm ci` again; it brings the indexer for this platform.',
        )
      placePages(folder, work, pages)
      const files = await filesOf(index, work)
      await index.deleteIndex()
      rmSync(work, {recursive: true, force: true})
      return files
    },
    close: async () => {
      await started?.close()
    },
  }
}

// Which pages the indexer reads is a folder's content; the pages stand in it by a second name.
function placePages(folder: string, work: string, pages: readonly ShardPage[]): void {
  for (const {name} of pages) {
    const place = path.join(work, name)
    try {
      mkdirSync(path.dirname(place), {recursive: true})
      linkSync(path.join(folder, name), place)
    } catch (error) {
      throw refusedByDisk(error, place, 'Make the folder for what is kept writable.')
    }
  }
}

async function filesOf(index: PagefindIndex, folder: string): Promise<IndexFile[]> {
  const {errors} = await index.addDirectory({path: folder})
  const made = await index.getFiles()
  const all = [...errors, ...made.errors]
  if (all.length > 0) throw new Failure(`cannot make the search index: ${all.join('; ')}`, 'Build again.')
  return made.files.map(file => ({path: file.path, content: file.content})).sort((a, b) => (a.path < b.path ? -1 : 1))
}

// By Node, not by the indexer's `writeFiles`: that says done while its last writes are under way, and a file could be packed or served cut short.
function writeIndexFile(file: string, content: Uint8Array | string): void {
  try {
    mkdirSync(path.dirname(file), {recursive: true})
    writeFileSync(file, content)
  } catch (error) {
    throw refusedByDisk(error, file, 'Make the output folder writable.')
  }
}
