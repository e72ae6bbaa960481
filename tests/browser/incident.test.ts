import {readFileSync} from 'node:fs'
import path from 'node:path'
import type {Browser, BrowserContext, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {readLog} from '../../src/incident/log-text.ts'
import {seriousFindings} from '../support/axe.ts'
import {startChromium} from '../support/chromium.ts'
import {clarity, root} from '../support/clarity.ts'

let browser: Browser
let context: BrowserContext
let page: Page
const errors: string[] = []

beforeAll(async () => {
  browser = await startChromium()
  context = await browser.newContext({timezoneId: 'UTC', viewport: {width: 1366, height: 768}})
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  page.on('pageerror', error => errors.push(error.message))
  await page.clock.install({time: new Date('2026-11-23T15:00:00Z')})
})

afterAll(() => browser?.close())

const go = (address: string) => page.goto(inject('site') + address)
const bar = () => page.locator('incident-bar')
const words = async (place: string) => (await bar().locator(place).innerText()).replace(/\s+/g, ' ')
const firstStep = () => page.locator('#first-actions-1 input[type="checkbox"]')
const press = async (name: string) => {
  await page.getByRole('button', {name}).first().focus()
  await page.keyboard.press('Enter')
}
const copied = () => page.evaluate(() => navigator.clipboard.readText())

describe('an incident, by keyboard alone', () => {
  test('has no bar before a clock runs', async () => {
    await go('runbooks/close-duplicate-sales-order/')
    expect(await bar().isVisible()).toBe(false)
  })

  test('takes what was ticked before into it, and stands in the bar of every page with a number', async () => {
    await firstStep().focus()
    await page.keyboard.press('Space')
    await press('Start the clock')
    await bar().waitFor()
    await page.clock.runFor('11:00')
    await go('contracts/')
    await bar().waitFor()
    expect(await words('.incident-since')).toBe('11 min')
    expect(await words('.incident-due')).toBe('Level 2 has the duty: Toni Brandt +1-555-0108')
    expect(await words('.incident-next')).toMatch(/^Next 15:20 Jules Marchetti \+1-555-\d{4}$/)
    expect(await bar().locator('.incident-next a[href^="tel:"]').getAttribute('href')).toMatch(/^tel:\+1-555-\d{4}$/)
    expect(await seriousFindings(page)).toEqual([])
  })

  test.each(['contracts/', 'offline/'])(
    'reads at 320, 390 and 1366 px and in forced colours, on /%s',
    async address => {
      await go(address)
      await bar().waitFor()
      for (const width of [320, 390, 1366]) {
        await page.setViewportSize({width, height: 768})
        for (const forcedColors of ['none', 'active'] as const) {
          await page.emulateMedia({forcedColors})
          expect(await seriousFindings(page), `${width} px, forced colours ${forcedColors}`).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width)
          const box = await bar().boundingBox()
          expect(box && box.x >= 0 && box.x + box.width <= width, `${width} px`).toBe(true)
        }
      }
      await page.emulateMedia({forcedColors: 'none', colorScheme: 'light'})
    },
    120_000,
  )

  test('keeps ticks over a reload, and takes inputs to a linked runbook, secrets not', async () => {
    await go('runbooks/redrive-dead-letters/')
    await page.locator('.before summary', {hasText: 'Inputs'}).click()
    const field = page.locator('runbook-inputs input').first()
    const name = (await field.getAttribute('name')) ?? ''
    await field.fill('value-42')
    await field.blur()
    await page.reload()
    expect(await page.locator(`runbook-inputs input[name="${name}"]`).inputValue()).toBe('value-42')
    await field.fill(`sk_${'live'}_4eC39HqLyjWDarjtT1zdp7dc`)
    await field.blur()
    expect(await page.evaluate(() => localStorage.getItem('incident'))).not.toContain('4eC39HqLyjWDarjtT1zdp7dc')
    const input = page.locator(`runbook-inputs input[name="${name}"]`)
    // What stood there before would else come back in its place.
    await page.reload()
    expect(await input.inputValue()).toMatch(/4eC39HqLyjWDarjtT1zdp7dc$/)
    // Typed and not left: a page that is loaded anew has it all the same.
    await input.fill('value-43')
    await page.reload()
    expect(await input.inputValue()).toBe('value-43')
    await page
      .getByRole('button', {name: /reset|clear|forget/i})
      .first()
      .click()
    await page.reload()
    expect(await input.inputValue()).toBe('')
    await go('runbooks/close-duplicate-sales-order/')
    expect(await firstStep().isChecked()).toBe(true)
  })

  test('says when the runbook has changed underneath, once', async () => {
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('incident') ?? '')
      kept.runbooks['close-duplicate-sales-order'].digest = 'of-yesterday'
      localStorage.setItem('incident', JSON.stringify(kept))
    })
    await page.reload()
    expect(await page.getByRole('alert').innerText()).toMatch(/^This runbook has changed since you opened it/)
    expect(await firstStep().isChecked()).toBe(true)
    await press('I have read it')
    await page.reload()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('keeps its bar inside a phone, with the number in view', async () => {
    await page.setViewportSize({width: 320, height: 640})
    const number = await bar().locator('.incident-due a[href^="tel:"]').boundingBox()
    expect((number?.x ?? Number.NaN) + (number?.width ?? 0)).toBeLessThanOrEqual(320)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.setViewportSize({width: 1366, height: 768})
  })

  test('ends in a hand-over with what was done and the next number', async () => {
    await press('Copy the hand-over')
    const text = await copied()
    expect(text).toMatch(/^SEV\d: .+ \(RB-\d+\)\nhttp:\/\/.+\/runbooks\/close-duplicate-sales-order\/\nImpact: /)
    expect(text).toMatch(/\nSince: 2026-11-23T15:00Z, 1\d min ago\n/)
    expect(text).toMatch(/\nDone:\n- .+/)
    expect(text).toMatch(/\nNext: Jules Marchetti \+1-555-\d{4} at 15:20 UTC$/)
  })

  test('gives its log as text that reads back', async () => {
    await press('Log')
    await page.getByLabel('Note').fill('Toni holds\nthe 940')
    await press('Add the note')
    await press('Copy the log')
    const log = await copied()
    const read = readLog(log)
    expect('log' in read && read.log.events.map(({what}) => what).filter(what => what !== 'status')).toEqual([
      'done',
      'started',
      'opened',
      'input',
      'input',
      'input',
      'changed',
      'note',
    ])
    await press('Copy as an incident entry')
    const entry = await copied()
    expect(entry).toMatch(/\nstartedAt: 2026-11-23T15:00:\d\dZ\n/)
    await press('Copy as a new failure mode')
    const failure = await copied()
    const saving = page.waitForEvent('download')
    await press('Save the log as a file')
    const saved = await saving
    expect(saved.suggestedFilename()).toBe('incident-2026-11-23.md')
    const file = await saved.path()
    expect(readFileSync(file, 'utf8')).toBe(log)
    // The program makes the entry that the page copies, of the file that the page saves.
    const begun = await clarity(['new', 'incident', '--from', file, '--content', path.join(root, 'content'), '--dry-run'])
    expect(begun.stderr).toBe('')
    expect(begun.stdout.replace(/^.*\n/, '').replace(/^ {2}/gm, '').trimEnd()).toBe(entry.trimEnd())
    const files = ['failure-modes', 'runbooks'].map(folder => `==> ${folder}/unnamed-2026-11-23.mdx <==`)
    expect(failure.match(/^==> .*/gm)).toEqual(files)
    expect(failure).toContain('symptoms: ["Toni holds\\nthe 940"]\n')
  })

  test('takes notes after the clock was stopped, and is forgotten on demand', async () => {
    await press('Stop the clock now')
    await page.getByLabel('Note').fill('it was the proxy')
    await press('Add the note')
    await page.locator('.incident-events').getByText('it was the proxy').waitFor()
    await press('Copy the log')
    expect(await copied()).toMatch(/- Over: [^\n]+\n[\s\S]*stopped the clock\n- \S+ note: "it was the proxy"\n$/)
    // As on a page without TLS, which has no clipboard.
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true}))
    await page.clock.runFor(3000)
    await press('Copy the log')
    const selected = () => page.evaluate(() => String(getSelection()) || (document.activeElement as HTMLTextAreaElement).value)
    await expect.poll(selected).toMatch(/^# Incident 2026-11-23T15:00/)
    page.once('dialog', dialog => dialog.accept())
    await press('Forget this incident')
    expect(await bar().isVisible()).toBe(false)
    expect(await page.evaluate(() => localStorage.getItem('incident'))).toBeNull()
    expect(errors).toEqual([])
  })
})
