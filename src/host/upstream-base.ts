import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {revisionOf} from '../core/catalog/overlay/compose.ts'
import {decode} from '../core/content/source.ts'
import {digest} from '../core/format/digest.ts'
import {writeInPlace} from './draft.ts'
import {makeFolder} from './folder.ts'
import {textsOverTime} from './git-history.ts'
import {repositoryRoot} from './repository.ts'

/** A text as it was, or why it cannot be had. */
export type BaseText = {text: string; from: 'git'; commit: string; day: string} | {text: string; from: 'kept'} | {missing: string}

/**
 * Finds the text of a file that has a digest: in the history of its repository, or among those that were kept when they were accepted.
 *
 * @param cache Folder for what is kept.
 */
export function baseText(file: string, revision: string, cache: string): BaseText {
  for (const {text, commit, day} of textsOverTime(file)) if (revisionOf(text) === revision) return {text, from: 'git', commit, day}
  const kept = readKept(cache, file, revision)
  if (kept !== undefined) return {text: kept, from: 'kept'}
  if (repositoryRoot(path.dirname(file)) === undefined) return {missing: 'its root is in no git repository, and it was not kept here'}
  return {
    missing:
      'no commit of this clone has it, and it was not kept here; a clone without its history is completed by `git fetch --unshallow`',
  }
}

/** Keeps the text that an entry was accepted for, so that the difference to the next one can be had without a repository. */
export function keepBase(file: string, text: string, cache: string): void {
  try {
    const kept = keptFile(cache, file, revisionOf(text))
    makeFolder(path.dirname(kept))
    writeInPlace(kept, text)
  } catch {
    // A folder that cannot be written costs a difference later on, and nothing now.
  }
}

function readKept(cache: string, file: string, revision: string): string | undefined {
  const kept = keptFile(cache, file, revision)
  if (!existsSync(kept)) return undefined
  const decoded = decode(readFileSync(kept))
  return decoded.state === 'text' && revisionOf(decoded.text) === revision ? decoded.text : undefined
}

function keptFile(cache: string, file: string, revision: string): string {
  return path.join(cache, 'upstream', `${digest(file)}-${/^[0-9a-f]{16}$/.test(revision) ? revision : digest(revision)}`)
}
