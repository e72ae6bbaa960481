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
  type Running,
  type RunningPrometheus,
  startAlertmanager,
  startExporter,
  startPrometheus,
} from '../support/prometheus.ts'
import {numberlessQueries, refusedQueries, takenQueries, unmarked} from '../support/promql-queries.ts'

const signal = 'orders-to-erp/minutes-without-orders'
const received = 'webhook_last_received_timestamp_seconds{topic="orders/create"}'
const minutesAgo = (minutes: number) => Date.now() / 1000 - minutes * 60

// The alert as the failure mode describes it, and as a team would write it down for Prometheus.
const rules = `groups:
  - name: orders
    rules:
      - alert: OrdersSilent
        expr: (time() - max(webhook_last_received_timestamp_seconds{topic="orders/create"})) / 60 >= 30
        labels: {severity: page}
        annotations:
          summary: No order from Shopify for half an hour
          runbook_url: https://runbooks.example.com/alerts/OrdersSilent/
`

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
  exporter = kept(await startExporter({[received]: minutesAgo(1)}))
  alertmanager = kept(await startAlertmanager())
  prometheus = kept(await startPrometheus({scrape: [exporter.url], alertmanager: alertmanager.url, rules}))
}, 60_000)

afterAll(async () => {
  for (const {stop} of started.reverse()) await stop()
  if (prometheus) rmSync(prometheus.folder, {recursive: true, force: true})
})

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
  let folder = ''
  let server: Server
  let browser: Browser
  let page: Page
  let status: Page
  const errors: string[] = []

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clarity-real-'))
    writeContent(folder)
    const built = await clarity(['build'], {cwd: folder, env: {CLARITY_CACHE: inject('siteCache')}})
    expect(built.stdout).toMatch(/^no findings/)
    const collector = spawn(process.execPath, [path.join(root, 'bin/clarity'), 'collect'], {cwd: folder, env: userEnv(), stdio: 'ignore'})
    kept({stop: () => ended(collector)})
    endWithRun(collector)
    // The build has swapped its folder in; what the collector writes there is what pages find.
    await vi.waitUntil(() => existsSync(path.join(folder, 'dist/status.json')), {timeout: 30_000})
    const served = await serveFolder({folder: path.join(folder, 'dist'), base: '/', host: '127.0.0.1', port: 0})
    server = served.server
    browser = await startChromium()
    page = await opened(`${served.url}failure-modes/webhook-subscription-removed/`)
    status = await opened(`${served.url}status/`)
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
    server?.closeAllConnections()
    rmSync(folder, {recursive: true, force: true, maxRetries: 5})
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
    exporter.metrics[received] = minutesAgo(40)
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
    prometheus = kept(await startPrometheus({scrape: [exporter.url], alertmanager: alertmanager.url, rules, again: prometheus}))
    await becomes('ok', 40_000)
    await failing().waitFor({state: 'detached', timeout: 40_000})
    // On a slow machine a value may be stale in between; the diary would be empty had the page been loaded again.
    expect((await diary()).join(' ')).toMatch(/\bok\b.* warning .*\bcritical .*\bstale unknown .*\bok$/)
    expect(errors).toEqual([])
  }, 100_000)

  async function firstOnCall(): Promise<string> {
    // The page is read now, whenever the site was built.
    const at = new Date().toISOString()
    const {stdout} = await clarity(['oncall', '--at', at, '--failure-mode', 'webhook-subscription-removed'], {cwd: folder})
    return /at once: (.+?) \(/.exec(stdout)?.[1] ?? 'nobody'
  }
})

// The example content, with settings and one maximum age as somebody would write them who cannot wait.
function writeContent(folder: string): void {
  const content = path.join(folder, 'content')
  cpSync(path.join(root, 'content'), content, {recursive: true})
  const file = path.join(content, 'settings.yaml')
  const settings = parseDocument(readFileSync(file, 'utf8'))
  settings.set('sources', [
    {id: 'metrics', kind: 'prometheus', url: prometheus.url, timeout: '1s'},
    {id: 'alerts', kind: 'alertmanager', url: alertmanager.url, timeout: '1s'},
  ])
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
