import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {unzipSync} from 'fflate'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {loadCatalog} from '../../src/host/catalog.ts'
import {packOf} from '../../src/site/pack/pack.ts'
import {startChromium} from '../support/chromium.ts'
import {clarity} from '../support/clarity.ts'

const {catalog} = loadCatalog('content')
const pack = (id = '') =>
  packOf({site: inject('siteFolder'), catalog, now: '2026-11-23T02:00:00Z', subject: catalog.get('integration', id)})

let browser: Browser
let page: Page
let start = ''
let first: Uint8Array
const refused: string[] = []

beforeAll(async () => {
  first = (await pack()).zip
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-pack-'))
  for (const [name, bytes] of Object.entries(unzipSync(first))) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), bytes)
  }
  start = pathToFileURL(path.join(folder, 'index.html')).href
  browser = await startChromium()
  page = await browser.newPage()
  page.on('pageerror', error => refused.push(error.message))
  page.on('requestfailed', request => refused.push(request.url()))
})
afterAll(() => browser.close())

describe('a pack that is opened from a disk', () => {
  test('answers a code by its page, a sentence by what sounds like it, and an unknown code honestly', async () => {
    await page.goto(start)
    const query = page.getByRole('searchbox')
    await query.fill('rcrd_has_been_changed')
    await page.locator('.results-exact a').first().click()
    expect(await page.locator('h1').textContent()).toContain('RCRD_HAS_BEEN_CHANGED')
    await page.goBack()
    await query.fill('orders arrive twice')
    await page.locator('.results a').first().waitFor()
    await query.fill('NO_SUCH_CODE_9')
    await page.getByText('No runbook for NO_SUCH_CODE_9.').waitFor()
  })

  test('leads from an integration to a runbook, and looks as the site does', async () => {
    await page.goto(start)
    await page.getByRole('link', {name: 'Runbooks', exact: true}).click()
    await page.getByRole('link', {name: 'Replace an AS2 certificate'}).first().click()
    expect(await page.locator('h1').textContent()).toBe('Replace an AS2 certificate')
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0)
    expect(page.url()).toMatch(/^file:.*\/runbooks\/replace-as2-certificate\/index\.html$/)
  })

  test('has one document for paper of each integration, with all its runbooks open', async () => {
    await page.goto(new URL('print/erp-to-3pl.html', start).href)
    const titles = await page.locator('h1').allTextContents()
    expect(titles).toEqual(expect.arrayContaining(['Replace an AS2 certificate', 'Chase a missing 997']))
    expect(await page.locator('details:not([open])').count()).toBe(0)
    const dead = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map(link => decodeURIComponent(link.hash.slice(1)))
        .filter(id => document.getElementById(id) === null),
    )
    expect(dead).toEqual([])
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({id}) => id))
    expect(ids.length).toBe(new Set(ids).size)
  })

  test('asks for nothing that is not in it', () => {
    expect(refused).toEqual([])
  })
})

test('each link in a pack leads to a file in it', () => {
  const files = unzipSync(first)
  const dead = Object.keys(files)
    .filter(name => name.endsWith('.html'))
    .flatMap(name => {
      const links = [...new TextDecoder().decode(files[name]).matchAll(/\s(?:href|src)="([^"#?:]+)[^":]*"/g)].map(([, link = '']) => link)
      return links
        .filter(link => !(decodeURIComponent(path.posix.join(path.posix.dirname(name), link)) in files))
        .map(link => `${name}: ${link}`)
    })
  expect(dead).toEqual([])
})

test('the same site gives the same bytes; a pack of one integration leaves out the others', async () => {
  expect(Buffer.from((await pack()).zip).equals(Buffer.from(first))).toBe(true)
  const names = Object.keys(unzipSync((await pack('tax')).zip))
  expect(names).toContain('runbooks/keep-selling-without-tax/index.html')
  expect(names).toContain('oncall/index.html')
  expect(names).not.toContain('integrations/crm-esp/index.html')
  expect(names.filter(name => name.startsWith('print/'))).toEqual(['print/tax.html'])
})

test('an integration that is not there is said before anything is built', async () => {
  const {code, stderr} = await clarity(['export', 'pack', '--integration', 'taxx', '--output', path.join(tmpdir(), 'none.zip')])
  expect([code, stderr]).toEqual([2, expect.stringContaining('clarity: there is no integration `taxx`; did you mean `tax`?\nThere are ')])
})
