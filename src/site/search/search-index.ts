import path from 'node:path'
import {Failure, refusedByDisk, saysDiskFull} from '../../host/failure.ts'

/**
 * Indexes the built pages for full-text search; only what stands in `data-pagefind-body` is found.
 *
 * @returns How many pages the index knows.
 */
export async function indexSite(folder: string): Promise<number> {
  const pagefind = await import('pagefind')
  try {
    // Without the full stop, which would stick to the last word of a sentence; a code with one in it is found by its pieces.
    const {index, errors} = await pagefind.createIndex({includeCharacters: '_-*'})
    if (!index)
      throw new Failure(
        `cannot start the search index: ${errors.join('; ')}`,
        'Run `npm ci` again; it brings the indexer for this platform.',
      )
    const {page_count: count} = await index.addDirectory({path: folder})
    const written = await index.writeFiles({outputPath: path.join(folder, 'pagefind')})
    if (written.errors.some(saysDiskFull)) throw refusedByDisk(written.errors.join('; '), folder, '')
    if (written.errors.length > 0)
      throw new Failure(`cannot write the search index: ${written.errors.join('; ')}`, 'Make the output folder writable.')
    return count
  } finally {
    await pagefind.close()
  }
}
