import {randomBytes} from 'node:crypto'
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
