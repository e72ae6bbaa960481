import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {startChromium} from '../support/chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

/** Presses Tab until what has the focus fits, as a person would who has no mouse; what has it must be seen to have it. */
async function tabTo(page: Page, selector: string, most = 150): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) {
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
      expect(outline, selector).not.toBe('none')
      return
    }
  }
  throw new Error(`${most} presses of Tab do not reach ${selector}`)
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test('a whole incident goes without a mouse: search, alert, runbook, clock, input, command, step, note, log, hand-over, stop', async () => {
  const context = await browser.newContext({timezoneId: 'UTC', viewport: {width: 1366, height: 768}})
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(`${inject('site')}contracts/`)
  await page.keyboard.press('/')
  await page.keyboard.type('DeadLettersWaiting')
  await page.locator('dialog .results-exact').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/alerts/DeadLettersWaiting/')
  await tabTo(page, 'main a[href^="/runbooks/redrive-dead-letters/"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/runbooks/redrive-dead-letters/**')
  // The page is asked for its first thing, wherever the link led to.
  await page.evaluate(() => document.querySelector<HTMLElement>('#content')?.focus())
  await tabTo(page, '[data-start]')
  await page.keyboard.press('Enter')
  await page.locator('incident-bar:not([hidden]) .incident-since').waitFor()
  await tabTo(page, '.before summary')
  await page.keyboard.press('Enter')
  await tabTo(page, 'runbook-inputs input')
  const name = await page.evaluate(() => document.activeElement?.getAttribute('name') ?? '')
  const value = await page.evaluate(() => (document.activeElement as HTMLInputElement).placeholder.replace(/^e\.g\. /, ''))
  await page.keyboard.type(value)
  await tabTo(page, '#first-actions-1 input[type=checkbox]')
  await page.keyboard.press('Space')
  expect(await page.locator('#first-actions-1 input[type=checkbox]').isChecked()).toBe(true)
  await tabTo(page, 'copy-command button')
  await page.keyboard.press('Enter')
  await expect.poll(() => copied(page)).toMatch(/\S/)
  expect(await copied(page)).not.toContain('{{')
  await tabTo(page, 'hand-over button', 400)
  await page.keyboard.press('Enter')
  await expect.poll(() => copied(page)).toContain('RB-09')
  // From the top: the log, a note in it, and away with Escape.
  await page.evaluate(() => document.querySelector<HTMLElement>('.bar-name')?.focus())
  await tabTo(page, 'incident-bar button')
  await page.keyboard.press('Enter')
  await page.locator('dialog[open] textarea, dialog[open] input').first().waitFor()
  await tabTo(page, 'dialog[open] :is(textarea, input)')
  await page.keyboard.type('asked the vendor')
  await tabTo(page, 'dialog[open] form button')
  await page.keyboard.press('Enter')
  await page.locator('dialog[open]').getByText('asked the vendor').first().waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog[open]').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.closest('incident-bar') !== null)).toBe(true)
  await tabTo(page, '[data-stop]')
  await page.keyboard.press('Enter')
  expect(await page.locator('.incident-since').innerText()).toMatch(/^Stopped after/)
  expect([name, errors]).toEqual([expect.stringMatching(/\S/), []])
  await context.close()
}, 180_000)
