import {isKind, kinds} from '../content/kinds.ts'
import {digest} from '../format/digest.ts'
import type {Entry, Part, Target} from './catalog.ts'

/**
 * Gives the path of a page on the site, without base path: `runbook`, `stuck-orders` → `/runbooks/stuck-orders/`.
 *
 * A signal leads to its place on the integration's page, a contract field to its row.
 */
export function addressOf(target: Target): string {
  const {kind, id} = target
  if (isKind(kind)) return `/${kinds[kind].folder}/${encodeURIComponent(id)}/`
  if (kind === 'alert') return `/alerts/${encodeURIComponent(id)}/`
  const slash = id.indexOf('/')
  const holder = kind === 'signal' ? ('integration' as const) : ('contract' as const)
  return `${addressOf({kind: holder, id: id.slice(0, slash)})}#${partAnchor(kind, id.slice(slash + 1))}`
}

/** Gives the address of a file beside the entries: `runbooks/flow 1.png` → `/files/runbooks/flow%201.png`. */
export function fileAddress(contentPath: string): string {
  return `/files/${contentPath.split('/').map(encodeURIComponent).join('/')}`
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
