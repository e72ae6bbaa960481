import {existsSync} from 'node:fs'
import * as module from 'node:module'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {createContext, Script} from 'node:vm'
import {Failure} from './failure.ts'
import {doorFile} from './program.ts'
import {thrownPlace} from './thrown-place.ts'

const names = ['clarity.config.ts', 'clarity.config.mjs', 'clarity.config.js']

/** How long a configuration may take. */
const limitMs = 5000

/**
 * Finds the configuration.
 *
 * @param named File that was named; without one a folder is searched, not those above it.
 * @returns Its absolute path; nothing where there is none.
 * @throws {Failure} When the named file does not exist.
 */
export function findConfig(folder: string, named?: string): string | undefined {
  if (named === undefined) return names.map(name => path.join(folder, name)).find(file => existsSync(file))
  const file = path.resolve(folder, named)
  if (!existsSync(file))
    throw new Failure(`there is no configuration \`${named}\``, 'Name a file such as `clarity.config.ts` with `--config`.')
  return file
}

/**
 * Runs a configuration and gives what it exports as default.
 *
 * @throws {Failure} When it throws, does not end in time, or this Node cannot run it.
 */
export async function runConfig(file: string): Promise<unknown> {
  resolvePackageHere()
  const name = path.basename(file)
  if (/\.[cm]?ts$/.test(file) && !process.features.typescript) {
    const help = 'Use Node 22.18 or newer, or write the configuration as `clarity.config.mjs`.'
    throw new Failure(`cannot run \`${name}\`: Node ${process.versions.node} runs no TypeScript`, help)
  }
  try {
    const loaded = (await inTime(load(file))) as {default?: unknown}
    return loaded.default
  } catch (error) {
    if (process.env.CLARITY_DEBUG) console.error(error)
    if (isTimeout(error))
      throw new Failure(
        `\`${name}\` did not end within ${limitMs / 1000} seconds`,
        'A configuration only declares; let it wait for nothing.',
      )
    throw cannotRun(file, error)
  }
}

function cannotRun(file: string, error: unknown): Failure {
  const name = path.basename(file)
  const place = thrownPlace(error, file)
  const at = place && `${path.relative(path.dirname(file), place.file)}:${place.line}:${place.column}`
  const what =
    at === undefined || place?.file === file ? `\`${at ?? name}\` cannot be run` : `\`${name}\` cannot be run because of \`${at}\``
  const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  const help = helpByCode[(error as NodeJS.ErrnoException | undefined)?.code ?? '']
  return new Failure(
    `${what}: ${said}`,
    help ?? (at === undefined ? 'Mend it; CLARITY_DEBUG=1 says where it stopped.' : 'Mend that place, and run it again.'),
  )
}

const helpByCode: Record<string, string> = {
  ERR_MODULE_NOT_FOUND: 'Install that package, or mend the path of the import.',
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX: 'Node only takes types away: write it in plain JavaScript, for instance an object for an `enum`.',
}

// A loop without end holds the only thread; a script with a time limit is the one thing that ends it, with all it has called.
async function load(file: string): Promise<unknown> {
  const context = createContext({load: () => module.createRequire(import.meta.url)(file)})
  try {
    return new Script('load()').runInContext(context, {timeout: limitMs})
  } catch (error) {
    // What waits at its top level cannot be loaded at once, and has not begun.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ASYNC_MODULE') throw error
    return await import(pathToFileURL(file).href)
  }
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too late'), {code: timeoutCode})), limitMs)
  })
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

const timeoutCode = 'ERR_SCRIPT_EXECUTION_TIMEOUT'

function isTimeout(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === timeoutCode
}

let isResolved = false

/**
 * Lets code of the user import this very program by the name of its package, wherever it is installed.
 *
 * A rule that was made by another copy would be no rule of ours. Before Node 22.15 the package has to be installed in the folder.
 */
function resolvePackageHere(): void {
  if (isResolved || !module.registerHooks) return
  isResolved = true
  module.registerHooks({
    resolve(specifier, context, next) {
      const file = doorFile(specifier)
      return file === undefined ? next(specifier, context) : {url: pathToFileURL(file).href, shortCircuit: true}
    },
  })
}
