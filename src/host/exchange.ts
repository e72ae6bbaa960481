import {constants, copyFileSync, existsSync, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {decode} from '../core/content/source.ts'
import {isWithin} from './content-walk.ts'
import {writeInPlace} from './draft.ts'
import {Failure, reasonOf} from './failure.ts'
import {makeFolder} from './folder.ts'
import {askGit} from './git.ts'

/** Files above this size are no export of an on-call service; reading one would fill the memory. */
const maxInputBytes = 32 * 1024 * 1024

/**
 * Reads a file that comes from elsewhere as text.
 *
 * @throws {Failure} When it is missing, empty, too large or no text.
 */
export function readInput(file: string): string {
  const read = textOf(file)
  if ('text' in read) return read.text
  throw new Failure(`cannot read \`${file}\`: ${read.why}`, 'Name the file as it was exported, saved as text in UTF-8.')
}

function textOf(file: string): {text: string} | {why: 'it is empty' | 'it is no text in UTF-8'} {
  const decoded = decode(readBytes(file))
  if (decoded.state === 'text') return {text: decoded.text}
  return {why: decoded.state === 'empty' ? 'it is empty' : 'it is no text in UTF-8'}
}

/** Reads a text that may not be there yet; nothing where it is not. */
export function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readBytes(file).toString('utf8') : undefined
}

function readBytes(file: string): Buffer {
  try {
    const stat = statSync(file)
    // Reading a pipe or a device would wait for ever.
    if (!stat.isFile()) throw new Error(stat.isDirectory() ? 'it is a folder' : 'it is not a regular file')
    if (stat.size > maxInputBytes)
      throw new Error(`it has ${Math.round(stat.size / 1024 / 1024)} MB, and the most is ${maxInputBytes / 1024 / 1024}`)
    return readFileSync(file)
  } catch (error) {
    throw new Failure(`cannot read \`${file}\`: ${reasonOf(error)}`, 'Name a file that is there and can be read.')
  }
}

/**
 * Writes a text or bytes into a file, whole or not at all, with the folders it needs.
 *
 * @throws {Failure} When the disk refuses.
 */
export function writeWhole(file: string, text: string | Uint8Array): void {
  const real = existsSync(file) ? realpathSync(file) : path.resolve(file)
  try {
    makeFolder(path.dirname(real))
    writeInPlace(real, text)
  } catch (error) {
    throw new Failure(`cannot write \`${file}\`: ${reasonOf(error)}`, 'Name a place that can be written, or make it writable.')
  }
}

/** An input: a file as it was named, or one below a folder that was named. */
export interface FoundInput {
  file: string
  text: string
  root?: string
}

/** The inputs of an import. */
export interface Inputs {
  read: FoundInput[]
  /** Files below a folder that cannot be taken in, and why. */
  left: {file: string; why: string}[]
}

/**
 * Reads the inputs of an import; of a folder all files with some endings, in path order, hidden ones and `node_modules` left out.
 *
 * @param endings Missing where only files can be named.
 * @throws {Failure} When one that is named is missing, empty, too large or no text, and when a folder holds none that can be read.
 */
export function readInputs(paths: readonly string[], endings: readonly string[] | undefined): Inputs {
  const left: Inputs['left'] = []
  const read = paths.flatMap((given): FoundInput[] => {
    const named = given.length > 1 ? given.replace(/[/\\]+$/, '') : given
    if (!endings) return [{file: given, text: readInput(given)}]
    if (!isFolder(named)) {
      const text = readInput(given)
      if (!endings.some(ending => given.toLowerCase().endsWith(ending)))
        throw new Failure(
          `cannot import \`${given}\`: it does not end in ${endings.join(', ')}`,
          'Name such a file, or a folder that holds some.',
        )
      return [{file: given, text}]
    }
    const found = filesBelow(named, endings)
    if (found.length === 0)
      throw new Failure(
        `cannot import \`${given}\`: it holds no file that ends in ${endings.join(', ')}`,
        'Name the folder that holds them.',
      )
    // One page among hundreds that cannot be read is no reason to import nothing.
    return found.flatMap(file => {
      const content = textOf(file)
      if ('text' in content) return [{file, text: content.text, root: named}]
      left.push({file, why: content.why})
      return []
    })
  })
  const [first] = left
  if (read.length === 0 && first)
    throw new Failure(`cannot read \`${first.file}\`: ${first.why}, and there is no other`, 'Name files or folders with text in UTF-8.')
  return {read, left}
}

function filesBelow(folder: string, endings: readonly string[]): string[] {
  const found: string[] = []
  for (const item of readdirSync(folder, {withFileTypes: true})) {
    if (item.name.startsWith('.') || item.name === 'node_modules') continue
    const file = `${folder}/${item.name}`
    // What a link leads to may be anything on the machine.
    if (item.isDirectory()) found.push(...filesBelow(file, endings))
    else if (item.isFile() && endings.some(ending => item.name.toLowerCase().endsWith(ending))) found.push(file)
  }
  return found.sort()
}

/** Answers what an import asks about the disk: nothing outside of the folders that its inputs stand in. */
export function importDisk(inputs: readonly FoundInput[]): {has(file: string): boolean; revision(file: string): string | undefined} {
  const folders = [...new Set(inputs.map(({file, root}) => root ?? path.dirname(file)))].map(folder => realpathSync(folder))
  const has = (file: string) => {
    try {
      const real = realpathSync(file)
      return folders.some(folder => isWithin(folder, real)) && statSync(real).isFile()
    } catch {
      return false
    }
  }
  return {has, revision: lastRevision}
}

/** Gives the short name of the commit that last changed a file; nothing outside of a repository, or without git. */
function lastRevision(file: string): string | undefined {
  return askGit(path.dirname(path.resolve(file)), ['--literal-pathspecs', 'log', '-1', '--format=%h', '--', path.basename(file)])
}

/**
 * Copies a file as it is, with the folders it needs.
 *
 * @returns `same` where the same bytes are there, `kept` where others are, which stay.
 * @throws {Failure} When the disk refuses.
 */
export function copyWhole(from: string, to: string): 'new' | 'same' | 'kept' {
  if (existsSync(to)) return readFileSync(to).equals(readFileSync(from)) ? 'same' : 'kept'
  try {
    makeFolder(path.dirname(path.resolve(to)))
    copyFileSync(from, to, constants.COPYFILE_EXCL)
    return 'new'
  } catch (error) {
    throw new Failure(`cannot write \`${to}\`: ${reasonOf(error)}`, 'Name a place that can be written, or make it writable.')
  }
}

/** Tells whether a path leads to a folder. */
export function isFolder(folder: string): boolean {
  return statSync(folder, {throwIfNoEntry: false})?.isDirectory() === true
}
