import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {strToU8, type Zippable, zipSync} from 'fflate'
import {addressOf} from '../../core/catalog/address.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {exactLookup} from '../../core/catalog/queries/lookup.ts'
import type {Subject} from '../../core/catalog/queries/subject.ts'
import {kindNames, kinds} from '../../core/content/kinds.ts'
import {subjectKinds} from '../../core/content/schema/subject.ts'
import {textIndexOf} from '../../search/text-index.ts'
import {indexPage} from './index-page.ts'
import {linkedFiles, localPage} from './local-page.ts'
import {isOfSubject, pagesOfSubject, printedFile, printedTogether} from './printed.ts'
import {searchScript} from './search-script.ts'

/** What a pack is made from. */
export interface PackRequest {
  /** Absolute path of a site that was built at `/`. */
  site: string
  catalog: Catalog
  /** The instant it was built for, ISO 8601 UTC. */
  now: string
  /** The one integration or service that is wanted; all when missing. */
  subject?: Subject | undefined
}

// A zip knows no zone and nothing before 1980; a fixed day makes the same bytes of the same pages.
const mtime = new Date(1980, 0, 1)
const leftOut = /^(?:rules|guide|search|offline)\/|^(?:404|index)\.html$/

/**
 * Packs a built site into one zip that opens from a disk: pages with links between files, a search, and a document for paper for each
 * integration and service.
 */
export async function packOf({site, catalog, now, subject}: PackRequest): Promise<{zip: Uint8Array; pages: number}> {
  const subjects = subject ? [subject] : subjectKinds.flatMap(kind => catalog.list(kind))
  const all = filesIn(site)
  const html = new Map(all.filter(isPage).map(file => [file, readFileSync(path.join(site, file), 'utf8')]))
  const pages = new Set(subject ? [...html.keys()].filter(wantedFor(subject, html)) : html.keys())
  const others = all.filter(file => /^assets\/.*\.css$|^icon\.svg$|^accent\.css$|^files\//.test(file))
  const has = (file: string) => pages.has(file) || others.includes(file)
  const zipped: Record<string, Uint8Array> = {}
  for (const file of pages) zipped[file] = strToU8(localPage(html.get(file) ?? '', file, has))
  for (const file of others) zipped[file] = new Uint8Array(readFileSync(path.join(site, file)))
  for (const each of subjects) {
    const file = printedFile(each)
    zipped[file] = strToU8(localPage(printedTogether(pagesOfSubject(each, html)), file, has))
  }
  const style = others.find(file => /^assets\/.*\.css$/.test(file)) ?? ''
  zipped['index.html'] = strToU8(indexPage({catalog, subjects, lists: listsIn(pages), style, now}))
  zipped['search-data.js'] = strToU8(searchData(catalog, has))
  zipped['search.js'] = strToU8(await searchScript(catalog.settings.site.language))
  const sorted: Zippable = Object.fromEntries(Object.entries(zipped).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {zip: zipSync(sorted, {level: 9, mtime}), pages: pages.size}
}

function filesIn(folder: string): string[] {
  const items = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  return items.map(item => path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join('/')).sort()
}

function isPage(file: string): boolean {
  return file.endsWith('.html') && !leftOut.test(file) && !file.startsWith('files/')
}

// What its own pages link is there too, and whom to call always is.
function wantedFor(subject: Subject, html: ReadonlyMap<string, string>): (file: string) => boolean {
  const own = pagesOfSubject(subject, html)
  // An escalation path is used by others too.
  const linking = own.filter(({file}) => !file.startsWith('escalation-paths/'))
  const linked = linking.flatMap(each => linkedFiles(each.html)).filter(file => !isOfSubject(file))
  const wanted = new Set([...own.map(({file}) => file), ...linked])
  return file =>
    (wanted.has(file) && !/^[\w-]+\/index\.html$/.test(file)) || /^(?:oncall|people|teams|rotations|escalation-paths)\//.test(file)
}

function listsIn(pages: ReadonlySet<string>): {file: string; title: string}[] {
  const titles: Record<string, string> = {oncall: 'On call', alerts: 'Alerts', codes: 'Error codes'}
  for (const kind of kindNames) titles[kinds[kind].folder] = kinds[kind].many
  return Object.entries(titles)
    .map(([folder, title]) => ({file: `${folder}/index.html`, title: title.charAt(0).toUpperCase() + title.slice(1)}))
    .filter(({file}) => pages.has(file))
}

function searchData(catalog: Catalog, has: (file: string) => boolean): string {
  const local = (address: string) => address.slice(1).replace(/\/(#|$)/, '/index.html$1')
  const isIn = (address: string) => has(decodeURIComponent(local(address).replace(/#.*/, '')))
  const packed = new Set(
    kindNames
      .flatMap(kind => catalog.list(kind))
      .filter(entry => isIn(addressOf(entry)))
      .map(({document}) => document),
  )
  const kept = catalog.keeping(document => packed.has(document))
  const names = exactLookup(kept).filter(({address}) => isIn(address))
  const data = {names: names.map(({address, detail: _, ...entry}) => ({...entry, url: local(address)})), text: textIndexOf(kept, local)}
  return `globalThis.clarityPack = ${JSON.stringify(data)}\n`
}
