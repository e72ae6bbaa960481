import {createHash} from 'node:crypto'
import {existsSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {formerAddresses} from '../core/catalog/queries/former-addresses.ts'
import {href, site} from './site.ts'
import {language, said} from './words/said.ts'

// What an alert's page was asked with, its labels and the place on it, goes on with the reader; a refresh would drop both.
const goOn =
  'const a=document.querySelector("a");if(location.search)a.search=location.search;if(location.hash)a.hash=location.hash;location.replace(a.href)'
const policy = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(goOn).digest('base64')}'`

/** Writes a page that leads on to another address of the site, with a script or without one. */
export function formerPage(to: string, title: string): string {
  const address = escaped(to)
  return [
    `<!DOCTYPE html><html lang="${language()}"><head><meta charset="utf-8"><title>${escaped(title)}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="content-security-policy" content="${policy}">`,
    `<meta name="robots" content="noindex"><link rel="canonical" href="${address}">`,
    `<noscript><meta http-equiv="refresh" content="0;url=${address}"></noscript></head>`,
    `<body><p>${said().movedTo} <a href="${address}">${escaped(title)}</a></p><script>${goOn}</script></body></html>`,
  ].join('\n')
}

/** Puts the pages of former names in the place of those that a bundler wrote, which drop the query and the fragment. */
export function writeFormerPages(folder: string): void {
  for (const {address, leadsTo, target, entry} of formerAddresses(site().catalog)) {
    const file = [address, decodeURIComponent(address)].map(name => path.join(folder, name, 'index.html')).find(existsSync)
    const title = target.kind === 'alert' ? target.id : entry.title
    if (file !== undefined) writeFileSync(file, formerPage(href(leadsTo), title))
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
}
