import type {Catalog} from '../core/catalog/catalog.ts'
import {isCalendarPath} from '../core/content/calendar-files.ts'
import {belowRoot} from '../core/content/roots.ts'
import {isContentPath} from './content.ts'
import {Failure, reasonOf} from './failure.ts'
import {type ContentRoots, withPrefixes} from './roots.ts'
import {BesideWatcher, readsBeside} from './watch-beside.ts'
import {FolderWatcher} from './watch-folders.ts'

/** Milliseconds in which what is saved together is gathered. */
const together = 100
/** Milliseconds after which a content root that has gone is looked for again. */
const again = 500

/** What is being watched. */
export interface ContentWatch {
  /** Watches the files beside the entries that a check has read, too; until then only entries are watched. */
  follow(catalog: Catalog): void
  /** Ends the watching. */
  close(): void
}

/**
 * Calls back after files of a content root, or of those that are read with it, have changed, once for what is saved together.
 *
 * @param onChange Gets the paths that have changed, below the root, sorted.
 * @throws {Failure} When the system cannot watch the folder.
 */
export function watchContent(root: ContentRoots, onChange: (contentPaths: string[]) => void): ContentWatch {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const later = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(report, milliseconds)
  }
  const report = () => {
    // A root that is being replaced is gone for a moment; until it is back there is nothing to check.
    if (watchers.filter(watcher => !watcher.refresh()).length > 0) return later(again)
    const paths = [...changed].sort()
    changed.clear()
    onChange(paths)
  }
  let last: Catalog | undefined
  const isRead = (contentPath: string) =>
    isContentPath(belowRoot(contentPath)) || isCalendarPath(contentPath) || (last !== undefined && readsBeside(last, contentPath))
  const beside = new BesideWatcher(root, contentPath => {
    changed.add(contentPath)
    later(together)
  })
  const watchers: FolderWatcher[] = withPrefixes(root).map(({folder, prefix}) => {
    const watcher = watcherOf(folder, below => {
      // Without a name anything may have changed; a name without an ending may be a folder that came or went.
      const mayBeFolder = below === null || !/\.[^/]*$/.test(below)
      const contentPath = prefix + (below ?? '.')
      if (!mayBeFolder && !isRead(contentPath)) return
      changed.add(contentPath)
      // At once: what is written into a new folder must not be missed.
      if (mayBeFolder) watcher.refresh()
      later(together)
    })
    return watcher
  })
  return {
    follow(catalog) {
      last = catalog
      beside.follow(catalog)
    },
    close() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      beside.close()
    },
  }
}

function watcherOf(root: string, onChange: (contentPath: string | null) => void): FolderWatcher {
  try {
    return new FolderWatcher(root, onChange)
  } catch (error) {
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC'
    throw new Failure(
      `cannot watch \`${root}\`: ${isFull ? 'the system watches as many folders as it may' : reasonOf(error)}`,
      'Name the content root with `--content DIR`, or run the check without `--watch`.',
    )
  }
}
