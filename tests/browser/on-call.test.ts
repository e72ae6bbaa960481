import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import type {OnCallRule} from '../../src/oncall/on-call-now.ts'
import {goldenTable} from '../oncall/golden-table.ts'
import {startChromium} from '../support/chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

async function openAt(now: string, {address = 'oncall/', timezoneId = 'Europe/Lisbon', oldBrowser = false} = {}): Promise<Page> {
  const context = await browser.newContext({timezoneId})
  const page = await context.newPage()
  if (oldBrowser) await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal'))
  await page.clock.setFixedTime(new Date(now))
  await page.goto(inject('site') + address)
  await page.waitForFunction(() => document.querySelector<HTMLElement>('on-call-now')?.dataset.now !== undefined)
  return page
}

// Asks the element of the built page, as it stands in the browser, about a rotation of the table.
async function answers(page: Page): Promise<string[]> {
  const wrong: string[] = []
  for (const [name, rule, rows] of goldenTable) {
    const json = JSON.stringify({rules: [rule], people: {}, locale: 'en-US'} satisfies OnCallRule)
    for (const [instant, person] of rows) {
      await page.clock.setFixedTime(new Date(instant))
      const said = await page.evaluate(json => {
        const element = document.createElement('on-call-now')
        element.innerHTML = '<span data-answer></span><span data-as-of></span><script type="application/json"></script>'
        const script = element.querySelector('script')
        if (script) script.textContent = json
        document.body.append(element)
        const text = element.querySelector('[data-answer]')?.textContent ?? ''
        element.remove()
        return text
      }, json)
      if (said.split(/ until |;|,/)[0] !== (person === '-' ? 'nobody' : person)) wrong.push(`${name} ${instant}: ${said}`)
    }
  }
  return wrong
}

describe.each([
  {oldBrowser: false, what: 'with the Temporal of the browser'},
  {oldBrowser: true, what: 'with the polyfill'},
])('the page in Chromium, $what', ({oldBrowser}) => {
  test('agrees with the golden table', async () => {
    const page = await openAt('2026-11-23T02:00:00Z', {oldBrowser, timezoneId: 'Asia/Kolkata'})
    expect(await answers(page)).toEqual([])
    await page.context().close()
  })
})

describe('who is on call now', () => {
  const answerOf = (page: Page, rotation: string) =>
    page.locator(`on-call-now[data-rotation="${rotation}"] [data-answer]`).first().innerText()

  test('is right on a build that is 200 days old and more, across a clock change', async () => {
    for (const [now, expected] of [
      ['2027-06-11T12:59:59Z', 'Noor Haddad +1-555-0103 until Fri, Jun 11, 14:00 your time (13:00 UTC); next: Kai Dawson'],
      ['2027-06-11T13:00:00Z', 'Kai Dawson +1-555-0104 until Fri, Jun 11, 22:00 your time (21:00 UTC); next: Remy Okafor'],
      ['2027-03-20T05:30:00Z', 'nobody; next: Noor Haddad from Sat, Mar 20, 06:00 your time (06:00 UTC)'],
      ['2027-11-08T05:30:00Z', 'Remy Okafor +1-555-0105 until Mon, Nov 8, 06:00 your time (06:00 UTC); next: Noor Haddad'],
    ] as const) {
      const page = await openAt(now)
      expect(await answerOf(page, 'integration-primary')).toBe(expected)
      await page.context().close()
    }
  })

  test('changes by itself when the shift ends', async () => {
    const context = await browser.newContext({timezoneId: 'America/New_York'})
    const page = await context.newPage()
    await page.clock.install({time: new Date('2027-06-11T12:59:30Z')})
    await page.goto(`${inject('site')}rotations/integration-primary/`)
    expect(await answerOf(page, 'integration-primary')).toMatch(/^Noor Haddad until Fri, Jun 11, 09:00 your time/)
    await page.clock.runFor(60_000)
    expect(await answerOf(page, 'integration-primary')).toMatch(/^Kai Dawson until/)
    await context.close()
  })

  test('follows the night desk on a runbook, by its severity', async () => {
    const page = await openAt('2026-11-24T07:00:00Z', {address: 'runbooks/close-duplicate-sales-order/', timezoneId: 'America/New_York'})
    expect(await answerOf(page, 'finance-primary')).toMatch(/^Noor Haddad until Tue, Nov 24, 08:00 America\/New_York/)
    await page.context().close()
  })

  test('says for which time it was computed where nothing runs', async () => {
    const context = await browser.newContext({javaScriptEnabled: false})
    const page = await context.newPage()
    for (const address of [
      'oncall/',
      'rotations/integration-primary/',
      'teams/finance-systems/',
      'runbooks/close-duplicate-sales-order/',
    ]) {
      await page.goto(inject('site') + address)
      const text = await page.locator('on-call-now').first().innerText()
      expect(text).toMatch(/(until|next:) [\s\S]*Computed for \w{3} \d+, \d{4}, \d\d:\d\d America\/New_York, when this page was built\./)
    }
    await context.close()
  })

  test('fits a phone', async () => {
    const context = await browser.newContext({viewport: {width: 390, height: 844}, timezoneId: 'America/Los_Angeles'})
    const page = await context.newPage()
    for (const address of ['oncall/', 'teams/finance-systems/', 'runbooks/close-duplicate-sales-order/']) {
      await page.goto(inject('site') + address)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    }
    await context.close()
  })
})
