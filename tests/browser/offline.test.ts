import {mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import type {Server} from 'node:http'
import {stripTypeScriptTypes} from 'node:module'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Browser, BrowserContext, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {serveFolder} from '../../src/host/static-server.ts'
import {startChromium} from '../support/chromium.ts'
import {root} from '../support/clarity.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let server: Server | undefined
let folder = ''
let url = ''

beforeAll(async () => {
  browser = await startChromium()
  context = await browser.newContext()
  page = await context.newPage()
  folder = siteOfOurOwn()
  await start()
  await page.goto(url)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})

afterAll(async () => {
  await browser.close()
  await stop()
})

/** The built site, with files that a test may change. */
function siteOfOurOwn(): string {
  const [built, own] = [inject('siteFolder'), mkdtempSync(path.join(tmpdir(), 'clarity-offline-'))]
  for (const name of readdirSync(built).filter(each => !/^(?:sw\.js|offline\.json)/.test(each)))
    symlinkSync(path.join(built, name), path.join(own, name))
  for (const name of ['sw.js', 'offline.json']) writeFileSync(path.join(own, name), readFileSync(path.join(built, name)))
  writeFileSync(path.join(own, 'status.json'), '{}')
  return own
}

async function start(): Promise<void> {
  const port = url === '' ? 0 : Number(new URL(url).port)
  ;({server, url} = await serveFolder({folder, base: '/', host: '127.0.0.1', port}))
}

async function stop(): Promise<void> {
  server?.closeAllConnections()
  await new Promise(resolve => (server ? server.close(resolve) : resolve(undefined)))
  server = undefined
}

// The script of a page comes after the page, as it does with a network.
async function open(address: string) {
  await page.goto(url + address, {waitUntil: 'domcontentloaded'})
  await page.waitForFunction(() => ['offline-notice', 'search-box', 'theme-toggle'].every(name => customElements.get(name)))
}
const heading = () => page.locator('h1').textContent()
const notice = () => page.locator('offline-notice').innerText()

describe('after one visit of the start page, with the server gone', () => {
  beforeAll(stop)

  test.each([
    ['runbooks/replace-as2-certificate/', 'Replace an AS2 certificate'],
    ['escalation-paths/integration/', 'Integration'],
    ['oncall/', 'On call'],
  ])('`%s` is there, and says that it is a copy and how old', async (address, title) => {
    await open(address)
    expect(await heading()).toContain(title)
    expect(await notice()).toMatch(/^No answer from the network\. This is a copy, kept .+ ago\./)
  })

  test('a code is answered, and so is a sentence', async () => {
    await open('search/?q=rcrd_has_been_changed')
    expect(await page.locator('.results-exact a').first().getAttribute('href')).toContain('RCRD_HAS_BEEN_CHANGED')
    await open('search/?q=orders+arrive+twice')
    await page.locator('.results a').first().waitFor()
  })

  test('the dialog answers on a page that never searched', async () => {
    await open('runbooks/replace-as2-certificate/')
    await page.locator('.bar-name').waitFor()
    await page.keyboard.press('/')
    await page.locator('dialog.search-dialog[open] input').fill('TA105*025')
    expect(await page.locator('dialog .results-exact a').first().getAttribute('href')).toBe('/codes/ta105-025/')
    await page.locator('dialog.search-dialog[open] input').fill('customer got two parcels')
    await page.locator('dialog .results a[href$="/close-duplicate-sales-order/"]').waitFor()
  })

  test('what was measured is not answered from a copy', async () => {
    await open('oncall/')
    const answer = await page.evaluate(() =>
      fetch('/status.json').then(
        () => 'answered',
        () => 'refused',
      ),
    )
    expect(answer).toBe('refused')
    expect(await page.evaluate(async () => (await caches.match('/status.json')) === undefined)).toBe(true)
  })

  test('a page that was not kept is answered by what is', async () => {
    await open('people/noor/')
    expect([await heading(), await notice()]).toEqual([
      'Without a network',
      expect.stringContaining('This page is not kept on this device.'),
    ])
    await page.locator('[data-pages] a[href$="/runbooks/replace-as2-certificate/"]').waitFor()
    await page.locator('search-box input').first().fill('RCRD_HAS_BEEN_CHANGED')
  })
})

describe('with the server back', () => {
  beforeAll(start)

  test('the page is the one of the server, without a word about copies', async () => {
    await open('runbooks/replace-as2-certificate/')
    expect(await notice()).toBe('')
  })

  test('all of it is kept when asked, the size said first; full text then works without the server', {timeout: 120_000}, async () => {
    await open('offline/')
    const button = page.locator('[data-all]')
    await expect.poll(() => button.textContent()).toMatch(/\(\d+\.\d MB to load\)/)
    await button.click()
    await button.waitFor({state: 'hidden', timeout: 100_000})
    await stop()
    await open('people/noor/')
    expect(await heading()).toContain('Noor')
    await open('search/?q=concurrency')
    await page.getByRole('heading', {name: 'In the text'}).waitFor()
    await start()
  })

  test('a newer build offers itself, and does not reload what is read', async () => {
    await open('runbooks/replace-as2-certificate/')
    await page.evaluate(() => Object.assign(window, {isSamePage: true}))
    const plan = JSON.parse(readFileSync(path.join(folder, 'offline.json'), 'utf8'))
    writeFileSync(path.join(folder, 'offline.json'), JSON.stringify({...plan, built: '2999-01-01T00:00:00.000Z'}))
    const worker = readFileSync(path.join(folder, 'sw.js'), 'utf8')
    writeFileSync(path.join(folder, 'sw.js'), worker.replaceAll(plan.version, 'another'))
    await update()
    await page.locator('[data-offer]').waitFor({timeout: 60_000})
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
    expect(await notice()).toContain('A newer build of this site is there')
  })

  test('the worker of a site that keeps no copies takes away what was kept, and itself', async () => {
    const unregister = readFileSync(path.join(root, 'src/site/elements/offline/unregister.ts'), 'utf8')
    writeFileSync(path.join(folder, 'sw.js'), stripTypeScriptTypes(unregister))
    await update()
    const left = () => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])
    await expect.poll(left, {timeout: 20_000}).toEqual([0, 0])
  })
})

test('under a base path the copies are of what is below it', async () => {
  const other = await browser.newContext()
  const docs = await other.newPage()
  await docs.goto(inject('siteUnderDocs'))
  const kept = await docs.evaluate(async () => {
    const {scope} = await navigator.serviceWorker.ready
    const store = await caches.open(`clarity ${scope}`)
    return {scope, urls: (await store.keys()).map(request => request.url)}
  })
  expect(kept.scope).toBe(inject('siteUnderDocs'))
  expect(kept.urls.filter(each => !each.startsWith(kept.scope))).toEqual([])
  expect(kept.urls).toContain(`${kept.scope}oncall/`)
  await other.close()
})

const update = () => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()))
