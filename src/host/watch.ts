import {watch} from 'node:fs'
import {isCalendarPath} from '../core/content/calendar-files.ts'
import {isContentPath} from './content.ts'
import {Failure, reasonOf} from './failure.ts'

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
  const report = () => {
    const paths = [...changed].sort()
    changed.clear()
    onChange(paths)
  }
  const take = (name: string | null) => {
    const contentPath = name?.replaceAll('\\', '/')
    // Without a name anything may have changed; a name without an ending may be a folder that came or went.
    if (contentPath && !isContentPath(contentPath) && !isCalendarPath(contentPath) && /\.[^/]*$/.test(contentPath)) return
    changed.add(contentPath ?? '.')
    clearTimeout(timer)
    timer = setTimeout(report, 100)
  }
  try {
    const watcher = watch(root, {recursive: true}, (_event, name) => take(name))
    watcher.on('error', () => take(null))
    return () => {
      clearTimeout(timer)
      watcher.close()
    }
  } catch (error) {
    throw new Failure(
      `cannot watch \`${root}\`: ${reasonOf(error)}`,
      'Name the content root with `--content DIR`, or run the check without `--watch`.',
    )
  }
}
