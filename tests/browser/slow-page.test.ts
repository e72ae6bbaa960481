import {readFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import path from 'node:path'
import {setTimeout} from 'node:timers/promises'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {answerFile} from '../../src/host/static-files.ts'
import {startChromium} from '../support/chromium.ts'

let browser: Browser
let server: Server
let address: string

/** How long a page stops on its way, in milliseconds. */
const pauseMs = 700

beforeAll(async () => {
  browser = await startChromium()
  const folder = inject('siteFolder')
  server = createServer(async (request, response) => {
    const url = request.url ?? '/'
    if (!url.endsWith('/')) return void answerFile(request, response, url, {folder, base: '/'}).catch(() => response.destroy())
    const html = readFileSync(path.join(folder, url, 'index.html'), 'utf8')
    // The head of the page, what stands beside it, and the beginning of its body come at once.
    const at = html.indexOf('<div class="page-body">') + 200
    const end = html.indexOf('>', at) + 1
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.write(html.slice(0, end))
    await setTimeout(pauseMs)
    response.end(html.slice(end))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  server?.closeAllConnections()
})

test.each(['/status/orders-to-erp/', '/integrations/orders-to-erp/', '/runbooks/redrive-dead-letters/', '/failure-modes/poison-message/'])(
  '%s does not move on a phone while its second half comes late',
  async place => {
    const context = await browser.newContext({viewport: {width: 390, height: 844}})
    const page = await context.newPage()
    await page.goto(address + place)
    const shift = await page.evaluate(async () => {
      let sum = 0
      new PerformanceObserver(list => {
        for (const entry of list.getEntries() as (PerformanceEntry & {value: number})[]) sum += entry.value
      }).observe({type: 'layout-shift', buffered: true})
      await new Promise(resolve => window.setTimeout(resolve, 300))
      return sum
    })
    expect(shift).toBeLessThan(0.02)
    expect(await page.locator('.facts-more').isVisible()).toBe(true)
    await context.close()
  },
)
