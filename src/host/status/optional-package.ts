import {createRequire} from 'node:module'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {SourceFailure} from '../../status/source/source.ts'

/**
 * Loads a package that is not brought along: from beside this program, else from the folder it is run in.
 *
 * @throws {SourceFailure} Saying what to install.
 */
export async function loadOptional<T>(name: string): Promise<T> {
  const loaded = (await imported(name)) ?? (await imported(fromHere(name)))
  if (loaded === undefined)
    throw new SourceFailure(`the package \`${name}\` is not installed: run \`npm install ${name}\` where the collector runs`, {whole: true})
  // What was written for `require` stands under `default`.
  const {default: whole, ...members} = loaded as {default?: object}
  return {...whole, ...members} as T
}

async function imported(specifier: string | undefined): Promise<object | undefined> {
  if (specifier === undefined) return undefined
  try {
    return await import(specifier)
  } catch (error) {
    // Absent is one thing; a package that is there and broken should say so.
    if (['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(String((error as NodeJS.ErrnoException).code))) return undefined
    throw new SourceFailure(`the package \`${specifier}\` cannot be loaded`, {whole: true})
  }
}

function fromHere(name: string): string | undefined {
  try {
    return pathToFileURL(createRequire(path.resolve('clarity.config.js')).resolve(name)).href
  } catch {
    return undefined
  }
}
