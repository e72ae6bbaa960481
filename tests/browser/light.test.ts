import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {startChromium} from '../support/chromium.ts'

const folder = inject('siteFolder')
const site = inject('site')

/** The most that a runbook may bring over the line before anybody searches, packed. */
const mostBytes = 60_000

const runbooks = readdirSync(path.join(folder, 'runbooks'), {withFileTypes: true})
  .filter(item => item.isDirectory())
  .map(({name}) => `runbooks/${name}/`)

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found.replace(/^\//, ''))
const scriptsOf = (html: string) => matches(html, /<script[^>]*\ssrc="([^"]+)"/g)
const stylesOf = (html: string) => matches(html, /<link rel="stylesheet" href="([^"]+)"/g)
const importsOf = (script: string) => matches(read(script), /(?:^|[;}\n])import\s*(?:[\w*{][^"]*?from)?\s*"\.\/([^"]+)"/g)
const pagesOf = (names: readonly string[]) => names.filter(name => name.endsWith('index.html'))

describe('what a page asks for', () => {
  // A page of which nothing but the frame is alive.
  const [pageScript = ''] = scriptsOf(read('facts/index.html'))
  const pages = pagesOf(readdirSync(folder, {recursive: true}).map(String))

  test('is one stylesheet, the same on all pages, and at most two scripts, of which all have one', () => {
    const styles = new Set(pages.map(page => JSON.stringify(stylesOf(read(page)))))
    expect([...styles].map(each => JSON.parse(each).length)).toEqual([1])
    const scripts = pages.map(page => scriptsOf(read(page)))
    expect(scripts.filter(each => each.length > 2)).toEqual([])
    // Search asks for it once it is drawn: the answer has the line for itself.
    expect(pages.filter((_page, index) => !scripts[index]?.includes(pageScript))).toEqual(['search/index.html'])
  })

  test('asks for nothing further before it runs', () => {
    const scripts = new Set(pages.flatMap(page => scriptsOf(read(page))))
    expect(scripts.size).toBeGreaterThan(1)
    const others = [...scripts].map(each => [each, importsOf(each).filter(name => name !== path.posix.basename(pageScript))])
    expect(others.filter(([, imports = []]) => imports.length > 0)).toEqual([])
    expect(importsOf(pageScript)).toEqual([])
    // Who comes to search does not wait for what is above every page.
    const [searchScript = ''] = scriptsOf(read('search/index.html')).filter(each => each !== pageScript)
    expect([searchScript, importsOf(searchScript)]).toEqual([expect.stringMatching(/\.js$/), []])
    const [style = ''] = stylesOf(read('index.html'))
    expect(read(style)).not.toMatch(/@import|url\((?!["']?data:)/)
  })

  test.each(runbooks)('%s comes packed in less than 60 KB', name => {
    const html = read(`${name}index.html`)
    const files = [`${name}index.html`, ...scriptsOf(html), ...stylesOf(html), 'icon.svg']
    const bytes = files.map(file => bytesOf(file)).reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeLessThan(mostBytes)
  })
})

function bytesOf(file: string): number {
  const packed = readdirSync(path.dirname(path.join(folder, file))).includes(`${path.basename(file)}.br`)
  return readFileSync(path.join(folder, packed ? `${file}.br` : file)).length
}

describe('in Chromium', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser.close())

  test('a runbook has live status asked for by its head, and is packed on the line', async () => {
    const context = await browser.newContext({serviceWorkers: 'block'})
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const asked: {name: string; from: string}[] = []
    let bytes = 0
    // An icon in the stylesheet comes with it, and costs nothing on the line.
    const within = new Set<string>()
    session.on('Network.requestWillBeSent', ({requestId, request, initiator, documentURL}) => {
      if (request.url.startsWith('data:')) {
        within.add(requestId)
        return
      }
      const from = initiator.url ?? initiator.stack?.callFrames[0]?.url ?? documentURL
      asked.push({name: new URL(request.url).pathname, from: new URL(from).pathname})
    })
    session.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
      if (!within.has(requestId)) bytes += encodedDataLength
    })
    await page.goto(`${site}runbooks/redrive-dead-letters/`)
    await page.waitForFunction(() => customElements.get('live-status') !== undefined)
    expect(asked.filter(({name}) => name === '/status.json')).toEqual([{name: '/status.json', from: '/runbooks/redrive-dead-letters/'}])
    expect(asked.filter(({from}) => from !== '/runbooks/redrive-dead-letters/')).toEqual([])
    expect(bytes).toBeLessThan(mostBytes)
    await context.close()
  })

  test('on a bad line styles have the line before scripts and status do, and after the first paint the page is whole', async () => {
    const context = await browser.newContext({serviceWorkers: 'block'})
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    })
    await page.goto(`${site}runbooks/redrive-dead-letters/`)
    const ended = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(entry => [entry.name, (entry as PerformanceResourceTiming).responseEnd] as const),
    )
    const endOf = (what: RegExp) => Math.min(...ended.filter(([name]) => what.test(name)).map(([, end]) => end))
    expect(endOf(/\.css$/)).toBeLessThan(endOf(/\.js$/))
    expect(endOf(/\.css$/)).toBeLessThan(endOf(/status\.json$/))
    await page.waitForFunction(() => !('opening' in document.documentElement.dataset))
    expect(await page.locator('main').innerText()).toContain('None of this worked')
    await context.close()
  })

  test.each(['#escalate', ''])('a page that is opened at a place is whole at once: %s', async place => {
    const context = await browser.newContext({serviceWorkers: 'block'})
    const page = await context.newPage()
    await page.addInitScript(() =>
      addEventListener('DOMContentLoaded', () => Object.assign(window, {was: {...document.documentElement.dataset}})),
    )
    await page.goto(`${site}runbooks/redrive-dead-letters/${place}`)
    expect(await page.evaluate(() => 'opening' in (window as unknown as {was: object}).was)).toBe(place === '')
    await context.close()
  })

  test('search has what every page has, once it is drawn', async () => {
    const context = await browser.newContext({serviceWorkers: 'block'})
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await page.goto(`${site}search/?q=RCRD_HAS_BEEN_CHANGED`)
    await page.waitForSelector('.results-exact a')
    expect(asked.slice(0, asked.indexOf('/lookup.json'))).not.toContain('/status.json')
    await page.waitForFunction(() => ['theme-toggle', 'failing-count', 'offline-notice'].every(name => customElements.get(name)))
    await context.close()
  })

  test.each([
    ['the box of the page', (page: Page) => page.focus('#bar-query'), '.search-hits .hit-exact'],
    ['the dialog', (page: Page) => page.keyboard.press('/'), '.results-exact a'],
  ])('what answers a search is asked for when somebody goes to %s, beside the names', async (_where, go, answer) => {
    const context = await browser.newContext({serviceWorkers: 'block'})
    const page = await context.newPage()
    const status = page.waitForResponse(/\/status\.json$/)
    await page.goto(`${site}runbooks/redrive-dead-letters/`)
    await status
    await page.waitForFunction(() => ['theme-toggle', 'failing-count', 'offline-notice'].every(name => customElements.get(name)))
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await go(page)
    await page.keyboard.type('RCRD_HAS_BEEN_CHANGED')
    await page.waitForSelector(answer)
    expect(asked.slice(0, 2).sort()).toEqual([expect.stringMatching(/^\/assets\/.*\.js$/), '/lookup.json'])
    expect(asked.filter(name => name.startsWith('/assets/'))).toHaveLength(1)
    await context.close()
  })
})
