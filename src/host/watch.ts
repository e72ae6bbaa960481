import {isCalendarPath} from '../core/content/calendar-files.ts'
import {isContentPath} from './content.ts'
import {Failure, reasonOf} from './failure.ts'
import {FolderWatcher} from './watch-folders.ts'

/** Milliseconds in which what is saved together is gathered. */
const together = 100
/** Milliseconds after which a content root that has gone is looked for again. */
const again = 500

/**
 * Calls back after files of a content root have changed, once for what is saved together.
 *
 * @param onChange Gets the paths that have changed, below the root, sorted.
 * @returns A function that ends the watching.
 * @throws {Failure} When the system cannot watch the folder.
 */
export function watchContent(root: string, onChange: (contentPaths: string[]) => void): () => void {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const later = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(report, milliseconds)
  }
  const report = () => {
    // A root that is being replaced is gone for a moment; until it is back there is nothing to check.
    if (!watcher.refresh()) return later(again)
    const paths = [...changed].sort()
    changed.clear()
    onChange(paths)
  }
  const watcher = watcherOf(root, contentPath => {
    // Without a name anything may have changed; a name without an ending may be a folder that came or went.
    const mayBeFolder = contentPath === null || !/\.[^/]*$/.test(contentPath)
    if (!mayBeFolder && !isContentPath(contentPath) && !isCalendarPath(contentPath)) return
    changed.add(contentPath ?? '.')
    // At once: what is written into a new folder must not be missed.
    if (mayBeFolder) watcher.refresh()
    later(together)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
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
