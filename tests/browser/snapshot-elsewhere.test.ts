import {readFileSync, rmSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import path from 'node:path'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {mdx} from '../../src/core/lint/rule.ts'
import {serveFolder} from '../../src/host/static-server.ts'
import {type Snapshot, snapshotVersion} from '../../src/status/snapshot.ts'
import {startChromium} from '../support/chromium.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const signal = 'orders-to-erp/orders-waiting'
const content = {
  'content/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n',
  'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: Europe/Lisbon\n---\n',
  'content/systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\nowner: order-ops\n---\n',
  'content/systems/erp.mdx': '---\ntitle: ERP\ncategory: erp\nowner: order-ops\n---\n',
  'content/integrations/orders-to-erp.mdx': mdx`
    ---
    title: Orders to the ERP
    from: [shop]
    to: [erp]
    mechanism: A worker
    tier: 2
    owner: order-ops
    signals:
      - id: orders-waiting
        title: Orders waiting
        unit: orders
        sentence: "{value} orders have not reached the ERP"
        query: sum(orders_waiting)
        warning: 40
        critical: 120
        maxAge: 5m
    ---
    Orders.
  `,
}
let folder = ''
let elsewhere: Server
let allowed: string | undefined
let site: {server: Server; url: string}
let browser: Browser

// The snapshot of a site on a static host: another server has it, and says who may read it.
beforeAll(async () => {
  elsewhere = createServer((_request, response) => {
    if (allowed) response.setHeader('Access-Control-Allow-Origin', allowed)
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(snapshot()))
  })
  await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve))
  folder = folderWith({
    ...content,
    'content/settings.yaml': `sources: [{id: metrics, kind: prometheus, url: 'http://127.0.0.1:9'}]\nstatus: {snapshot: '${originOf(elsewhere)}/live/status.json'}\n`,
  })
  const {code, stdout, stderr} = await clarity(['build'], {cwd: folder, env: {CLARITY_CACHE: path.join(folder, 'cache')}})
  if (code !== 0) throw new Error(`the site does not build\n${stdout}${stderr}`)
  site = await serveFolder({folder: path.join(folder, 'dist'), base: '/', host: '127.0.0.1', port: 0})
  browser = await startChromium()
})

afterAll(async () => {
  await browser?.close()
  for (const server of [elsewhere, site?.server]) {
    server?.close()
    server?.closeAllConnections()
  }
  rmSync(folder, {recursive: true, force: true, maxRetries: 5})
})

test('pages may read the origin of the snapshot, and no other', () => {
  expect(connectSourcesOf(path.join(folder, 'dist'))).toBe(`connect-src 'self' ${originOf(elsewhere)}`)
  expect(connectSourcesOf(inject('siteFolder'))).toBe("connect-src 'self'")
})

test('a signal is shown from there when the other side allows it', async () => {
  allowed = new URL(site.url).origin
  const {state, errors} = await shown('critical')
  expect(state).toBe('critical')
  expect(errors).toEqual([])
})

test('a signal is unknown, and the page says why, when the other side does not', async () => {
  allowed = undefined
  const {state, words} = await shown('unknown')
  expect(state).toBe('unknown')
  expect(words).toContain('could not be reached')
})

async function shown(expected: string) {
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(`${site.url}integrations/orders-to-erp/`)
  const element = page.locator(`live-status[data-signal="${signal}"]`).first()
  const isDone = expected === 'unknown' ? element.getByText('could not be reached') : element.locator(`.state-${expected}`)
  await isDone.first().waitFor({timeout: 15_000})
  const answer = {state: await element.getAttribute('data-state'), words: await element.innerText(), errors}
  await page.close()
  return answer
}

function connectSourcesOf(dist: string): string | undefined {
  const html = readFileSync(path.join(dist, 'integrations/orders-to-erp/index.html'), 'utf8')
  return /connect-src [^;"]*/.exec(html)?.[0].replaceAll('&#39;', "'").trim()
}

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function snapshot(): Snapshot {
  const now = new Date().toISOString()
  const history = {from: now, stepSeconds: 60, values: []}
  return {
    version: snapshotVersion,
    writtenAt: now,
    everySeconds: 30,
    sources: [{id: 'metrics', kind: 'prometheus', title: 'Metrics', demo: false, ok: true, answeredAt: now, tookMs: 5}],
    signals: {[signal]: {source: 'metrics', value: 500, observedAt: now, fetchedAt: now, history}},
    alerts: [],
    vendors: {},
  }
}
