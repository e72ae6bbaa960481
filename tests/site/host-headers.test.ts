import {mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {caddySnippet, headersFile, headersOfFile, hostHeaders, nginxSnippet} from '../../src/site/host-headers.ts'
import {hintsOf, styleHint} from '../../src/site/style-hint.ts'

test('a host is told what only it can say, below the base of the site', () => {
  const text = headersFile('/docs/', hostHeaders(['ab/map.csv', 'ab/order.xsd.bin', 'ab/manual.pdf']))
  expect(text).toContain('/docs/*\n  X-Content-Type-Options: nosniff\n  X-Frame-Options: DENY\n')
  expect(text).toContain('/docs/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n')
  expect(text).toContain('/docs/sw.js\n  Cache-Control: no-cache\n')
  expect(text).toContain('/docs/files/ab/map.csv\n  X-Content-Type-Options: nosniff\n  Content-Security-Policy: sandbox\n')
  expect(text).toMatch(
    /\/docs\/files\/ab\/order\.xsd\.bin\n {2}X-Content-Type-Options: nosniff\n {2}Content-Disposition: attachment; filename\*=UTF-8''/,
  )
  expect(text).toContain('/docs/files/ab/manual.pdf\n  X-Content-Type-Options: nosniff\n')
})

test('nginx and Caddy hand out packed copies, and let nothing attached run', () => {
  const [nginx, caddy] = [nginxSnippet('/docs/'), caddySnippet('/docs/')]
  expect(nginx).toContain('gzip_static on;\ngzip_vary on;')
  expect(nginx).toMatch(
    /location \/docs\/files\/ \{\n {2}gzip_static off;\n(?: {2}add_header .*\n)+ {2}add_header Content-Security-Policy "sandbox" always;\n\}/,
  )
  expect(nginx.split('X-Frame-Options').length - 1).toBe(5)
  expect(caddy).toContain('precompressed br gzip')
  expect(caddy).toContain('header @shown Content-Security-Policy sandbox')
  expect(caddy).toContain('@saved path_regexp ^/docs/files/.*\\.bin$')
  expect(caddy).toContain('\nfile_server /docs/files/*\n')
  for (const text of [nginx, caddy]) expect(text.split('{').length).toBe(text.split('}').length)
})

test('a page says which stylesheet it will want, before it has come; other files do not, nor does a folder without pages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-hint-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  expect(styleHint(folder)).toBeUndefined()
  const page = (style: string) => `<link rel="stylesheet" href="/docs/accent.css"><link rel="stylesheet" href="/docs/assets/${style}.css">`
  const write = (style: string, at: number) => {
    writeFileSync(path.join(folder, 'index.html'), page(style))
    utimesSync(path.join(folder, 'index.html'), at, at)
  }
  write('site.a', 1000)
  const hints = hintsOf(folder)
  expect(hints('/runbooks/a/')).toEqual({Link: '</docs/assets/site.a.css>; rel=preload; as=style'})
  expect([hints('/assets/site.a.css'), hints('/lookup.json')]).toEqual([{}, {}])
  write('site.b', 2000)
  expect(hints('/404.html')).toEqual({Link: '</docs/assets/site.b.css>; rel=preload; as=style'})
  expect(headersFile('/docs/', hostHeaders([], styleHint(folder)))).toContain(
    '/docs/runbooks/*\n  Link: </docs/assets/site.b.css>; rel=preload; as=style\n',
  )
})

test('what Caddy is told later does not take back what is kept', () => {
  // It sets a header for all paths after one for some, so each path may be told once.
  expect(caddySnippet('/').match(/^ *(?:header \S+ )?Cache-Control .*$|^header .*Cache-Control .*$/gm)).toEqual([
    'header @fresh Cache-Control no-cache',
    'header /assets/* Cache-Control "public, max-age=31536000, immutable"',
  ])
})

test('a site below a path is looked for in a folder of that name', () => {
  expect(nginxSnippet('/')).toContain('the folder of the site is what root names')
  for (const text of [nginxSnippet('/docs/'), caddySnippet('/docs/')]) expect(text).toContain('the site is the folder docs.')
  expect(nginxSnippet('/v1.2/')).toContain('^/v1\\.2/files/')
})

test('a server of our own says of each file what a host is told', () => {
  expect(headersOfFile('/index.html')).toMatchObject({'X-Frame-Options': 'DENY', 'Referrer-Policy': 'same-origin'})
  expect(headersOfFile('/index.html')).not.toHaveProperty('Cache-Control')
  expect(headersOfFile('/assets/a.js')).toMatchObject({'X-Frame-Options': 'DENY', 'Cache-Control': 'public, max-age=31536000, immutable'})
  expect(headersOfFile('/sw.js')['Cache-Control']).toBe('no-cache')
  expect(headersOfFile('/files/ab/map.csv')).toMatchObject({'X-Frame-Options': 'DENY', 'Content-Security-Policy': 'sandbox'})
})
