import {type Document, parseDocument} from '../../content/document.ts'
import {kinds} from '../../content/kinds.ts'
import {rootNameOf} from '../../content/roots.ts'
import {describeFields} from '../../content/schema/describe.ts'
import {digest} from '../../format/digest.ts'
import {readLink} from '../body-links.ts'
import type {Extends} from './extends.ts'
import {type LaidPart, laidParts, writeBody} from './overlaid-body.ts'
import {writeHeader} from './overlaid-header.ts'
import {PlacedText} from './placed-text.ts'
import type {Revised} from './revised.ts'

/** An entry that stands on another one: both as they are in their files, and what they make. */
export interface Overlay {
  local: Document
  upstream: Document
  extends: Extends
  /** What pages, rules and searches see in place of the local one. */
  composed: Document
  /** Where each stretch of the composed text was written. */
  text: PlacedText
  /** The body, part by part. */
  parts: readonly LaidPart[]
  /** Keys of the header that are as the other one has them. */
  taken: readonly string[]
  /** Digest of the text of the other one, as `extends.revision` records it. */
  revision: string
}

/** Digests a text that an entry stands on; line ends of one system and of another are the same. */
export function revisionOf(text: string): string {
  return digest(text.replace(/\r\n?/g, '\n'))
}

/** Puts an entry together with the one it stands on. */
export function composeOverlay(local: Document, upstream: Document, said: Extends): Overlay {
  const text = new PlacedText()
  const revised = withLinksFrom(upstream)
  const taken = writeHeader(text, {local, upstream: revised, extends: said, own: isSameEntry(local, upstream) ? [] : ownKeys(upstream)})
  const parts = laidParts(local, upstream, said)
  writeBody(text, parts, local, revised)
  const {file, contentPath} = local
  const inherited = Object.fromEntries(taken.map(key => [key, upstream.inherited?.[key] ?? upstream.contentPath]))
  const composed = {...parseDocument({file, contentPath, content: text.text}), inherited}
  return {local, upstream, extends: said, composed, text, parts, taken, revision: revisionOf(upstream.text)}
}

/** Tells whether one document takes the place of another on the site. */
export function isSameEntry(a: Document, b: Document): boolean {
  return a.kind === b.kind && a.id === b.id
}

// What is true of one entry alone, such as its number; a copy would leave it behind.
function ownKeys({kind}: Document): string[] {
  return kind === undefined ? [] : describeFields(kinds[kind].schema).flatMap(({path, draft}) => (draft?.own ? path : []))
}

// A relative link means a file beside the one it stands in; in another file it is written from the root.
function withLinksFrom(document: Document): Revised {
  const {body, contentPath, lines} = document
  const edits = body.addresses.flatMap(({url, links}) => {
    const meaning = readLink(url, contentPath)
    if (meaning.type !== 'file') return []
    const text = `/@${rootNameOf(meaning.contentPath) ?? ''}/${addressBelow(meaning.contentPath)}${url.includes('#') ? url.slice(url.indexOf('#')) : ''}`
    return links.map(({span}) => ({start: lines.offset(span.start), end: lines.offset(span.end), text}))
  })
  return {document, edits: edits.sort((a, b) => a.start - b.start)}
}

function addressBelow(contentPath: string): string {
  const below = contentPath.replace(/^@[a-z0-9.-]+\//, '')
  return encodeURI(below).replace(/[()]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)
}
