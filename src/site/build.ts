import {cpSync, existsSync, readdirSync, renameSync, rmSync} from 'node:fs'
import path from 'node:path'
import {defaultSettings} from '../core/content/schema/settings.ts'
import {parseSettings} from '../core/content/settings.ts'
import {readSource} from '../host/content.ts'
import {Failure, reasonOf} from '../host/failure.ts'
import {makeFolder} from '../host/folder.ts'
import {programRoot} from '../host/program-digest.ts'
import {snapshotPath} from '../status/plan.ts'
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
  const {out} = request
  const fresh = `${out}.new-${process.pid}`
  // Astro runs what it bundles from its output folder, where it must find the program's packages; two builds never share one.
  const work = path.join(programRoot, '.clarity', `build-${process.pid}`)
  prepare(path.dirname(out))
  prepare(work, 'Make the checkout writable: the site is put together in it.')
  try {
    const site = path.join(work, 'site')
    await buildPages(request, work, site)
    const indexed = await indexSite(site)
    move(site, fresh)
    carrySnapshot(request.content, out, fresh)
    swap(fresh, out)
    return {pages: countPages(out), indexed}
  } finally {
    for (const folder of [work, fresh]) rmSync(folder, {recursive: true, force: true})
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
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new Failure(`cannot build the site: ${said}`, 'Run it again with CLARITY_DEBUG=1 to see where.')
  } finally {
    process.chdir(from)
  }
}

// Another disk cannot be renamed to; what is copied there first is still swapped in one step.
function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') cpSync(from, to, {recursive: true})
    else throw new Failure(`cannot write \`${to}\`: ${reasonOf(error)}`, otherFolder)
  }
}

// What the collector wrote beside the old pages stays beside the new ones, with its history; the next round writes it anew.
function carrySnapshot(content: string, out: string, fresh: string): void {
  const settings = readSource(path.resolve(content), 'settings.yaml', process.cwd())
  const name = snapshotPath(settings ? parseSettings(settings).settings : defaultSettings)
  const from = path.join(out, name)
  if (existsSync(from) && !existsSync(path.join(fresh, name))) cpSync(from, path.join(fresh, name))
}

const otherFolder = 'Make its parent writable, or name another folder with `--out DIR`.'

function prepare(folder: string, help = otherFolder): void {
  try {
    makeFolder(folder)
  } catch (error) {
    throw new Failure(`cannot write \`${folder}\`: ${reasonOf(error)}`, help)
  }
}

function swap(fresh: string, out: string): void {
  const old = `${out}.old-${process.pid}`
  try {
    if (existsSync(out)) renameSync(out, old)
    renameSync(fresh, out)
  } catch (error) {
    if (existsSync(old) && !existsSync(out)) renameSync(old, out)
    throw new Failure(`cannot replace \`${out}\`: ${reasonOf(error)}`, 'Close what uses the folder, or name another with `--out DIR`.')
  }
  rmSync(old, {recursive: true, force: true})
}

function countPages(folder: string): number {
  return readdirSync(folder, {recursive: true}).filter(name => String(name).endsWith('.html')).length
}
