import {Option} from 'commander'
import type {Catalog} from '../core/catalog/catalog.ts'
import {visiblePath} from '../core/format/visible.ts'
import {Failure} from '../host/failure.ts'
import type {ContentRoots} from '../host/roots.ts'
import {type ContentWatch, watchContent} from '../host/watch-content.ts'
import {print} from './output.ts'

/** `--watch`. */
export const watchOption = () =>
  new Option('--watch', 'check again whenever content is saved, until Ctrl+C').conflicts(['format', 'writeBaseline', 'updateBaseline'])

/**
 * Checks now and after each change, one check at a time; ends with exit code 0 on Ctrl+C.
 *
 * @param check Gets the paths below the root that have changed; none at first.
 */
export async function watchAndCheck(root: ContentRoots, check: (paths: readonly string[]) => Promise<{catalog: Catalog}>): Promise<void> {
  const ready = () => print('Watching for changes (stop with Ctrl+C)\n')
  // Watching begins first: what is saved during the first check is not missed.
  let last: Promise<void> = Promise.resolve()
  const watch = watchContent(root, paths => {
    last = last.then(() => checkAgain(watch, paths, check)).then(() => void ready())
  })
  try {
    watch.follow((await check([])).catalog)
  } catch (error) {
    watch.close()
    throw error
  }
  ready()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      watch.close()
      process.exitCode = 0
    })
  }
}

async function checkAgain(
  watch: ContentWatch,
  paths: string[],
  check: (paths: readonly string[]) => Promise<{catalog: Catalog}>,
): Promise<void> {
  print(`\n${changedInWords(paths)}\n\n`)
  try {
    watch.follow((await check(paths)).catalog)
  } catch (error) {
    // A file that is being written may not be readable for a moment; the next save brings it right.
    if (!(error instanceof Failure)) throw error
    print(`clarity: ${error.message}\n${error.help}\n`)
  }
}

function changedInWords(paths: string[]): string {
  const [first = '.'] = paths
  return paths.length === 1 ? `Changed: ${visiblePath(first)}` : `Changed: ${visiblePath(first)} and ${paths.length - 1} more`
}
