import {isGlob, matchesGlob, plainPath} from '../format/glob.ts'
import {type BesideFile, besideFileOf} from './beside-files.ts'
import type {SourceFile} from './source.ts'

/** A file of the alerting system that settings name, as the host read it. */
export type AlertFile = BesideFile

/** What `alerts.files` of the settings leads to. */
export interface AlertFiles {
  /** Each once, in the order of their paths. */
  files: readonly AlertFile[]
  /** What leads to no file: which item of the list, and why. */
  faults: readonly {index: number; reason: string}[]
}

/** No files, and nothing wrong with that. */
export const noAlertFiles: AlertFiles = {files: [], faults: []}

/** So many files are read, no more. */
export const mostAlertFiles = 2000

/** Where the host looks for files. */
export interface AlertFileDisk {
  /** Gives the paths of files that may fit a pattern, from the content root; hidden ones are left out. */
  list(pattern: string): Iterable<string>
  /** Reads a file; nothing where there is none. */
  read(contentPath: string): AlertFile | undefined
  /** Tells whether a path from the content root lies outside the repository. */
  isOutside(contentPath: string): boolean
}

/**
 * Finds the files that patterns name.
 *
 * A pattern that leads to no file is a fault, as is a path out of the repository.
 */
export function findAlertFiles(patterns: readonly string[], disk: AlertFileDisk): AlertFiles {
  const found = new Map<string, AlertFile>()
  const faults: {index: number; reason: string}[] = []
  for (const [index, written] of patterns.entries()) {
    const reason = takeFiles(written, disk, found)
    if (reason !== undefined) faults.push({index, reason})
  }
  return {files: [...found.values()].sort((a, b) => (a.contentPath < b.contentPath ? -1 : 1)), faults}
}

function takeFiles(written: string, disk: AlertFileDisk, found: Map<string, AlertFile>): string | undefined {
  if (/^([/\\]|[a-z]+:)/i.test(written)) return `\`${written}\` is no path from the content root`
  const pattern = plainPath(written)
  const fixed = pattern.split('/').slice(0, firstPattern(pattern))
  if (disk.isOutside(fixed.join('/'))) return `\`${written}\` is outside the repository`
  const paths = isGlob(pattern) ? [...disk.list(pattern)].filter(path => matchesGlob(pattern, path)) : [pattern]
  let any = false
  for (const path of paths) {
    if (found.size >= mostAlertFiles && !found.has(path))
      return `\`${written}\` leads to more than ${mostAlertFiles} files; the others are not read`
    const file = found.get(path) ?? disk.read(path)
    if (!file) continue
    found.set(path, file)
    any = true
  }
  if (any) return undefined
  return isGlob(pattern) ? `no file fits \`${written}\`` : `there is no file \`${written}\``
}

function firstPattern(pattern: string): number {
  const at = pattern.split('/').findIndex(isGlob)
  return at < 0 ? pattern.split('/').length : at
}

/** Makes alert files of what was read like other files, such as a revision of git or the files of an example. */
export function alertFilesFrom(patterns: readonly string[], sources: readonly SourceFile[]): AlertFiles {
  const byPath = new Map(sources.map(source => [source.contentPath, source]))
  return findAlertFiles(patterns, {
    list: () => byPath.keys(),
    read: path => besideFileOf(byPath.get(path)),
    isOutside: () => false,
  })
}
