import path from 'node:path'
import {type Resolver, resolverOf} from '../../plugins/resolver.ts'
import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {loadCatalog} from '../host/catalog.ts'
import {contentFiles} from '../host/content-files.ts'
import {fileCache} from '../host/page-cache.ts'
import {programDigest, programRoot} from '../host/program-digest.ts'
import {withBuiltTime} from './built-time.ts'
import {createPages, type Pages} from './render/pages.ts'

/** Everything pages are made from. */
export interface Site {
  catalog: Catalog
  directory: Resolver
  pages: Pages
  /** Base path with slashes at both ends, e.g. `/` or `/docs/`. */
  base: string
  /** Absolute path of the content root. */
  root: string
  /** The instant the site is built for, ISO 8601 UTC. */
  now: string
  /** Address for editing an entry's file, at a line where one is given; nothing when settings name no template. */
  editUrl(contentPath: string, line?: number): string | undefined
  /** Address for editing a file of the program; nothing when settings name no template. */
  programUrl(path: string): string | undefined
  /** Address for beginning a file that does not exist; nothing when settings name no template. */
  createUrl(contentPath: string): string | undefined
}

// The loader and the pages run as separate copies of this module in one process; they share one site.
const shared = globalThis as {operationalClaritySite?: Site | undefined}

/** Gives the site of this process; read from disk at the first question. */
export function site(): Site {
  shared.operationalClaritySite ??= openSite()
  return shared.operationalClaritySite
}

/** Reads content again, e.g. after a change while developing. */
export function reloadSite(): Site {
  shared.operationalClaritySite = undefined
  return site()
}

/** Gives the rendered body of an entry; the time of the build stands in it where it is asked for. */
export function bodyOf(entry: Entry): {html: string; headings: {anchor: string; text: string}[]} {
  const {html, headings} = site().pages.of(entry.document)
  return {html: withBuiltTime(html, site()), headings}
}

/** Puts the base path in front of a site address. */
export function href(address: string): string {
  return site().base.replace(/\/$/, '') + address
}

function openSite(): Site {
  const {CLARITY_CONTENT: content = 'content', CLARITY_BASE: base = '/', CLARITY_NOW: now = new Date().toISOString()} = process.env
  const {catalog, root} = loadCatalog(content, process.cwd(), process.env.CLARITY_PUBLIC ? {public: true} : {})
  const directory = resolverOf(catalog, contentFiles(root))
  const cache = fileCache(path.join(process.env.CLARITY_CACHE ?? path.join(programRoot, '.clarity'), 'pages'))
  const {edit, create, program} = catalog.settings.links
  return {
    catalog,
    directory,
    base,
    root,
    now,
    pages: createPages(directory, base, programDigest(), cache),
    editUrl: (contentPath, line) => edit && atLine(edit, line).replace('{path}', encodeURI(contentPath)),
    programUrl: file => program?.replace('{path}', encodeURI(file)),
    createUrl: contentPath => create?.replace('{path}', encodeURI(contentPath)),
  }
}

// Code hosts take the line as `#L12`; a template that says where the line goes knows better.
function atLine(template: string, line?: number): string {
  if (template.includes('{line}')) return template.replace('{line}', String(line ?? 1))
  return line === undefined ? template : `${template}#L${line}`
}
