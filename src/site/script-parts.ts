import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {programRoot} from '../host/program.ts'

/** Folder of the site in the program, with forward slashes and one at the end. */
export const home = `${path.join(programRoot, 'src/site').split(path.sep).join('/')}/`

/** A file of the script of our pages: what the pages have that ask for it. */
export interface ScriptPart {
  name: string
  /** Id of the script block of a layout that the file is built from. */
  id: string
  /** Files of elements, in the order in which they run. */
  files: string[]
  /** True where it has copies of what it imports, and runs without the part that every page has. */
  isAlone: boolean
}

const layout = (name: string) => `${home}layouts/${name}.astro`

/** Lists the parts of the script: one that every page has, and those that `ScriptParts.astro` names. */
export function scriptParts(): [page: ScriptPart, ...rare: ScriptPart[]] {
  const file = layout('ScriptParts')
  const rare = blocksOf(file).map((files, index) => part(`part-${index + 1}`, scriptId(file, index), files))
  const apart = new Set(rare.flatMap(({files}) => files))
  const others = componentFiles().flatMap(each => blocksOf(each).flat())
  const common = others.filter(each => !apart.has(each))
  return [part('page', scriptId(layout('Page'), 0), common), ...rare]
}

// Who comes to search waits for nothing else.
function part(name: string, id: string, files: readonly string[]): ScriptPart {
  return {name, id, files: inOrder(files), isAlone: files.some(file => file.endsWith('/search-page.ts'))}
}

/**
 * Gives the part that holds what a script block of our components asks for.
 *
 * @param id Id of the block, as Astro names it.
 */
export function partOf([page, ...rare]: ReturnType<typeof scriptParts>, id: string): ScriptPart {
  const [file = '', query = ''] = id.split('?')
  const [first] = blocksOf(file)[Number(/index=(\d+)/.exec(query)?.[1])] ?? []
  return rare.find(({files}) => first !== undefined && files.includes(first)) ?? page
}

function scriptId(file: string, index: number): string {
  return `${file}?astro&type=script&index=${index}&lang.ts`
}

function componentFiles(): string[] {
  const names = readdirSync(home, {recursive: true}).map(name => String(name).split(path.sep).join('/'))
  return names.filter(name => name.endsWith('.astro')).map(name => home + name)
}

/** What each script block of a component imports. */
function blocksOf(file: string): string[][] {
  const scripts = [...readFileSync(file, 'utf8').matchAll(/<script>\n(.*?)<\/script>/gs)]
  return scripts.map(([, code = '']) => [...code.matchAll(/^\s*import '(\..+?)'/gm)].map(([, name = '']) => besides(file, name)))
}

// A browser without clocks of zones has to load them, and what follows would wait.
function inOrder(files: readonly string[]): string[] {
  const sorted = [...new Set(files)].sort()
  return [...sorted.filter(file => !asksForZones(file)), ...sorted.filter(file => asksForZones(file))]
}

function asksForZones(file: string, seen = new Set<string>()): boolean {
  if (file.includes('/src/oncall/')) return true
  if (seen.has(file) || !existsSync(file)) return false
  seen.add(file)
  const values = [...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^\n]*from '(\..+?)'/gm)]
  return values.some(([, name = '']) => asksForZones(besides(file, name), seen))
}

function besides(file: string, name: string): string {
  return path.posix.join(path.posix.dirname(file), name)
}
