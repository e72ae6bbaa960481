import type {Image, Link, Nodes, Root} from 'mdast'
import type {FileView} from '../src/core/catalog/attached-files.ts'
import {readLink, targetOfPath} from '../src/core/catalog/body-links.ts'
import {becomes, withBase} from './nodes.ts'
import type {Resolver} from './resolver.ts'

/** What the plugin needs to know. */
export interface EntityLinkOptions {
  directory: Resolver
  /** Base path of the site, e.g. `/` or `/docs/`. */
  base?: string
  /** Gives the path below the content root of the file being processed, e.g. `runbooks/stuck-orders.mdx`. */
  contentPath?: (file: {path?: string}) => string
}

const allowed = new Set(['http', 'https', 'mailto', 'tel', 'sms'])

/**
 * Turns relative file links, images and `kind:id` links into addresses of the site.
 *
 * In: `[…](../runbooks/stuck-orders.mdx#verify)` or `[…](runbook:stuck-orders)`. Out: `/runbooks/stuck-orders/#verify`.
 * A link that leads nowhere keeps its text and loses its address; the rule `link-broken` reports it.
 */
export default function remarkEntityLinks({directory, base = '/', contentPath = pathBelowContent}: EntityLinkOptions) {
  return (tree: Root, file: import('vfile').VFile): void => {
    const from = contentPath(file)
    for (const found of linksIn(tree)) rewrite(found, from, directory, base)
  }
}

/** Gives the path below a folder named `content`, or the path itself. */
export function pathBelowContent(file: {path?: string}): string {
  const path = (file.path ?? '').replaceAll('\\', '/')
  const at = path.lastIndexOf('content/')
  return at < 0 ? path : path.slice(at + 'content/'.length)
}

type Linking = Link | Image

interface Found {
  link: Linking
  /** True for an image inside of a link. */
  isLinked: boolean
}

function rewrite({link, isLinked}: Found, from: string, directory: Resolver, base: string): void {
  const meaning = readLink(link.url, from)
  if (meaning.type === 'anchor') return
  if (meaning.type === 'outside') {
    if (allowed.has(meaning.scheme)) markOutside(link, meaning.scheme)
    else unlink(link)
    return
  }
  const file = meaning.type === 'file' && directory.file?.(meaning.contentPath)
  if (file) return toFile(link, withBaseOf(base, file), {isLinked, anchor: meaning.anchor})
  const target = meaning.type === 'file' ? targetOfPath(meaning.contentPath) : meaning.kind && {kind: meaning.kind, id: meaning.id}
  const found = target && directory.entry(target)
  if (!found) return unlink(link)
  const {address} = found
  link.url = withBase(base, meaning.anchor ? `${address.split('#')[0]}#${meaning.anchor}` : address)
}

function withBaseOf(base: string, file: FileView): FileView {
  const {address, picture} = file
  return {...file, address: withBase(base, address), ...(picture === address && {picture: withBase(base, address)})}
}

// A file beside the entries; an anchor such as `#page=3` stays.
function toFile(link: Linking, file: FileView, {isLinked, anchor}: {isLinked: boolean; anchor?: string | undefined}): void {
  const {address, picture, saveAs, size} = file
  if (link.type === 'link') {
    link.url = anchor ? `${address}#${anchor}` : address
    if (saveAs !== undefined) link.data = {hProperties: {download: saveAs}}
    return
  }
  if (picture === undefined) return unlink(link)
  link.url = anchor ? `${picture}#${anchor}` : picture
  // With its size known, nothing moves when it comes.
  link.data = {hProperties: {loading: 'lazy', decoding: 'async', ...size}}
  // A phone shows it small; a press shows it alone, as large as it is. A drawing has no address to be shown at.
  if (!isLinked && picture === address) becomesLink(link, address)
}

function becomesLink(image: Image, url: string): void {
  const shown = {...image}
  for (const key of Object.keys(image)) delete (image as unknown as Record<string, unknown>)[key]
  Object.assign(image, {type: 'link', url, children: [shown], data: {hProperties: {className: ['image-link']}}})
}

function markOutside(link: Linking, scheme: string): void {
  if (link.type === 'image' || (scheme !== 'http' && scheme !== 'https')) return
  link.data = {hProperties: {rel: ['noopener', 'noreferrer', 'external'], className: ['outside']}}
}

// The node stops being a link, so that no renderer can give it an address again.
function unlink(link: Linking): void {
  const broken = link as unknown as {type: string; data?: unknown; url?: string; alt?: string; children?: Nodes[]}
  if (link.type === 'image') broken.children = [{type: 'text', value: link.alt ?? ''}]
  broken.type = 'brokenLink'
  delete broken.url
  becomes(broken, 'span', {className: ['broken-link'], title: 'This link leads nowhere'})
}

// All of them before any is rewritten, because an image becomes a link around itself.
function linksIn(node: Nodes, found: Found[] = [], isLinked = false): Found[] {
  if (node.type === 'link' || node.type === 'image') found.push({link: node, isLinked})
  if ('children' in node) for (const child of node.children) linksIn(child, found, isLinked || node.type === 'link')
  return found
}
