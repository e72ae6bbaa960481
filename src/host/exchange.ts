import {existsSync, readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {decode} from '../core/content/source.ts'
import {writeInPlace} from './draft.ts'
import {Failure, reasonOf} from './failure.ts'
import {makeFolder} from './folder.ts'

/** Files above this size are no export of an on-call service; reading one would fill the memory. */
const maxInputBytes = 32 * 1024 * 1024

/**
 * Reads a file that comes from elsewhere as text.
 *
 * @throws {Failure} When it is missing, empty, too large or no text.
 */
export function readInput(file: string): string {
  const decoded = decode(readBytes(file))
  if (decoded.state === 'text') return decoded.text
  const what = decoded.state === 'empty' ? 'it is empty' : 'it is no text in UTF-8'
  throw new Failure(`cannot read \`${file}\`: ${what}`, 'Name the file as it was exported.')
}

/** Reads a text that may not be there yet; nothing where it is not. */
export function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readBytes(file).toString('utf8') : undefined
}

function readBytes(file: string): Buffer {
  try {
    const stat = statSync(file)
    // Reading a pipe or a device would wait for ever.
    if (!stat.isFile()) throw new Error(stat.isDirectory() ? 'it is a folder' : 'it is not a regular file')
    if (stat.size > maxInputBytes)
      throw new Error(`it has ${Math.round(stat.size / 1024 / 1024)} MB, and the most is ${maxInputBytes / 1024 / 1024}`)
    return readFileSync(file)
  } catch (error) {
    throw new Failure(`cannot read \`${file}\`: ${reasonOf(error)}`, 'Name a file that is there and can be read.')
  }
}

/**
 * Writes a text into a file, whole or not at all, with the folders it needs.
 *
 * @throws {Failure} When the disk refuses.
 */
export function writeWhole(file: string, text: string): void {
  const real = existsSync(file) ? realpathSync(file) : path.resolve(file)
  try {
    makeFolder(path.dirname(real))
    writeInPlace(real, text)
  } catch (error) {
    throw new Failure(`cannot write \`${file}\`: ${reasonOf(error)}`, 'Name a place that can be written, or make it writable.')
  }
}

/** Tells whether a path leads to a folder. */
export function isFolder(folder: string): boolean {
  return statSync(folder, {throwIfNoEntry: false})?.isDirectory() === true
}
