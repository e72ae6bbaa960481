import path from 'node:path'
import {firstScript} from '../first-script.ts'

/**
 * Makes a page of the site one that opens from a disk: links lead to files beside it, and what needs a server is gone.
 *
 * In: `<a href="/oncall/#now">`. Out, on `runbooks/a/index.html`: `<a href="../../oncall/index.html#now">`.
 *
 * @param file Path of the page in the pack.
 * @param has Tells whether a file is in the pack; a link to another becomes its text.
 */
export function localPage(html: string, file: string, has: (file: string) => boolean): string {
  return withoutServer(html).replaceAll(/\s(href|src|action)="(\/[^"]*)"/g, (_whole, attribute: string, address: string) => {
    const local = localAddress(address, file, has)
    return local === undefined ? '' : ` ${attribute}="${local}"`
  })
}

/** Lists the pages that the main part of a page links, as files of the site. */
export function linkedFiles(html: string): string[] {
  const main = mainOf(html)
  return [...main.matchAll(/\shref="(\/[^"]*)"/g)].map(([, address = '']) => fileOf(address).file)
}

/** Gives what stands in the main part of a page. */
export function mainOf(html: string): string {
  const [begin, end] = [html.indexOf('<main'), html.lastIndexOf('</main>')]
  return begin < 0 ? '' : html.slice(html.indexOf('>', begin) + 1, end)
}

// The start page of the pack is where searching happens.
function localAddress(address: string, from: string, has: (file: string) => boolean): string | undefined {
  const {file, anchor} = fileOf(address)
  const wanted = file === 'search/index.html' ? 'index.html' : file
  if (wanted !== 'index.html' && !has(wanted)) return undefined
  const relative = path.posix.relative(path.posix.dirname(from), wanted) || path.posix.basename(wanted)
  return relative.split('/').map(encodeURIComponent).join('/') + anchor
}

function fileOf(address: string): {file: string; anchor: string} {
  const [, name = '', anchor = ''] = /^\/([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(address) ?? []
  return {file: decodeURIComponent(name).replace(/(^|\/)$/, '$1index.html'), anchor}
}

function withoutServer(html: string): string {
  return html
    .replace(`<script>${firstScript}</script>`, '')
    .replaceAll(/<script type="(?:module|later)"[^>]*><\/script>/g, '')
    .replaceAll(/<meta (?:http-equiv="content-security-policy"|name="(?:status-snapshot|offline-worker)")[^>]*>/g, '')
    .replaceAll(/<link rel="preload"[^>]*>/g, '')
    .replaceAll(/<p><a href="\/offline\/">[^<]*<\/a><\/p>/g, '')
}
