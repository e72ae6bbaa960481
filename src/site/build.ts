import {existsSync, readdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {defaultSettings, type Settings} from '../core/content/schema/settings.ts'
import {settingsOf} from '../host/catalog.ts'
import {readSource} from '../host/content.ts'
import {type ContentStore, contentStore} from '../host/content-store.ts'
import {refusedByDisk} from '../host/failure.ts'
import {openOutput, replaceOutput} from '../host/output-folder.ts'
import {packSite} from '../host/precompress.ts'
import type {ContentRoots} from '../host/roots.ts'
import {makeWorkFolder, removedAtEnd} from '../host/work-folder.ts'
import {snapshotLocation} from '../status/snapshot-location.ts'
import {isAttached} from './attached-headers.ts'
import {headersFile, hostHeaders} from './host-headers.ts'
import type {SiteParts} from './integration.ts'
import type {KeepReport} from './keep/keeping-prerenderer.ts'
import type {KeptSite} from './keep/kept-site.ts'
import {makePages, openedWith} from './make-pages.ts'
import {planName, writeOfflinePlan} from './offline-plan.ts'
import {workerName} from './offline-worker.ts'
import {refuseDeadMenu} from './own-pages.ts'
import {copyParts, refuseOtherParts} from './parts/join.ts'
import {markPart, partsKey, type Shard} from './parts/shard.ts'
import {indexSite} from './search/search-index.ts'
import {openSite, site} from './site.ts'
import {styleHint} from './style-hint.ts'

/** What to build, and where to. */
export interface BuildRequest {
  /** Absolute path of the content root. */
  content: ContentRoots
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
  /** False leaves out the packed copies of texts. */
  precompress?: boolean
  /** True where the configuration brings code that decides what entries or findings are: kinds, fields, rules or sources. */
  ownCode?: boolean
  /** True makes everything anew and keeps nothing of it. */
  fresh?: boolean
  /** Makes only a part of the pages, for {@link joinSite}. */
  shard?: Shard
}

/** What was built. */
export interface BuiltSite {
  pages: number
  /** How many of them search can find. */
  indexed: number
  /** What was taken from earlier builds; nothing where everything was made anew. */
  kept?: KeepReport & Pick<KeptSite, 'changed'>
}

/**
 * Builds the site beside its output folder and swaps the two at the end, so that a failure leaves the previous site in place.
 *
 * @throws {Failure} When the folder cannot be written or a page cannot be made.
 */
export async function buildSite(request: BuildRequest): Promise<BuiltSite> {
  return intoOutput(request, async (work, stores) => {
    const {made, kept} = await makePages(request, work, stores.packed)
    const about = {pages: countPages(made), ...(kept && {kept: {...kept.report, changed: kept.changed}})}
    if (request.shard) {
      if (request.precompress !== false) await packSite(made, {isLeftOut: isLeftAlone(kept?.copied), store: stores.packed})
      markPart(made, request.shard, partsKey(request.project))
    }
    const indexed = request.shard ? 0 : await finish(made, request, {work, ...stores, copied: kept?.copied})
    return {made, built: {...about, indexed}, ends: () => kept?.pages.prune()}
  })
}

/**
 * Joins the parts of a site that {@link buildSite} has made elsewhere, indexes it, and puts it into its folder as a whole.
 *
 * @param folders Absolute paths of all parts.
 * @throws {Failure} When a part is missing or is one of another site.
 */
export async function joinSite(folders: readonly string[], request: BuildRequest): Promise<BuiltSite> {
  return intoOutput(request, async (work, stores) => {
    openSite(openedWith(request))
    refuseOtherParts(folders, partsKey(request.project))
    const made = path.join(work, 'site')
    const copied = copyParts(folders, made)
    refuseDeadMenu(made)
    const pages = countPages(made)
    return {made, built: {pages, indexed: await finish(made, request, {work, ...stores, copied})}}
  })
}

/** What earlier builds have packed and indexed; nothing of it where everything is to be made anew. */
type Stores = Record<'packed' | 'searched', ContentStore | undefined>

interface Made {
  /** Absolute path of the site that was made. */
  made: string
  built: BuiltSite
  /** Clears away, once the site is in its folder. */
  ends?(): void
}

async function intoOutput(request: BuildRequest, make: (work: string, stores: Stores) => Promise<Made>): Promise<BuiltSite> {
  const {cache, fresh: isFresh} = request
  const output = openOutput(request.out, {content: request.content, snapshot: snapshotOf(request.content)})
  const work = workFolder(workPlace(cache))
  const remove = removedAtEnd(work)
  const store = (name: string) => (isFresh ? undefined : contentStore(path.join(cache, name)))
  const stores: Stores = {packed: store('packed'), searched: store('search')}
  try {
    const {made, built, ends} = await make(work, stores)
    replaceOutput(made, output)
    ends?.()
    for (const each of Object.values(stores)) each?.prune()
    return built
  } finally {
    remove()
  }
}

/** What a site is finished with. */
interface FinishOptions extends Stores {
  /** Absolute path of the folder that only this build works in. */
  work: string
  /** Paths below the site of what has its packed copies already. */
  copied?: ReadonlySet<string> | undefined
}

// Sizes of what is kept are those of packed files; what names them is packed after them. Gives the number of pages that search can find.
async function finish(folder: string, request: BuildRequest, {work, packed, searched, copied}: FinishOptions): Promise<number> {
  const {language} = settingsIn(request.content).site
  const indexed = await indexSite(folder, {work: path.join(work, 'shards'), language, store: searched})
  const isPacked = request.precompress !== false
  if (isPacked) await packSite(folder, {isLeftOut: isLeftAlone(copied), store: packed})
  const {catalog, builtAt, base} = site()
  writeOfflinePlan(folder, catalog, builtAt)
  writeFileSync(path.join(folder, '_headers'), headersFile(base, hostHeaders(attachedIn(folder), styleHint(folder))))
  if (isPacked) await packSite(folder, {isLeftOut: name => !isLate(name)})
  return indexed.pages
}

const isLate = (name: string) => [workerName, planName].includes(name)

function isLeftAlone(copied: ReadonlySet<string> = new Set()): (name: string) => boolean {
  return name => isAttached(name) || isLate(name) || copied.has(name)
}

function attachedIn(folder: string): string[] {
  const files = path.join(folder, 'files')
  if (!existsSync(files)) return []
  const items = readdirSync(files, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  return items.map(item => path.relative(files, path.join(item.parentPath, item.name)).split(path.sep).join('/')).sort()
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

function snapshotOf(content: ContentRoots): string {
  return snapshotLocation(settingsIn(content)).path
}

function settingsIn(content: ContentRoots): Settings {
  return settingsOf(readSource(content, 'settings.yaml', process.cwd()))?.settings ?? defaultSettings
}

function countPages(folder: string): number {
  return readdirSync(folder, {recursive: true}).filter(name => String(name).endsWith('.html')).length
}
