import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {digest} from '../core/format/digest.ts'
import {keyOf} from './content-store.ts'
import {isPacked, programRoot} from './program.ts'

const digests = new Map<string, string>()

/**
 * Digests the part of the program that decides a result, so that kept results of another program are not used.
 *
 * In the package that is its version; in a checkout, which is edited, the text of the modules and of all they import, and the versions of
 * its dependencies. It is made once in a process.
 *
 * @param modules Paths below the program's root, such as `src/site/render/pages.ts`; only what they import decides.
 */
export function programDigest(modules: readonly string[]): string {
  const key = modules.join('\n')
  const made = digests.get(key) ?? (isPacked ? digest(textOf('package.json')) : closureDigest(programRoot, modules))
  digests.set(key, made)
  return made
}

/**
 * Digests the whole program with what it and a project have installed: for what depends on components, styles and a bundler too.
 *
 * @param project Folder whose lock file names the dependencies that are installed.
 */
export function wholeProgramDigest(project: string): string {
  const known = digests.get(`whole ${project}`)
  if (known !== undefined) return known
  const locks = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'node_modules/.package-lock.json']
  const installed = [...new Set([project, programRoot, path.join(programRoot, '../..')])].flatMap(folder =>
    locks.map(name => textOf(name, folder)),
  )
  const own = isPacked ? [] : ['src', 'plugins', 'public'].flatMap(filesBelow)
  const made = keyOf(...['package.json', ...own].flatMap(file => [file, textOf(file)]), ...installed)
  digests.set(`whole ${project}`, made)
  return made
}

function filesBelow(folder: string): string[] {
  const items = readdirSync(path.join(programRoot, folder), {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  return items.map(item => path.relative(programRoot, path.join(item.parentPath, item.name))).sort()
}

/**
 * Digests modules with all they import, directly or not, and the versions of the packages that are installed.
 *
 * @param root Folder with `package-lock.json`.
 */
export function closureDigest(root: string, modules: readonly string[]): string {
  const files = [...importClosure(root, modules)].sort()
  return digest(['package-lock.json', ...files].map(file => `${file}\n${textOf(file, root)}`).join('\n'))
}

/** Lists modules with all they import by a relative path, directly or not; types are left out, for they decide nothing. */
export function importClosure(root: string, modules: readonly string[]): Set<string> {
  const found = new Set<string>()
  const open = [...modules]
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    const text = found.has(module) ? '' : textOf(module, root)
    // What only looks like an import, such as the content of an example, leads to no file.
    if (text === '') continue
    found.add(module)
    for (const name of importsIn(text)) open.push(path.posix.join(path.posix.dirname(module), name))
  }
  return found
}

// `import … from './x.ts'`, `export … from './x.ts'`, `import('./x.ts')` and `new URL('./x.ts', import.meta.url)`.
const specifier = /\b(?:from|import|new URL)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g
const typeImport = /^(?:import|export) type [^;]*? from ['"][^'"]+['"]/gm

function importsIn(text: string): string[] {
  return [...text.replaceAll(typeImport, '').matchAll(specifier)].map(match => match[1] ?? '')
}

function textOf(file: string, root = programRoot): string {
  try {
    return readFileSync(path.join(root, file), 'utf8')
  } catch {
    return ''
  }
}
