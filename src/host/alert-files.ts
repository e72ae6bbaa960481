import {type Dirent, readdirSync, realpathSync} from 'node:fs'
import path from 'node:path'
import {type AlertFiles, findAlertFiles, noAlertFiles} from '../core/content/alert-files.ts'
import {isGlob} from '../core/format/glob.ts'
import {besideBorder, isOutside, readBesideFile} from './beside-files.ts'
import {isWithin} from './content-walk.ts'
import {type ContentRoots, firstRoot} from './roots.ts'

/**
 * Reads the files of the alerting system that settings name; never throws.
 *
 * Nothing outside the repository is read, also where a symbolic link leads there; without a repository, nothing outside the content root.
 *
 * @param patterns Paths from the content root.
 */
export function readAlertFiles(patterns: readonly string[], root: ContentRoots, cwd: string): AlertFiles {
  if (patterns.length === 0) return noAlertFiles
  const border = besideBorder(root)
  return findAlertFiles(patterns, {
    list: pattern => listFiles(root, pattern, border),
    read: contentPath => readBesideFile(root, contentPath, {cwd, border}),
    isOutside: contentPath => isOutside(root, border, contentPath),
  })
}

/** Folders that a pattern may lead through; nobody keeps rules deeper. */
const deepest = 12
/** Files and folders that one pattern looks at. */
const mostSeen = 50_000

// Folders behind links are passed over: they may lead in a circle.
function* listFiles(root: ContentRoots, pattern: string, border: string): Generator<string> {
  const parts = pattern.split('/')
  const fixed = parts.slice(0, parts.findIndex(isGlob)).join('/')
  const isDeep = parts.slice(fixed === '' ? 0 : fixed.split('/').length).length > 1
  const folders = [{contentPath: fixed, depth: 0}]
  let seen = 0
  for (let folder = folders.pop(); folder && seen < mostSeen; folder = folders.pop()) {
    for (const item of itemsOf(path.join(firstRoot(root), folder.contentPath), border)) {
      seen++
      if (item.name.startsWith('.') || item.name === 'node_modules') continue
      const contentPath = folder.contentPath === '' ? item.name : `${folder.contentPath}/${item.name}`
      if (item.isDirectory() && isDeep && folder.depth < deepest) folders.push({contentPath, depth: folder.depth + 1})
      else if (!item.isDirectory()) yield contentPath
    }
  }
}

function itemsOf(folder: string, border: string): Dirent[] {
  try {
    return isWithin(border, realpathSync(folder)) ? readdirSync(folder, {withFileTypes: true}) : []
  } catch {
    return []
  }
}
