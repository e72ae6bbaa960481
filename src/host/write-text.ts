import {existsSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {decode} from '../core/content/source.ts'
import {writeInPlace} from './draft.ts'
import {Failure, reasonOf} from './failure.ts'

/**
 * Writes a repaired text into its file, whole or not at all; byte order mark, mode and links stay.
 *
 * @throws {Failure} When the file has changed since it was read, or the disk refuses.
 */
export function writeRepaired(absolute: string, {file, before, after}: {file: string; before: string; after: string}): void {
  const real = existsSync(absolute) ? realpathSync(absolute) : absolute
  try {
    const bytes = readFileSync(real)
    const decoded = decode(bytes)
    if (decoded.state !== 'text' || decoded.text !== before) throw new Error('somebody else has changed it meanwhile')
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : ''
    writeInPlace(real, mark + after, {mode: statSync(real).mode})
  } catch (error) {
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
  try {
    writeInPlace(absolute, text)
  } catch (error) {
    throw new Failure(`cannot write \`${file}\`: ${reasonOf(error)}`, 'Make its folder writable.')
  }
}
