import {anchorSetOf} from '../../core/catalog/anchors.ts'
import {type LinkMeaning, readLink, targetOfPath} from '../../core/catalog/body-links.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {isBelowUnread, mayBeUnread} from '../../core/catalog/queries/unread.ts'
import type {Address, Link} from '../../core/content/body.ts'
import type {Document} from '../../core/content/document.ts'
import {isKind, kindNames, partKinds, type TargetKind} from '../../core/content/kinds.ts'
import {markupOf} from '../../core/content/markup.ts'
import {Guesser, nearest} from '../../core/format/suggest.ts'

/** A link that leads nowhere, and what to write instead where that can be guessed. */
export interface BrokenLink {
  /** Where it stands. */
  document: Document
  link: Link
  why: 'unknown-word' | 'unknown-file' | 'unknown-entry'
  guess?: string | undefined
}

/**
 * Lists the links of all bodies that lead nowhere, in document order.
 *
 * Of links to files, only those to `.mdx` and `.md` below the content root are judged; what else lies there is not in the catalog.
 */
export function brokenLinks(catalog: Catalog): BrokenLink[] {
  const paths = new Set(catalog.documents.map(({contentPath}) => contentPath))
  // Guessing is slow, and where one page is missing, many links lead to it.
  const guesses = new Map<string, string | undefined>()
  const around: Around = {catalog, paths: [...paths], guesser: new Guesser()}
  return catalog.documents.flatMap(document =>
    document.body.addresses.flatMap((address): BrokenLink[] => {
      const {url} = address
      const meaning = readLink(url, document.contentPath)
      const why = whyBroken(catalog, paths, meaning)
      if (!why) return []
      const key = `${document.contentPath.replace(/[^/]*$/, '')} ${url}`
      if (!guesses.has(key)) guesses.set(key, guessFor(around, document, url, meaning))
      return address.links.map(link => ({document, link, why, guess: guesses.get(key)}))
    }),
  )
}

function whyBroken(catalog: Catalog, paths: Set<string>, meaning: LinkMeaning): BrokenLink['why'] | undefined {
  if (meaning.type === 'entry' && !meaning.kind) return 'unknown-word'
  if (meaning.type === 'entry')
    return meaning.kind && (catalog.has(meaning.kind, meaning.id) || mayBeUnread(catalog, meaning.kind, meaning.id))
      ? undefined
      : 'unknown-entry'
  if (meaning.type !== 'file' || paths.has(meaning.contentPath) || isBelowUnread(catalog, meaning.contentPath)) return undefined
  const isOurs = markupOf(meaning.contentPath) !== undefined && !meaning.contentPath.startsWith('../')
  return isOurs ? 'unknown-file' : undefined
}

interface Around {
  catalog: Catalog
  paths: readonly string[]
  guesser: Guesser
}

function guessFor(around: Around, from: Document, url: string, meaning: LinkMeaning): string | undefined {
  if (meaning.type === 'file') return nearFile(around, from, meaning.contentPath)
  if (meaning.type !== 'entry') return undefined
  const {kind, word, id} = meaning
  if (kind) return nearEntry(around, kind, id)
  const near = nearest(word, [...kindNames, ...Object.keys(partKinds)])
  return near && near + url.slice(word.length)
}

function nearEntry({catalog, guesser}: Around, kind: TargetKind, id: string): string | undefined {
  const near = guesser.nearest(id, catalog.ids(kind))
  if (near) return `${kind}:${near}`
  const elsewhere = kindNames.find(other => catalog.has(other, id))
  return elsewhere && `${elsewhere}:${id}`
}

// The other ending of Markdown is the likeliest slip; a right name in the wrong folder comes before a similar name in the right one.
function nearFile({catalog, paths, guesser}: Around, from: Document, path: string): string | undefined {
  const other = path.endsWith('.mdx') ? path.slice(0, -1) : path.replace(/\.md$/, '.mdx')
  if (paths.includes(other)) return relativePath(from.contentPath, other)
  const target = targetOfPath(path)
  const named = target && isKind(target.kind) ? catalog.claims(target.kind).get(target.id)?.[0]?.contentPath : undefined
  const near = named ?? guesser.nearest(path, paths)
  return near && relativePath(from.contentPath, near)
}

function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  let shared = 0
  while (shared < here.length && here[shared] === there[shared]) shared++
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}

/** A link to a place that its page does not have. */
export interface UnknownAnchor {
  /** Where the link stands. */
  document: Document
  link: Link
  anchor: string
  /** The document whose page it would be. */
  on: Document
  /** What it most likely means. */
  guess?: string | undefined
  /** What to write instead without asking. */
  right?: string | undefined
}

/** Lists the links whose page exists and whose anchor does not, in document order. */
export function unknownAnchors(catalog: Catalog): UnknownAnchor[] {
  const byPath = new Map(catalog.documents.map(document => [document.contentPath, document]))
  // A page that is linked to is linked to often.
  const anchors = new Map<Document, ReadonlySet<string>>()
  const guesser = new Guesser()
  return catalog.documents.flatMap(document =>
    anchored(document).flatMap(({address, meaning, anchor}) => {
      const on = meaning.type === 'anchor' ? document : pageOf(catalog, byPath, meaning)
      // A page that could not be read has anchors we do not know.
      if (!on || on.problems.length > 0) return []
      const there = anchors.get(on) ?? anchorSetOf(catalog, on)
      anchors.set(on, there)
      if (there.has(anchor)) return []
      const candidates = [...there]
      const guess = guesser.nearest(anchor, candidates)
      const right = guesser.corrected(anchor, candidates)
      return address.links.map(link => ({document, link, anchor, on, guess, right}))
    }),
  )
}

interface Anchored {
  address: Address
  meaning: Exclude<LinkMeaning, {type: 'outside'}>
  anchor: string
}

const anchoredByDocument = new WeakMap<Document, readonly Anchored[]>()

// Catalogs of which one document differs ask the same of all others.
function anchored(document: Document): readonly Anchored[] {
  const cached = anchoredByDocument.get(document)
  if (cached) return cached
  const found = document.body.addresses.flatMap((address): Anchored[] => {
    const meaning = readLink(address.url, document.contentPath)
    return meaning.type === 'outside' || !meaning.anchor ? [] : [{address, meaning, anchor: meaning.anchor}]
  })
  anchoredByDocument.set(document, found)
  return found
}

function pageOf(catalog: Catalog, byPath: Map<string, Document>, meaning: Extract<LinkMeaning, {type: 'entry' | 'file'}>) {
  if (meaning.type === 'file') return byPath.get(meaning.contentPath)
  return meaning.kind && isKind(meaning.kind) ? catalog.claims(meaning.kind).get(meaning.id)?.[0] : undefined
}
