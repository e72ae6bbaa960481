import type {Loader, LoaderContext} from 'astro/loaders'
import type {Kind} from '../core/content/kinds.ts'
import {reloadSite, site} from './site.ts'

/**
 * Loads one kind of content into Astro's store and renders its bodies.
 *
 * The store holds titles and digests; HTML stays in cache files, because the store is one string in memory.
 * While developing, a change of any content file loads all kinds again: what a page shows may come from another file.
 */
export function contentLoader(kind: Kind): Loader {
  return {
    name: `clarity-${kind}`,
    load: async context => {
      fill(context, kind)
      watch(context, kind)
    },
  }
}

function fill({store}: LoaderContext, kind: Kind): void {
  const {catalog, pages} = site()
  const entries = catalog.list(kind)
  const ids = new Set(entries.map(({id}) => id))
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id)
  for (const {id, title, document} of entries) {
    store.set({id, data: {title, contentPath: document.contentPath}, digest: pages.digestOf(document)})
  }
}

function watch(context: LoaderContext, kind: Kind): void {
  const {watcher} = context
  if (!watcher) return
  const {root} = site()
  watcher.add(root)
  fills.set(kind, () => fill(context, kind))
  if (watched.has(watcher)) return
  watched.add(watcher)
  const changed = (file: string): void => {
    if (!file.startsWith(root)) return
    clearTimeout(timer)
    timer = setTimeout(refill, settleMs)
  }
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, changed)
}

/** A program that saves a file empties it first; whoever reads too early sees it so, and may hear of no further change. */
const settleMs = 50

const fills = new Map<Kind, () => void>()
const watched = new WeakSet<object>()
let timer: NodeJS.Timeout | undefined

// Fifteen kinds watch one folder; a change is read once for all.
function refill(): void {
  reloadSite()
  for (const fillKind of fills.values()) fillKind()
}
