import {existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {decode} from '../core/content/source.ts'
import {draftBeside} from './draft.ts'
import {Failure, reasonOf} from './failure.ts'

/**
 * Writes a repaired text into its file, whole or not at all; byte order mark, mode and links stay.
 *
 * @throws {Failure} When the file has changed since it was read, or the disk refuses.
 */
export function writeRepaired(absolute: string, {file, before, after}: {file: string; before: string; after: string}): void {
  const real = existsSync(absolute) ? realpathSync(absolute) : absolute
  const draft = draftBeside(real)
  try {
    const bytes = readFileSync(real)
    const decoded = decode(bytes)
    if (decoded.state !== 'text' || decoded.text !== before) throw new Error('somebody else has changed it meanwhile')
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : ''
    writeFileSync(draft, mark + after, {mode: statSync(real).mode})
    renameSync(draft, real)
  } catch (error) {
    if (existsSync(draft)) rmSync(draft)
    throw new Failure(
      `cannot repair \`${file}\`: ${reasonOf(error)}`,
      'Make the file writable and run it again; files before it have been repaired.',
    )
  }
}

/**
 * Writes a file, whole or not at all. A link is replaced, not followed: it may lead anywhere.
 *
 * @param file Path for the message.
 * @throws {Failure} When the disk refuses.
 */
export function writeWhole(absolute: string, file: string, text: string): void {
  const draft = draftBeside(absolute)
  try {
    writeFileSync(draft, text)
    renameSync(draft, absolute)
  } catch (error) {
    if (existsSync(draft)) rmSync(draft)
    throw new Failure(`cannot write \`${file}\`: ${reasonOf(error)}`, 'Make its folder writable.')
  }
}
