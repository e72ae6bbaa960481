import path from 'node:path'
import {type Resolver, resolverOf} from '../../plugins/resolver.ts'
import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {editPlace} from '../core/catalog/queries/edit-link.ts'
import {noteRead} from '../core/catalog/reads.ts'
import {loadCatalog} from '../host/catalog.ts'
import {contentFiles} from '../host/content-files.ts'
import {fileCache} from '../host/page-cache.ts'
import {programDigest} from '../host/program-digest.ts'
import type {ContentRoots} from '../host/roots.ts'
import {withBuiltTime} from './built-time.ts'
import {watchedDocument} from './keep/watched-document.ts'
import {createPages, type Pages} from './render/pages.ts'
import type {Rendered} from './render/render.ts'

/** Everything pages are made from. */
export interface Site {
  catalog: Catalog
  directory: Resolver
  pages: Pages
  /** Base path with slashes at both ends, e.g. `/` or `/docs/`. */
  base: string
  /** Absolute path of the content root. */
  root: ContentRoots
  /** The instant the site is built for, ISO 8601 UTC; who asks depends on it, and is made again when it is another one. */
  readonly now: string
  /** The same instant for the stamp of a page, which is written anew in each build. */
  builtAt: string
  /** Address for editing an entry's file, at a line where one is given; nothing when settings name no template. */
  editUrl(contentPath: string, line?: number): string | undefined
  /** Address for editing a file of the program; nothing when settings name no template. */
  programUrl(path: string): string | undefined
  /** Address for beginning a file that does not exist; nothing when settings name no template. */
  createUrl(contentPath: string): string | undefined
}

/** What a site is made from. */
export interface SiteOptions {
  /** Absolute path of the content root. */
  content: ContentRoots
  /** Absolute path of the user's folder, to which the paths of files are relative. */
  project: string
  /** Base path with slashes at both ends. */
  base: string
  /** The instant the site is built for, ISO 8601 UTC; when missing the present for its stamp, and the last full hour for its pages. */
  now?: string | undefined
  /** True leaves out what is marked internal, also where settings do not. */
  public?: boolean | undefined
  /** True lets content run code: `import`, `export` and expressions are compiled as MDX. Content itself can never say so. */
  trusted?: boolean | undefined
  /** Absolute path of the folder for what is kept between builds. */
  cache: string
}

/** Names the instant of the build as something that a page may look at. */
export const nowRead = 'now'

let opened: SiteOptions | undefined
let current: Site | undefined

/** Opens the site that pages of this process are made of; content is read at the first question. */
export function openSite(options: SiteOptions): void {
  opened = options
  current = undefined
}

/**
 * Gives the site that was opened.
 *
 * @throws {Error} When none was: pages are made by Astro with the integration, not on their own.
 */
export function site(): Site {
  if (!opened) throw new Error('no site was opened; pages need the integration `clarity()`')
  current ??= createSite(opened)
  return current
}

/** Reads content again, e.g. after a change while developing. */
export function reloadSite(): void {
  current = undefined
}

/** Gives the rendered body of an entry; the time of the build stands in it where it is asked for. */
export function bodyOf(entry: Entry): Rendered {
  const rendered = site().pages.of(entry.document)
  return {...rendered, html: withBuiltTime(rendered.html, site())}
}

/** Puts the base path in front of a site address; guide and rules may stand on another site. */
export function href(address: string): string {
  const {guide} = site().catalog.settings.links
  if (guide !== undefined && isGuide(address)) return guide.replace(/\/$/, '') + address
  return site().base.replace(/\/$/, '') + address
}

/** Tells whether an address is one of the guide or of the rules, which are the same on every site. */
export function isGuide(address: string): boolean {
  return /^\/(?:guide|rules)(?:\/|$)/.test(address)
}

/**
 * Makes a site: reads the content and prepares rendering.
 *
 * @throws {Failure} When the content cannot be read.
 */
export function createSite({content, project, base, now: given, cache, ...options}: SiteOptions): Site {
  const builtAt = given ?? new Date().toISOString()
  const now = given ?? fullHour(builtAt)
  const {catalog, root} = loadCatalog(content, project, {overrides: overridesOf(options), asDocument: watchedDocument})
  const directory = resolverOf(catalog, contentFiles(root))
  const {program} = catalog.settings.links
  return {
    catalog,
    directory,
    base,
    root,
    get now() {
      noteRead(nowRead)
      return now
    },
    builtAt,
    pages: createPages(
      directory,
      base,
      programDigest(['src/site/render/pages.ts', 'plugins/resolver.ts']),
      fileCache(path.join(cache, 'pages')),
    ),
    editUrl: (contentPath, line) => {
      const {template, path} = editPlace(catalog, contentPath)
      return template && atLine(template, line).replace('{path}', encodeURI(path))
    },
    programUrl: file => program?.replace('{path}', encodeURI(file)),
    createUrl: contentPath => {
      const {template, path} = editPlace(catalog, contentPath, 'create')
      return template?.replace('{path}', encodeURI(path))
    },
  }
}

// Pages that say who is on call are of an instant. Of the last full hour they are the same in all builds of that hour, and need not be made
// again; what browsers show is of the present all the same.
function fullHour(instant: string): string {
  return `${instant.slice(0, 13)}:00:00.000Z`
}

function overridesOf(options: Pick<SiteOptions, 'public' | 'trusted'>): {public?: true; trusted?: true} {
  return {...(options.public && {public: true}), ...(options.trusted && {trusted: true})}
}

// Code hosts take the line as `#L12`; a template that says where the line goes knows better.
function atLine(template: string, line?: number): string {
  if (template.includes('{line}')) return template.replace('{line}', String(line ?? 1))
  return line === undefined ? template : `${template}#L${line}`
}
