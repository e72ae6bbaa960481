import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {splitAtStamp} from '../../host/packed-copies.ts'

/** A page that full-text search can find. */
export interface ShardPage {
  /** Path below the site, e.g. `runbooks/stuck-order/index.html`. */
  name: string
  /** Digest of all of it but the stamp of the build. */
  head: string
}

// A shard costs a browser two small files more before its first answer; one of fewer pages would not be worth them.
const leastPages = 200
const mostShards = 8

/** Lists the pages below a site that have something to be found, in the order of their names. */
export function pagesToIndex(folder: string): ShardPage[] {
  const names = readdirSync(folder, {recursive: true}).map(name => String(name).split(path.sep).join('/'))
  return names
    .filter(name => name.endsWith('.html'))
    .sort()
    .flatMap(name => {
      const {head} = splitAtStamp(readFileSync(path.join(folder, name)), true)
      return head.includes('data-pagefind-body') ? {name, head: sha256(head)} : []
    })
}

/**
 * Deals pages to shards by their names, so that a page stays in its shard whatever else comes and goes.
 *
 * Their number follows the number of pages in powers of two; no shard is empty.
 */
export function shardsOf(pages: readonly ShardPage[]): ShardPage[][] {
  const wanted = Math.max(1, pages.length / leastPages)
  const count = Math.min(mostShards, 2 ** Math.floor(Math.log2(wanted)))
  const dealt = Map.groupBy(pages, ({name}) => Number.parseInt(sha256(name).slice(0, 8), 16) % count)
  return [...dealt].sort(([a], [b]) => a - b).map(([, shard]) => shard)
}

function sha256(value: string | Buffer): string {
  return createHash('sha256').update(value).digest('hex')
}
