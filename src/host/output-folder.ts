import {accessSync, constants, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {Failure, reasonOf, refusedByDisk} from './failure.ts'
import {makeFolder} from './folder.ts'
import {clearAside, move, nameAside, removeMarked, siteMark} from './marked-folder.ts'
import {programRoot} from './program.ts'
import {absoluteRoots, type ContentRoots, rootFolders} from './roots.ts'
import {swapInside} from './swap-inside.ts'

/** A folder that a built site may take the place of. */
export interface OutputFolder {
  /** As it was asked for, for messages. */
  shown: string
  /** Absolute path, links followed: what a link leads to is replaced, the link stays. */
  folder: string
  /** Absolute path of the content root, which must never be lost. */
  content: ContentRoots
  /** Path of the snapshot below the site: what the collector wrote stays, and does not make a folder somebody else's. */
  snapshot: string
}

const markWords = 'Made by `clarity build`, which replaces this folder as a whole.\n'
const otherFolder = 'Make its parent writable, or name another folder with `--out DIR`.'

/**
 * Makes sure that a folder may be replaced by a built site: it does not exist, is empty, or bears the mark of a site that was built before.
 *
 * What a build that was killed left beside it is put back or cleared away.
 *
 * @throws {Failure} When it holds anything else: files of somebody else, the content, a repository.
 */
export function openOutput(out: string, {content, snapshot}: Pick<OutputFolder, 'content' | 'snapshot'>): OutputFolder {
  const shown = shownPath(out)
  const output = {shown, folder: followed(path.resolve(out), shown), content: absoluteRoots(content), snapshot}
  clearAside(output.folder)
  refuseOthers(output)
  makeParent(output)
  return output
}

/**
 * Puts a built site into its folder: as a whole, by renaming; one part after the other where the folder itself cannot be renamed, such as a mount.
 *
 * @param site Absolute path of what was built; it is gone afterwards.
 * @throws {Failure} When the disk refuses; what was there before is still there.
 */
export function replaceOutput(site: string, output: OutputFolder): void {
  const {folder, shown} = output
  // A build takes a while, in which somebody may have put something there.
  refuseOthers(output)
  try {
    carrySnapshot(site, output)
    // What is about to be moved aside is ours from here on, so that it can be cleared away if we are killed.
    for (const each of [site, folder]) if (existsSync(each)) writeFileSync(path.join(each, siteMark), markWords)
    if (!canRename(folder) || !swapBeside(site, folder)) swapInside(site, folder)
  } catch (error) {
    throw refusedByDisk(error, shown, 'The previous site is as it was. Close what uses the folder, or name another with `--out DIR`.')
  }
}

function shownPath(out: string): string {
  const relative = path.relative(process.cwd(), out)
  return relative === '' ? '.' : relative.startsWith('..') ? out : relative
}

function followed(absolute: string, shown: string): string {
  try {
    if (lstatSync(absolute, {throwIfNoEntry: false})) return realpathSync(absolute)
    let above = path.dirname(absolute)
    while (!lstatSync(above, {throwIfNoEntry: false})) above = path.dirname(above)
    return path.join(realpathSync(above), path.relative(above, absolute))
  } catch (error) {
    throw new Failure(`cannot write \`${shown}\`: ${reasonOf(error)}`, otherFolder)
  }
}

function makeParent({folder, shown}: OutputFolder): void {
  try {
    makeFolder(path.dirname(folder))
  } catch (error) {
    throw new Failure(`cannot write \`${shown}\`: ${reasonOf(error)}`, otherFolder)
  }
}

function refuseOthers(output: OutputFolder): void {
  const {folder, shown, content} = output
  const found = lstatSync(folder, {throwIfNoEntry: false})
  const refuse = (why: string, help = 'Name another folder with `--out DIR`; nothing was changed.') => {
    throw new Failure(`cannot ${found ? 'replace' : 'write'} \`${shown}\`: ${why}`, help)
  }
  const roots = rootFolders(content)
  if (found && roots.some(root => holds(folder, root))) refuse('it holds the content')
  if (roots.some(root => isReadIn(root, folder))) refuse('it lies in the content, and the next check would read the pages')
  if (!found) return
  if (!found.isDirectory()) refuse('it is not a folder')
  if (holds(folder, programRoot)) refuse('it holds this program')
  const names = listed(output)
  if (names.some(name => ['.git', '.hg', '.svn'].includes(name))) refuse('it is a repository')
  if (!names.includes(siteMark) && hasForeign(output, '')) {
    refuse(
      isOldSite(names)
        ? 'it looks like a site of an earlier version, which left no mark in it'
        : 'it holds files that no build has put there',
      `Name another folder with \`--out DIR\`; if all of it may go, delete it, or put an empty file \`${siteMark}\` into it.`,
    )
  }
}

function listed({folder, shown}: OutputFolder): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw new Failure(`cannot replace \`${shown}\`: ${reasonOf(error)}`, otherFolder)
  }
}

// What stands in the content is an entry or attached to one, and pages are neither; hidden folders are never read.
function isReadIn(content: string, folder: string): boolean {
  const root = existsSync(content) ? realpathSync(content) : content
  return (
    holds(root, folder) &&
    path
      .relative(root, folder)
      .split(path.sep)
      .every(name => !name.startsWith('.') && name !== 'node_modules')
  )
}

function holds(folder: string, other: string): boolean {
  const real = existsSync(other) ? realpathSync(other) : other
  const below = path.relative(folder, real)
  return below === '' || (below !== '..' && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below))
}

// A collector may have been there first, and a new disk comes with a folder of its own.
function hasForeign(output: OutputFolder, below: string): boolean {
  const {folder, snapshot} = output
  for (const item of readdirSync(path.join(folder, below), {withFileTypes: true})) {
    const name = below === '' ? item.name : `${below}/${item.name}`
    if (name === 'lost+found' || name === snapshot || isDraft(name, snapshot)) continue
    if (!item.isDirectory() || !snapshot.startsWith(`${name}/`) || hasForeign(output, name)) return true
  }
  return false
}

function isDraft(name: string, snapshot: string): boolean {
  return path.dirname(name) === path.dirname(snapshot) && /^\..*\.draft$/.test(path.basename(name))
}

function isOldSite(names: readonly string[]): boolean {
  return ['index.html', 'pagefind', 'lookup.json', 'runbooks', 'rules'].every(name => names.includes(name))
}

// What the collector wrote beside the old pages stays beside the new ones, with its history; the next round writes it anew.
function carrySnapshot(site: string, {folder, snapshot}: OutputFolder): void {
  const [from, to] = [path.join(folder, snapshot), path.join(site, snapshot)]
  if (!existsSync(from) || existsSync(to)) return
  mkdirSync(path.dirname(to), {recursive: true})
  cpSync(from, to)
}

// Who stands in a folder, or may not write beside it, keeps the folder and gets new contents.
function canRename(folder: string): boolean {
  if (folder === process.cwd()) return false
  try {
    accessSync(path.dirname(folder), constants.W_OK)
    return true
  } catch {
    return false
  }
}

// False where the system does not let the folder be renamed; nothing has changed then.
function swapBeside(site: string, folder: string): boolean {
  const [fresh, old] = [nameAside(folder, 'new'), nameAside(folder, 'old')]
  try {
    move(site, fresh)
    if (existsSync(folder) && !isRenamed(folder, old)) {
      move(fresh, site)
      return false
    }
    putBackOnFailure(() => move(fresh, folder), old, folder)
    return true
  } finally {
    removeMarked(old)
    removeMarked(fresh)
  }
}

function isRenamed(folder: string, to: string): boolean {
  try {
    move(folder, to, {byCopy: false})
    return true
  } catch (error) {
    if (['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

function putBackOnFailure(act: () => void, old: string, folder: string): void {
  try {
    act()
  } catch (error) {
    if (existsSync(old) && !existsSync(folder)) move(old, folder)
    throw error
  }
}
