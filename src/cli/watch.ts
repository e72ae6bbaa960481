import {Option} from 'commander'
import {visible} from '../core/format/visible.ts'
import {Failure} from '../host/failure.ts'
import {watchContent} from '../host/watch.ts'
import {print} from './output.ts'

/** `--watch`. */
export const watchOption = () =>
  new Option('--watch', 'check again whenever content is saved, until Ctrl+C').conflicts(['format', 'writeBaseline', 'updateBaseline'])

/** Checks now and after each change, one check at a time; ends with exit code 0 on Ctrl+C. */
export async function watchAndCheck(root: string, check: () => Promise<unknown>): Promise<void> {
  const ready = () => print('Watching for changes (stop with Ctrl+C)\n')
  // Watching begins first: what is saved during the first check is not missed.
  let last: Promise<void> = Promise.resolve()
  const close = watchContent(root, paths => {
    last = last.then(() => checkAgain(paths, check)).then(() => void ready())
  })
  try {
    await check()
  } catch (error) {
    close()
    throw error
  }
  ready()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      close()
      process.exitCode = 0
    })
  }
}

async function checkAgain(paths: string[], check: () => Promise<unknown>): Promise<void> {
  print(`\n${changedInWords(paths)}\n\n`)
  try {
    await check()
  } catch (error) {
    // A file that is being written may not be readable for a moment; the next save brings it right.
    if (!(error instanceof Failure)) throw error
    print(`clarity: ${error.message}\n${error.help}\n`)
  }
}

function changedInWords(paths: string[]): string {
  const [first = '.'] = paths
  return paths.length === 1 ? `Changed: ${visible(first)}` : `Changed: ${visible(first)} and ${paths.length - 1} more`
}
