import {isKind, type Kind, kinds} from '../content/kinds.ts'
import {digest} from '../format/digest.ts'
import type {Entry, Part, Target} from './entry.ts'

/**
 * Gives the path of a page on the site, without base path: `runbook`, `stuck-orders` → `/runbooks/stuck-orders/`.
 *
 * A signal leads to its place on the page of its integration or service, a contract field to its row. Of a signal that is named by its id
 * alone, an integration is taken to have it.
 */
export function addressOf(target: Target & {entry?: {kind: Kind}}): string {
  const {kind, id} = target
  if (isKind(kind)) return `/${kinds[kind].folder}/${encodeURIComponent(id)}/`
  if (kind === 'alert') return `/alerts/${encodeURIComponent(id)}/`
  const slash = id.indexOf('/')
  const holder = target.entry?.kind ?? (kind === 'signal' ? 'integration' : 'contract')
  return `${addressOf({kind: holder, id: id.slice(0, slash)})}#${partAnchor(kind, id.slice(slash + 1))}`
}

/** Gives the address of a file beside the entries: `runbooks/flow 1.png` → `/files/runbooks/flow%201.png`. */
export function fileAddress(contentPath: string): string {
  // A sign that may stand in a path as it is: servers that compare addresses as they come would not find it otherwise.
  return `/files/${contentPath.split('/').map(encodeURIComponent).join('/').replaceAll('%40', '@')}`
}

/** Gives the address of an error code's page; slashes and spaces are escaped. */
export function codeAddress(code: string): string {
  return `/codes/${codeSlug(code)}/`
}

/**
 * Writes a code so that it is one path segment on any file system: `AK5*R` → `ak5-r`, `RCRD_HAS_BEEN_CHANGED` unchanged.
 *
 * A long one is cut, and a digest tells it from others; a name of a file such as `index.html` becomes words, as a page would stand there.
 */
export function codeSlug(code: string): string {
  const slug = /^(?!\.+$)[\w.-]+$/.test(code) && !/\.html?$/i.test(code) ? code : slugOf(code)
  return slug.length <= longestSlug ? slug : `${slug.slice(0, longestSlug - 10)}-${digest(code).slice(0, 8)}`
}

const longestSlug = 120

function slugOf(code: string): string {
  const slug = code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug || 'code'
}

/** Gives the anchor of a signal or field on the page of its entry. */
export function partAnchor(kind: 'signal' | 'field', name: string): string {
  return `${kind}-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`
}

/** Gives the target that names an entry or part. */
export function targetOfEntry(of: Entry | Part): Target {
  return {kind: of.kind, id: of.id}
}
