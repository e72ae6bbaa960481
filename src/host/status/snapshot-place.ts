import {closeSync, openSync, readSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {Failure} from '../failure.ts'

/**
 * Gives the file that a collector writes; where a link stands in its place, what that leads to.
 *
 * @param folder Folder of the site, as it was asked for.
 * @param name Path of the snapshot below it.
 * @throws {Failure} When something stands there that no collector has written.
 */
export function openSnapshot(folder: string, name: string): string {
  const absolute = path.resolve(folder, name)
  const refused = (why: string) =>
    new Failure(`cannot write \`${path.join(folder, name)}\`: ${why}`, 'Name another folder with `--out DIR`, or move it away.')
  try {
    const real = realpathSync(absolute)
    const found = statSync(real)
    if (!found.isFile() && !found.isDirectory()) throw refused('it is not a regular file')
    if (found.isFile() && !isSnapshot(beginOf(real))) throw refused('what stands there is no snapshot')
    return real
  } catch (error) {
    if (error instanceof Failure) throw error
    // Nothing is there yet, or the disk refuses, which may pass; writing says so each time.
    return absolute
  }
}

// A snapshot that was cut off is one of ours all the same, and so is what a machine without power left: no bytes, or nothing but zeros.
function isSnapshot(begin: string): boolean {
  return /^[\s\0]*$/.test(begin) || /^\s*\{\s*"version"\s*:\s*\d/.test(begin) || '{"version":'.startsWith(begin.trim())
}

function beginOf(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(200)
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(handle)
  }
}
