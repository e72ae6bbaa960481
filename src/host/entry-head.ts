import {closeSync, openSync, readSync, statSync} from 'node:fs'
import {opensAsEntry} from '../core/content/entry-names.ts'

const headBytes = 4096

/** Tells whether a file opens as an entry does; only its first lines are read, as what stands beside entries may be large. */
export function opensSo(absolute: string): boolean {
  try {
    return statSync(absolute).isFile() && opensAsEntry(headOf(absolute))
  } catch {
    return false
  }
}

function headOf(absolute: string): string {
  const file = openSync(absolute, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    return head.toString('utf8', 0, readSync(file, head, 0, headBytes, 0))
  } finally {
    closeSync(file)
  }
}
