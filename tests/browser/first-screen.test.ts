import {readdirSync} from 'node:fs'
import path from 'node:path'
import type {Browser, BrowserContext, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {startChromium} from '../support/chromium.ts'
import {root} from '../support/clarity.ts'

const runbooks = readdirSync(path.join(root, 'content/runbooks'))
  .filter(name => name.endsWith('.mdx'))
  .map(name => name.replace('.mdx', ''))
/** How far down the first action may begin, in pixels of the page. */
const fold = 700

let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await startChromium()
  context = await browser.newContext()
  page = await context.newPage()
  // In the office hours of every rotation, and at no time of the machine.
  await page.clock.setFixedTime('2026-11-23T18:00:00Z')
})

afterAll(() => browser?.close())

describe.each([
  {width: 390, height: 844},
  {width: 1366, height: 768},
])('the first screen of a runbook on $width×$height', viewport => {
  test('shows the first action, a number to press and who comes next, in every runbook', async () => {
    await page.setViewportSize(viewport)
    const found: {id: string; words: number; number: string; next: string; wide: number}[] = []
    for (const id of runbooks) {
      await page.goto(`${inject('site')}runbooks/${id}/`)
      found.push({id, ...(await page.evaluate(firstScreen))})
    }
    expect(found.length).toBeGreaterThan(30)
    expect(found.filter(({words}) => !(words > 0 && words < fold))).toEqual([])
    expect(found.filter(({number}) => !/^tel:\+[\d-]+$/.test(number))).toEqual([])
    expect(found.filter(({next}) => !/^(?:Next \d\d:\d\d \S|From \d\d:\d\d on; nobody is called before)/.test(next))).toEqual([])
    expect(found.filter(({wide}) => wide > viewport.width)).toEqual([])
  })
})

test('what is folded above the first action opens where a link leads there, and says all signs', async () => {
  await page.setViewportSize({width: 390, height: 844})
  await page.goto(`${inject('site')}runbooks/relieve-erp-concurrency/#impact`)
  await page.locator('.folded', {hasText: 'Each hour of standstill'}).locator('p').first().waitFor()
  await page.locator('.section-signs summary').click()
  const signs = page.locator('.section-signs li')
  expect(await signs.count()).toBe(6)
  expect(await signs.last().isVisible()).toBe(true)
})

// The words of the first step, not its number: they are what somebody does.
function firstScreen() {
  const step = document.querySelector('[data-section="first-actions"] .step-body > *')
  const call = document.querySelector<HTMLAnchorElement>('.incident-strip .duty-now a[href^="tel:"]')
  const isAbove = (call?.getBoundingClientRect().bottom ?? Number.NaN) < 700
  return {
    words: step?.getBoundingClientRect().top ?? Number.NaN,
    number: isAbove ? (call?.getAttribute('href') ?? '') : '',
    next: document.querySelector('.incident-strip [data-duty-next]')?.textContent ?? '',
    wide: document.documentElement.scrollWidth,
  }
}
