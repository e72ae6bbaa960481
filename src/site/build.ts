import {readdirSync} from 'node:fs'
import path from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {defaultSettings} from '../core/content/schema/settings.ts'
import {settingsOf} from '../host/catalog.ts'
import {readSource} from '../host/content.ts'
import {Failure, refusedByDisk, saysDiskFull} from '../host/failure.ts'
import {openOutput, replaceOutput} from '../host/output-folder.ts'
import {makeWorkFolder, removedAtEnd} from '../host/work-folder.ts'
import {snapshotLocation} from '../status/snapshot-location.ts'
import {astroFor} from './astro-settings.ts'
import {clarity, type SiteParts} from './integration.ts'
import {indexSite} from './search/search-index.ts'

/** What to build, and where to. */
export interface BuildRequest {
  /** Absolute path of the content root. */
  content: string
  /** Absolute path of the user's folder. */
  project: string
  /** Absolute path of the folder for what is kept between builds. */
  cache: string
  /** What the configuration brings to pages. */
  parts?: SiteParts
  /** Absolute path of the output folder. */
  out: string
  base: string
  /** ISO 8601 UTC; the present when missing. */
  now?: string
  /** True leaves out what is marked internal. */
  public?: boolean
  /** True lets content run code. */
  trustContent?: boolean
}

/**
 * Builds the site beside its output folder and swaps the two at the end, so that a failure leaves the previous site in place.
 *
 * @returns How many pages were written and how many of them search can find.
 * @throws {Failure} When the folder cannot be written or a page cannot be made.
 */
export async function buildSite(request: BuildRequest): Promise<{pages: number; indexed: number}> {
  const output = openOutput(request.out, {content: request.content, snapshot: snapshotOf(request.content)})
  const work = workFolder(workPlace(request.cache))
  const remove = removedAtEnd(work)
  try {
    const site = path.join(work, 'site')
    await buildPages(request, work, site)
    const indexed = await indexSite(site)
    const pages = countPages(site)
    replaceOutput(site, output)
    return {pages, indexed}
  } finally {
    remove()
  }
}

function workFolder(parent: string): string {
  try {
    return makeWorkFolder(parent)
  } catch (error) {
    throw refusedByDisk(error, parent, 'Make it writable: the site is put together there.')
  }
}

// Astro runs what it bundles from its output folder, if that is below where it was started. Two builds never share one.
function workPlace(cache: string): string {
  const isBelow = cache.startsWith(process.cwd() + path.sep)
  return isBelow ? cache : path.resolve('.clarity')
}

async function buildPages(
  {content, cache, now, public: isPublic, trustContent, parts, ...request}: BuildRequest,
  work: string,
  outDir: string,
): Promise<void> {
  const {build} = await import('astro')
  const integrations = [clarity({...parts, content, cache, now, public: isPublic, trusted: trustContent})]
  try {
    await build({...astroFor({...request, cache: work}), outDir, integrations})
  } catch (error) {
    if (process.env.CLARITY_DEBUG) console.error(error)
    if (saysDiskFull(error)) throw refusedByDisk(error, work, '')
    const said = error instanceof Error ? beginningOf(error.message) : String(error)
    throw new Failure(`cannot build the site: ${said}`, 'Run it again with CLARITY_DEBUG=1 to see where.')
  }
}

// A bundler's first line only counts its errors; the lines after it say the first of them, in the colours of a terminal.
function beginningOf(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter(line => line.trim() !== '')
  return lines.slice(0, /errors?:$/.test(lines[0] ?? '') ? 6 : 1).join('\n')
}

function snapshotOf(content: string): string {
  const file = settingsOf(readSource(content, 'settings.yaml', process.cwd()))
  return snapshotLocation(file?.settings ?? defaultSettings).path
}

function countPages(folder: string): number {
  return readdirSync(folder, {recursive: true}).filter(name => String(name).endsWith('.html')).length
}
