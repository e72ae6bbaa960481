import {type Dirent, readdirSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import type {ReadProblem} from '../core/content/source.ts'
import {reasonOf} from './failure.ts'

/** Something below a content root: a file, or what keeps a file or folder from being read. */
export interface WalkedItem {
  /** Path below the content root, with `/`. */
  contentPath: string
  problem?: ReadProblem
}

interface Folder {
  contentPath: string
  /** Absolute path without symbolic links. */
  real: string
}

/**
 * Walks a content root, in no order; hidden names and `node_modules` are passed over.
 *
 * Every folder is read once, whatever leads to it: a link to a folder that is read anyway is a problem of the link, because its entries
 * would have their ids twice, and links to each other would have more ways through them than there is time. What a link shows from
 * outside of the root is not read.
 */
export function* walkContent(root: string): Generator<WalkedItem> {
  const realRoot = realpathSync(root)
  const read = new Map<string, string>()
  const links: string[] = []
  yield* walkFolders({contentPath: '', real: realRoot}, read, links)
  // After all folders, so that a folder is known by its own name and not by that of a link.
  for (let link = links.shift(); link !== undefined; link = links.shift()) {
    const real = realpathSync(path.join(root, link))
    const firstPath = read.get(real)
    if (!isWithin(realRoot, real)) yield {contentPath: link, problem: {problem: 'outside'}}
    else if (firstPath !== undefined) yield {contentPath: link, problem: problemOfSecondWay(link, firstPath)}
    else yield* walkFolders({contentPath: link, real}, read, links)
  }
}

function* walkFolders(first: Folder, read: Map<string, string>, links: string[]): Generator<WalkedItem> {
  const folders = [first]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    read.set(folder.real, folder.contentPath)
    try {
      for (const item of readdirSync(folder.real, {withFileTypes: true})) yield* take(item, folder, folders, links)
    } catch (error) {
      yield {contentPath: folder.contentPath, problem: {problem: 'unreadable', reason: reasonOf(error)}}
    }
  }
}

function* take(item: Dirent, folder: Folder, folders: Folder[], links: string[]): Generator<WalkedItem> {
  if (item.name.startsWith('.') || item.name === 'node_modules') return
  const contentPath = folder.contentPath ? `${folder.contentPath}/${item.name}` : item.name
  const real = path.join(folder.real, item.name)
  if (item.isDirectory()) folders.push({contentPath, real})
  else if (item.isSymbolicLink() && isFolder(real)) links.push(contentPath)
  else yield {contentPath}
}

function problemOfSecondWay(link: string, known: string): ReadProblem {
  const isAbove = known === '' || `${link}/`.startsWith(`${known}/`)
  return isAbove ? {problem: 'symlink-loop'} : {problem: 'symlink-loop', reason: `leads to \`${known}\`, which is read already`}
}

/** Tells whether a path without symbolic links lies below a folder, or is it. */
export function isWithin(folder: string, real: string): boolean {
  return real === folder || real.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)
}

/** Tells whether there is a folder at a path, a symbolic link followed. */
export function isFolder(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory()
  } catch {
    return false
  }
}
