import type {IncomingMessage, ServerResponse} from 'node:http'
import type {Browser, BrowserContext, BrowserContextOptions, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, inject, test} from 'vitest'
import type {Reading} from '../../src/status/snapshot.ts'
import {seriousFindings} from '../support/axe.ts'
import {startChromium} from '../support/chromium.ts'
import {type StatusServer, serveWithStatus} from '../support/status-server.ts'
import {ago, type Fixture, fixtures, json, reading, snapshot, watched} from './status-fixtures.ts'

let browser: Browser
let server: StatusServer
let elsewhere: StatusServer
let context: BrowserContext | undefined

beforeAll(async () => {
  browser = await startChromium()
  server = await serveWithStatus(inject('siteFolder'))
  elsewhere = await serveWithStatus(inject('siteFolder'))
})

afterEach(async () => {
  await context?.close()
  context = undefined
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  elsewhere?.close()
})

// Two rows and a signal in a sentence.
const address = 'runbooks/redrive-dead-letters/'

interface Opened {
  page: Page
  /** What the browser complained about, apart from answers that a test made fail. */
  problems: string[]
}

interface OpenOptions extends BrowserContextOptions {
  aheadMinutes?: number
  /** Lets the test move time. */
  fake?: boolean
  path?: string
}

async function open({aheadMinutes, fake = false, path = address, ...options}: OpenOptions = {}): Promise<Opened> {
  await context?.close()
  context = await browser.newContext({viewport: {width: 1366, height: 900}, ...options})
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', error => problems.push(String(error)))
  page.on('console', message => {
    const isNetwork = /Failed to load resource|blocked by CORS policy/.test(message.text())
    if (message.type() === 'error' && !isNetwork) problems.push(message.text())
  })
  await page.addInitScript(watch)
  if (fake || aheadMinutes !== undefined) await page.clock.install({time: Date.now() + (aheadMinutes ?? 0) * 60_000})
  await page.goto(server.url + path)
  return {page, problems}
}

// A busy machine takes its time; what never comes still fails.
function eventually<T>(look: () => T) {
  return expect.poll(look, {timeout: 10_000})
}

/** What the script in the page has seen. */
interface Seen {
  green: number
  violations: string[]
  said: string[]
}

// Runs in the page from its first moment: what is green for an instant only counts too.
function watch(): void {
  const seen: Seen = {green: 0, violations: [], said: []}
  Object.assign(window, {seen})
  document.addEventListener('securitypolicyviolation', event => seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`))
  const look = (): void => {
    seen.green += document.querySelectorAll('[data-state="ok"], .state-ok').length
    const text = document.querySelector('[data-announce]')?.textContent ?? ''
    if (text !== '' && seen.said.at(-1) !== text) seen.said.push(text)
  }
  new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
}

const seenBy = (page: Page) => page.evaluate(() => (window as unknown as {seen: Seen}).seen)

/** What a reader sees of a signal in a row, and in the head of the page. */
function shownOn(page: Page, signal: string = watched) {
  return page.evaluate(signal => {
    const row = document.querySelector<HTMLElement>(`live-status.status-row[data-signal="${signal}"]`)
    const visible = (part: string) => {
      return row?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.innerText.trim() ?? ''
    }
    const head = document.querySelector('failing-count .state')?.textContent ?? ''
    return {state: row?.dataset.state, word: visible('state'), value: visible('value'), note: visible('note'), head}
  }, signal)
}

function sendElsewhere(html: string): string {
  const other = elsewhere.url.replace(/\/$/, '')
  return html
    .replace('content="/status.json"', `content="${other}/status.json"`)
    .replace("connect-src 'self'", `connect-src 'self' ${other}`)
}

describe('never green, whatever comes:', () => {
  test.each(fixtures)('$name', async (fixture: Fixture) => {
    const {state, value, note, head, aheadMinutes, laterSeconds} = fixture
    const from = fixture.elsewhere ? elsewhere : server
    from.answer = fixture.answer
    server.rewrite = fixture.elsewhere ? sendElsewhere : html => html
    const {page, problems} = await open({...(aheadMinutes !== undefined && {aheadMinutes}), fake: laterSeconds !== undefined})
    if (laterSeconds !== undefined) await page.clock.fastForward(laterSeconds * 1000)
    await eventually(() => shownOn(page)).toEqual({
      state,
      word: state,
      value: expect.stringMatching(value),
      note: expect.stringMatching(note),
      head: expect.stringMatching(head ?? /^(unknown|none known)$/),
    })
    expect(await seenBy(page)).toEqual({green: 0, violations: [], said: []})
    expect(problems).toEqual([])
    server.rewrite = html => html
  })

  test('the table is long enough to be worth something', () => {
    expect(new Set(fixtures.map(({name}) => name)).size).toBeGreaterThanOrEqual(20)
  })
})

const inline = 'runbooks/relieve-erp-concurrency/'

// An answer that the browser may keep, and must ask about again.
function withTag(make: () => unknown) {
  return (response: ServerResponse, request: IncomingMessage): void => {
    const {tag, body} = make() as {tag: string; body: unknown}
    if (request.headers['if-none-match'] === tag) return void response.writeHead(304, {etag: tag}).end()
    response.writeHead(200, {etag: tag, 'cache-control': 'no-cache'}).end(JSON.stringify(body))
  }
}

describe('a page that is open', () => {
  test('goes from ok to warning to critical without a reload, and says each change once', async () => {
    let value = 12
    server.answer = json(() => snapshot({[watched]: reading(value), 'orders-to-erp/sync-health': reading(0.99)}))
    const {page, problems} = await open({fake: true, path: inline})
    const states = () => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('live-status')].map(each => each.dataset.state))
    const watchedState = () => page.locator(`live-status[data-signal="${watched}"]`).first().getAttribute('data-state')
    await eventually(watchedState).toBe('ok')
    for (const [next, state] of [
      [50, 'warning'],
      [142, 'critical'],
    ] as const) {
      value = next
      await page.clock.fastForward(31_000)
      await eventually(watchedState).toBe(state)
      // Ages are not news, nor is the same state again.
      await page.clock.runFor(3000)
    }
    expect((await states()).filter(state => state === 'critical')).toHaveLength(1)
    expect((await seenBy(page)).said).toEqual(['Orders waiting: warning, 50 orders.', 'Orders waiting: critical, 142 orders.'])
    expect(await page.locator('[role=status][data-announce]').count()).toBe(1)
    expect(problems).toEqual([])
  })

  test('of one integration is not calm while an alert fires that nobody has claimed', async () => {
    const odd = {name: 'Odd', state: 'firing' as const, since: ago(60), source: 'metrics', fetchedAt: ago(2), labels: {}}
    server.answer = json(() => snapshot({[watched]: reading(3)}, {alerts: [odd]}))
    const {page} = await open({fake: true, path: 'status/orders-to-erp/'})
    await eventually(() => page.locator('failing-now').innerText()).toContain(
      '“Odd” is active and belongs to no failure mode: it may be about this integration.',
    )
    expect(await page.locator('failing-now').getAttribute('data-state')).toBe('unknown')
  })

  test('says many changes together', async () => {
    let value = 3
    const all = ['orders-waiting', 'oldest-order-age', 'gmv-at-risk', 'exceptions-open', 'queue-lag'].map(id => `orders-to-erp/${id}`)
    server.answer = json(() => snapshot(Object.fromEntries(all.map(id => [id, reading(value)]))))
    const {page} = await open({fake: true, path: 'integrations/orders-to-erp/'})
    await eventually(async () => (await shownOn(page)).state).toBe('ok')
    value = 99_999
    await page.clock.fastForward(31_000)
    await eventually(async () => (await shownOn(page)).state).toBe('critical')
    await page.clock.runFor(1000)
    await eventually(async () => (await seenBy(page)).said).toEqual(['5 signals changed: 5 critical.'])
  })

  test('asks once for all its signals, and only whether something has changed', async () => {
    let tag = '"1"'
    let value = 50
    server.answer = withTag(() => ({tag, body: snapshot({[watched]: reading(value)})}))
    const before = server.asked.length
    const {page} = await open({fake: true, path: 'integrations/orders-to-erp/'})
    await eventually(async () => (await shownOn(page)).state).toBe('warning')
    expect(await page.locator('live-status').count()).toBeGreaterThan(5)
    const asked = () => server.asked.slice(before)
    expect(asked()).toHaveLength(1)
    await page.clock.fastForward(31_000)
    await eventually(() => asked().length).toBe(2)
    expect(asked()[1]?.headers['if-none-match']).toBe('"1"')
    expect((await shownOn(page)).state).toBe('warning')
    tag = '"2"'
    value = 142
    await page.clock.fastForward(31_000)
    await eventually(async () => (await shownOn(page)).state).toBe('critical')
    expect(asked()).toHaveLength(3)
  })

  test('asks no second time when a slow page has come whole, but does when it comes back as it was left', async () => {
    server.answer = json(() => snapshot({[watched]: reading(50)}))
    const before = server.asked.length
    const {page} = await open({fake: true})
    await eventually(async () => (await shownOn(page)).state).toBe('warning')
    const shown = async (persisted: boolean) => {
      await page.clock.runFor(3000)
      await page.evaluate(persisted => window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted})), persisted)
      await page.clock.runFor(3000)
      return server.asked.length - before
    }
    expect(await shown(false)).toBe(1)
    await eventually(() => shown(true)).toBeGreaterThan(1)
  })

  test('waits longer after each failure, and asks at once when somebody looks again', async () => {
    server.answer = response => void response.writeHead(500).end()
    server.rewrite = html => html.replace(/data-every="\d+"/, 'data-every="30"')
    const before = server.asked.length
    const {page} = await open({fake: true})
    server.rewrite = html => html
    await eventually(async () => (await shownOn(page)).note).toBe('the server answered 500')
    const askedAfter = async (seconds: number) => {
      await page.clock.runFor(seconds * 1000)
      return server.asked.length - before
    }
    expect(await askedAfter(40)).toBe(1)
    await eventually(() => askedAfter(25)).toBe(2)
    expect(await askedAfter(60)).toBe(2)
    await setHidden(page, true)
    await setHidden(page, false)
    await eventually(() => server.asked.length - before).toBe(3)
  })

  test('asks nothing while it is hidden, and at once when it is seen again', async () => {
    server.answer = json(() => snapshot({[watched]: reading(50)}))
    const {page} = await open({fake: true})
    await eventually(async () => (await shownOn(page)).state).toBe('warning')
    await setHidden(page, true)
    const before = server.asked.length
    await page.clock.fastForward(7 * 60_000)
    await page.clock.runFor(5000)
    expect(server.asked.length).toBe(before)
    server.answer = () => undefined
    await setHidden(page, false)
    await eventually(() => server.asked.length).toBe(before + 1)
    // Before the answer is there, the old value already looks its age.
    expect(await shownOn(page)).toMatchObject({state: 'stale', value: 'was 50 orders'})
  })

  test('keeps the last value when reading fails, lets it age, and is never green past its maximum age', async () => {
    server.answer = json(() => snapshot({[watched]: reading(12)}))
    const {page, problems} = await open({fake: true})
    await eventually(async () => (await shownOn(page)).state).toBe('ok')
    server.answer = response => void response.writeHead(503).end()
    await page.clock.fastForward(60_000)
    await eventually(async () => (await shownOn(page)).note).toMatch(/^measured 1 min ago .* the server answered 503 · Metrics$/)
    expect((await shownOn(page)).state).toBe('ok')
    await page.clock.fastForward(4.5 * 60_000)
    await eventually(() => shownOn(page)).toMatchObject({state: 'stale', value: 'was 12 orders', note: /the server answered 503/})
    await page.clock.fastForward(16 * 60_000)
    await eventually(() => shownOn(page)).toMatchObject({state: 'unknown', value: 'was 12 orders', head: 'unknown'})
    expect(problems).toEqual([])
  })

  test('says that the device is offline, and is right again as soon as it is not', async () => {
    server.answer = json(() => snapshot({[watched]: reading(50)}))
    const {page} = await open({fake: true})
    await eventually(async () => (await shownOn(page)).state).toBe('warning')
    await context?.setOffline(true)
    await page.clock.fastForward(6 * 60_000)
    await eventually(() => shownOn(page)).toMatchObject({state: 'stale', note: /^measured 6 min ago · this device is offline · Metrics$/})
    server.answer = response =>
      void response
        .setHeader('date', new Date(Date.now() + 360_000).toUTCString())
        .end(JSON.stringify(snapshot({[watched]: reading(60, {observedAt: ago(-355)})}, {writtenAt: ago(-359)})))
    await context?.setOffline(false)
    await eventually(() => shownOn(page)).toMatchObject({state: 'warning', value: '60 orders'})
  })

  test('is not fooled by a clock that is set back', async () => {
    server.answer = json(() => snapshot({[watched]: reading(50)}))
    const {page} = await open({fake: true})
    await eventually(async () => (await shownOn(page)).state).toBe('warning')
    server.answer = response => void response.writeHead(500).end()
    await page.clock.setSystemTime(Date.now() - 3_600_000)
    await page.clock.fastForward(6 * 60_000)
    await eventually(() => shownOn(page)).toMatchObject({state: 'stale', note: /^measured 6 min ago/})
  })
})

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(hidden => {
    Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden})
    Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => (hidden ? 'hidden' : 'visible')})
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

// Every state at once, with values as long as they come.
const allStates = (): Record<string, Reading> => ({
  'orders-to-erp/orders-waiting': reading(1142),
  'orders-to-erp/oldest-order-age': reading(1500),
  'orders-to-erp/gmv-at-risk': reading(1107.6),
  'orders-to-erp/exceptions-open': reading(3, {observedAt: ago(15 * 60)}),
  'orders-to-erp/sync-health': reading(0.993),
  'orders-to-erp/minutes-without-orders': reading(null, {reason: 'Metrics did not answer within 10 s'}),
  'orders-to-erp/queue-lag': reading(100, {maintenance: true}),
  'orders-to-erp/dead-letters': reading(5, {observedAt: ago(3 * 3600)}),
})

describe('a signal on a page', () => {
  test('moves nothing when its value comes', async () => {
    for (const width of [390, 1366]) {
      for (const path of ['integrations/orders-to-erp/', inline]) {
        let go = (): void => undefined
        server.answer = response => {
          go = () => void response.end(JSON.stringify(snapshot(allStates())))
        }
        const {page} = await open({path, viewport: {width, height: 6000}})
        const places = () =>
          page.evaluate(() =>
            [...document.querySelectorAll('live-status')]
              .filter(each => each.checkVisibility())
              .map(each => `${each.clientWidth}×${each.clientHeight}`),
          )
        await eventually(() => server.asked.at(-1)?.complete).toBe(true)
        const before = await places()
        go()
        await eventually(() => page.locator('live-status[data-state=warning]').count()).toBeGreaterThan(0)
        expect(await places(), `${path} at ${width} px`).toEqual(before)
        server.answer = response => void response.end()
      }
    }
  })

  test('is the same wherever it stands on the page', async () => {
    server.answer = json(() => snapshot({[watched]: reading(50)}))
    server.rewrite = html => html.replace(/<live-status[^>]*orders-to-erp\/orders-waiting".*?<\/live-status>/s, twice => twice + twice)
    const {page} = await open()
    server.rewrite = html => html
    const texts = () => page.locator(`live-status[data-signal="${watched}"]`).allInnerTexts()
    await eventually(texts).toEqual([expect.stringMatching(/^warning\n/), expect.stringMatching(/^warning\n/)])
    expect(new Set(await texts()).size).toBe(1)
  })

  test('is labelled as demo data where its source is a recording, in a row and in a sentence', async () => {
    const source = {id: 'metrics', kind: 'replay', title: 'Replay', demo: true, ok: true, answeredAt: ago(1), tookMs: 1}
    server.answer = json(() => snapshot({[watched]: reading(50), 'orders-to-erp/gmv-at-risk': reading(50)}, {sources: [source]}))
    const {page} = await open({path: inline})
    await eventually(() => page.locator('live-status[data-signal="orders-to-erp/gmv-at-risk"]').innerText()).toMatch(/Replay · demo data/)
    expect(await page.locator(`live-status[data-signal="${watched}"]`).innerText()).toMatch(
      /^Orders waiting\s+warning\s+\(50 orders, \d+ s ago, demo data\)$/,
    )
  })

  test('breaks no rule of accessibility that axe calls serious, in any state, light or dark', async () => {
    server.answer = json(() => snapshot(allStates()))
    const {page} = await open({path: 'integrations/orders-to-erp/', viewport: {width: 390, height: 844}})
    await eventually(async () => (await shownOn(page)).state).toBe('critical')
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  test('tells the exact time to a pointer, to the keyboard and on paper', async () => {
    server.answer = json(() => snapshot({[watched]: reading(50)}))
    const {page} = await open()
    const row = page.locator(`live-status.status-row[data-signal="${watched}"]`)
    const time = row.locator('time')
    await eventually(() => time.getAttribute('title')).toMatch(/^\w{3} \d+, \d{4}, \d\d:\d\d:\d\d \S+/)
    const shown = () => time.evaluate(each => getComputedStyle(each, '::after').content)
    expect(await shown()).not.toContain(String(new Date().getFullYear()))
    await row.locator('.status-title a').focus()
    expect(await shown()).toContain(String(new Date().getFullYear()))
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.emulateMedia({media: 'print'})
    expect(await shown()).toContain(String(new Date().getFullYear()))
    expect(await row.locator('.state').isVisible()).toBe(true)
  })

  test('says without JavaScript that it is unknown, as of when', async () => {
    const {page} = await open({javaScriptEnabled: false})
    const text = await page.locator(`live-status.status-row[data-signal="${watched}"]`).innerText()
    expect(text).toMatch(/^unknown\nOrders waiting\nnot measured[\s\S]*unknown as of \w{3} \d+, \d{4}, \d\d:\d\d \S+/)
  })
})

test('the head of a page counts what fails, and leads to the status page', async () => {
  const alert = {name: 'OldestOrderAge', state: 'firing', since: ago(600), source: 'metrics', fetchedAt: ago(1), labels: {}} as const
  server.answer = json(() => snapshot({[watched]: reading(142), 'orders-to-erp/oldest-order-age': reading(3000)}, {alerts: [alert]}))
  const {page} = await open({path: 'teams/'})
  const badge = page.locator('failing-count .state')
  await eventually(() => badge.innerText()).toBe('2')
  expect(await page.locator('failing-count').getAttribute('title')).toBe('1 alert fires, 1 signal is critical without an alert')
  expect(await page.locator('.bar a', {has: badge}).getAttribute('href')).toBe('/status/')
})
