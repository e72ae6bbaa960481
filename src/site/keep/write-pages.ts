import {cpSync, mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {AstroPrerenderer, RouteData} from 'astro'
import type {PackedHead} from '../../host/packed-copies.ts'
import {writeCopies} from '../../host/precompress.ts'
import {bundledPrerenderer, type Wrap} from './bundled-app.ts'
import {copiesOf} from './keeping-prerenderer.ts'
import type {KeptBundle} from './kept-bundle.ts'

/** Where Astro says that pages stand while it makes them; nobody is asked there. */
const origin = 'http://localhost:4321'

/**
 * Makes a site from a kept bundle, as Astro makes it from one that is new: each address is rendered and written to its file.
 *
 * @param wrap Gets what renders, and gives what is asked for pages.
 * @returns Paths below the site of the pages whose packed copies are written.
 * @throws {Error} What a page throws, and where one answers as a bundle cannot write it.
 */
export async function writeFromBundle(bundle: KeptBundle, {wrap, ...place}: {wrap: Wrap} & Place): Promise<Set<string>> {
  const {out} = place
  cpSync(path.join(bundle.folder, 'site'), out, {recursive: true})
  const prerenderer = wrap(await bundledPrerenderer(bundle))
  await prerenderer.setup?.()
  try {
    const written = new Set<string>()
    const packed = new Set<string>()
    const folders = new Set<string>()
    for (const {pathname, route} of await prerenderer.getStaticPaths()) {
      const address = pathname.replace(/\/$/, '')
      // What only leads on is part of the bundle. Of two pages of one address the first one counts.
      if (route.type === 'redirect' || written.has(address)) continue
      written.add(address)
      const page = await pageAt(prerenderer, pathname, route, place)
      if (!page) continue
      makeOnce(path.dirname(page.file), folders)
      writeFileSync(page.file, page.bytes)
      if (!place.isPacked || !page.copies) continue
      writeCopies(page.file, page.bytes, page.copies)
      packed.add(path.relative(out, page.file).split(path.sep).join('/'))
    }
    return packed
  } finally {
    await prerenderer.teardown?.()
  }
}

/** Where a site is written. */
interface Place {
  /** Absolute path of the folder that is made. */
  out: string
  /** Base path with slashes at both ends. */
  base: string
  /** True writes the packed copies of pages that have them, too. */
  isPacked: boolean
}

interface Page {
  file: string
  bytes: Buffer
  copies: PackedHead | undefined
}

// Nothing where a route has no answer for an address.
async function pageAt(prerenderer: AstroPrerenderer, pathname: string, route: RouteData, {out, base}: Place): Promise<Page | undefined> {
  const rendered = await prerenderer.render(new Request(addressOf(pathname, route, base)), {routeData: route})
  const response = rendered instanceof Response ? rendered : rendered.response
  if (response.status >= 300 && response.status < 400) throw new Error(`${pathname} leads on, which no bundle has`)
  if (!response.body) return undefined
  return {file: fileOf(pathname, route, out), bytes: Buffer.from(await response.arrayBuffer()), copies: copiesOf(response)}
}

function makeOnce(folder: string, made: Set<string>): void {
  if (made.has(folder)) return
  mkdirSync(folder, {recursive: true})
  made.add(folder)
}

// In: `/runbooks/a`. Out: `http://localhost:4321/docs/runbooks/a/`.
function addressOf(pathname: string, route: RouteData, base: string): URL {
  const inner = pathname.replace(/^\//, '')
  return new URL(base + (route.type === 'endpoint' || inner === '' ? inner : `${inner.replace(/\/$/, '')}/`), origin)
}

// As an address, in which `?` and `#` end a path: as Astro names files.
function fileOf(pathname: string, route: RouteData, out: string): string {
  const folder = pathToFileURL(out + path.sep)
  // Astro gives the address of some files a slash at its end.
  const name = encodeURI(pathname).replace(/^\/|\/$/g, '')
  if (route.type === 'endpoint') return fileURLToPath(new URL(`./${name}`, folder))
  if (pathname === '/404' || pathname === '/500') return fileURLToPath(new URL(`./${name}.html`, folder))
  return fileURLToPath(new URL(`./${name === '' ? '' : `${name}/`}index.html`, folder))
}
