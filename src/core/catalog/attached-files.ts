import type {Link} from '../content/body.ts'
import type {AnalyzedDocument} from '../content/document.ts'
import {markupOf} from '../content/markup.ts'
import type {Settings} from '../content/schema/settings.ts'
import {isDrawing, wouldRun} from './attached-kinds.ts'
import {readLink} from './body-links.ts'
import type {Catalog} from './catalog.ts'

/** A file beside the entries that a body shows or leads to: an image, a document. */
export interface FileUse {
  /** Where it is used. */
  document: AnalyzedDocument
  link: Link
  /** Path below the content root; begins with `../` where it leads out of it. */
  contentPath: string
  /** Why it could never be part of the site. */
  why?: Unserved
}

/** Why no file at a path is part of the site. */
export type Unserved = 'outside' | 'runs' | 'hidden'

/** How a file beside the entries stands on the site. */
export interface FileView {
  /** Path on the site without base, e.g. `/files/runbooks/flow.png`. */
  address: string
  /** What an image shows: the address again, or a drawing itself, which must not stand at an address. Absent: no picture. */
  picture?: string
  /** Name under which readers save what no browser shows. */
  saveAs?: string
  /** Pixels, of an image whose size can be read. */
  size?: {width: number; height: number}
}

/**
 * What stands at a path: `outside` is a link out of the content, `too-large` more than {@link maxServedBytes}, `heavy` a drawing of more than
 * {@link maxDrawingBytes}.
 */
export type FileState = 'there' | 'missing' | 'outside' | 'too-large' | 'heavy'

/** Above this size a file is left out: pages are for reading in a hurry, on a phone. */
export const maxServedBytes = 20_000_000

/** Above this size a drawing is not shown: it would be part of the page itself. */
export const maxDrawingBytes = 1_000_000

const elsewhere = /^(?:#|[a-z][a-z0-9+.-]*:)/i

/** Tells why a path could never lead to a file beside the entries, whether something stands there or not; `entry` has a page of its own. */
export function whyUnserved(contentPath: string): Unserved | 'entry' | undefined {
  if (contentPath.startsWith('../') || contentPath === '..') return 'outside'
  if (markupOf(contentPath)) return 'entry'
  if (wouldRun(contentPath)) return 'runs'
  return contentPath.split('/').some(part => part.startsWith('.')) ? 'hidden' : undefined
}

/** Lists what bodies use of files beside the entries, in document order; links to entries are left to `link-broken`. */
export function fileUses(catalog: Catalog): FileUse[] {
  const uses: FileUse[] = []
  for (const document of catalog.documents) {
    for (const address of document.body.addresses) {
      // Nearly all addresses are `kind:id` or `#anchor`; to read each one whole would take longer than the rest.
      if (elsewhere.test(address.url)) continue
      const meaning = readLink(address.url, document.contentPath)
      if (meaning.type !== 'file') continue
      const {contentPath} = meaning
      const why = whyUnserved(contentPath)
      if (why !== 'entry') for (const link of address.links) uses.push({document, link, contentPath, ...(why && {why})})
    }
  }
  return uses
}

/** Lists the paths of files that the site has to hold, each once; whether they exist is another question. */
export function filesToServe(catalog: Catalog): string[] {
  const used = fileUses(catalog).flatMap(({contentPath, why}) => (why ? [] : contentPath))
  return [...new Set([...used, ...ownPictures(catalog.settings)])]
}

// A drawing becomes part of each page; it stands at no address.
function ownPictures({site: {logo, icon}}: Settings): string[] {
  return [logo, icon].filter(path => path !== undefined).filter(path => !whyUnserved(path) && !isDrawing(path))
}
