import {attachedHeaders, headersOfPath} from './attached-headers.ts'

/** Headers of some paths of the site; `path` is below the base, with `*` at its end for all that begin so. */
export interface PathHeaders {
  path: string
  headers: Readonly<Record<string, string>>
}

/** What every answer says: a page cannot say this of itself. What pages may load stands in the pages. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Pages that somebody opens first in an incident; where they stand there is nothing else. */
const hurried = ['', 'alerts/*', 'codes/*', 'failure-modes/*', 'oncall/*', 'runbooks/*', 'search/*']

const kept = {'Cache-Control': 'public, max-age=31536000, immutable'}

/**
 * Lists what a host says with the files of a site.
 *
 * @param attached Attached files, by path below `files/`.
 * @param hint What pages say of their stylesheet; see `styleHint`.
 */
export function hostHeaders(attached: readonly string[], hint?: string): PathHeaders[] {
  return [
    {path: '*', headers: always},
    ...(hint === undefined ? [] : hurried.map(path => ({path, headers: {Link: hint}}))),
    // Their names bear a digest of what is in them.
    {path: 'assets/*', headers: kept},
    {path: 'sw.js', headers: {'Cache-Control': 'no-cache'}},
    ...attached.map(name => ({path: `files/${encodeURI(name)}`, headers: attachedHeaders(name)})),
  ]
}

/** Writes them as `_headers`, which Netlify, Cloudflare Pages and others read from the folder of the site. */
export function headersFile(base: string, rules: readonly PathHeaders[]): string {
  return rules
    .map(({path, headers}) => [`${base}${path}`, ...linesOf(headers, ': ', '  ')].join('\n'))
    .join('\n\n')
    .concat('\n')
}

/** Gives the headers of a file by its path below the folder, e.g. `/assets/a.js`, for a server of our own: those of every rule it falls under. */
export function headersOfFile(path: string): Record<string, string> {
  const rules = hostHeaders([]).filter(
    rule => rule.path === path.slice(1) || (rule.path.endsWith('*') && path.slice(1).startsWith(rule.path.slice(0, -1))),
  )
  return Object.assign({}, ...rules.map(({headers}) => headers), headersOfPath(path))
}

/** Writes them for a `server` of nginx, with the packed copies of the build. */
export function nginxSnippet(base: string): string {
  return `# Within server { … }; ${folderInWords(base)}
absolute_redirect off;
gzip_static on;
gzip_vary on;
# With the module ngx_brotli, also in the first two locations: brotli_static on;
location ${base} {
${nginxLines({...always, 'Cache-Control': 'no-cache'})}
  try_files $uri $uri/ =404;
}
location ${base}assets/ {
${nginxLines({...always, ...kept})}
}
location ${base}files/ {
  gzip_static off;
${nginxLines({...always, 'Content-Security-Policy': 'sandbox'})}
}
location ~ ^${pattern(base)}files/.*\\.pdf$ {
  gzip_static off;
${nginxLines(always)}
}
location ~ ^${pattern(base)}files/.*\\.bin$ {
  gzip_static off;
${nginxLines({...always, 'Content-Disposition': 'attachment'})}
}
error_page 404 ${base}404.html;
`
}

/** Writes them for a site of Caddy, with the packed copies of the build. */
export function caddySnippet(base: string): string {
  return `# Within example.com { … }; ${folderInWords(base)}
header {
${linesOf(always, ' ', '  ', true).join('\n')}
}
@fresh not path ${base}assets/*
header @fresh Cache-Control no-cache
header ${base}assets/* Cache-Control "${kept['Cache-Control']}"
@shown {
  path ${base}files/*
  not path *.pdf *.bin
}
header @shown Content-Security-Policy sandbox
@saved path_regexp ^${pattern(base)}files/.*\\.bin$
header @saved Content-Disposition attachment
file_server ${base}files/*
file_server {
  precompressed br gzip
}
handle_errors {
  @missing expression {err.status_code} == 404
  rewrite @missing ${base}404.html
  file_server {
    precompressed br gzip
  }
}
`
}

function pattern(base: string): string {
  return base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function folderInWords(base: string): string {
  return base === '/' ? 'the folder of the site is what root names.' : `below what root names, the site is the folder ${base.slice(1, -1)}.`
}

function nginxLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `  add_header ${name} "${value}" always;`)
    .join('\n')
}

function linesOf(headers: Readonly<Record<string, string>>, between: string, indent: string, isQuoted = false): string[] {
  return Object.entries(headers).map(([name, value]) => `${indent}${name}${between}${isQuoted ? `"${value}"` : value}`)
}
