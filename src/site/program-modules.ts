import {builtinModules} from 'node:module'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {doorFile, isPacked, moduleRoot, programRoot} from '../host/program.ts'

/** What Vite tells a plugin of where a module will run. */
interface InEnvironment {
  environment: {name: string}
}

/**
 * Lets Node run the program's own modules while Vite compiles pages, elements and styles.
 *
 * A page that imports `site.ts` gets the very module that the integration filled, because both are Node's: there is no second copy in a
 * bundle, so nothing has to be shared between two. In the package these modules are JavaScript below `lib/`; for the browser Vite takes
 * them from there too.
 */
export function programModules() {
  return {
    name: 'clarity-program-modules',
    enforce: 'pre' as const,
    configEnvironment(name: string) {
      // While developing, Vite would compile what it can reach by a path; what counts as built in is left to Node.
      return name === 'client' ? undefined : {resolve: {builtins: [...builtinModules, /^node:/, nodeRuns]}}
    },
    resolveId(this: InEnvironment, source: string, importer: string | undefined) {
      const file = programModule(source, importer)
      if (file === undefined) return undefined
      if (this.environment.name === 'client') return isPacked ? file : undefined
      return {id: pathToFileURL(file).href, external: true as const}
    },
  }
}

/**
 * Finds what pages and Astro import from the program's own dependencies, which the user's folder need not have.
 *
 * It comes after Vite's own search: what the user has installed is found as ever.
 */
export function programPackages() {
  return {
    name: 'clarity-program-packages',
    enforce: 'post' as const,
    resolveId(this: Resolving, source: string, importer: string | undefined) {
      if (/^[./\0]|^[\w-]+:/.test(source) || importer === fromProgram) return undefined
      return this.resolve(source, fromProgram, {skipSelf: true})
    },
    // Astro's toolbar is off, and its parts are not found from a folder that has no Astro.
    configResolved({environments}: {environments: Record<string, {optimizeDeps: {include?: string[]}}>}) {
      for (const {optimizeDeps} of Object.values(environments)) {
        optimizeDeps.include = optimizeDeps.include?.filter(name => !/^astro( > |\/runtime\/client\/dev-toolbar)/.test(name)) ?? []
      }
    },
  }
}

/**
 * Names the styles and scripts of components so that Astro finds them where program and project share no folder but `/`, as with a program
 * below `/usr` and a project below `/home`: it would look for `/usr/…` below the project.
 */
export function partsOfComponents() {
  return {
    name: 'clarity-parts-of-components',
    enforce: 'pre' as const,
    resolveId(this: Resolving, source: string, importer: string | undefined) {
      if (/^\/(?!@fs\/).*\.astro\?astro&/.test(source)) return `/@fs${source}`
      // What such a script imports is found from where its component stands.
      return importer?.startsWith('/@fs/') ? this.resolve(source, importer.slice('/@fs'.length), {skipSelf: true}) : undefined
    },
  }
}

interface Resolving {
  resolve(source: string, importer: string, options: {skipSelf: boolean}): Promise<{id: string} | null>
}

const fromProgram = path.join(programRoot, 'package.json')

const nodeRuns = new RegExp(`^${escaped(pathToFileURL(moduleRoot).href)}/(?:src|plugins)/.*\\.[jt]s$`)

/**
 * Gives the file of a module that Node runs, for an import of a page or of an element; nothing for everything else.
 *
 * Routes and elements are compiled by Vite: routes are entries of the site, elements run in the browser.
 */
function programModule(source: string, importer: string | undefined): string | undefined {
  const door = doorFile(source)
  if (door !== undefined) return door
  if (!source.startsWith('.') || !source.endsWith('.ts') || importer === undefined) return undefined
  const from = path.relative(programRoot, path.dirname(importer.split('?')[0] ?? ''))
  const name = path.join(from, source).split(path.sep).join('/')
  if (!/^(?:src|plugins)\//.test(name) || /^src\/site\/(?:routes|elements)\//.test(name)) return undefined
  return path.join(moduleRoot, isPacked ? name.replace(/\.ts$/, '.js') : name)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
