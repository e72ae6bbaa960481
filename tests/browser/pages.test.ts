import {spawnSync} from 'node:child_process'
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
  'integrations/orders-to-erp/handoff/',
  'integrations/tax/',
  'services/',
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
  'offline/',
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

// What is as large as another heading is read as of its level; one that folds is a control, and as large as the others beside it.
function headingSizes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const sizes: Record<string, string> = {H1: '28px', H2: '22px', H3: '18px', H4: '16px'}
    return [...document.querySelectorAll('main :is(h1, h2, h3, h4):not(summary *)')]
      .filter(heading => getComputedStyle(heading).fontSize !== sizes[heading.tagName])
      .map(heading => `${heading.tagName} ${getComputedStyle(heading).fontSize} ${heading.textContent}`)
  })
}

// WCAG 2.2, 2.5.8: 24 px each way, or so much room around; what stands in a sentence is as high as its line.
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')].filter(each =>
      each.checkVisibility(),
    )
    const inSentence = (each: HTMLElement) =>
      getComputedStyle(each).display === 'inline' && (each.parentElement?.textContent ?? '').trim() !== (each.textContent ?? '').trim()
    const boxes = targets.map(each => ({each, box: each.getBoundingClientRect()})).filter(({box}) => box.width > 0 && box.height > 0)
    const isSmall = ({width, height}: DOMRect) => width < 24 || height < 24
    const gap = (a: DOMRect, b: DOMRect) => {
      const [x, y] = [a.x + a.width / 2, a.y + a.height / 2]
      const toEdge = Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom))
      return isSmall(b) ? Math.min(toEdge, Math.hypot(x - b.x - b.width / 2, y - b.y - b.height / 2) - 12) : toEdge
    }
    return boxes
      .filter(({each, box}) => isSmall(box) && !inSentence(each) && boxes.some(other => other.each !== each && gap(box, other.box) < 12))
      .map(({each, box}) => `${Math.round(box.width)} × ${Math.round(box.height)} ${each.outerHTML.slice(0, 100)}`)
  })
}

describe.each(addresses)('/%s', address => {
  test('fits a phone and a tablet, breaks no rule of accessibility that axe calls serious, light or dark, and nothing throws', async () => {
    const {page, problems} = await open(address, {viewport: {width: 390, height: 844}})
    const {width, wide} = await page.evaluate(() => {
      const width = document.documentElement.scrollWidth
      const tooWide = [...document.body.querySelectorAll('*')].filter(
        element => element.getBoundingClientRect().right > 391 && getComputedStyle(element).position !== 'fixed',
      )
      return {width, wide: tooWide.slice(0, 3).map(element => element.outerHTML.slice(0, 120))}
    })
    expect(width, wide.join('\n')).toBeLessThanOrEqual(390)
    expect(await smallTargets(page), 'a phone').toEqual([])
    // 683 px are a laptop at 200 %.
    for (const narrow of [320, 683, 768]) {
      await page.setViewportSize({width: narrow, height: 700})
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${narrow} px`).toBeLessThanOrEqual(narrow)
    }
    await page.setViewportSize({width: 1366, height: 900})
    expect(await headingSizes(page)).toEqual([])
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
    // Those of a service are not there where nothing is one, as in the example.
    .filter(kind => kind !== '404' && !kind.startsWith('services/['))
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

test.each(['light', 'dark'] as const)(
  'in forced colours, %s, the shape of each state stands out from the page, and so does each icon',
  async colorScheme => {
    const {page} = await open('runbooks/redrive-dead-letters/')
    await page.emulateMedia({colorScheme, forcedColors: 'active'})
    const unseen = await page.evaluate(() => {
      const states = ['ok', 'warning', 'critical', 'stale', 'unknown', 'maintenance'].map(state => {
        const badge = document.createElement('span')
        badge.className = `state state-${state}`
        return document.querySelector('main')?.appendChild(badge)
      })
      const icons = [...document.querySelectorAll('main a[href^="tel:"], .copy, .callout-title')]
      const canvas = getComputedStyle(document.body).backgroundColor
      const shape = (each: Element) => getComputedStyle(each, '::before')
      const isSeen = (each: Element) => [shape(each).backgroundColor, shape(each).color].every(colour => colour !== canvas)
      return [...states, ...icons].filter(each => each && !isSeen(each)).map(each => each?.outerHTML.slice(0, 80))
    })
    expect(unseen).toEqual([])
    await page.context().close()
  },
)

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

// A4 less its margins; a matrix turns its page, which is as wide as A4 is high.
test.each([
  ['facts/', 702],
  ['contracts/netsuite-sales-order/', 702],
  ['runbooks/redrive-dead-letters/', 702],
  ['ownership/', 1032],
  ['source-of-truth/', 1032],
  ['oncall/', 1032],
])('on paper nothing of /%s is cut off, and no column is too narrow to read', async (address, width) => {
  const {page} = await open(address, {viewport: {width, height: 1000}})
  await page.emulateMedia({media: 'print'})
  const {wide, narrow} = await page.evaluate(width => {
    const shown = (element: Element) => element.getBoundingClientRect().width > 0
    const cells = [...document.querySelectorAll('main :is(th, td)')].filter(shown)
    return {
      wide: [...document.querySelectorAll('main *')].filter(each => shown(each) && each.getBoundingClientRect().right > width + 1).length,
      narrow: cells.filter(cell => cell.getBoundingClientRect().width < 40 && cell.textContent?.trim()).length,
    }
  }, width)
  expect({wide, narrow}).toEqual({wide: 0, narrow: 0})
  await page.context().close()
})

test('the chain above a runbook is in view from end to end on a laptop', async () => {
  const {page} = await open('runbooks/reconcile-stock/', {viewport: {width: 1366, height: 768}})
  const line = page.locator('.chain-line ol')
  expect(await line.evaluate(element => element.scrollWidth - element.clientWidth)).toBe(0)
  expect((await page.locator('.chain-line a').last().boundingBox())?.width).toBeGreaterThan(24)
  await page.context().close()
})

// A reader of PDF that is no part of this program says what stands on a sheet.
const isPdfRead = spawnSync('pdftotext', ['-v']).status === 0

test.skipIf(!isPdfRead)(
  'on paper the first action of every runbook begins on the first sheet',
  async () => {
    const {page} = await open('runbooks/')
    const books = readdirSync(path.join(root, 'content/runbooks')).map(file => path.parse(file).name)
    const late: string[] = []
    for (const book of books) {
      await page.goto(`${inject('site')}runbooks/${book}/`)
      const words = await page.locator('[data-section="first-actions"] .step-body > :first-child').first().innerText()
      const pdf = await page.pdf({format: 'A4', preferCSSPageSize: true})
      const sheet = spawnSync('pdftotext', ['-l', '1', '-', '-'], {input: pdf, encoding: 'utf8'}).stdout
      const letters = (text: string) => text.replace(/[^a-z0-9]/gi, '')
      if (!letters(sheet).includes(letters(words).slice(0, 30))) late.push(book)
    }
    expect(late).toEqual([])
    await page.context().close()
  },
  180_000,
)

test('a page is printed whole, without the frame around it', async () => {
  const {page} = await open('runbooks/redrive-dead-letters/')
  await page.emulateMedia({media: 'print'})
  expect(await page.locator('nav').first().isVisible()).toBe(false)
  expect(await page.locator('#after').isVisible()).toBe(true)
  await page.context().close()
})
