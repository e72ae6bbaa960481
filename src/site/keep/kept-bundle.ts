import {cpSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {keyOf} from '../../host/content-store.ts'
import {draftBeside, isDraftOf} from '../../host/draft.ts'
import {makeFolder} from '../../host/folder.ts'
import {move} from '../../host/marked-folder.ts'

/** What a bundler has made of the program for one configuration: pages that Node runs, and the files that every build has. */
export interface KeptBundle {
  /** Absolute path of its folder: what renders stands in `render`, what is there before a page is made in `site`. */
  folder: string
  /** Name of the module in `render` that renders. */
  entry: string
  /** Style sheets of each route, by Astro's key of the route. */
  styles: Record<string, unknown[]>
}

interface About extends Omit<KeptBundle, 'folder'> {
  /** Digest of all files. */
  sum: string
}

const about = 'bundle.json'

// Those of a few configurations that are built in turn, such as one for the inside and one for the public.
const mostKept = 3

/**
 * Opens what was kept under a key.
 *
 * @returns Nothing where it is not kept, or not as it was written.
 */
export function openBundle(parent: string, key: string): KeptBundle | undefined {
  const folder = folderOf(parent, key)
  try {
    const {sum, ...bundle} = JSON.parse(readFileSync(path.join(folder, about), 'utf8')) as About
    if (sum !== sumOf(folder)) return undefined
    touch(folder)
    return {...bundle, folder}
  } catch {
    return undefined
  }
}

/** Keeps copies of a bundle under a key; a disk that refuses only means that nothing was kept. */
export function keepBundle(parent: string, key: string, {folder: made, ...bundle}: KeptBundle): void {
  const folder = folderOf(parent, key)
  const draft = draftBeside(folder)
  try {
    makeFolder(parent)
    cpSync(made, draft, {recursive: true})
    writeFileSync(path.join(draft, about), JSON.stringify({...bundle, sum: sumOf(draft)} satisfies About))
    rmSync(folder, {recursive: true, force: true})
    move(draft, folder)
    removeOldest(parent)
  } catch {
    rmSync(draft, {recursive: true, force: true})
  }
}

// What was opened last stays longest; a folder that cannot be written keeps its age.
function touch(folder: string): void {
  const now = Date.now() / 1000
  try {
    utimesSync(folder, now, now)
  } catch {
    // It is read all the same.
  }
}

function folderOf(parent: string, key: string): string {
  return path.join(parent, key.slice(0, 32))
}

function sumOf(folder: string): string {
  const items = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  const names = items.map(item => path.relative(folder, path.join(item.parentPath, item.name))).filter(name => name !== about)
  return keyOf(...names.sort().flatMap(name => [name, readFileSync(path.join(folder, name))]))
}

// A draft that a killed build has left goes with the bundle that it should have become.
function removeOldest(parent: string): void {
  const names = readdirSync(parent)
  const kept = names.filter(name => /^[0-9a-f]{32}$/.test(name))
  const age = (name: string) => statSync(path.join(parent, name)).mtimeMs
  const old = kept.sort((a, b) => age(b) - age(a)).slice(mostKept)
  const drafts = names.filter(name => old.some(each => isDraftOf(name, each)))
  for (const name of [...old, ...drafts]) rmSync(path.join(parent, name), {recursive: true, force: true})
}
