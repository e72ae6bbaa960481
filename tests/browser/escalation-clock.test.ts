import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {startChromium} from '../support/chromium.ts'

const runbook = 'runbooks/close-duplicate-sales-order/'
let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

async function open(now: string, {address = runbook, timezoneId = 'Europe/Lisbon', width = 1366} = {}): Promise<Page> {
  const context = await browser.newContext({timezoneId, viewport: {width, height: 844}})
  const page = await context.newPage()
  await page.clock.install({time: new Date(now)})
  await page.goto(inject('site') + address)
  return page
}

const start = (page: Page) => page.getByRole('button', {name: 'Start the clock'}).click()
const said = (page: Page) => page.locator('escalation-clock [role="status"]').innerText()
const levels = async (page: Page) => {
  const rows = await page.locator('escalation-clock li:visible').allInnerTexts()
  return rows.map(row => row.replace(/\s+/g, ' ').trim())
}
const due = (page: Page) => page.locator('escalation-clock li[aria-current="step"]').evaluateAll(rows => rows.map(row => row.dataset.level))
// Time goes by at once, as it does for a machine that slept; then the page goes on second by second.
async function passes(page: Page, length: string): Promise<void> {
  await page.clock.fastForward(length)
  await page.clock.runFor(2000)
}

describe('the clock of a runbook', () => {
  test('gives each level its time, on the clock of the reader and of whoever is called', async () => {
    const page = await open('2026-11-23T15:00:00Z')
    await start(page)
    expect(await levels(page)).toEqual([
      'at once Ira Novak by phone and chat Mon, Nov 23, 15:00 your time (10:00 America/New_York) due now',
      'after 10 min Toni Brandt by phone and chat Mon, Nov 23, 15:10 your time (10:10 America/New_York) in 10 min',
      expect.stringMatching(/^after 20 min Jules Marchetti by phone Mon, Nov 23, 15:20 your time \(10:20 America\/New_York\)$/),
      expect.stringMatching(/^after 30 min Alex Morgan by phone Mon, Nov 23, 15:30 your time/),
    ])
    expect(await said(page)).toBe('Due now: level 1, Ira Novak. Next: level 2, Toni Brandt, at Mon, Nov 23, 15:10 Europe/Lisbon.')
    await page.context().close()
  })

  test('marks the level that is due, says so politely once, and goes round again', async () => {
    const page = await open('2026-11-23T15:00:00Z')
    await start(page)
    const status = page.locator('escalation-clock [role="status"]')
    await status.evaluate(element => {
      const seen: string[] = []
      Object.assign(window, {seen})
      new MutationObserver(() => seen.push(element.textContent ?? '')).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    })
    // The clock of the page goes on by itself while a busy machine gets here.
    await page.clock.runFor('09:20')
    expect(await due(page)).toEqual(['0'])
    await page.clock.runFor('01:00')
    expect(await due(page)).toEqual(['1'])
    expect(await page.evaluate(() => (window as unknown as {seen: string[]}).seen.length)).toBe(1)
    expect(await said(page)).toMatch(/^Due now: level 2, Toni Brandt\. Next: level 3, Jules Marchetti, at /)
    await passes(page, '35:40')
    expect(await said(page)).toMatch(/^Due now: level 1 again, Ira Novak\. Next: level 2 again, Toni Brandt, at /)
    expect(await levels(page)).toHaveLength(4)
    await passes(page, '02:00:00')
    expect(await said(page)).toMatch(/No level comes after it; go to the last resort\.$/)
    await page.context().close()
  })

  test('names whoever is on call at the instant of each level, across a handoff', async () => {
    // At 13:00 UTC Finance begins its day; two minutes before, the night desk answers.
    const page = await open('2026-11-24T12:52:00Z', {timezoneId: 'America/New_York'})
    await start(page)
    const [first, second] = await levels(page)
    expect(first).toMatch(/^at once Noor Haddad by phone and chat Tue, Nov 24, 07:52 your time \(12:52 Europe\/Lisbon\) due now$/)
    expect(second).toMatch(/^after 10 min Toni Brandt by phone and chat Tue, Nov 24, 08:02 America\/New_York in 10 min$/)
    await page.context().close()
  })

  test('says nobody where a level has nobody', async () => {
    const page = await open('2027-03-20T05:30:00Z', {address: 'runbooks/redrive-dead-letters/', timezoneId: 'UTC'})
    await start(page)
    expect((await levels(page))[0]).toMatch(
      /^at once nobody: Integration, primary has nobody then by phone and chat Sat, Mar 20, 05:30 UTC due now$/,
    )
    await page.context().close()
  })

  test('survives a reload, keeps to its runbook, and can be stopped', async () => {
    const page = await open('2026-11-23T15:00:00Z')
    await start(page)
    await page.clock.runFor('11:00')
    await page.reload()
    expect(await due(page)).toEqual(['1'])
    expect(await page.getByRole('button', {name: 'Start the clock'}).count()).toBe(0)
    await page.goto(`${inject('site')}runbooks/redrive-dead-letters/`)
    expect(await due(page)).toEqual([])
    await page.goto(inject('site') + runbook)
    await page.getByRole('button', {name: 'Stop the clock'}).click()
    expect(await said(page)).toBe('The clock is stopped.')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Start the clock')
    expect((await levels(page))[0]).toBe('at once Finance, primary by phone and chat')
    await page.reload()
    expect(await due(page)).toEqual([])
    await page.context().close()
  })

  test('forgets a clock of yesterday, and reads no nonsense', async () => {
    const page = await open('2026-11-23T15:00:00Z')
    await start(page)
    const kept = (await page.evaluate(() => localStorage.getItem('incident'))) ?? ''
    for (const value of [kept.replaceAll('2026-11-23T15', '2026-11-22T15'), 'soon', '{}', '[1]']) {
      await page.evaluate(value => localStorage.setItem('incident', value), value)
      await page.reload()
      expect(await due(page)).toEqual([])
      expect(await page.getByRole('button', {name: 'Start the clock'}).isVisible()).toBe(true)
    }
    await page.context().close()
  })

  test('is a ladder with minutes where nothing runs', async () => {
    const context = await browser.newContext({javaScriptEnabled: false})
    const page = await context.newPage()
    await page.goto(inject('site') + runbook)
    expect(await page.getByRole('button', {name: 'Start the clock'}).count()).toBe(0)
    await page.locator('escalation-clock summary').click()
    expect(await levels(page)).toEqual([
      'at once Finance, primary by phone and chat',
      'after 10 min Finance, secondary by phone and chat',
      'after 20 min Jules Marchetti by phone',
      'after 30 min Alex Morgan by phone',
    ])
    await context.close()
  })
})

describe('a runbook on a phone', () => {
  test('says who is on call before its body, and has Escalate at the thumb', async () => {
    const page = await open('2026-11-24T07:00:00Z', {width: 390})
    const name = page.locator('.incident-strip .duty-now')
    expect((await name.innerText()).replace(/\s+/g, ' ')).toBe('On call now Noor Haddad +1-555-0103')
    const box = await name.boundingBox()
    const body = await page.locator('.page-body').boundingBox()
    expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual(body?.y ?? Number.NaN)
    expect((box?.x ?? Number.NaN) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    const escalate = await page.locator('.thumb-escalate').boundingBox()
    expect(escalate?.y).toBeGreaterThan(750)
    expect(escalate?.height).toBeGreaterThanOrEqual(44)
    await page.context().close()
  })

  test('says for which time the name was found where nothing runs', async () => {
    const context = await browser.newContext({javaScriptEnabled: false, viewport: {width: 390, height: 844}})
    const page = await context.newPage()
    await page.goto(inject('site') + runbook)
    const shown = await page.locator('.incident-strip .duty').innerText()
    expect(shown).toMatch(/as of \w{3} \d+, \d{4}, \d\d:\d\d America\/New_York$/)
    await context.close()
  })
})

describe('the ladder of a path', () => {
  const escalate = 'section[aria-labelledby="escalate"]'
  const turn = (page: Page) =>
    page.locator(`${escalate} .rung`).evaluateAll(rungs => rungs.findIndex(rung => rung.hasAttribute('aria-current')))
  const onCall = async (page: Page, place = escalate) => {
    const rows = await page.locator(`${place} .reach > li:has(.rung-now)`).allInnerTexts()
    return rows.map(row => row.replace(/\s+/g, ' ').trim())
  }

  test('says who has each duty now, and follows the clock of the page', async () => {
    const page = await open('2026-11-23T15:00:00Z', {address: `${runbook}#escalate`})
    expect(await onCall(page)).toEqual([
      expect.stringMatching(/^Ira Novak on call now \+1-555-\d+/),
      expect.stringMatching(/^Toni Brandt on call now \+1-555-\d+/),
    ])
    expect(await turn(page)).toBe(0)
    await start(page)
    await page.clock.runFor('10:10')
    expect(await turn(page)).toBe(1)
    await page.context().close()
  })

  test('names who is asked at night instead, and who stands in a calendar, with a number', async () => {
    const night = await open('2026-11-24T03:00:00Z', {address: runbook})
    const [first] = await onCall(night)
    expect(first).toMatch(/^\S+ \S+ \+1-555-\d+ on call now$/)
    expect(first).not.toContain('Ira Novak')
    await night.context().close()
    const calendar = await open('2026-11-23T18:00:00Z', {address: 'failure-modes/amazon-quota-exceeded/'})
    expect(await onCall(calendar, 'main')).toEqual([
      expect.stringMatching(/^(?:Quinn Sato|Devon Blake) on call now \+1-555-\d+/),
      expect.stringMatching(/^(?:Quinn Sato|Devon Blake) on call now \+1-555-\d+/),
    ])
    await calendar.context().close()
  })

  test('stands on the page of who is on call too', async () => {
    const page = await open('2026-11-23T15:00:00Z', {address: 'oncall/'})
    expect(await page.locator('.ladder').count()).toBeGreaterThan(4)
    expect(await page.locator('.ladder').evaluateAll(all => all.filter(each => !each.querySelector('.rung[aria-current]')).length)).toBe(0)
    await page.context().close()
  })
})
