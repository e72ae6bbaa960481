import type {Address} from '../content/body.ts'
import {componentNote} from '../content/components.ts'
import type {Document} from '../content/document.ts'
import {isKind, isPartKind, type TargetKind} from '../content/kinds.ts'
import {entryPlace} from '../content/markup.ts'
import {belowRoot, rootPrefix} from '../content/roots.ts'
import {startOf} from '../content/span.ts'
import {suppressionWord} from '../content/suppression-comments.ts'
import type {Reference} from './entry.ts'

/** What the address of a link means. */
export type LinkMeaning =
  /** `runbook:stuck-orders#verify`; the kind is missing when the word before the colon is none. */
  | {type: 'entry'; kind?: TargetKind; word: string; id: string; anchor?: string}
  /** `../runbooks/stuck-orders.mdx#verify`, resolved to a path below the content root. */
  | {type: 'file'; contentPath: string; anchor?: string}
  /** `#verify` */
  | {type: 'anchor'; anchor: string}
  /** Leads out of the content: `https:`, `mailto:`, `tel:`. */
  | {type: 'outside'; scheme: string}

const outsideSchemes = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'slack', 'javascript', 'data', 'file', 'ftp', 'vbscript'])

/** Reads the address of a link that stands in the file at `contentPath`. */
export function readLink(url: string, contentPath: string): LinkMeaning {
  // A file tends to link to one place many times, and is asked about link after link.
  if (recent.contentPath !== contentPath) recent = {contentPath, meanings: new Map()}
  const cached = recent.meanings.get(url)
  if (cached) return cached
  const meaning = meaningOf(url, contentPath)
  recent.meanings.set(url, meaning)
  return meaning
}

let recent = {contentPath: '', meanings: new Map<string, LinkMeaning>()}

function meaningOf(url: string, contentPath: string): LinkMeaning {
  const hash = url.indexOf('#')
  const address = hash < 0 ? url : url.slice(0, hash)
  const anchor = hash < 0 ? undefined : decoded(url.slice(hash + 1))
  if (address === '') return {type: 'anchor', anchor: anchor ?? ''}
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]
  if (scheme !== undefined && outsideSchemes.has(scheme.toLowerCase())) return {type: 'outside', scheme: scheme.toLowerCase()}
  if (address.startsWith('//')) return {type: 'outside', scheme: 'https'}
  if (scheme !== undefined) {
    const kind = isKind(scheme) || isPartKind(scheme) ? scheme : undefined
    return {type: 'entry', word: scheme, id: decoded(address.slice(scheme.length + 1)), ...(kind && {kind}), ...(anchor && {anchor})}
  }
  return {type: 'file', contentPath: resolvePath(contentPath, decoded(address)), ...(anchor && {anchor})}
}

/** Gives the entry that a path below the content root names: `runbooks/a.mdx` → runbook `a`. */
export function targetOfPath(contentPath: string): {kind: TargetKind; id: string} | undefined {
  const {kind, id} = entryPlace(contentPath)
  return kind && {kind, id}
}

/** Lists what a body refers to: entries it links to, each address once, attributes of components that name one, and owners of suppressions. */
export function bodyReferences(document: Document): Reference[] {
  const {addresses, components} = document.body
  const found: Reference[] = []
  for (const address of addresses) {
    const reference = referenceOfAddress(document, address)
    if (reference) found.push(reference)
  }
  for (const component of components) {
    const note = componentNote(component.name, component.spelling)
    for (const attribute of component.attributes) {
      const kind = note?.attributes[attribute.name]?.reference
      if (!kind || !attribute.value) continue
      const {value, span} = attribute
      found.push({from: document, place: 'body', path: [], written: value, target: {kind, id: value}, kinds: [kind], span: () => span})
    }
  }
  for (const {word, owner} of document.suppressions) {
    if (word.value !== suppressionWord || !owner?.value) continue
    const {value, span} = owner
    const target = {kind: 'team', id: value} as const
    found.push({from: document, place: 'body', path: [], written: value, target, kinds: ['team'], span: () => span})
  }
  return found
}

function referenceOfAddress(document: Document, address: Address): Reference | undefined {
  const {url} = address
  const meaning = readLink(url, document.contentPath)
  const target = meaning.type === 'entry' ? meaning : meaning.type === 'file' ? targetOfPath(meaning.contentPath) : undefined
  if (!target?.kind) return undefined
  const {kind, id} = target
  const span = () => address.links[0]?.span ?? startOf(document.file)
  return {from: document, place: 'body', path: [], written: url, target: {kind, id}, kinds: [kind], address, span}
}

function resolvePath(from: string, to: string): string {
  // From the root of a named root, or of the first: so a text of another file is led back to what stands beside that file.
  const [, root, rest] = /^\/@([a-z0-9.-]*)\/(.*)$/s.exec(to) ?? []
  if (rest !== undefined) return resolvePath(root === '' ? 'x' : `@${root}/x`, rest)
  const prefix = rootPrefix(from)
  const path = resolveBelow(belowRoot(from), to)
  // What climbs out of one root is in no other.
  return path.startsWith('../') || path === '..' ? path : prefix + path
}

function resolveBelow(from: string, to: string): string {
  const parts = to.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of to.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
