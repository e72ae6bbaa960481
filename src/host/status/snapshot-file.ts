import {readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import path from 'node:path'
import type {Snapshot} from '../../status/snapshot.ts'
import {parseSnapshot} from '../../status/snapshot-schema.ts'
import {isDraftOf, writeInPlace} from '../draft.ts'
import {reasonOf} from '../failure.ts'
import {makeFolder} from '../folder.ts'

// Larger than any snapshot of ours; a file that is, is not ours.
const maxBytes = 50_000_000

/**
 * Reads the snapshot that was written last.
 *
 * @returns Nothing when there is no file; why it cannot be used when there is one that cannot.
 */
export function readSnapshot(file: string): {snapshot: Snapshot} | {reason: string} | undefined {
  try {
    const {size} = statSync(file)
    if (size > maxBytes) return {reason: 'it is too large to be one'}
    return parseSnapshot(readFileSync(file, 'utf8'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : {reason: reasonOf(error)}
  }
}

/**
 * Writes a snapshot whole or not at all.
 *
 * @throws {Error} With the system's code when the disk refuses; what was there before is still there.
 */
export function writeSnapshot(file: string, text: string): void {
  makeFolder(path.dirname(file))
  writeInPlace(file, text, {mode: 0o644, isDurable: true})
}

/** Removes drafts that a collector left behind when it was killed. */
export function removeDrafts(file: string): void {
  try {
    for (const name of readdirSync(path.dirname(file))) {
      if (!isDraftOf(name, file)) continue
      // Another collector may be writing at this moment; a minute is longer than any write.
      const draft = path.join(path.dirname(file), name)
      if (Date.now() - statSync(draft).mtimeMs > 60_000) rmSync(draft, {force: true})
    }
  } catch {
    // What cannot be cleaned does no harm, and writing will say what is wrong with the folder.
  }
}
