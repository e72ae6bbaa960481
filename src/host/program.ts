import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

const here = fileURLToPath(import.meta.url)

/** Root of the program: the folder with `package.json`, in a checkout and in the installed package. */
export const programRoot = rootAbove(path.dirname(here))

/** Whether this is the packed program, whose modules are JavaScript in `lib/`; a checkout runs its TypeScript as it is. */
export const isPacked = here.endsWith('.js')

/** Where the modules that Node runs stand, with the folders `src` and `plugins`; in the package apart from what Vite compiles. */
export const moduleRoot = isPacked ? path.join(programRoot, 'lib') : programRoot

/**
 * Gives the file of a module of the program, e.g. to start it in another process: `src/check/helper` →
 * `/…/src/check/helper.ts`, and `/…/lib/src/check/helper.js` in the package.
 */
export function moduleFile(name: string): string {
  return path.join(moduleRoot, `${name}.${isPacked ? 'js' : 'ts'}`)
}

/** Gives the version of the program, e.g. `0.1.0`. */
export function programVersion(): string {
  return (JSON.parse(readFileSync(path.join(programRoot, 'package.json'), 'utf8')) as {version: string}).version
}

const doors: Record<string, string> = {
  'operational-clarity': 'src/index',
  'operational-clarity/catalog': 'src/public/catalog',
  'operational-clarity/exchange': 'src/public/exchange',
  'operational-clarity/kinds': 'src/public/kinds',
  'operational-clarity/remark': 'src/public/remark',
  'operational-clarity/rules': 'src/public/rules',
  'operational-clarity/schemas': 'src/public/schemas',
  'operational-clarity/site': 'src/public/site',
  'operational-clarity/sources': 'src/public/sources',
}

/** Gives the file behind a name by which the package is imported, e.g. `operational-clarity/rules`; nothing for any other name. */
export function doorFile(specifier: string): string | undefined {
  const door = doors[specifier]
  return door && moduleFile(door)
}

function rootAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : rootAbove(path.dirname(folder))
}
