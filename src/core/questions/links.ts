import {partAnchor} from '../address.ts'
import type {Link} from '../body.ts'
import type {Catalog} from '../catalog.ts'
import type {Document} from '../document.ts'
import {isKind, kindNames, partKinds, type TargetKind} from '../kinds.ts'
import {type LinkMeaning, readLink, targetOfPath} from '../links.ts'
import {nearest} from '../nearest.ts'
import {unresolved, unresolvedOf} from './references.ts'

/** A link that leads nowhere, and what to write instead where that can be guessed. */
export interface BrokenLink {
  link: Link
  why: 'unknown-word' | 'unknown-file' | 'unknown-entry'
  guess?: string
}

/**
 * Lists the links of all bodies that lead nowhere, in document order.
 *
 * Of links to files, only those to `.mdx` and `.md` below the content root are judged; what else lies there is not in the catalog.
 */
export function brokenLinks(catalog: Catalog): BrokenLink[] {
  const paths = new Set(catalog.documents.map(({contentPath}) => contentPath))
  const dangling = new Set([...unresolvedOf(catalog, 'link'), ...unresolved(catalog, true)].map(({reference}) => reference.link))
  return catalog.documents.flatMap(document =>
    document.body.links.flatMap(link => {
      const meaning = readLink(link.url, document.contentPath)
      if (meaning.type === 'entry' && !meaning.kind) return brokenWord(link, meaning.word)
      if (meaning.type === 'entry' && dangling.has(link)) return brokenEntry(catalog, link, meaning.kind, meaning.id)
      if (meaning.type !== 'file' || paths.has(meaning.contentPath)) return []
      if (!/\.mdx?$/.test(meaning.contentPath) || meaning.contentPath.startsWith('../')) return []
      return brokenFile(catalog, link, document, meaning.contentPath)
    }),
  )
}

/** A link to a place that its page does not have. */
export interface UnknownAnchor {
  link: Link
  anchor: string
  /** The document whose page it would be. */
  on: Document
  known: string[]
}

/** Lists the links whose page exists and whose anchor does not, in document order. */
export function unknownAnchors(catalog: Catalog): UnknownAnchor[] {
  const byPath = new Map(catalog.documents.map(document => [document.contentPath, document]))
  return catalog.documents.flatMap(document =>
    document.body.links.flatMap(link => {
      const meaning = readLink(link.url, document.contentPath)
      if (meaning.type === 'outside' || !meaning.anchor) return []
      const on = meaning.type === 'anchor' ? document : pageOf(catalog, byPath, meaning)
      // A page that could not be read has anchors we do not know.
      if (!on || on.problems.length > 0) return []
      const known = anchorsOf(catalog, on)
      return known.includes(meaning.anchor) ? [] : [{link, anchor: meaning.anchor, on, known}]
    }),
  )
}

/** Lists the anchors of a document's page: headings, steps of a runbook, signals of an integration, fields of a contract. */
export function anchorsOf(catalog: Catalog, {kind, id, body}: Document): string[] {
  const headings = body.headings.map(({anchor}) => anchor)
  if (kind === 'runbook')
    return [...headings, ...body.sections.flatMap(({heading, steps}) => steps.map(({number}) => `${heading.anchor}-${number}`))]
  if (kind === 'integration')
    return [...headings, ...(catalog.get(kind, id)?.data.signals ?? []).map(signal => partAnchor('signal', signal.id))]
  if (kind === 'contract') return [...headings, ...(catalog.get(kind, id)?.data.fields ?? []).map(({name}) => partAnchor('field', name))]
  return headings
}

function pageOf(catalog: Catalog, byPath: Map<string, Document>, meaning: Extract<LinkMeaning, {type: 'entry' | 'file'}>) {
  if (meaning.type === 'file') return byPath.get(meaning.contentPath)
  return meaning.kind && isKind(meaning.kind) ? catalog.claims(meaning.kind).get(meaning.id)?.[0] : undefined
}

function brokenWord(link: Link, word: string): BrokenLink[] {
  const guess = nearest(word, [...kindNames, ...Object.keys(partKinds)])
  return [{link, why: 'unknown-word', ...(guess && {guess: guess + link.url.slice(word.length)})}]
}

function brokenEntry(catalog: Catalog, link: Link, kind: TargetKind | undefined, id: string): BrokenLink[] {
  const near = kind && nearest(id, catalog.ids(kind))
  const elsewhere = kindNames.find(other => catalog.has(other, id))
  const guess = near ? `${kind}:${near}` : elsewhere && `${elsewhere}:${id}`
  return [{link, why: 'unknown-entry', ...(guess && {guess})}]
}

function brokenFile(catalog: Catalog, link: Link, from: Document, path: string): BrokenLink[] {
  const target = targetOfPath(path.replace(/\.md$/, '.mdx'))
  // A right name in the wrong folder is a likelier slip than a similar name in the right one.
  const named = target && isKind(target.kind) ? catalog.claims(target.kind).get(target.id)?.[0]?.contentPath : undefined
  const near =
    named ??
    nearest(
      path,
      catalog.documents.map(({contentPath}) => contentPath),
    )
  return [{link, why: 'unknown-file', ...(near && {guess: relativePath(from.contentPath, near)})}]
}

function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  let shared = 0
  while (shared < here.length && here[shared] === there[shared]) shared++
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}
