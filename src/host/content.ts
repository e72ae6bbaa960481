import {type Dirent, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {maxFileBytes, type SourceFile} from '../core/content/source.ts'
import {Failure, reasonOf} from './failure.ts'

/** The files of a content root as they are on disk. */
export interface ContentFiles {
  /** Absolute path of the root. */
  root: string
  settings?: SourceFile
  /** Entries and everything that looks like one, in path order. */
  files: SourceFile[]
}

/**
 * Reads all content files below a root; symbolic links are followed, circles become a problem of the file.
 *
 * @param root Content root, absolute or relative to `cwd`.
 * @param cwd Folder that paths in diagnostics are relative to.
 * @throws {Failure} When the root is missing or a file cannot be read.
 */
export function readContent(root: string, cwd: string): ContentFiles {
  const {root: absolute, items} = listContent(root, cwd)
  const settings = readSource(absolute, 'settings.yaml', cwd)
  return {root: absolute, files: items.map(item => readItem(absolute, item, cwd)), ...(settings && {settings})}
}

/** A content file that was found and not read yet. */
export interface ContentItem {
  /** Path as diagnostics show it. */
  file: string
  contentPath: string
  problem?: 'symlink-loop'
}

/**
 * Lists all content files below a root without reading them, in path order; `settings.yaml` is none of them.
 *
 * @throws {Failure} When the root is missing or a folder cannot be read.
 */
export function listContent(root: string, cwd: string): {root: string; items: ContentItem[]} {
  const absolute = path.resolve(cwd, root)
  if (!isFolder(absolute)) {
    throw new Failure(`cannot read the content root \`${root}\`: it is not a folder`, 'Name it with `--content DIR` or `CLARITY_CONTENT`.')
  }
  const items: ContentItem[] = []
  const below = displayPath(absolute, '', cwd)
  walk(absolute, '', new Set([realpathSync(absolute)]), (contentPath, problem) => {
    items.push({file: below === '' ? contentPath : `${below}/${contentPath}`, contentPath, ...(problem && {problem})})
  })
  return {root: absolute, items: items.sort((a, b) => (a.contentPath < b.contentPath ? -1 : 1))}
}

/** Reads a content file that was listed. */
export function readItem(root: string, {file, contentPath, problem}: ContentItem, cwd: string): SourceFile {
  if (problem) return {file, contentPath, problem}
  return readSource(root, contentPath, cwd) ?? {file, contentPath, problem: 'symlink-loop'}
}

/** Reads one content file again, e.g. after a change; nothing when it is gone. */
export function readSource(root: string, contentPath: string, cwd: string): SourceFile | undefined {
  const absolute = path.join(root, contentPath)
  const file = displayPath(root, contentPath, cwd)
  try {
    const {size, isFile} = described(absolute)
    // Reading a pipe or a device would wait for ever.
    if (!isFile) throw new Error('it is not a regular file')
    if (size > maxFileBytes) return {file, contentPath, problem: 'too-large', bytes: size}
    return {file, contentPath, content: readFileSync(absolute)}
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code === 'ELOOP') return {file, contentPath, problem: 'symlink-loop'}
    throw new Failure(`cannot read \`${file}\`: ${reasonOf(error)}`, 'Make the file readable, or move it out of the content root.')
  }
}

function described(absolute: string): {size: number; isFile: boolean} {
  const stat = statSync(absolute)
  return {size: stat.size, isFile: stat.isFile()}
}

type Visit = (contentPath: string, problem?: 'symlink-loop') => void

function walk(root: string, folder: string, trail: Set<string>, visit: Visit): void {
  for (const item of listFolder(path.join(root, folder))) {
    if (item.name.startsWith('.') || item.name === 'node_modules') continue
    const contentPath = folder ? `${folder}/${item.name}` : item.name
    const absolute = path.join(root, contentPath)
    if (item.isDirectory() || (item.isSymbolicLink() && isFolder(absolute))) {
      const real = realpathSync(absolute)
      if (trail.has(real)) visit(contentPath, 'symlink-loop')
      else walk(root, contentPath, new Set([...trail, real]), visit)
    } else if (looksLikeEntry(contentPath)) visit(contentPath)
  }
}

/** Tells whether a path below the content root is read: it looks like an entry, or is the settings file. */
export function isContentPath(contentPath: string): boolean {
  const parts = contentPath.split('/')
  if (parts.some(part => part.startsWith('.') || part === 'node_modules')) return false
  return contentPath === 'settings.yaml' || looksLikeEntry(contentPath)
}

// Pictures and calendars may stand beside entries; a text that looks like an entry is never passed over in silence.
function looksLikeEntry(contentPath: string): boolean {
  return /\.(mdx|md|markdown)$/i.test(contentPath) || contentPath === 'settings.yml'
}

function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch (error) {
    throw new Failure(
      `cannot read the folder \`${folder}\`: ${reasonOf(error)}`,
      'Make it readable, or name another root with `--content DIR`.',
    )
  }
}

function isFolder(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory()
  } catch {
    return false
  }
}

/** Gives the path of a content file as diagnostics show it, relative to a folder. */
export function displayPath(root: string, contentPath: string, cwd: string): string {
  return path.relative(cwd, path.join(root, contentPath)).split(path.sep).join('/')
}
