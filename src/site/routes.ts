import {readdirSync} from 'node:fs'
import path from 'node:path'
import {programRoot} from '../host/program.ts'

/** A page or file of the site: its address as Astro writes it, and the module that makes it. */
export interface Route {
  pattern: string
  /** Absolute path. */
  entrypoint: string
}

/** Lists the pages of the site, which stand in `routes/`: the address of a page is its path there. */
export function siteRoutes(): Route[] {
  const folder = path.join(programRoot, 'src/site/routes')
  return [...routesIn(folder, readdirSync(folder, {recursive: true}).map(String)), ...publicFiles()]
}

/** Makes routes of the names of files below a folder; what is neither a page nor an endpoint is passed over. */
export function routesIn(folder: string, names: readonly string[]): Route[] {
  const files = names.map(name => name.split(path.sep).join('/')).filter(name => /\.(astro|ts)$/.test(name))
  return files.sort().map(file => ({pattern: patternOf(file), entrypoint: path.join(folder, file)}))
}

// `runbooks/[id].astro` → `/runbooks/[id]`, `status/index.astro` → `/status`, `lookup.json.ts` → `/lookup.json`
function patternOf(file: string): string {
  return `/${file.replace(/\.\w+$/, '').replace(/(^|\/)index$/, '')}`
}

// What stands in `public/` is the program's; the public folder of Astro is the user's.
function publicFiles(): Route[] {
  const entrypoint = path.join(programRoot, 'src/site/public-file.ts')
  return publicPaths().map(file => ({pattern: `/${file}`, entrypoint}))
}

/** Lists the files that each site has as they are, by path below the site. */
export function publicPaths(): string[] {
  const items = readdirSync(path.join(programRoot, 'public'), {recursive: true, withFileTypes: true})
  const files = items.filter(item => item.isFile()).map(item => path.join(item.parentPath, item.name))
  return files.map(file => path.relative(path.join(programRoot, 'public'), file).split(path.sep).join('/')).sort()
}
