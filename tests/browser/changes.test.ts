import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {readCalendar} from '../../src/oncall/ical/read-calendar.ts'
import {seriousFindings} from '../support/axe.ts'
import {startChromium} from '../support/chromium.ts'

const now = Date.parse('2026-11-23T02:00:00Z')
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

// A recording plays the release two hours ago; the tax calls fail more often since.
const values = Array.from({length: 96}, (_, index) => (index < 88 ? 0.002 : 0.02))
const tax = {
  source: 'evening',
  value: 0.02,
  observedAt: ago(0),
  fetchedAt: ago(0),
  history: {from: ago(24 * 60), stepSeconds: 900, values},
}
const snapshot = {
  version: 1,
  writtenAt: ago(0),
  everySeconds: 5,
  sources: [{id: 'evening', kind: 'replay', title: 'Evening', demo: true, ok: true, answeredAt: ago(0), alertsAt: ago(0), tookMs: 4}],
  signals: {'tax/call-errors': tax},
  alerts: [],
  vendors: {},
  marks: [{entry: 'change:chg-2026-036', source: 'evening', from: ago(120), to: ago(70)}],
}

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await startChromium()
  page = await (await browser.newContext({viewport: {width: 390, height: 844}, timezoneId: 'Europe/Lisbon'})).newPage()
  await page.clock.setFixedTime(now)
  await page.route('**/status.json', route => route.fulfill({json: snapshot, headers: {date: new Date(now).toUTCString()}}))
})

afterAll(() => browser?.close())

async function open(address: string): Promise<void> {
  await page.goto(inject('site') + address)
}

const widerThanScreen = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

test('a change shows its consumers, its days with who is on call, its checklist, and what the check says', async () => {
  await open('changes/chg-2026-032/')
  const days = page.getByRole('region', {name: 'Days of Rename the sales channel field in NetSuite'})
  expect(await days.innerText()).toMatch(/Feb 1, 2027.*Contract/s)
  const consumers = page.getByRole('region', {name: 'Who notices Rename the sales channel field in NetSuite'})
  expect(await consumers.innerText()).toMatch(/Orders to ERP.*uses the old form.*source_name/s)
  expect(await page.locator('.checklist').innerText()).toContain('Step migrate is done, with evidence')
  expect(await page.locator('#guard ~ p').first().innerText()).toContain('Nothing to find in the record itself')
  expect(await widerThanScreen()).toBe(false)
  expect(await seriousFindings(page)).toEqual([])
})

test('a watched signal is compared with the time before the release', async () => {
  await open('changes/chg-2026-036/')
  const compared = page.locator('before-after[data-signal="tax/call-errors"][data-worse]')
  await compared.waitFor()
  expect(await compared.innerText()).toBe(
    'Before the release: 0.2 %. Since: 2 %. That is worse than the worst before: think of the way back.',
  )
})

test('changes stand by what is next, with a calendar that programs read', async () => {
  await open('changes/')
  const first = page.getByRole('region', {name: 'Changes: What is next'}).getByRole('rowheader').first()
  expect(await first.innerText()).toContain('Shopify API 2026-07 to 2026-10')
  expect(await widerThanScreen()).toBe(false)
  expect(await seriousFindings(page)).toEqual([])
  const text = await (await fetch(`${inject('site')}changes.ics`)).text()
  expect(readCalendar(text).problems).toEqual([])
  expect(text).toContain('UID:change-chg-2026-032-migrate@larkmoor-outfitters\r\n')
})

test('the handoff of an integration fits a phone and a sheet of paper', async () => {
  await open('integrations/orders-to-erp/handoff/')
  expect(await page.getByRole('heading', {level: 2}).allInnerTexts()).toEqual([
    'Chain',
    'Who does what',
    'Contracts',
    'Open changes',
    'How it fails',
    'Runbooks',
    'Credentials',
    'Known limits',
    'Open decisions',
    'Signed off',
  ])
  expect(await widerThanScreen()).toBe(false)
  expect(await seriousFindings(page)).toEqual([])
  await page.emulateMedia({media: 'print'})
  await page.setViewportSize({width: 760, height: 1000})
  expect(await widerThanScreen()).toBe(false)
  expect(await page.locator('.sign-lines').isVisible()).toBe(true)
})
