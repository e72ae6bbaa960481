import {existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {isEntryName, mayBeEntry, settingsName} from '../core/content/entry-names.ts'
import {passedOver} from '../core/content/passed-over.ts'
import {belowRoot, rootPrefix} from '../core/content/roots.ts'
import {parseSettings} from '../core/content/settings.ts'
import {maxFileBytes, type ReadProblem, type SourceFile} from '../core/content/source.ts'
import {visiblePath} from '../core/format/visible.ts'
import {isFolder, isWithin, walkContent} from './content-walk.ts'
import {opensSo} from './entry-head.ts'
import {useLatestClocks} from './time-zone-data.ts'
import './slow-parser.ts'
import {Failure, reasonOf} from './failure.ts'
import {absolutePath, absoluteRoots, type ContentRoots, firstRoot, located, shownRoot, withPrefixes} from './roots.ts'

/** The files of a content root as they are on disk. */
export interface ContentFiles {
  /** Absolute path of the root. */
  root: ContentRoots
  settings?: SourceFile
  /** Entries and everything that looks like one, in path order. */
  files: SourceFile[]
}

/**
 * Reads all content files below a root, and below those that are read with it; what cannot be read becomes a problem of the file.
 *
 * @param root First content root, absolute or relative to `cwd`.
 * @param cwd Folder that paths in diagnostics are relative to.
 * @param folders Folders below the root that are read; all when missing. Settings are read always.
 * @throws {Failure} When the root is missing or cannot be read.
 */
export function readContent(root: ContentRoots, cwd: string, folders?: readonly string[]): ContentFiles {
  const {root: absolute, items} = listContent(root, cwd)
  const wanted = folders ? items.filter(({contentPath}) => folders.includes(belowRoot(contentPath).split('/')[0] ?? '')) : items
  const settings = readSource(absolute, 'settings.yaml', cwd)
  return {root: absolute, files: wanted.map(item => readItem(absolute, item, cwd)), ...(settings && {settings})}
}

/** A content file that was found and not read yet. */
export interface ContentItem {
  /** Path as diagnostics show it. */
  file: string
  contentPath: string
  problem?: ReadProblem
}

/**
 * Lists all content files below a root, and below those that are read with it, without reading them, in path order; `settings.yaml` is
 * none of them.
 *
 * @throws {Failure} When the root is missing or cannot be read.
 */
export function listContent(root: ContentRoots, cwd: string): {root: ContentRoots; items: ContentItem[]} {
  const absolute = absoluteRoots(root, cwd)
  const first = firstRoot(absolute)
  if (!isFolder(first)) {
    const [what, help] = existsSync(first)
      ? ['it is not a folder', 'Name the folder']
      : ['there is no such folder', 'Begin one with `clarity init`, or name it']
    throw new Failure(
      `cannot read the content root \`${shownRoot(root)}\`: ${what}`,
      `${help} with \`--content DIR\` or \`CLARITY_CONTENT\`.`,
    )
  }
  useLatestClocks()
  const isIgnored = passedOver(ignoredBy(readSource(absolute, settingsName, cwd)))
  const items = withPrefixes(absolute).flatMap(at => [...itemsBelow(at, cwd)].filter(({contentPath}) => !isIgnored(contentPath)))
  return {root: absolute, items: items.sort((a, b) => (a.contentPath < b.contentPath ? -1 : 1))}
}

// A further root keeps its own settings for those who read it alone; here they say what is passed over in it.
function* itemsBelow({folder, prefix}: {folder: string; prefix: string}, cwd: string): Generator<ContentItem> {
  const shown = displayPath(folder, '', cwd)
  const isPassedOver = passedOver(prefix === '' ? [] : ignoredBy(readSource(folder, settingsName, cwd)))
  for (const {contentPath, problem} of walkReadable(folder)) {
    if (isPassedOver(contentPath) || (!problem && !looksLikeEntry(folder, contentPath))) continue
    // No folder of ours may pass for another root.
    const taken = prefix === '' && rootPrefix(contentPath) !== ''
    const why = taken ? ({problem: 'unreadable', reason: 'a name that begins with `@` is that of another content root'} as const) : problem
    const file = shown === '' ? visiblePath(contentPath) : `${shown}/${visiblePath(contentPath)}`
    yield {file, contentPath: prefix + contentPath, ...(why && {problem: why})}
  }
}

/** Lists what settings say that no file is read of. */
export function ignoredBy(settings: SourceFile | undefined): readonly string[] {
  return settings ? parseSettings(settings, []).settings.ignore : []
}

/** Tells whether a file below a content root is an entry, or looks like one by its first lines. */
export function looksLikeEntry(root: string, contentPath: string): boolean {
  return isEntryName(contentPath) || (mayBeEntry(contentPath) && opensSo(path.join(root, contentPath)))
}

function walkReadable(root: string): ReturnType<typeof walkContent> {
  try {
    readdirSync(root)
  } catch (error) {
    throw new Failure(
      `cannot read the folder \`${root}\`: ${reasonOf(error)}`,
      'Make it readable, or name another root with `--content DIR`.',
    )
  }
  return walkContent(root)
}

/** Reads a content file that was listed. */
export function readItem(root: ContentRoots, {file, contentPath, problem}: ContentItem, cwd: string): SourceFile {
  if (problem) return {file, contentPath, ...problem}
  return readSource(root, contentPath, cwd) ?? {file, contentPath, ...whyMissing(absolutePath(root, contentPath))}
}

// It was listed: a link that leads nowhere, or a name that the system writes in other bytes than we have.
function whyMissing(absolute: string): ReadProblem {
  const isThere = lstatSync(absolute, {throwIfNoEntry: false}) !== undefined
  return isThere ? {problem: 'symlink-loop'} : {problem: 'unreadable', reason: 'it is gone, or its name is not UTF-8'}
}

/** Reads one content file again, e.g. after a change; nothing when it is gone. */
export function readSource(root: ContentRoots, contentPath: string, cwd: string): SourceFile | undefined {
  const {root: own, below} = located(root, contentPath)
  const absolute = path.join(own, below)
  const at = {file: displayPath(root, contentPath, cwd), contentPath}
  try {
    return {...at, ...(problemOf(own, absolute) ?? {content: readFileSync(absolute)})}
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (code === 'ELOOP') return {...at, problem: 'symlink-loop'}
    return {...at, problem: 'unreadable', reason: reasonOf(error)}
  }
}

function problemOf(root: string, absolute: string): ReadProblem | undefined {
  const here = lstatSync(absolute)
  // What a link leads to may be anything on the machine.
  if (here.isSymbolicLink() && !isWithin(realpathSync(root), realpathSync(absolute))) return {problem: 'outside'}
  const {size, isFile} = described(absolute)
  // Reading a pipe or a device would wait for ever.
  if (!isFile) return {problem: 'unreadable', reason: 'it is not a regular file'}
  return size > maxFileBytes ? {problem: 'too-large', bytes: size} : undefined
}

function described(absolute: string): {size: number; isFile: boolean} {
  const stat = statSync(absolute)
  return {size: stat.size, isFile: stat.isFile()}
}

/** Tells whether a path below the content root is read: it looks like an entry, or is the settings file. */
export function isContentPath(contentPath: string): boolean {
  const parts = contentPath.split('/')
  if (parts.some(part => part.startsWith('.') || part === 'node_modules')) return false
  return contentPath === settingsName || isEntryName(contentPath) || mayBeEntry(contentPath)
}

/** Gives the path of a content file as diagnostics show it, relative to a folder. */
export function displayPath(root: ContentRoots, contentPath: string, cwd: string): string {
  return visiblePath(path.relative(cwd, absolutePath(root, contentPath)).split(path.sep).join('/'))
}
