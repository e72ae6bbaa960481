import {randomBytes} from 'node:crypto'
import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs'
import path from 'node:path'

/**
 * Names a draft beside a file, which then takes the file's place: `status.json` → `.status.json.5f0c2a91d3b8.draft`.
 *
 * The name is nobody else's. The id of the process is not: programs in two containers on one folder are both number 1.
 */
export function draftBeside(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.draft`)
}

/** Tells whether a name is that of a draft of a file. */
export function isDraftOf(name: string, file: string): boolean {
  return name.startsWith(`.${path.basename(file)}.`) && name.endsWith('.draft')
}

/** How a file is to be written. */
export interface WriteOptions {
  /** Access rights of the file; those of any new file when missing. */
  mode?: number
  /** True waits until the disk has it, so that also a machine that fails keeps the old or the new one. */
  isDurable?: boolean
}

/**
 * Writes a file whole or not at all: into a draft beside it, which then takes its place. Its folder must be there.
 *
 * @throws {Error} With the system's code when the disk refuses; what was there before is still there, and no draft stays.
 */
export function writeInPlace(file: string, content: string | Uint8Array, options: WriteOptions = {}): void {
  const draft = draftBeside(file)
  try {
    writeAll(draft, typeof content === 'string' ? Buffer.from(content) : content, options)
    renameSync(draft, file)
  } catch (error) {
    removeQuietly(draft)
    throw error
  }
}

function writeAll(file: string, bytes: Uint8Array, {mode = 0o666, isDurable = false}: WriteOptions): void {
  const handle = openSync(file, 'wx', mode)
  try {
    // A disk that is nearly full takes a part without an error; the rest is what fails.
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
    if (isDurable) fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // A disk that takes no file may refuse this too.
  }
}
