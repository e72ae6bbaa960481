import {type ChildProcess, spawn} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import type {Server} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test, vi} from 'vitest'
import {parseDocument} from 'yaml'
import {serveFolder} from '../../src/host/static-server.ts'
import {startChromium} from '../support/chromium.ts'
import {clarity, root, userEnv} from '../support/clarity.ts'
import {
  type Exporter,
  ended,
  freePort,
  type NotificationReceiver,
  type Running,
  type RunningPrometheus,
  startAlertmanager,
  startExporter,
  startPrometheus,
  startReceiver,
} from '../support/prometheus.ts'
import {numberlessQueries, refusedQueries, takenQueries, unmarked} from '../support/promql-queries.ts'

const signal = 'orders-to-erp/minutes-without-orders'
const received = 'webhook_last_received_timestamp_seconds{topic="orders/create"}'
const minutesAgo = (minutes: number) => Date.now() / 1000 - minutes * 60

// Each reading of the exporter finds some more orders, so that none of the exported rules fires.
const orders = 'webhook_received_total{topic="orders/create"}'
const moreOrders = () => {
  let count = 0
  return {enumerable: true, configurable: true, get: () => (count += 5)}
}

let folder = ''
let rules = ''
let ports = {prometheus: 0, alertmanager: 0, site: 0}
let receiver: NotificationReceiver
let exporter: Exporter
let alertmanager: Running
let prometheus: RunningPrometheus
const started: Pick<Running, 'stop'>[] = []

/** Remembers what a test started, so that it is ended whatever happens. */
function kept<T extends Pick<Running, 'stop'>>(running: T): T {
  started.push(running)
  return running
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'clarity-real-'))
  ports = {prometheus: await freePort(), alertmanager: await freePort(), site: await freePort()}
  writeContent()
  exporter = kept(await startExporter({[received]: minutesAgo(1)}))
  Object.defineProperty(exporter.metrics, orders, moreOrders())
  receiver = kept(await startReceiver())
  await exportAll()
  alertmanager = kept(await startAlertmanager({config: routes(), port: ports.alertmanager}))
  const again = {port: ports.prometheus, folder: path.join(folder, 'prometheus')}
  prometheus = kept(await startPrometheus({scrape: [exporter.url], alertmanager: alertmanager.url, rules, again}))
}, 60_000)

afterAll(async () => {
  for (const {stop} of started.reverse()) await stop()
  rmSync(folder, {recursive: true, force: true, maxRetries: 5})
})

// Into the content itself, as a team keeps them there; what the check then says of them counts too.
async function exportAll(): Promise<void> {
  const kept = {prometheus: 'content/alerts/rules.yaml', alertmanager: 'content/alerts/alertmanager.yaml'}
  for (const [id, file] of Object.entries(kept)) {
    const {code, stderr} = await clarity(['export', id, '--output', file], {cwd: folder})
    expect([code, stderr]).toEqual([0, expect.stringContaining('wrote ')])
  }
  rules = readFileSync(path.join(folder, kept.prometheus), 'utf8')
}

/** The exported routes, with the addresses that an export leaves out, and for somebody who cannot wait. */
function routes(): string {
  const config = parseDocument(readFileSync(path.join(folder, 'content/alerts/alertmanager.yaml'), 'utf8'))
  const {receivers} = config.toJS()
  config.set(
    'receivers',
    receivers.map(({name}: {name: string}) => ({name, webhook_configs: [{url: receiver.url, send_resolved: false}]})),
  )
  for (const [key, time] of [
    ['group_wait', '0s'],
    ['group_interval', '1s'],
  ] as const)
    config.setIn(['route', key], time)
  return config.toString()
}

describe('what the check says of a query, a real Prometheus says too', () => {
  const ask = async (query: string) => {
    const response = await fetch(`${prometheus.url}/api/v1/query?${new URLSearchParams({query})}`)
    const {data, errorType} = await response.json()
    return errorType ?? data.resultType
  }

  test.each(takenQueries)('%s is taken', async query => {
    expect(['vector', 'scalar']).toContain(await ask(query))
  })

  test.each(refusedQueries)('%s is refused', async marked => {
    expect(await ask(unmarked(marked))).toBe('bad_data')
  })

  test.each(numberlessQueries)('%s gives no number', async marked => {
    expect(['matrix', 'string']).toContain(await ask(unmarked(marked)))
  })
})

describe('a signal and an alert of a real Prometheus on the page of their failure mode', () => {
  let stoppedAt = 0
  let server: Server
  let browser: Browser
  let page: Page
  let status: Page
  const errors: string[] = []

  beforeAll(async () => {
    const built = await clarity(['build'], {cwd: folder, env: {CLARITY_CACHE: inject('siteCache')}})
    expect(built.stdout).toMatch(/^no findings/)
    const collector = spawn(process.execPath, [path.join(root, 'bin/clarity'), 'collect'], {cwd: folder, env: userEnv(), stdio: 'ignore'})
    kept({stop: () => ended(collector)})
    endWithRun(collector)
    // The build has swapped its folder in; what the collector writes there is what pages find.
    await vi.waitUntil(() => existsSync(path.join(folder, 'dist/status.json')), {timeout: 30_000})
    const served = await serveFolder({folder: path.join(folder, 'dist'), base: '/', host: '127.0.0.1', port: ports.site})
    server = served.server
    browser = await startChromium()
    page = await opened(`${served.url}failure-modes/webhook-subscription-removed/`)
    status = await opened(`${served.url}status/`)
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
    server?.closeAllConnections()
  })

  /** Opens a page that keeps a diary of the signal's states; the diary is gone when the page is loaded again. */
  async function opened(address: string): Promise<Page> {
    const opened = await browser.newPage()
    opened.on('pageerror', error => errors.push(error.message))
    opened.on('console', message => message.type() === 'error' && errors.push(message.text()))
    await opened.goto(address)
    await opened.evaluate(keepDiary, signal)
    return opened
  }

  const element = () => page.locator(`live-status[data-signal="${signal}"]`).first()
  const becomes = (state: string, timeout: number) =>
    page.locator(`live-status[data-signal="${signal}"][data-state="${state}"]`).first().waitFor({timeout})
  const diary = () => page.evaluate(() => (window as unknown as {diary: string[]}).diary)
  const failing = () => status.locator('[data-alert="OrdersSilent"]')

  test('is ok while orders come', async () => {
    await becomes('ok', 40_000)
    expect(await element().innerText()).toContain('Shopify last told us of an order')
    expect(await failing().count()).toBe(0)
  })

  test('is a warning when orders stop, without a reload', async () => {
    exporter.metrics[received] = minutesAgo(25)
    await becomes('warning', 40_000)
    expect(await element().innerText()).toMatch(/Shopify last told us of an order 25(\.\d)? minutes ago/)
  })

  test('is critical, and the alert fires with its failure mode, runbook, owner and who is on call', async () => {
    stoppedAt = Date.now()
    exporter.metrics[received] = minutesAgo(40)
    delete exporter.metrics[orders]
    await becomes('critical', 40_000)
    await failing().waitFor({timeout: 20_000})
    const row = failing()
    expect(await row.getAttribute('data-active')).toBe('firing')
    for (const [words, address] of [
      ['Shopify removed our webhook subscription', '/failure-modes/webhook-subscription-removed/'],
      ['Recreate the order webhooks', '/runbooks/recreate-webhook-subscription/'],
      ['Commerce Platform', '/teams/commerce-platform/'],
      ['OrdersSilent', '/alerts/OrdersSilent/'],
    ] as const) {
      expect(await row.locator(`a[href="${address}"]`).first().innerText()).toContain(words)
    }
    await row.locator('a[href^="/people/"]').first().waitFor({timeout: 10_000})
    expect(await row.innerText()).toContain(await firstOnCall())
  })

  test('the notification reaches the owner, and its link leads to the runbook with the right first step', async () => {
    const fired = await vi.waitUntil(() => notified('OrdersSilent'), {timeout: 40_000})
    expect(fired.receiver).toBe('commerce-pager')
    const {labels, annotations} = fired.alert
    expect(labels).toMatchObject({severity: 'page', team: 'commerce-platform'})
    // As templates of notifications do it, the labels stand behind the address.
    const reader = await browser.newPage()
    await reader.goto(`${annotations.runbook_url}?${new URLSearchParams(labels)}`)
    expect(await reader.locator('h1').innerText()).toContain('OrdersSilent')
    const asked = reader.locator('asked-labels')
    await asked.getByText('severity=page').waitFor()
    expect(await asked.innerText()).toContain('team=commerce-platform')
    await reader.locator('.next a').first().click()
    await reader.waitForURL('**/runbooks/recreate-webhook-subscription/')
    const first = reader.locator('h2:has-text("First actions") ~ ol > li, section:has(h2:has-text("First actions")) li').first()
    expect(await first.innerText()).toMatch(/^1\s+(?:done\s+)?Make sure the 15-minute poll is on\./)
    await reader.close()
  }, 60_000)

  test('is stale and then unknown when Prometheus is gone, and never ok', async () => {
    const before = (await diary()).length
    await prometheus.stop()
    await becomes('stale', 30_000)
    expect(await element().innerText()).toMatch(/\d+ s ago/)
    await becomes('unknown', 60_000)
    expect(await element().innerText()).toContain('refuses the connection')
    const after = (await diary()).slice(before)
    expect(after.slice(-2)).toEqual(['stale', 'unknown'])
    expect(after).not.toContain('ok')
    // Of the other sources of the page one still answers, and its row says so.
    expect(await status.locator(':is(failing-now, live-state, live-status) .state-ok').count()).toBe(0)
  }, 100_000)

  test('recovers when Prometheus is back, still without a reload', async () => {
    exporter.metrics[received] = minutesAgo(1)
    Object.defineProperty(exporter.metrics, orders, moreOrders())
    prometheus = kept(await startPrometheus({scrape: [exporter.url], alertmanager: alertmanager.url, rules, again: prometheus}))
    await becomes('ok', 40_000)
    await failing().waitFor({state: 'detached', timeout: 40_000})
    // On a slow machine a value may be stale in between; the diary would be empty had the page been loaded again.
    expect((await diary()).join(' ')).toMatch(/\bok\b.* warning .*\bcritical .*\bstale unknown .*\bok$/)
    expect(errors).toEqual([])
    // The page of the alert remembers that it fired.
    await status.goto(new URL('/alerts/OrdersSilent/', page.url()).href)
    await status
      .locator('alert-now[data-state="quiet"]')
      .getByText(/last seen firing .* ago/)
      .waitFor({timeout: 20_000})
  }, 100_000)

  /** The notification of an alert that began after the orders stopped; one of the first second, before the first reading, is none. */
  function notified(name: string) {
    const all = receiver.notifications.flatMap(({receiver, alerts}) => alerts.map(alert => ({receiver, alert})))
    return all.find(({alert}) => alert.labels.alertname === name && Date.parse(alert.startsAt) >= stoppedAt)
  }

  async function firstOnCall(): Promise<string> {
    // The page is read now, whenever the site was built.
    const at = new Date().toISOString()
    const {stdout} = await clarity(['oncall', '--at', at, '--failure-mode', 'webhook-subscription-removed'], {cwd: folder})
    return /at once: (.+?) \(/.exec(stdout)?.[1] ?? 'nobody'
  }
})

// The example content, with settings and one maximum age as somebody would write them who cannot wait.
function writeContent(): void {
  const content = path.join(folder, 'content')
  cpSync(path.join(root, 'content'), content, {recursive: true})
  const file = path.join(content, 'settings.yaml')
  const settings = parseDocument(readFileSync(file, 'utf8'))
  settings.set('sources', [
    {id: 'metrics', kind: 'prometheus', url: `http://127.0.0.1:${ports.prometheus}`, timeout: '1s'},
    {id: 'alerts', kind: 'alertmanager', url: `http://127.0.0.1:${ports.alertmanager}`, timeout: '1s'},
  ])
  settings.setIn(['links', 'site'], `http://127.0.0.1:${ports.site}`)
  settings.set('status', {every: '1s', history: {step: '1s', points: 60}})
  writeFileSync(file, settings.toString())
  const integration = path.join(content, 'integrations/orders-to-erp.mdx')
  const [before = '', after = ''] = readFileSync(integration, 'utf8').split('id: minutes-without-orders')
  // Pages ask every five seconds, so that a value is at most seven seconds old while all is well.
  writeFileSync(integration, `${before}id: minutes-without-orders${after.replace('maxAge: 5m', 'maxAge: 8s')}`)
}

function endWithRun(child: ChildProcess): void {
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
}

// Runs in the page.
function keepDiary(id: string): void {
  const diary: string[] = []
  Object.assign(window, {diary})
  const element = document.querySelector<HTMLElement>(`live-status[data-signal="${id}"]`)
  const note = () => {
    const {state = ''} = element?.dataset ?? {}
    if (element && diary.at(-1) !== state) diary.push(state)
  }
  note()
  if (element) new MutationObserver(note).observe(element, {attributes: true})
}
