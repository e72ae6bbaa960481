import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {startChromium} from '../support/chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

async function open(address: string, site: 'site' | 'siteUnderDocs' = 'site'): Promise<Page> {
  const page = await (await browser.newContext({viewport: {width: 1366, height: 900}})).newPage()
  await page.goto(inject(site) + address)
  return page
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName.toLowerCase())

describe('from the start page to a runbook', () => {
  test('with an alert name and the keyboard alone', async () => {
    const page = await open('')
    expect(await focused(page)).toBe('input')
    await page.keyboard.type('DeadLettersWaiting')
    await page
      .getByRole('option', {name: /DeadLettersWaiting/})
      .first()
      .waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/alerts/DeadLettersWaiting/')
    // From here Tab alone must reach the runbook.
    let href = ''
    for (let presses = 0; presses < 120 && !href.includes('/runbooks/redrive-dead-letters/'); presses++) {
      await page.keyboard.press('Tab')
      href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
    }
    await page.keyboard.press('Enter')
    await page.waitForURL('**/runbooks/redrive-dead-letters/**')
    expect(await page.getByRole('heading', {level: 1}).innerText()).toBeTruthy()
    expect(await page.locator('#recover-1').isVisible()).toBe(true)
    await page.context().close()
  })

  test('with an error code as it stands in the log', async () => {
    const page = await open('')
    await page.keyboard.type('rcrd_has_been_changed')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search/?q=**')
    const exact = page.locator('.results-exact a').first()
    await exact.waitFor()
    expect(await exact.getAttribute('href')).toMatch(/codes\/RCRD_HAS_BEEN_CHANGED|failure-modes\/erp-record-changed/)
    await exact.click()
    await page.locator('a[href*="/runbooks/retry-changed-erp-record/"]').first().click()
    await page.waitForURL('**/runbooks/retry-changed-erp-record/**')
    await page.context().close()
  })

  test('with a number said on the phone', async () => {
    const page = await open('search/?q=FM-09')
    await page.locator('.results-exact a').first().waitFor()
    expect(await page.locator('.results-exact a').first().getAttribute('href')).toContain('/failure-modes/poison-message/')
    await page.context().close()
  })
})

describe('search', () => {
  test('says that nobody knows a code before it shows any text', async () => {
    const page = await open('search/?q=ORDER_GONE_MISSING_77')
    await page.locator('.search-unknown').waitFor()
    expect(await page.locator('.search-unknown').innerText()).toContain('No entry knows the code “ORDER_GONE_MISSING_77”')
    expect(await page.locator('.results-exact').count()).toBe(0)
    await page.context().close()
  })

  test('finds words in the text, and filters by kind, integration, severity and team', async () => {
    const page = await open('search/?q=certificate')
    const results = page.locator('[data-results] .results a')
    await page.getByText('In the text').waitFor()
    const all = await results.count()
    for (const name of ['kind', 'integration', 'severity', 'team']) {
      const select = page.locator(`select[name=${name}]`)
      expect(await select.locator('option').count(), name).toBeGreaterThan(1)
    }
    await page.locator('select[name=kind]').selectOption('runbook')
    await page.waitForFunction(() => location.search.includes('kind=runbook'))
    // Names are looked up without filters; what stands under "In the text" is filtered.
    const byText = page.locator('[data-results] h2:has-text("In the text") + ul a')
    const otherKinds = () =>
      byText.evaluateAll(links => {
        const addresses = links.map(link => link.getAttribute('href') ?? '')
        return addresses.length === 0 ? ['nothing yet'] : addresses.filter(href => !href.includes('/runbooks/'))
      })
    await expect.poll(otherKinds).toEqual([])
    expect(await results.count()).toBeLessThanOrEqual(all)
    await page.context().close()
  })

  test('works under a base path', async () => {
    const page = await open('search/?q=certificate', 'siteUnderDocs')
    await page.getByText('In the text').waitFor()
    const href = await page.locator('[data-results] .results a').first().getAttribute('href')
    expect(href).toMatch(/^(https?:\/\/[^/]+)?\/docs\//)
    await page.context().close()
  })

  test('is a slash away on every page', async () => {
    const page = await open('decisions/')
    await page.keyboard.press('/')
    expect(await focused(page)).toBe('input')
    await page.context().close()
  })

  test('shows markup in a query as text', async () => {
    const page = await open(`search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`)
    await page.getByText(/\d+ by name, \d+ by text/).waitFor()
    expect(await page.locator('[data-results] img').count()).toBe(0)
    await page.context().close()
  })
})

describe('a runbook in use', () => {
  test('fills inputs into every command, copies the filled command and forgets it on demand', async () => {
    const page = await open('runbooks/redrive-dead-letters/')
    const variable = page.locator('copy-command var.input').first()
    const name = (await variable.getAttribute('data-input')) ?? ''
    const field = page.locator(`runbook-inputs input[name="${name}"]`)
    await page.getByText('Inputs of the commands').click()
    await field.fill('value-42')
    expect(await page.locator(`var.input[data-input="${name}"]`).allInnerTexts()).toEqual(expect.arrayContaining(['value-42']))
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const command = page.locator('copy-command', {has: page.locator(`var.input[data-input="${name}"]`)}).first()
    await command.getByRole('button').click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('value-42')
    expect(copied).not.toContain(`{{${name}}}`)
    await page.reload()
    await expect.poll(() => field.inputValue()).toBe('value-42')
    await page
      .locator('runbook-inputs')
      .getByRole('button', {name: /reset|clear|forget/i})
      .click()
    expect(await variable.innerText()).toContain(`{{${name}}}`)
    await page.context().close()
  })
})
