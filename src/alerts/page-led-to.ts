import {codeSlug} from '../core/catalog/address.ts'
import {anchorsOf} from '../core/catalog/anchors.ts'
import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import {kindOfFolder} from '../core/content/kinds.ts'
import {nearest} from '../core/format/suggest.ts'

/** Where an address leads. */
export type LedTo =
  /** A page of an entry or an alert. */
  | {to: 'page'; target: Target; anchor?: {name: string; known: readonly string[]}}
  /** Another page of our site, such as a list. */
  | {to: 'other'; path: string}
  /** Nothing stands there on our site. */
  | {to: 'nothing'; path: string; guess?: string}
  | {to: 'elsewhere'}
  | {to: 'no-address'}

/**
 * Tells where an address leads, without asking anybody.
 *
 * Ours is what begins with `links.site` of the settings; where they name no site, what ends as an address of ours does.
 */
export function pageLedTo(catalog: Catalog, text: string): LedTo {
  const url = urlOf(text)
  if (!url) return {to: 'no-address'}
  const path = pathOnSite(url, catalog.settings.links.site)
  if (path === undefined) return {to: 'elsewhere'}
  const [folder, id, ...rest] = path.split('/').filter(Boolean).map(decoded)
  if (folder === undefined || (id === undefined && isFolder(folder))) return {to: 'other', path}
  if (id === undefined || rest.length > 0) return isPageOfOurs(folder) ? {to: 'other', path} : {to: 'nothing', path}
  return pageOf(catalog, {folder, id, path, anchor: decoded(url.hash.slice(1))})
}

function urlOf(text: string): URL | undefined {
  const url = URL.parse(text)
  return url && /^https?:$/.test(url.protocol) ? url : undefined
}

function pathOnSite(url: URL, site: string | undefined): string | undefined {
  if (site === undefined) return /\/(?:alerts|runbooks|failure-modes)\/[^/]+\/?$/.exec(url.pathname)?.[0]
  const base = URL.parse(site)
  const prefix = base?.pathname.replace(/\/$/, '') ?? ''
  if (!base || url.host !== base.host || !`${url.pathname}/`.startsWith(`${prefix}/`)) return undefined
  return url.pathname.slice(prefix.length) || '/'
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const otherFolders = ['alerts', 'codes', 'coverage', 'guide', 'oncall', 'rules', 'search', 'source-of-truth', 'status', 'files']

function isFolder(folder: string): boolean {
  return otherFolders.includes(folder) || kindOfFolder(folder) !== undefined
}

function isPageOfOurs(folder: string): boolean {
  return ['guide', 'oncall', 'rules', 'status', 'search', 'files'].includes(folder)
}

function pageOf(catalog: Catalog, at: {folder: string; id: string; path: string; anchor: string}): LedTo {
  const {folder, id, path, anchor} = at
  if (folder === 'alerts') return alertPage(catalog, id, path, anchor)
  if (folder === 'codes') {
    const codes = catalog.list('failure-mode').flatMap(({data}) => data.codes.map(({code}) => codeSlug(code)))
    return codes.includes(id) ? {to: 'other', path} : {to: 'nothing', path}
  }
  const kind = kindOfFolder(folder)
  if (!kind) return isPageOfOurs(folder) ? {to: 'other', path} : {to: 'nothing', path}
  if (!catalog.has(kind, id)) return nothing(path, id, catalog.ids(kind))
  const entry: Entry | undefined = catalog.get(kind, id)
  return {to: 'page', target: {kind, id}, ...(entry && anchorOn(anchor, [...anchorsOf(catalog, entry.document), ...drawnAnchors]))}
}

function alertPage(catalog: Catalog, id: string, path: string, anchor: string): LedTo {
  if (!catalog.has('alert', id)) return nothing(path, id, catalog.ids('alert'))
  return {to: 'page', target: {kind: 'alert', id}, ...anchorOn(anchor, drawnAnchors)}
}

function nothing(path: string, id: string, known: readonly string[]): LedTo {
  const near = nearest(id, known)
  return {to: 'nothing', path, ...(near !== undefined && {guess: path.replace(encodeURIComponent(id), near)})}
}

// Headings that pages draw themselves.
const drawnAnchors = ['condition', 'escalate', 'if-fired', 'is-this-it', 'main', 'retry', 'rules']

function anchorOn(anchor: string, known: readonly string[]): {anchor?: {name: string; known: readonly string[]}} {
  return anchor === '' || known.includes(anchor) ? {} : {anchor: {name: anchor, known}}
}
