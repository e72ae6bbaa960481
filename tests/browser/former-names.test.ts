import path from 'node:path'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {serveFolder} from '../../src/host/static-server.ts'
import {startChromium} from '../support/chromium.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const files = {
  'content/settings.yaml': 'links: {guide: https://docs.example.com/clarity/}\n',
  'content/people/kai.mdx': '---\ntitle: Kai <b>\nformerly: [kay]\nrole: Lead\ntimeZone: UTC\n---\n',
  'content/failure-modes/silent.mdx': `---
title: Orders silent
formerly: [quiet]
severity: SEV2
class: stuck
service: orders
runbook: look
symptoms: [Nothing comes.]
alerts: [{name: OrdersSilent, formerly: [OrdersQuiet], query: up == 0, severity: page}]
codes: [{code: E_SILENT, formerly: [E_QUIET], meaning: Nothing came.}]
---
`,
}

describe.each(['/', '/docs/'])('pages of former names below %s', base => {
  let browser: Browser
  let served: Awaited<ReturnType<typeof serveFolder>>

  beforeAll(async () => {
    const cwd = folderWith(files)
    // What the check misses in so small a content is no matter here.
    await clarity(['check', '--baseline', 'baseline.json', '--write-baseline'], {cwd})
    const built = await clarity(['build', '--base', base, '--baseline', 'baseline.json'], {cwd})
    expect([built.code, built.stdout + built.stderr]).toEqual([0, expect.stringContaining('Built ')])
    served = await serveFolder({folder: path.join(cwd, 'dist'), base, host: '127.0.0.1', port: 0})
    browser = await startChromium()
  })

  afterAll(async () => {
    await browser.close()
    served.server.close()
    served.server.closeAllConnections()
  })

  const names: [former: string, now: string][] = [
    ['people/kay/', 'people/kai/'],
    ['failure-modes/quiet/', 'failure-modes/silent/'],
    ['alerts/OrdersQuiet/', 'alerts/OrdersSilent/'],
    ['codes/E_QUIET/', 'codes/E_SILENT/'],
  ]

  async function endOf(address: string, now: string, javaScriptEnabled: boolean): Promise<{url: string; problems: string[]}> {
    const context = await browser.newContext({javaScriptEnabled})
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', message => /policy/i.test(message.text()) && problems.push(message.text()))
    page.on('pageerror', error => problems.push(error.message))
    await page.goto(`${served.url}${address}`)
    await page.waitForURL(url => url.pathname === `${base}${now}`)
    await page.locator('h1').waitFor()
    const url = page.url().slice(served.url.length)
    await context.close()
    return {url, problems}
  }

  test.each(names)('%s leads on with what was asked and the place on the page', async (former, now) => {
    const asked = '?alertname=Orders%22Quiet&severity=page#content'
    expect(await endOf(`${former}${asked}`, now, true)).toEqual({url: `${now}${asked}`, problems: []})
    expect(await endOf(former, now, true)).toEqual({url: now, problems: []})
  })

  test.each(names)('%s leads on without a script', async (former, now) => {
    expect(await endOf(`${former}?severity=page`, now, false)).toEqual({url: now, problems: []})
  })
})
