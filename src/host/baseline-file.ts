import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {type BaselineEntry, baselineText, parseBaseline} from '../core/lint/baseline.ts'
import {writeInPlace} from './draft.ts'
import {Failure, reasonOf} from './failure.ts'
import {makeFolder} from './folder.ts'

/**
 * Reads a baseline file.
 *
 * @throws {Failure} When it is missing or no baseline: passing it over would turn every old finding into a new one.
 */
export function readBaseline(file: string): BaselineEntry[] {
  try {
    return parseBaseline(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : reasonOf(error)
    const help = existsSync(file)
      ? 'Restore it from the history, or write it anew with `--write-baseline`, which accepts all present findings.'
      : 'Name the right file, or write it with `--write-baseline`, which accepts all present findings.'
    throw new Failure(`cannot read the baseline \`${file}\`: ${reason}`, help)
  }
}

/**
 * Writes a baseline file, whole or not at all.
 *
 * @throws {Failure} When the disk refuses.
 */
export function writeBaseline(file: string, entries: readonly BaselineEntry[]): void {
  try {
    makeFolder(path.dirname(file))
    writeInPlace(file, baselineText(entries))
  } catch (error) {
    throw new Failure(
      `cannot write the baseline \`${file}\`: ${reasonOf(error)}`,
      'Name a file that can be written with `--baseline FILE`.',
    )
  }
}
