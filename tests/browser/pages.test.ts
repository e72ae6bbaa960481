import {readdirSync} from 'node:fs'
import path from 'node:path'
import type {Browser, BrowserContextOptions, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {seriousFindings} from '../support/axe.ts'
import {startChromium} from '../support/chromium.ts'
import {root} from '../support/clarity.ts'

// One address for each kind of page.
const addresses = [
  '',
  'search/',
  'runbooks/',
  'runbooks/redrive-dead-letters/',
  'failure-modes/',
  'failure-modes/erp-concurrency-exceeded/',
  'integrations/',
  'integrations/orders-to-erp/',
  'integrations/tax/',
  'alerts/',
  'alerts/OldestOrderAge/',
  'codes/',
  'codes/RCRD_HAS_BEEN_CHANGED/',
  'contracts/',
  'contracts/netsuite-sales-order/',
  'systems/',
  'systems/netsuite/',
  'source-of-truth/',
  'facts/',
  'data-objects/',
  'data-objects/stock/',
  'ownership/',
  'ownership/orders-to-erp/',
  'coverage/',
  'status/',
  'status/orders-to-erp/',
  'oncall/',
  'rotations/',
  'rotations/integration-primary/',
  'rotations/marketplaces-secondary/',
  'escalation-paths/',
  'escalation-paths/integration/',
  'teams/',
  'teams/integration-platform/',
  'people/',
  'people/noor/',
  'changes/',
  'changes/chg-2026-032/',
  'decisions/',
  'decisions/hourly-order-backfill/',
  'delivery/',
  'delivery/detection/',
  'incidents/',
  'incidents/2026-09-14-orders-silent/',
  'rules/',
  'rules/escalation-cycle/',
  'guide/',
  'guide/calendars/',
  'guide/components/',
  'guide/config/',
  'guide/settings/',
  'guide/runbook/',
  'nowhere/',
]

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

async function open(address: string, options: BrowserContextOptions = {}): Promise<{page: Page; problems: string[]}> {
  const context = await browser.newContext({viewport: {width: 1366, height: 900}, ...options})
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' && !/404 \(Not Found\)/.test(message.text())) problems.push(message.text())
  })
  page.on('pageerror', error => problems.push(String(error)))
  await page.goto(inject('site') + address)
  return {page, problems}
}

describe.each(addresses)('/%s', address => {
  test('fits a phone, breaks no rule of accessibility that axe calls serious, light or dark, and nothing throws', async () => {
    const {page, problems} = await open(address, {viewport: {width: 390, height: 844}})
    const {width, wide} = await page.evaluate(() => {
      const width = document.documentElement.scrollWidth
      const tooWide = [...document.body.querySelectorAll('*')].filter(
        element => element.getBoundingClientRect().right > 391 && getComputedStyle(element).position !== 'fixed',
      )
      return {width, wide: tooWide.slice(0, 3).map(element => element.outerHTML.slice(0, 120))}
    })
    expect(width, wide.join('\n')).toBeLessThanOrEqual(390)
    await page.setViewportSize({width: 1366, height: 900})
    expect(await seriousFindings(page)).toEqual([])
    expect(problems).toEqual([])
    await page.context().close()
  }, 120_000)
})

// A page that is added is looked at like the others.
test('every kind of page has its address here', () => {
  const routes = readdirSync(path.join(root, 'src/site/routes'), {recursive: true}).map(String)
  const kinds = routes.filter(name => name.endsWith('.astro')).map(name => name.replace(/(index)?\.astro$/, ''))
  const patterns = kinds
    .filter(kind => kind !== '404')
    .map(kind => new RegExp(`^${kind.replace(/\[\w+\]/g, '[^/]+')}/?$`.replace('//', '/')))
  expect(patterns.filter(pattern => !addresses.some(address => pattern.test(address))).map(String)).toEqual([])
})

test('dark follows the system', async () => {
  const {page} = await open('runbooks/redrive-dead-letters/')
  const luminance = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({colorScheme})
    const colour = await page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
      if (!context) return [0]
      context.fillStyle = getComputedStyle(document.body).backgroundColor
      context.fillRect(0, 0, 1, 1)
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]
    })
    return Math.max(...colour)
  }
  expect(await luminance('light')).toBeGreaterThan(200)
  expect(await luminance('dark')).toBeLessThan(60)
  await page.context().close()
})

test('a runbook reads whole without JavaScript', async () => {
  const {page} = await open('runbooks/redrive-dead-letters/', {javaScriptEnabled: false})
  const text = await page.locator('main').innerText()
  for (const section of ['Is this it?', 'Impact', 'First actions', 'Diagnose', 'Recover', 'Verify', 'Roll back', 'Escalate', 'After'])
    expect(text).toContain(section)
  expect(text).toContain('start-message-move-task')
  expect(await page.locator('live-status').first().innerText()).toMatch(/unknown/i)
  expect(await page.getByRole('link', {name: 'Edit', exact: false}).count()).toBeGreaterThan(0)
  await page.context().close()
})

test('nothing shows green before anything was measured', async () => {
  for (const address of ['', 'status/', 'integrations/orders-to-erp/', 'runbooks/redrive-dead-letters/']) {
    const {page} = await open(address)
    expect(await page.locator('[data-state="ok"], .state-ok').count()).toBe(0)
    await page.context().close()
  }
})

test('a page is printed whole, without the frame around it', async () => {
  const {page} = await open('runbooks/redrive-dead-letters/')
  await page.emulateMedia({media: 'print'})
  expect(await page.locator('nav').first().isVisible()).toBe(false)
  expect(await page.locator('#after').isVisible()).toBe(true)
  await page.context().close()
})
