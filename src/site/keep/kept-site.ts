import path from 'node:path'
import {type ContentStore, contentStore, keyOf} from '../../host/content-store.ts'
import {fileCache} from '../../host/page-cache.ts'
import {firstRoot} from '../../host/roots.ts'
import {site} from '../site.ts'
import type {Wrap} from './bundled-app.ts'
import {type KeepReport, keepingPrerenderer} from './keeping-prerenderer.ts'
import {pageKeeper} from './page-keeper.ts'
import {siteState} from './site-state.ts'

/** What builds keep of a site, and what became of it in this one. */
export interface KeptSite {
  wrap: Wrap
  pages: ContentStore
  report: KeepReport
  /** Paths below the site of the pages whose packed copies were taken too. */
  copied: ReadonlySet<string>
  /** What every page depends on and is another than in the build before, in words. */
  changed: string[]
}

/** How a site is kept. */
export interface KeepOptions {
  /** Absolute path of the folder for what is kept between builds. */
  cache: string
  /** Absolute path of the user's folder. */
  project: string
  /** Key of the bundle that makes the pages: they name its scripts and styles. */
  bundle: string
  /** Packed heads of pages. */
  packed: ContentStore
  /** False makes all pages anew, and keeps them. */
  isTrusted: boolean
  /** One in how many kept pages is made all the same and compared; 100 when missing. */
  compareEvery?: number
}

/** Opens what builds keep; that of pages is read when Astro begins to render. */
export function keptSite({cache, project, bundle, packed, isTrusted, compareEvery}: KeepOptions): KeptSite {
  const pages = contentStore(path.join(cache, 'made'))
  const report: KeepReport = {kept: 0, made: new Map()}
  const changed: string[] = []
  const wrap: Wrap = inner => {
    const parts = siteState(site(), project, bundle)
    changed.push(...changesOf(parts, fileCache(path.join(cache, 'state')), keyOf(firstRoot(site().root), site().base)))
    const keeper = pageKeeper(site(), keyOf(JSON.stringify([...parts])), {pages, packed})
    const find = isTrusted ? keeper.find : () => ({why: 'a kept page was not as it would be made'})
    return keepingPrerenderer(inner, {...keeper, find}, report, compareEvery)
  }
  return {wrap, pages, report, copied: new Set(), changed}
}

// Only for whoever asks why; whether a page is made again is decided by its key.
function changesOf(parts: ReadonlyMap<string, string>, states: ReturnType<typeof fileCache>, key: string): string[] {
  const before = new Map(Object.entries((states.get(key) ?? {}) as Record<string, string>))
  states.set(key, Object.fromEntries(parts))
  if (before.size === 0) return []
  const names = new Set([...before.keys(), ...parts.keys()])
  return [...names].filter(name => before.get(name) !== parts.get(name)).sort()
}
