import type {BesideFile} from '../core/content/beside-files.ts'
import type {Document} from '../core/content/document.ts'
import {findSpecFiles, noSpecFiles, type SpecFiles, specPath} from '../core/content/spec-files.ts'
import {besideBorder, isOutside, readBesideFile} from './beside-files.ts'
import {displayPath} from './content.ts'
import {type ContentRoots, located} from './roots.ts'

/**
 * Reads the specifications that contracts name, and the files that those refer to; never throws.
 *
 * Nothing outside the repository of its root is read, also where a symbolic link leads there; without one, nothing outside the root.
 */
export function readSpecFiles(documents: readonly Document[], root: ContentRoots, cwd: string): SpecFiles {
  if (!documents.some(document => specPath(document) !== undefined)) return noSpecFiles
  const borders = new Map<string, string>()
  const read = (contentPath: string): BesideFile | undefined => {
    const {root: own, below} = located(root, contentPath)
    const border = borders.get(own) ?? besideBorder(own)
    borders.set(own, border)
    return isOutside(own, border, below)
      ? {file: displayPath(root, contentPath, cwd), contentPath, problem: 'it is outside the repository'}
      : readBesideFile(root, contentPath, {cwd, border})
  }
  return findSpecFiles(documents, paths => paths.flatMap(path => read(path) ?? []))
}
