import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import type {ContentStore} from '../host/content-store.ts'
import {Failure, refusedByDisk, saysDiskFull} from '../host/failure.ts'
import {astroFor} from './astro-settings.ts'
import type {BuildRequest} from './build.ts'
import {openedClarity} from './integration.ts'
import {bundleKey} from './keep/bundle-key.ts'
import {bundleTaker, type Wrap} from './keep/bundled-app.ts'
import {type KeptBundle, keepBundle, openBundle} from './keep/kept-bundle.ts'
import {type KeptSite, keptSite} from './keep/kept-site.ts'
import {writeFromBundle} from './keep/write-pages.ts'
import {refuseDeadMenu} from './own-pages.ts'
import {onlyShard, type Shard} from './parts/shard.ts'
import {openSite, type SiteOptions, site} from './site.ts'
import {siteOptions} from './site-options.ts'

/** Pages that were made, and what builds keep of them. */
export interface MadePages {
  /** Absolute path of the folder. */
  made: string
  kept?: KeptSite
}

/** Gives what the site of a request is opened with. */
export function openedWith({project, base, content, cache, now, public: isPublic, trustContent: trusted}: BuildRequest): SiteOptions {
  return siteOptions({content, cache, now, public: isPublic, trusted}, project, base)
}

/**
 * Makes the pages of a site, with all that browsers load for them.
 *
 * A page that is kept wrongly is a fault of ours: the site is made anew then, and right.
 *
 * @param work Absolute path of the folder that only this build works in.
 * @param packed Packed heads of pages; nothing where everything is to be made anew.
 * @throws {Failure} When a page cannot be made.
 */
export async function makePages(request: BuildRequest, work: string, packed: ContentStore | undefined): Promise<MadePages> {
  const opened = openedWith(request)
  openSite(opened)
  const run: Run = {...request, opened, work}
  const made = path.join(work, 'site')
  if (!packed || runsCodeOfOthers(request)) {
    await bundlePages(run, made, inner => inner)
    return {made}
  }
  const kept = await makeKept(run, made, packed)
  if (kept.report.wrong === undefined) return {made, kept}
  process.stderr.write(`clarity: a kept page is not as it is made now, and all are made anew: ${kept.report.wrong}\n`)
  // In a folder of its own: what Node has loaded from the first one it would not load again.
  const again = path.join(work, 'again')
  return {made: again, kept: await makeKept(run, again, packed, false)}
}

/** A build that has opened its site. */
interface Run extends BuildRequest {
  opened: SiteOptions
  /** Absolute path of the folder that only this build works in. */
  work: string
}

async function makeKept(run: Run, out: string, packed: ContentStore, isTrusted = true): Promise<KeptSite> {
  const {cache, project, parts, work} = run
  const [place, key] = [path.join(cache, 'bundle'), bundleKey(project, parts?.styles)]
  const keep = () => keptSite({cache, project, bundle: key, packed, isTrusted})
  const bundle = isTrusted ? openBundle(place, key) : undefined
  const kept = bundle && (await writtenFromBundle(bundle, out, keep(), run))
  if (kept) return kept
  const fresh = keep()
  const taker = bundleTaker(fresh.wrap, out, path.join(work, `bundle-${path.basename(out)}`))
  await bundlePages(run, out, taker.wrap)
  const taken = taker.taken()
  if (taken) keepBundle(place, key, taken)
  return fresh
}

// What fails in a kept bundle fails again, or does not, in one that is new; only that one says so.
async function writtenFromBundle(
  bundle: KeptBundle,
  out: string,
  kept: KeptSite,
  {shard, precompress: isPacked = true}: BuildRequest,
): Promise<KeptSite | undefined> {
  try {
    const wrap = shardedWrap(kept.wrap, shard)
    const copied = await writeFromBundle(bundle, {out, base: site().base, wrap, isPacked})
    if (!shard) refuseDeadMenu(out)
    return {...kept, copied}
  } catch (error) {
    if (error instanceof Failure) throw error
    if (process.env.CLARITY_DEBUG) console.error(error)
    return undefined
  }
}

// Nobody knows what a component, a page or content of the user's looks at, nor what a style sheet that leads to further files ends with, so
// nothing of such a site is kept.
function runsCodeOfOthers({parts = {}, trustContent, ownCode}: BuildRequest): boolean {
  const {components = {}, pages, styles = []} = parts
  const isCode = trustContent === true || ownCode === true || pages !== undefined || Object.keys(components).length > 0
  return isCode || styles.some(leadsFurther)
}

function leadsFurther(file: string): boolean {
  return existsSync(file) && /@import|url\(\s*["']?(?!data:|https?:|\/\/|#)/.test(readFileSync(file, 'utf8'))
}

function shardedWrap(wrap: Wrap, shard: Shard | undefined): Wrap {
  return inner => (shard ? onlyShard(wrap(inner), shard) : wrap(inner))
}

async function bundlePages({project, base, parts = {}, opened, work, shard}: Run, outDir: string, wrap: Wrap): Promise<void> {
  const {build} = await import('astro')
  try {
    await build({
      ...astroFor({project, base, cache: work}),
      outDir,
      integrations: [openedClarity(parts, opened, {prerenderer: shardedWrap(wrap, shard), isPart: shard !== undefined})],
    })
  } catch (error) {
    if (process.env.CLARITY_DEBUG) console.error(error)
    if (error instanceof Failure) throw error
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
