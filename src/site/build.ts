import {readdirSync} from 'node:fs'
import path from 'node:path'
import {defaultSettings} from '../core/content/schema/settings.ts'
import {parseSettings} from '../core/content/settings.ts'
import {readSource} from '../host/content.ts'
import {Failure, refusedByDisk, saysDiskFull} from '../host/failure.ts'
import {openOutput, replaceOutput} from '../host/output-folder.ts'
import {programRoot} from '../host/program-digest.ts'
import {makeWorkFolder, removedAtEnd} from '../host/work-folder.ts'
import {snapshotPath} from '../status/plan.ts'
import {sourceKinds} from '../status/source/index.ts'
import {indexSite} from './search/search-index.ts'

/** What to build, and where to. */
export interface BuildRequest {
  content: string
  /** Absolute path of the output folder. */
  out: string
  base: string
  /** ISO 8601 UTC; the present when missing. */
  now?: string
  /** True leaves out what is marked internal. */
  public?: boolean
}

/**
 * Builds the site beside its output folder and swaps the two at the end, so that a failure leaves the previous site in place.
 *
 * @returns How many pages were written and how many of them search can find.
 * @throws {Failure} When the folder cannot be written or a page cannot be made.
 */
export async function buildSite(request: BuildRequest): Promise<{pages: number; indexed: number}> {
  const output = openOutput(request.out, {content: request.content, snapshot: snapshotOf(request.content)})
  // Astro runs what it bundles from its output folder, where it must find the program's packages; two builds never share one.
  const work = workFolder(path.join(programRoot, '.clarity'))
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
    throw refusedByDisk(error, parent, 'Make the checkout writable: the site is put together in it.')
  }
}

async function buildPages({content, base, now, public: isPublic}: BuildRequest, work: string, outDir: string): Promise<void> {
  Object.assign(process.env, {
    CLARITY_CONTENT: path.resolve(content),
    CLARITY_BASE: base,
    ...(now && {CLARITY_NOW: now}),
    ...(isPublic && {CLARITY_PUBLIC: '1'}),
  })
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const from = process.cwd()
  process.chdir(programRoot)
  try {
    const {build} = await import('astro')
    await build({root: programRoot, outDir, cacheDir: path.join(work, 'cache'), base, logLevel: 'warn'})
  } catch (error) {
    if (process.env.CLARITY_DEBUG) console.error(error)
    if (saysDiskFull(error)) throw refusedByDisk(error, work, '')
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new Failure(`cannot build the site: ${said}`, 'Run it again with CLARITY_DEBUG=1 to see where.')
  } finally {
    process.chdir(from)
  }
}

function snapshotOf(content: string): string {
  const settings = readSource(path.resolve(content), 'settings.yaml', process.cwd())
  return snapshotPath(settings ? parseSettings(settings, sourceKinds()).settings : defaultSettings)
}

function countPages(folder: string): number {
  return readdirSync(folder, {recursive: true}).filter(name => String(name).endsWith('.html')).length
}
