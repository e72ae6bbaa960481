import path from 'node:path'
import {programRoot} from '../host/program.ts'
import {home, partOf, type ScriptPart, scriptParts} from './script-parts.ts'

/** Ends the ids of modules in the copies that a part has for itself. */
const apart = '?apart&lang.ts'
/** What Vite puts around an import that runs later, and what does it for a part alone. */
const preloadHelper = '\0vite/preload-helper.js'
const ownHelper = '\0clarity-preload-helper.js'
const anyScript = /"([^"\n]*\.astro\?astro&type=script&index=\d+&lang\.ts)"/g

/**
 * Puts the scripts of all our components into few: one that each of our pages asks for, and parts of which a kind of page asks for one;
 * scripts of the user's components stay as they are.
 *
 * On a bad line each further file costs a round trip, and so does each one that only another file asks for; but what only some pages
 * have would keep all others waiting. While developing nothing is put together.
 */
export function oneScript() {
  const parts = scriptParts()
  const alone = new Set(parts.filter(({isAlone}) => isAlone).flatMap(({files}) => files))
  const codeSplitting = {groups: [{name: (id: string, graph: Graph) => groupOf(parts, id, graph)}]}
  return [
    {
      name: 'clarity-one-script',
      apply: 'build' as const,
      enforce: 'pre' as const,
      configEnvironment(name: string) {
        return name === 'client'
          ? {build: {rolldownOptions: {preserveEntrySignatures: false as const, output: {codeSplitting}}}}
          : undefined
      },
      async resolveId(this: Resolving, source: string, importer: string | undefined) {
        if (this.environment.name !== 'client' || importer === undefined) return undefined
        if (source === preloadHelper) return importer.endsWith(apart) ? {id: ownHelper} : undefined
        if (!/^[./]/.test(source)) return undefined
        const found = await this.resolve(source, importer.replace(apart, ''), {skipSelf: true})
        if (!found || found.external || !isOurModule(found.id)) return undefined
        const isApart = importer.endsWith(apart) && !parts[0].files.includes(plainPath(found.id))
        return isApart || alone.has(plainPath(found.id)) ? {...found, id: found.id + apart} : undefined
      },
      // Nothing that a part for itself loads later has anything to be loaded besides.
      load: (id: string) => (id === ownHelper ? 'export const __vitePreload = load => load()' : undefined),
      transform(this: InEnvironment, _code: string, id: string) {
        if (this.environment.name !== 'client' || !isOurScript(id)) return undefined
        const part = parts.find(each => each.id === plainPath(id))
        return {code: (part?.files ?? []).map(file => `import ${JSON.stringify(file)}`).join('\n'), map: null}
      },
    },
    {
      name: 'clarity-one-script-tag',
      apply: 'build' as const,
      enforce: 'post' as const,
      // Each of our components asks for the part that holds its script, which is then written once.
      transform(this: InEnvironment, code: string, id: string) {
        const isOurs = this.environment.name !== 'client' && plainPath(id).startsWith(home) && id.endsWith('.astro')
        return isOurs ? {code: withParts(parts, code), map: null} : undefined
      },
      generateBundle(this: InEnvironment, _options: unknown, bundle: Record<string, Output>) {
        if (this.environment.name === 'client') putTogether(parts, bundle)
      },
    },
  ]
}

function withParts(parts: ReturnType<typeof scriptParts>, code: string): string {
  const asked = new Set<ScriptPart>()
  const tagged = code.replace(anyScript, (_tag, block: string) => {
    const part = partOf(parts, block)
    asked.add(part)
    return JSON.stringify(part.id)
  })
  // A page is read before any of its script runs: text and styles go first on a line that is shared. Nobody reads a page for searching.
  if ([...asked].every(({isAlone}) => isAlone)) return tagged
  const renderer = `import {renderScript as $$renderScript} from ${JSON.stringify(`${home}script-tag.ts`)}`
  return `${renderer}\n${tagged.replace(/\brenderScript as \$\$renderScript,?/, '')}`
}

/** What the bundler knows of modules. */
interface Graph {
  getModuleInfo(id: string): {importers: string[]} | null
}

// What is loaded later, by those who need it, stays apart; what two parts import is a matter of every page.
function groupOf(parts: readonly ScriptPart[], id: string, graph: Graph): string | null {
  const above = importersOf(id, graph)
  const [part, another] = parts.filter(each => above.has(each.id))
  return part === undefined ? null : groupName(another === undefined ? part : (parts[0] ?? part))
}

const groupName = ({name}: ScriptPart) => `${name}-elements`

// In a package what browsers share with the program is JavaScript, in a checkout the TypeScript that it is made of.
function isOurModule(id: string): boolean {
  const ours = `${programRoot.split(path.sep).join('/').replace(/\/$/, '')}/`
  return id.startsWith(ours) && !id.slice(ours.length).startsWith('node_modules/') && /\.[jt]s$/.test(id)
}

// Upwards from a module: all that import it, or import what imports it.
function importersOf(id: string, graph: Graph, seen = new Set<string>()): Set<string> {
  if (seen.has(plainPath(id))) return seen
  seen.add(plainPath(id))
  for (const importer of graph.getModuleInfo(id)?.importers ?? []) importersOf(importer, graph, seen)
  return seen
}

/** What of a file of the bundle is looked at. */
interface Output {
  type: string
  name: string
  fileName: string
  code: string
  imports: string[]
  facadeModuleId?: string | null
}

/** What Vite tells a plugin of where a module will run. */
interface InEnvironment {
  environment: {name: string}
}

interface Resolving extends InEnvironment {
  resolve(source: string, importer: string, options: {skipSelf: true}): Promise<{id: string; external?: unknown} | null>
}

// The bundler leaves entries that only ask for what a group holds: an entry gets it, and what is loaded later is asked for where it is.
function putTogether(parts: readonly ScriptPart[], bundle: Record<string, Output>): void {
  const chunks = Object.values(bundle).filter(({type}) => type === 'chunk')
  const moved = new Map<string, string>()
  for (const entry of chunks.filter(({facadeModuleId}) => facadeModuleId && isOurScript(facadeModuleId))) {
    const part = parts.find(({id}) => id === plainPath(entry.facadeModuleId ?? ''))
    const whole = part && chunks.find(({name}) => name === groupName(part))
    if (whole) {
      entry.code = whole.code
      entry.imports = whole.imports
      moved.set(whole.fileName, entry.fileName)
    }
    delete bundle[(whole ?? entry).fileName]
  }
  for (const {code, fileName} of chunks) {
    const target = chunks.find(each => code.trim() === `import"./${path.posix.basename(each.fileName)}";`)
    if (!target || !bundle[fileName]) continue
    moved.set(fileName, moved.get(target.fileName) ?? target.fileName)
    delete bundle[fileName]
  }
  for (const chunk of Object.values(bundle).filter(({type}) => type === 'chunk')) ask(chunk, moved)
}

function ask(chunk: Output, moved: ReadonlyMap<string, string>): void {
  chunk.imports = chunk.imports.map(name => moved.get(name) ?? name)
  for (const [from, to] of moved) chunk.code = chunk.code.replaceAll(path.posix.basename(from), path.posix.basename(to))
}

function isOurScript(id: string): boolean {
  return plainPath(id).startsWith(home) && /\.astro\?astro&type=script&/.test(id)
}

function plainPath(id: string): string {
  return id.replace(/^\/@fs(?=\/)/, '')
}
