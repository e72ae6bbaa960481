import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {programRoot} from './program.ts'

/** Where code of a user stopped; lines and columns begin at 1. */
export interface ThrownPlace {
  /** Absolute path. */
  file: string
  line: number
  column: number
}

/**
 * Finds where code of a user stopped: the first frame that is neither Node's nor ours nor a package's, or what a parser points at.
 *
 * @param error What was thrown.
 * @param file Absolute path of the file that was run; Node is asked again about its syntax where the error does not say.
 * @returns Nothing where nobody knows, as for what is thrown without being an error.
 */
export function thrownPlace(error: unknown, file: string): ThrownPlace | undefined {
  if (!(error instanceof Error)) return undefined
  const stack = error.stack ?? ''
  return pointedAt(stack) ?? frameOf(stack, file) ?? (error instanceof SyntaxError ? pointedAt(checked(file)) : undefined)
}

// In: `file:///home/a/clarity.config.ts:2`, lines of it, `     ^` below the fault. A file that ends too early has a line of blanks.
function pointedAt(said: string): ThrownPlace | undefined {
  const [head = '', ...lines] = said.split('\n')
  const [, address, line] = /^(file:.+|\/.+|[A-Za-z]:\\.+):(\d+)$/.exec(head) ?? []
  if (address === undefined) return undefined
  const marks = lines.slice(1).find(text => /^\s*\^*$/.test(text)) ?? ''
  const column = marks.includes('^') ? marks.indexOf('^') : marks.length
  return {file: pathOf(address), line: Number(line), column: column + 1}
}

// In: `    at load (file:///home/a/clarity.config.ts:2:30)`.
function frameOf(stack: string, file: string): ThrownPlace | undefined {
  for (const [, address = '', line, column] of stack.matchAll(
    /^ {4}at (?:async )?(?:.*? \()?((?:file:|\/|[A-Za-z]:\\).+):(\d+):(\d+)\)?$/gm,
  )) {
    const place = {file: pathOf(address), line: Number(line), column: Number(column)}
    if (place.file === file || isOfUser(place.file)) return place
  }
  return undefined
}

function isOfUser(file: string): boolean {
  if (file.includes(`${path.sep}node_modules${path.sep}`)) return false
  return !['bin', 'lib', 'src'].some(room => file.startsWith(path.join(programRoot, room) + path.sep))
}

function checked(file: string): string {
  return spawnSync(process.execPath, ['--check', file], {encoding: 'utf8', timeout: 5000}).stderr ?? ''
}

function pathOf(address: string): string {
  return address.startsWith('file:') ? fileURLToPath(address) : address
}
