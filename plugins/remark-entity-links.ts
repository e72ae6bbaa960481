import type {Link, Nodes, Root} from 'mdast'
import {addressOf} from '../src/core/address.ts'
import type {Target} from '../src/core/catalog.ts'
import type {Directory} from '../src/core/directory.ts'
import {readLink, targetOfPath} from '../src/core/links.ts'
import {reportLinks} from './messages.ts'
import {becomes, withBase} from './nodes.ts'

/** What the plugin needs to know. */
export interface EntityLinkOptions {
  directory: Directory
  /** Base path of the site, e.g. `/` or `/docs/`. */
  base?: string
  /** Gives the path below the content root of the file being processed, e.g. `runbooks/stuck-orders.mdx`. */
  contentPath?: (file: {path?: string}) => string
}

const allowed = new Set(['http', 'https', 'mailto', 'tel', 'sms'])

/**
 * Turns relative file links and `kind:id` links into addresses of the site.
 *
 * In: `[…](../runbooks/stuck-orders.mdx#verify)` or `[…](runbook:stuck-orders)`. Out: `/runbooks/stuck-orders/#verify`.
 * A link that leads nowhere keeps its text and loses its address; it is reported as `link-broken`.
 */
export default function remarkEntityLinks({directory, base = '/', contentPath = pathBelowContent}: EntityLinkOptions) {
  return (tree: Root, file: import('vfile').VFile): void => {
    const from = contentPath(file)
    reportLinks(tree, file, from, directory)
    eachLink(tree, link => rewrite(link, from, directory, base))
  }
}

/** Gives the path below a folder named `content`, or the path itself. */
export function pathBelowContent(file: {path?: string}): string {
  const path = (file.path ?? '').replaceAll('\\', '/')
  const at = path.lastIndexOf('content/')
  return at < 0 ? path : path.slice(at + 'content/'.length)
}

function rewrite(link: Link | {type: 'definition'; url: string; data?: unknown}, from: string, directory: Directory, base: string): void {
  const meaning = readLink(link.url, from)
  if (meaning.type === 'anchor') return
  if (meaning.type === 'outside') {
    if (allowed.has(meaning.scheme)) markOutside(link, meaning.scheme)
    else unlink(link)
    return
  }
  const target = meaning.type === 'file' ? targetOfPath(meaning.contentPath) : meaning.kind && {kind: meaning.kind, id: meaning.id}
  const entry = target && directory.entry(target as Target)
  if (!target || !entry) return unlink(link)
  const address = addressOf(target as Target)
  link.url = withBase(base, meaning.anchor ? `${address.split('#')[0]}#${meaning.anchor}` : address)
}

function markOutside(link: {data?: unknown}, scheme: string): void {
  if (scheme !== 'http' && scheme !== 'https') return
  link.data = {hProperties: {rel: ['noopener', 'noreferrer', 'external'], className: ['outside']}}
}

function unlink(link: {url: string; data?: unknown}): void {
  link.url = ''
  becomes(link, 'span', {className: ['broken-link'], title: 'This link leads nowhere'})
}

function eachLink(node: Nodes, visit: (link: Link) => void): void {
  if (node.type === 'link' || node.type === 'definition' || node.type === 'image') visit(node as Link)
  if ('children' in node) for (const child of node.children) eachLink(child, visit)
}
