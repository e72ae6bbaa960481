import {closeSync, lstatSync, openSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {isWithin} from './content-walk.ts'
import {Failure, reasonOf} from './failure.ts'
import {makeFolder} from './folder.ts'

/** Tells whether anything stands at a path, be it a link that leads nowhere. */
export function isThere(file: string): boolean {
  return lstatSync(file, {throwIfNoEntry: false}) !== undefined
}

/**
 * Writes a file that was not there, whole or not at all, with the folders it needs; what is there is never replaced.
 *
 * @param root Folder that the file stays in, whatever links its folders are.
 * @param contentPath Its path below the root.
 * @param file Path for the message.
 * @throws {Failure} When something is there, its folder leads elsewhere, or the disk refuses.
 */
export function writeNew(root: string, contentPath: string, file: string, text: string): void {
  const absolute = path.join(root, contentPath)
  try {
    makeFolder(path.dirname(absolute))
    if (!isWithin(realpathSync(root), realpathSync(path.dirname(absolute)))) throw new Error('its folder is a link that leads elsewhere')
    writeWhole(absolute, text)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Failure(`there is \`${file}\` already`, 'Nothing was written over it; choose another name, or edit that file.')
    throw new Failure(`cannot write \`${file}\`: ${reasonOf(error)}`, 'Make its folder writable, or name another one.')
  }
}

function writeWhole(absolute: string, text: string): void {
  const handle = openSync(absolute, 'wx')
  try {
    writeFileSync(handle, text)
  } catch (error) {
    rmSync(absolute, {force: true})
    throw error
  } finally {
    closeSync(handle)
  }
}
