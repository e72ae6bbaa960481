import type {Loader, LoaderContext} from 'astro/loaders'
import type {Kind} from '../core/kinds.ts'
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
  const changed = (file: string): void => {
    if (!file.startsWith(root)) return
    reloadOnce()
    fill(context, kind)
  }
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, changed)
}

let pending = false

// Fifteen kinds watch one folder; the first of them to hear of a change reads it for all.
function reloadOnce(): void {
  if (pending) return
  pending = true
  queueMicrotask(() => {
    pending = false
  })
  reloadSite()
}
