import {cpSync, readdirSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import type {AstroPrerenderer, RouteData} from 'astro'
import type {KeptBundle} from './kept-bundle.ts'

/** What renders pages, as a bundle has it: what we use of Astro's application for builds. */
interface BundledApp {
  render(request: Request, options: {routeData: RouteData}): Promise<Response>
  getOptions(): {settings: {scripts: {stage: string}[]}; allPages: Record<string, {styles: unknown[]}>}
  setOptions(options: unknown): void
  setInternals(internals: unknown): void
  routeCache: {clearAll(): void}
}

/** Folder of the bundle that renders, below the site that is made, until all pages are. */
const renderFolder = '.prerender'

/** Something that renders, in the hands of a build: it is given the one of Astro, and gives what is asked for pages. */
export type Wrap = (inner: AstroPrerenderer) => AstroPrerenderer

/**
 * Takes copies of the bundle out of a running build.
 *
 * @param wrap What the build is to render with.
 * @param out Absolute path of the site that is made.
 * @param folder Absolute path of the copies.
 * @returns What the build is to render with instead, and what was taken once it has ended.
 */
export function bundleTaker(wrap: Wrap, out: string, folder: string): {wrap: Wrap; taken(): KeptBundle | undefined} {
  let bundle: KeptBundle | undefined
  let redirects: string[] = []
  return {
    wrap(inner) {
      const outer = wrap(inner)
      return {
        ...outer,
        async setup() {
          await outer.setup?.()
          bundle = takeBundle(inner, out, folder)
        },
        async getStaticPaths() {
          const paths = await outer.getStaticPaths()
          redirects = paths.filter(({route}) => route.type === 'redirect').map(({pathname}) => `${pathname}/index.html`)
          return paths
        },
      }
    },
    taken() {
      for (const name of bundle ? redirects : []) cpSync(path.join(out, name), path.join(folder, 'site', name))
      return bundle
    },
  }
}

// When it is set up no page is made yet. Nothing where pages need more of the build than is kept, as with scripts that an integration puts
// into every head.
function takeBundle(prerenderer: AstroPrerenderer, site: string, folder: string): KeptBundle | undefined {
  const {settings, allPages} = (prerenderer as {app?: BundledApp}).app?.getOptions() ?? {}
  if (!settings || !allPages || settings.scripts.some(({stage}) => stage === 'page' || stage === 'head-inline')) return undefined
  const render = path.join(site, renderFolder)
  const [entry, ...more] = readdirSync(render).filter(name => /^prerender-entry\b.*\.m?js$/.test(name))
  if (entry === undefined || more.length > 0) return undefined
  cpSync(render, path.join(folder, 'render'), {recursive: true})
  cpSync(site, path.join(folder, 'site'), {recursive: true, filter: file => file !== render})
  const styles = Object.entries(allPages).map(([key, {styles: sheets}]) => [key, sheets] as const)
  return {folder, entry, styles: Object.fromEntries(styles)}
}

/** Starts what a bundle renders with: the same application that Astro would start, without the bundler. */
export async function bundledPrerenderer({folder, entry, styles}: KeptBundle): Promise<AstroPrerenderer> {
  const {StaticPaths} = await import('astro/runtime/prerender/static-paths.js')
  const {app} = (await import(pathToFileURL(path.join(folder, 'render', entry)).href)) as {app: BundledApp}
  app.setInternals({pagesByKeys: new Map(Object.entries(styles).map(([key, sheets]) => [key, {styles: [...sheets]}]))})
  app.setOptions({settings: {scripts: []}, logger: {options: {destination: {write: () => true}}}})
  // A process that builds again has the same application, which remembers the addresses of the build before.
  app.routeCache.clearAll()
  return {
    name: 'clarity-kept-bundle',
    getStaticPaths: () => new StaticPaths(app as never).getAll(),
    render: (request, {routeData}) => app.render(request, {routeData}),
  }
}
