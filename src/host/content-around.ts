import {existsSync} from 'node:fs'
import path from 'node:path'
import type {Catalog} from '../core/catalog/catalog.ts'
import {kindNames, kindOfFolder, kinds} from '../core/content/kinds.ts'
import {markupOf} from '../core/content/markup.ts'
import type {EditorContext} from '../core/lint/editor-context.ts'
import type {Rule} from '../core/lint/rule.ts'
import {loadForCheckAtOnce} from './check-content.ts'
import {displayPath} from './content.ts'
import {fileStates} from './content-files.ts'
import {contentPathOf, firstRoot, type GivenRoots, namedRoots, type OpenRoots, openRoots} from './roots.ts'

const fresh = 2000

/**
 * Makes a function that gives the content around a file, for tools that run while people write.
 *
 * The content is read again when it was read more than two seconds ago, so that typing stays quick.
 *
 * @param several Content roots that are read together, as the configuration names them; a root is otherwise found around the file.
 * @returns Nothing for a file in no content root: a folder with `settings.yaml`, or with the folder of a kind that holds the
 * file, or one named `content` with such folders.
 */
export function contentAround(
  rules: readonly Rule[],
  several?: {content: GivenRoots; cwd?: string},
): (file: {path?: string; cwd?: string}) => EditorContext | undefined {
  let opened: OpenRoots | undefined
  const loaded = new Map<string, {catalog: Catalog; at: number}>()
  return ({path: given, cwd = process.cwd()}) => {
    if (given === undefined || !markupOf(given)) return undefined
    const absolute = path.resolve(cwd, given)
    if (several) opened ??= openRoots(namedRoots(several.content), several.cwd ?? cwd)
    const root = opened !== undefined && contentPathOf(opened, absolute) !== undefined ? opened : contentRootOf(absolute)
    if (!root) return undefined
    const key = `${firstRoot(root)}\n${cwd}`
    const cached = loaded.get(key)
    const now = Date.now()
    const {catalog} = cached && now - cached.at < fresh ? cached : {catalog: loadForCheckAtOnce(root, rules, {cwd}).catalog}
    if (catalog !== cached?.catalog) loaded.set(key, {catalog, at: Date.now()})
    const contentPath = contentPathOf(root, absolute) ?? ''
    return {catalog, file: displayPath(root, contentPath, cwd), contentPath, fileState: fileStates(root)}
  }
}

/** Finds the content root that a file lies in, as {@link contentAround} does. */
export function contentRootOf(file: string): string | undefined {
  let nearest: string | undefined
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'settings.yaml'))) return folder
    if (kindOfFolder(path.basename(folder))) nearest ??= path.dirname(folder)
    if (path.basename(folder) === 'content' && holdsKinds(folder)) nearest ??= folder
  }
  return nearest
}

function holdsKinds(folder: string): boolean {
  return kindNames.some(kind => existsSync(path.join(folder, kinds[kind].folder)))
}
