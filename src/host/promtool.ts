import {spawn} from 'node:child_process'
import {accessSync, closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {Failure, reasonOf} from './failure.ts'

/** One run of the tool takes no longer; a loop in a template would take for ever. */
const longestMs = 120_000

/**
 * Finds `promtool`, the tool of Prometheus that tests rules.
 *
 * @param given Path that somebody named; else it is looked for on the path.
 * @throws {Failure} Where there is none.
 */
export function findPromtool(given: string | undefined): string {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const found = given === undefined ? folders.map(folder => path.join(folder, 'promtool')).find(isProgram) : given
  if (found !== undefined && isProgram(found)) return found
  throw new Failure(
    given === undefined ? 'there is no `promtool` on the path' : `\`${given}\` is no program that can be run`,
    'Install Prometheus, which brings `promtool` (Debian: `apt install prometheus`), or name it with `--promtool FILE`.',
  )
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Makes what runs `promtool test rules` over files in a folder of its own, which is gone afterwards; gives all that it says. */
export function promtoolRunner(promtool: string): (files: ReadonlyMap<string, string>, asked: readonly string[]) => Promise<string> {
  return async (files, asked) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'clarity-promtool-'))
    try {
      for (const [name, text] of files) writeFileSync(path.join(folder, name), text)
      await runIn(folder, promtool, ['test', 'rules', ...asked])
      return readFileSync(path.join(folder, 'said.txt'), 'utf8')
    } finally {
      rmSync(folder, {recursive: true, force: true})
    }
  }
}

// Names of files go to one stream, what fails in them to the other: both go to one file, in their order.
async function runIn(folder: string, promtool: string, args: readonly string[]): Promise<void> {
  const said = openSync(path.join(folder, 'said.txt'), 'w')
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(path.resolve(promtool), args, {
        cwd: folder,
        stdio: ['ignore', said, said],
        timeout: longestMs,
        killSignal: 'SIGKILL',
      })
      child.once('error', error =>
        reject(new Failure(`\`${promtool}\` cannot be run: ${reasonOf(error)}`, 'Name another one with `--promtool FILE`.')),
      )
      child.once('exit', () => resolve())
    })
  } finally {
    closeSync(said)
  }
}
