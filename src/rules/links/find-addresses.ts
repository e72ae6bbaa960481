import {readLink} from '../../core/catalog/body-links.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Document} from '../../core/content/document.ts'
import type {Frontmatter, Path} from '../../core/content/frontmatter.ts'
import {pathInWords} from '../../core/content/schema/issues.ts'
import type {Span} from '../../core/content/span.ts'
import {isScriptLink} from '../components/find-executable-content.ts'
import {issuesOf} from '../files/find-frontmatter-issues.ts'

/** Schemes by which an address may lead out of the content. */
export const allowedSchemes: readonly string[] = ['https', 'http', 'mailto', 'tel', 'sms', 'slack']

/** Schemes that no address may have; others are words that `link-broken` judges. */
const refused = new Set(['javascript', 'vbscript', 'data', 'file', 'ftp', 'blob', 'view-source', 'filesystem', 'about', 'intent'])

/** An address by a scheme that is not allowed. */
export interface RefusedAddress {
  /** As written. */
  url: string
  scheme: string
  at: Span
}

const addressAttributes = new Set(['href', 'src', 'action', 'formaction', 'poster', 'data', 'srcset', 'background', 'xlink:href'])

/** Lists addresses by a refused scheme: in links, attributes of elements, frontmatter and settings. Links that run scripts are others. */
export function* refusedAddresses(catalog: Catalog): Generator<RefusedAddress> {
  for (const document of catalog.documents) {
    yield* inBody(document)
    yield* inValues(catalog, document.frontmatter)
  }
  if (catalog.settingsFile) yield* inValues(catalog, catalog.settingsFile.frontmatter)
}

function* inBody({body, contentPath}: Document): Generator<RefusedAddress> {
  for (const {url, links} of body.addresses) {
    const scheme = schemeOf(url)
    if (!refused.has(scheme)) continue
    // A scheme that is a kind of ours, or unknown to it, is what another rule reports.
    const meaning = readLink(url, contentPath)
    if (meaning.type === 'entry') continue
    for (const link of links) if (!isScriptLink(link, contentPath)) yield {url, scheme, at: link.span}
  }
  for (const {attributes, spelling} of body.components) {
    if (spelling !== 'element') continue
    for (const {name, value, span} of attributes) {
      const scheme = addressAttributes.has(name.toLowerCase()) ? schemeOf(value ?? '') : ''
      if (refused.has(scheme)) yield {url: value ?? '', scheme, at: span}
    }
  }
}

function* inValues(catalog: Catalog, frontmatter: Frontmatter): Generator<RefusedAddress> {
  for (const {path, value} of textsIn(frontmatter.data, [])) {
    // A text that goes on behind a blank is a sentence, such as `data: all orders`; a link in it is Markdown.
    const url = /^\S+$/.test(value) ? value : /\]\(\s*([^)\s]+)/.exec(value)?.[1]
    const scheme = url && schemeOf(url)
    if (!url || !scheme || !refused.has(scheme) || isInvalid(catalog, frontmatter, path)) continue
    yield {url, scheme, at: frontmatter.valueSpan(path)}
  }
}

// A field that asks for a web address refuses all else by itself.
function isInvalid(catalog: Catalog, frontmatter: Frontmatter, path: Path): boolean {
  const place = pathInWords(path)
  return issuesOf(catalog, 'invalid-value').some(
    ({frontmatter: other, issue}) => other === frontmatter && pathInWords(issue.path) === place,
  )
}

function* textsIn(value: unknown, path: Path): Generator<{path: Path; value: string}> {
  if (typeof value === 'string') {
    if (value.includes(':')) yield {path, value}
  } else if (typeof value === 'object' && value !== null) {
    const keys: readonly (string | number)[] = Array.isArray(value) ? value.keys().toArray() : Object.keys(value)
    for (const key of keys) yield* textsIn((value as Record<string | number, unknown>)[key], [...path, key])
  }
}

// Browsers skip blanks and control characters in front of and inside a scheme.
function schemeOf(url: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that hide a scheme.
  return /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020\u007f]/g, ''))?.[1]?.toLowerCase() ?? ''
}
