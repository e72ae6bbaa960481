import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {seriousFindings} from '../support/axe.ts'
import {startChromium} from '../support/chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

async function plain(address: string): Promise<Page> {
  const context = await browser.newContext({javaScriptEnabled: false, viewport: {width: 390, height: 844}})
  const page = await context.newPage()
  await page.goto(inject('site') + address)
  return page
}

describe('the next two weeks', () => {
  test('of a rotation are a table that can be read out, without JavaScript', async () => {
    const page = await plain('rotations/finance-primary/')
    const table = page.getByRole('table', {
      name: /^Who is on call in Finance, primary, 14 days from \w{3} \d+, \d{4}, as drawn when this page was built$/,
    })
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['Day', 'Who, from 00:00 to 24:00 America/New_York'])
    const days = await table
      .getByRole('rowheader')
      .locator('time')
      .evaluateAll(times => times.map(time => time.getAttribute('datetime') ?? ''))
    expect(days).toHaveLength(14)
    expect(days).toEqual(days.toSorted())
    const cells = await table.getByRole('cell').allInnerTexts()
    // Out of hours is said in words in every cell, as the bars are for the eye alone.
    expect(cells.every(cell => /\d\d:\d\d–\d\d:\d\d (Ira|Toni|out of hours)/.test(cell))).toBe(true)
    expect(cells.some(cell => cell.includes('out of hours'))).toBe(true)
    expect(await table.locator('svg[aria-hidden="true"]').count()).toBe(14)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.context().close()
  })

  test('of all rotations have a row for each, on its own clock', async () => {
    const page = await plain('oncall/')
    const table = page.getByRole('table', {name: 'Who is on call, 14 days by rotation'})
    expect(await table.getByRole('rowheader').count()).toBe(11)
    expect(await table.getByRole('rowheader').first().innerText()).toMatch(/^Commerce, primary\s+America\/New_York$/)
    expect(await table.locator('thead time').count()).toBeGreaterThanOrEqual(14)
    expect(await page.locator('[style]').count()).toBe(0)
    await page.context().close()
  })

  test('hatch what has nobody with patterns that the page has', async () => {
    const page = await plain('rotations/finance-primary/')
    const fills = await page.locator('.strip-bar rect[fill]').evaluateAll(rects => rects.map(rect => rect.getAttribute('fill')))
    expect([...new Set(fills)]).toEqual(['url(#hatch-out-of-hours)'])
    expect(await page.locator('pattern#hatch-out-of-hours').count()).toBe(1)
    await page.context().close()
  })

  test('break no rule of accessibility, light or dark, nor does a running clock', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    for (const address of ['rotations/fulfilment-primary/', 'people/kai/', 'runbooks/redrive-dead-letters/']) {
      await page.goto(inject('site') + address)
      const start = page.getByRole('button', {name: 'Start the clock'})
      if ((await start.count()) > 0) await start.click()
      expect(await seriousFindings(page), address).toEqual([])
    }
    await context.close()
  })
})

describe('who answers now, beside what they own', () => {
  test('is right whenever the page is read', async () => {
    const context = await browser.newContext({timezoneId: 'Europe/Lisbon'})
    const page = await context.newPage()
    for (const [now, name] of [
      ['2027-06-11T12:59:59Z', 'Noor Haddad'],
      ['2027-06-11T13:00:00Z', 'Kai Dawson'],
      ['2027-03-20T05:30:00Z', 'nobody; next: Noor Haddad'],
    ] as const) {
      await page.clock.setFixedTime(new Date(now))
      for (const address of ['ownership/', 'ownership/orders-to-erp/']) {
        await page.goto(inject('site') + address)
        const names = page.locator('on-call-name[data-rotation="integration-primary"]')
        await page.waitForFunction(() => document.querySelector<HTMLElement>('on-call-name')?.dataset.now !== undefined)
        expect(await names.first().innerText()).toBe(name)
        expect(await page.locator('[data-names-as-of]').innerText()).toMatch(/^Computed now, .* Europe\/Lisbon\.$/)
      }
    }
    await context.close()
  })

  test('stands with the file and line of each answer', async () => {
    const page = await plain('ownership/orders-to-erp/')
    const place = page.locator('tbody tr').first().locator('.written-at a')
    expect(await place.allInnerTexts()).toEqual([
      'ownership/orders-to-erp.mdx:8',
      'ownership/orders-to-erp.mdx:9',
      'ownership/orders-to-erp.mdx:10',
    ])
    expect(await place.first().getAttribute('href')).toBe(
      'https://code.example.com/larkmoor/runbooks/edit/main/content/ownership/orders-to-erp.mdx#L8',
    )
    expect(await page.locator('[data-names-as-of]').innerText()).toMatch(/^computed for .* when this page was built\.$/)
    await page.context().close()
  })
})

describe("a person's page", () => {
  test('says when they are on call next, whenever it is read', async () => {
    for (const [now, said] of [
      ['2027-06-11T12:00:00Z', 'On call now in Integration, primary, until Fri, Jun 11, 14:00 your time (13:00 UTC). Next: Integration, '],
      ['2027-06-11T13:30:00Z', 'Next: Integration, '],
    ] as const) {
      const context = await browser.newContext({timezoneId: 'Europe/Lisbon'})
      const page = await context.newPage()
      await page.clock.setFixedTime(new Date(now))
      await page.goto(`${inject('site')}people/noor/`)
      await page.waitForFunction(() => document.querySelector<HTMLElement>('next-shift')?.dataset.now !== undefined)
      const answer = await page.locator('next-shift [data-answer]').innerText()
      expect(answer.startsWith(said)).toBe(true)
      expect(answer).toMatch(/, from \w{3}, \w{3} \d+, \d\d:\d\d your time \(\d\d:\d\d UTC\) to /)
      await context.close()
    }
  })

  test('says what would have nobody without them', async () => {
    const page = await plain('people/robin/')
    const section = page.locator('section[aria-labelledby="depends"]')
    expect(await section.innerText()).toMatch(/Commerce, primary has nobody on call for [\d,]+ h of the year to come, first from /)
    expect(await section.innerText()).toContain('Commerce: level 3, after 20 min, reaches nobody any more.')
    await page.context().close()
  })
})

test('a ladder says why a level calls the same person again, and when it runs again', async () => {
  const page = await plain('escalation-paths/integration/')
  const ladder = page.locator('.escalation').first()
  expect(await ladder.locator('.rung-again').allInnerTexts()).toEqual([
    'Again on purpose: Three people cover the day; in the weeks in which Noor is secondary the second call goes to the same phone.',
  ])
  expect(await ladder.locator('.escalation-repeat').innerText()).toBe('Runs again 2 times, every 45 min: after 45 min, 1 h 30 min.')
  await page.context().close()
})
