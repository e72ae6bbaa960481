import {type FSWatcher, watch} from 'node:fs'
import path from 'node:path'
import type {Catalog} from '../core/catalog/catalog.ts'
import {belowRoot} from '../core/content/roots.ts'
import {specPath} from '../core/content/spec-files.ts'
import {matchesGlob, plainPath} from '../core/format/glob.ts'
import {absolutePath, type ContentRoots} from './roots.ts'

/** Tells whether a check reads a file that is no entry: a specification or a file of the alerting system, there or not. */
export function readsBeside(catalog: Catalog, contentPath: string): boolean {
  return besidePaths(catalog).includes(contentPath) || catalog.settings.alerts.files.some(file => matchesGlob(plainPath(file), contentPath))
}

function besidePaths({documents, specFiles, alertFiles}: Catalog): string[] {
  const named = documents.flatMap(document => specPath(document) ?? [])
  return [...named, ...specFiles.keys(), ...alertFiles.files.map(({contentPath}) => contentPath)]
}

/** Watches the files of a check that stand outside the content root, by a watcher for each folder. */
export class BesideWatcher {
  readonly #root: ContentRoots
  readonly #onChange: (contentPath: string) => void
  readonly #folders = new Map<string, FSWatcher>()
  #files: ReadonlySet<string> = new Set()

  /** @param onChange Gets the path from the content root, as `../specs/shop.yaml`. */
  constructor(root: ContentRoots, onChange: (contentPath: string) => void) {
    this.#root = root
    this.#onChange = onChange
  }

  /** Watches the files that a check has read, and no longer those of the one before. */
  follow(catalog: Catalog): void {
    this.#files = new Set(besidePaths(catalog).filter(file => belowRoot(file).startsWith('../')))
    const folders = new Set([...this.#files].map(file => path.posix.dirname(file)))
    for (const [folder, watcher] of this.#folders) if (!folders.has(folder)) this.#forget(folder, watcher)
    for (const folder of folders) this.#watch(folder)
  }

  /** Ends the watching. */
  close(): void {
    for (const [folder, watcher] of this.#folders) this.#forget(folder, watcher)
  }

  // A folder that is not there is looked for again after the next check.
  #watch(folder: string): void {
    if (this.#folders.has(folder)) return
    try {
      const watcher = watch(absolutePath(this.#root, folder), (_event, name) => {
        const file = `${folder}/${name ?? ''}`
        if (this.#files.has(file)) this.#onChange(file)
      })
      watcher.on('error', () => this.#forget(folder, watcher))
      this.#folders.set(folder, watcher)
    } catch {}
  }

  #forget(folder: string, watcher: FSWatcher): void {
    watcher.close()
    this.#folders.delete(folder)
  }
}
