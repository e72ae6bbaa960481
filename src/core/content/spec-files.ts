import {plainPath} from '../format/glob.ts'
import {type BesideFile, isFromRoot} from './beside-files.ts'
import type {Document} from './document.ts'
import {belowRoot, rootPrefix} from './roots.ts'

/** Specifications that contracts name, and the files those refer to, by path from the content root; one that is missing is not there. */
export type SpecFiles = ReadonlyMap<string, BesideFile>

/** No specifications. */
export const noSpecFiles: SpecFiles = new Map()

/** So many files are read, no more. */
const mostFiles = 2000
/** Steps from a specification to the files that its files refer to. */
const mostSteps = 20

/**
 * Gives the path from the content root of the specification that a contract names, valid or not.
 *
 * @returns Nothing for a contract without one, or with a path that begins elsewhere.
 */
export function specPath({kind, contentPath, frontmatter, inherited}: Document): string | undefined {
  const spec = kind === 'contract' ? (frontmatter.data.spec as {file?: unknown} | null | undefined) : undefined
  return typeof spec?.file === 'string' && isFromRoot(spec.file)
    ? rootPrefix(inherited?.spec ?? contentPath) + plainPath(spec.file)
    : undefined
}

/** Gives the path of a file that another one refers to; nothing for an address of the web, which nobody asks here. */
export function referredPath(from: string, written: string): string | undefined {
  if (written === '' || !isFromRoot(written)) return undefined
  const below = belowRoot(from)
  return rootPrefix(from) + plainPath(`${below.slice(0, below.lastIndexOf('/') + 1)}${written}`)
}

/**
 * Finds the specifications that contracts name, and the files that those refer to by `$ref`.
 *
 * @param readAll Reads files by their paths from the content root; leaves out those that are not there.
 */
export function findSpecFiles(
  documents: readonly Document[],
  readAll: (contentPaths: readonly string[]) => readonly BesideFile[],
): SpecFiles {
  const found = new Map<string, BesideFile>()
  const asked = new Set<string>()
  let next = documents.flatMap(document => specPath(document) ?? [])
  for (let step = 0; step < mostSteps && next.length > 0; step++) {
    const fresh = [...new Set(next)].filter(path => !asked.has(path)).slice(0, mostFiles - asked.size)
    for (const path of fresh) asked.add(path)
    const files = fresh.length > 0 ? readAll(fresh) : []
    for (const file of files) found.set(file.contentPath, file)
    next = files.flatMap(referredFiles)
  }
  return found
}

// In: `$ref: ./common.yaml#/Money` and `"$ref": "common.json"`. Out: the paths of both.
function referredFiles(file: BesideFile): string[] {
  if (!('text' in file)) return []
  const refs = [...file.text.matchAll(/["']?\$ref["']?[ \t]*:[ \t]*["']?([^"'#\s,{}]+)/g)]
  return refs.flatMap(([, written = '']) => referredPath(file.contentPath, written) ?? [])
}
