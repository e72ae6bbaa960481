import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {startChromium} from '../support/chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

async function open(runbook: string, width = 1366): Promise<Page> {
  const context = await browser.newContext({viewport: {width, height: 900}, permissions: ['clipboard-read', 'clipboard-write']})
  const page = await context.newPage()
  await page.goto(`${inject('site')}runbooks/${runbook}/`)
  await page.evaluate(() => navigator.clipboard.writeText('nothing yet'))
  return page
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())
const field = (page: Page, name: string) => page.locator(`runbook-inputs input[name="${name}"]`)
const commandWith = (page: Page, text: string) => page.locator('copy-command', {hasText: text}).first()

/** Types a value; the fields may be folded. */
async function type(page: Page, name: string, value: string): Promise<void> {
  await page.locator('details:has(runbook-inputs)').evaluate((details: HTMLDetailsElement) => {
    details.open = true
  })
  await field(page, name).fill(value)
}

describe('a command is not copied', () => {
  test('while an input is empty; the page leads to the field', async () => {
    const page = await open('close-duplicate-sales-order')
    const command = commandWith(page, 'custbody_hold_940')
    await command.getByRole('button', {name: 'Copy'}).click()
    await command.getByText('Fill in sales_order_id first.').waitFor()
    expect(await clipboard(page)).toBe('nothing yet')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('sales_order_id')
    await page.keyboard.type('8841219')
    expect(await command.locator('.copy-why').count()).toBe(0)
    await page.waitForTimeout(2100)
    await command.getByRole('button', {name: 'Copy'}).click()
    await command.getByText('Copied', {exact: true}).waitFor()
    expect(await clipboard(page)).toContain('/salesOrder/8841219"')
    await page.context().close()
  })

  test('with a value of another form, and the field says which', async () => {
    const page = await open('drop-duplicate-interchange')
    await type(page, 'control_number', '*')
    await page.locator('#slip-control_number').getByText('Expected the form [0-9]{9}, such as 000088120.').waitFor()
    expect(await field(page, 'control_number').getAttribute('aria-invalid')).toBe('true')
    const command = commandWith(page, '/outbox/kestrel')
    expect(await command.innerText()).toContain("'940_{{control_number}}*'")
    await command.getByRole('button', {name: 'Copy'}).click()
    await command.getByText('control_number does not fit here').waitFor()
    expect(await clipboard(page)).toBe('nothing yet')
    await page.context().close()
  })

  test('with a value that would mean something where it stands', async () => {
    const page = await open('link-clashing-customer')
    await type(page, 'email', 'pat.rivers@example.com')
    await type(page, 'entity_name', 'Pat % Rivers')
    const command = commandWith(page, 'entityid LIKE')
    await command.getByRole('button', {name: 'Copy'}).click()
    await command.getByText('stand for anything here').waitFor()
    expect(await clipboard(page)).toBe('nothing yet')
    await page.context().close()
  })
})

test('a value is quoted for the place where it stands', async () => {
  const page = await open('correct-rejected-940')
  for (const [name, value] of [
    ['address_field', 'addr1'],
    ['address_value', `12 O'Brien "Court"`],
    ['sales_order_id', '8842204'],
  ] as const) {
    await type(page, name, value)
  }
  const command = commandWith(page, '"shippingAddress":')
  await command.getByRole('button', {name: 'Copy'}).click()
  await command.getByText('Copied', {exact: true}).waitFor()
  expect(await clipboard(page)).toContain(String.raw`"shippingAddress":{"addr1":"12 O'\''Brien \"Court\""}}'`)
  await page.context().close()
})

test('what a sentence says to run is quoted too: it may be selected', async () => {
  const page = await open('redrive-dead-letters')
  const inline = page.locator('.body :not(pre) > code', {hasText: 'cancel-message-move-task'}).first()
  expect(await inline.locator('var.input').getAttribute('data-quote')).toBe('word-start shell-bare')
  const value = 'x; touch y'
  await type(page, 'task_handle', value)
  expect(await inline.innerText()).not.toContain(` ${value}`)
  await page.context().close()
})

test('before what cannot be undone the page asks, with what is lost and the way back; only a yes copies', async () => {
  const page = await open('chase-missing-997', 390)
  await type(page, 'control_number', '000418217')
  await type(page, 'out_day', '20261123')
  const command = commandWith(page, 'sha256sum')
  expect(await command.locator('.risk').innerText()).toBe('cannot be undone')
  await command.getByRole('button', {name: 'Copy'}).click()
  const dialog = page.getByRole('dialog', {name: 'This cannot be undone'})
  await dialog.getByText('A sent ship order cannot be recalled').waitFor()
  expect(await dialog.getByRole('link', {name: 'Roll back'}).last().getAttribute('href')).toBe('#roll-back')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Do not copy')
  await page.keyboard.press('Escape')
  await dialog.waitFor({state: 'detached'})
  expect(await clipboard(page)).toBe('nothing yet')
  await command.getByRole('button', {name: 'Copy'}).click()
  await dialog.getByRole('button', {name: 'Copy the command'}).click()
  await command.getByText('Copied', {exact: true}).waitFor()
  expect(await clipboard(page)).toContain('archive/out/20261123/940_000418217.edi')
  await page.context().close()
})

test('every command of the example says what it may do', async () => {
  const page = await open('recreate-webhook-subscription')
  const said = await page.locator('.body copy-command').evaluateAll(all => all.map(each => each.querySelector('.risk')?.textContent))
  expect(new Set(said)).toEqual(new Set(['only reads', 'reversible change']))
  await page.context().close()
})
