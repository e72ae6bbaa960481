import type {Catalog} from '../core/catalog/catalog.ts'
import {instantInWords} from '../core/format/dates.ts'
import {digest} from '../core/format/digest.ts'
import {clock} from './build-clock.ts'
import {site} from './site.ts'

/** When and from what the site was made. */
export interface BuildInfo {
  /** ISO 8601 UTC. */
  instant: string
  /** The instant on the organisation's clock, zone included. */
  words: string
  /** Digest of all content; the same content gives the same digest. */
  digest: string
}

const digests = new WeakMap<Catalog, string>()

/** Gives the stamp in the footer of every page. */
export function buildInfo(): BuildInfo {
  const {catalog, builtAt} = site()
  const cached = digests.get(catalog) ?? contentDigest(catalog)
  digests.set(catalog, cached)
  return {instant: builtAt, words: instantInWords(builtAt, clock()), digest: cached}
}

function contentDigest({documents, settings, calendars, specFiles}: Catalog): string {
  const specs = [...specFiles.values()].map(file => `${file.contentPath}\n${'text' in file ? file.text : file.problem}`)
  const texts = [...calendars.values()].map(file => `${file.contentPath}\n${'content' in file ? textOf(file.content) : file.problem}`)
  const files = [...documents.map(({contentPath, text}) => `${contentPath}\n${text}`), ...texts, ...specs].map(digest)
  return digest(files.join('') + JSON.stringify(settings))
}

function textOf(content: Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
