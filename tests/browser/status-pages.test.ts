import type {Browser, BrowserContextOptions, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import type {ActiveAlert, Reading, Snapshot} from '../../src/status/snapshot.ts'
import {seriousFindings} from '../support/axe.ts'
import {startChromium} from '../support/chromium.ts'

const now = Date.parse('2026-11-23T02:00:00Z')
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

// Longer than the page waits between two questions, also on a busy machine.
const soon = {timeout: 20_000}

const stepSeconds = 900
const values = (more: Record<number, number | null> = {}) =>
  Array.from({length: 96}, (_, index) => (index in more ? (more[index] ?? null) : 3))

function reading(value: number | null, history = values()): Reading {
  const from = ago(24 * 60)
  return {source: 'metrics', value, observedAt: ago(0), fetchedAt: ago(0), history: {from, stepSeconds, values: history}}
}

function alert(name: string, more: Partial<ActiveAlert> = {}): ActiveAlert {
  return {name, state: 'firing', since: ago(12), source: 'metrics', fetchedAt: ago(0), labels: {}, ...more}
}

function snapshotOf(more: Partial<Snapshot> = {}): Snapshot {
  const answered = {ok: true, answeredAt: ago(0), alertsAt: ago(0), tookMs: 4}
  return {
    version: 1,
    writtenAt: ago(0),
    everySeconds: 5,
    sources: [{id: 'metrics', kind: 'prometheus', title: 'Metrics', demo: false, ...answered}],
    signals: {'orders-to-erp/orders-waiting': reading(3), 'stock-publish/drift-units': reading(0)},
    alerts: [],
    vendors: {},
    ...more,
  }
}

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

interface Opened {
  page: Page
  problems: string[]
  /** Serves another snapshot from now on; the page asks for it at once, as it does whenever the network is back. */
  serve(snapshot: unknown): Promise<void>
}

async function open(address: string, first: unknown, options: BrowserContextOptions & {site?: string} = {}): Promise<Opened> {
  const {site = inject('site'), ...contextOptions} = options
  const context = await browser.newContext({viewport: {width: 1366, height: 900}, timezoneId: 'Europe/Lisbon', ...contextOptions})
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', message => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', error => problems.push(String(error)))
  let snapshot = first
  await page.clock.setFixedTime(now)
  await page.route('**/status.json', route => route.fulfill({json: snapshot, headers: {date: new Date(now).toUTCString()}}))
  await page.goto(site + address)
  const serve = (next: unknown) => {
    snapshot = next
    return page.evaluate(() => void window.dispatchEvent(new Event('online')))
  }
  return {page, problems, serve}
}

describe('the overview', () => {
  test('shows a firing alert with its failure mode, severity, runbook, owner, escalation and who is on call', async () => {
    const {page, problems} = await open('status/', snapshotOf({alerts: [alert('OrdersSilent', {labels: {topic: 'orders/create'}})]}))
    const row = page.locator('.failing[data-alert="OrdersSilent"]')
    await row.locator('on-call-now [data-answer] a').first().waitFor()
    const text = await row.innerText()
    for (const said of [
      'firing',
      'SEV1',
      'No order has reached us from Shopify for 30 minutes',
      'firing for 12 min',
      'topic=orders/create',
    ])
      expect(text).toContain(said)
    const linkTo = (name: string) => row.getByRole('link', {name, exact: true}).first().getAttribute('href')
    expect(await linkTo('Shopify removed our webhook subscription')).toBe('/failure-modes/webhook-subscription-removed/')
    expect(await linkTo('Recreate the order webhooks and fetch what was missed')).toBe('/runbooks/recreate-webhook-subscription/')
    expect(await linkTo('Commerce Platform')).toBe('/teams/commerce-platform/')
    expect(await linkTo('Commerce')).toBe('/escalation-paths/commerce/')
    expect(await row.locator('on-call-now [data-answer]').innerText()).toMatch(/^Sasha Lindqvist until Mon, Nov 23, 14:00 your time/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  test('says plainly that nobody claims an alert, and writes markup in it as text', async () => {
    const markup = '<img src=x onerror="document.title=1"><b>bold</b>'
    const odd = alert('__proto__', {labels: {pod: markup}, summary: `${markup} is slow`})
    const {page, problems} = await open('status/', snapshotOf({alerts: [odd, alert('CartSlow', {summary: markup})]}))
    const row = page.locator('.failing[data-alert="__proto__"]')
    await row.waitFor()
    expect(await row.innerText()).toContain('No failure mode claims this alert: add it')
    expect(await row.innerText()).toContain(`pod=${markup}`)
    expect(await page.locator('.failing img, .failing b').count()).toBe(0)
    expect(await page.title()).toContain('Status')
    expect(problems).toEqual([])
    await page.context().close()
  })

  test('keeps silenced alerts apart and stands firing before pending', async () => {
    const alerts = [alert('OldestOrderAge', {state: 'pending'}), alert('GmvAtRisk', {state: 'silenced'}), alert('OrdersSilent')]
    const {page} = await open('status/', snapshotOf({alerts}))
    await page.locator('[data-silenced] .failing').waitFor()
    const names = (list: string) =>
      page.locator(`${list} .failing`).evaluateAll(rows => rows.map(row => (row as HTMLElement).dataset.alert))
    expect(await names('ol[data-active]')).toEqual(['OrdersSilent', 'OldestOrderAge'])
    expect(await names('ol[data-silenced]')).toEqual(['GmvAtRisk'])
    await page.context().close()
  })

  test('never says that all is well while signals are not measured, and lists what builds up without an alert', async () => {
    const {page, serve} = await open('status/', snapshotOf())
    const said = page.locator('failing-now [data-words]')
    await expect
      .poll(() => said.innerText(), soon)
      .toMatch(/^Nothing is known to fail: no alert is active\. 2 of \d+ signals are measured, the oldest \d+ s ago\.$/)
    expect(await page.locator('failing-now').getAttribute('data-state')).toBe('unknown')
    const past = page.locator('failing-now [data-past] li')
    expect(await past.count()).toBe(0)
    const building = {...snapshotOf().signals, 'erp-to-3pl/short-shipped-units': reading(31), 'orders-to-erp/orders-waiting': reading(500)}
    await serve(snapshotOf({signals: building}))
    await expect
      .poll(async () => (await past.allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' ')), soon)
      .toEqual([
        expect.stringMatching(/^critical 500 paid orders worth an unknown sum have not reached NetSuite/),
        'warning Kestrel left 31 paid units out of their boxes, and no one has told the customers',
      ])
    expect(await past.getByRole('link').first().getAttribute('href')).toBe('/integrations/orders-to-erp/#signal-orders-waiting')
    expect(await said.innerText()).toBe('No alert is active, yet not all is well.')
    await serve(snapshotOf({signals: building, alerts: [alert('OrdersSilent')]}))
    await expect.poll(() => past.count(), soon).toBe(0)
    await expect.poll(() => page.locator('[data-unwatched]').textContent(), soon).toBe('Critical without an active alert: Orders waiting.')
    await page.context().close()
  })

  test('concludes nothing from a source that does not answer, and says so beside it', async () => {
    const silent = {
      id: 'metrics',
      kind: 'prometheus',
      title: 'Metrics',
      demo: true,
      ok: false,
      reason: 'timed out after 10 s',
      tookMs: 10_000,
    }
    const signals = {...snapshotOf().signals, 'stock-publish/full-publish-late': reading(0)}
    const {page} = await open('status/', snapshotOf({sources: [silent], signals}))
    await expect
      .poll(() => page.locator('failing-now [data-words]').innerText(), soon)
      .toMatch(/^Nobody can tell whether an alert is active: Metrics: timed out after 10 s\./)
    const row = page.locator('source-states tr[data-source="metrics"]')
    for (const said of ['Metrics', 'demo data', 'does not answer', 'timed out after 10 s', 'never'])
      expect(await row.innerText()).toContain(said)
    expect(await page.locator('main .state-ok').count()).toBe(1)
    expect(await page.locator('li[data-integration="stock-publish"] .state-ok').count()).toBe(1)
    await page.context().close()
  })
})

describe('the order of integrations', () => {
  const order = (page: Page) =>
    page.locator('worst-first li').evaluateAll(rows => rows.slice(0, 2).map(row => (row as HTMLElement).dataset.integration))
  const orders = snapshotOf({signals: {'orders-to-erp/orders-waiting': reading(130)}})
  const stock = snapshotOf({signals: {'orders-to-erp/orders-waiting': reading(50), 'stock-publish/drift-units': reading(1_000_000)}})

  test('follows the worst signal, which each row tells', async () => {
    const {page, serve} = await open('status/', orders)
    await expect.poll(async () => (await order(page))[0], soon).toBe('orders-to-erp')
    const first = page.locator('worst-first li').first()
    expect(await first.innerText()).toContain(
      '130 paid orders worth an unknown sum have not reached NetSuite; the oldest has waited an unknown time',
    )
    expect(await first.locator('.state').innerText()).toBe('critical')
    await serve(stock)
    await expect.poll(() => order(page), soon).toEqual(['stock-publish', 'orders-to-erp'])
    await page.context().close()
  })

  test('waits while a reader is at the list, without taking the focus, and offers the new order', async () => {
    const {page, serve} = await open('status/', orders)
    await expect.poll(async () => (await order(page))[0], soon).toBe('orders-to-erp')
    const link = page.locator('worst-first li[data-integration="stock-publish"] a').first()
    await link.focus()
    await serve(stock)
    await page.getByRole('button', {name: 'Sort again'}).waitFor(soon)
    expect((await order(page))[0]).toBe('orders-to-erp')
    expect(await link.evaluate(element => element === document.activeElement)).toBe(true)
    await page.getByRole('button', {name: 'Sort again'}).press('Enter')
    expect(await order(page)).toEqual(['stock-publish', 'orders-to-erp'])
    expect(await page.getByRole('button', {name: 'Sort again'}).count()).toBe(0)
    await page.context().close()
  })
})

describe('the status view of an integration', () => {
  const history = values({40: null, 41: null, 42: null, 90: 45, 94: 130})
  const measured = snapshotOf({signals: {'orders-to-erp/orders-waiting': reading(130, history)}})
  const block = (page: Page) => page.locator('signal-history[data-signal="orders-to-erp/orders-waiting"]')

  test('draws the plot, and the table beneath has the values of the snapshot', async () => {
    const {page, problems} = await open('status/orders-to-erp/', measured)
    const canvas = block(page).locator('canvas')
    await canvas.waitFor()
    const colours = await canvas.evaluate(element => {
      const {width, height} = element as HTMLCanvasElement
      const data = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      const seen = new Set<string>()
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) seen.add([data[at], data[at + 1], data[at + 2]].join())
      return seen.size
    })
    expect(colours).toBeGreaterThan(3)
    expect(await block(page).locator('[role="img"]').getAttribute('aria-label')).toBe(
      'History of Orders waiting: lowest 3 orders, highest 130 orders, warning at 40 orders, critical at 120 orders, 3 steps without a value',
    )
    await block(page).locator('summary').press('Enter')
    await block(page).locator('tbody tr').first().waitFor()
    const rows = await block(page)
      .locator('tbody tr')
      .evaluateAll(rows => rows.map(row => [...row.children].map(cell => cell.textContent)))
    expect(rows.toReversed().map(([, value]) => value)).toEqual(history.map(value => (value === null ? 'no value' : `${value} orders`)))
    expect(rows.at(-1)?.[0]).toBe('Nov 22, 02:00')
    expect([rows[1]?.[2], rows[5]?.[2], rows[55]?.[2], rows[0]?.[2]]).toEqual(['critical', 'warning', '–', 'ok'])
    expect(problems).toEqual([])
    await page.context().close()
  })

  test('puts incidents and changes on the time axis, by number, and lists them with links', async () => {
    const incident = Date.parse('2026-09-14T05:12:00Z')
    const from = new Date(incident - 6 * 3_600_000).toISOString()
    const past = {...reading(3), history: {from, stepSeconds, values: values()}}
    const {page} = await open('status/orders-to-erp/', snapshotOf({signals: {'orders-to-erp/orders-waiting': past}}))
    const marks = page.locator('time-marks li:visible')
    await expect.poll(() => marks.count(), soon).toBe(1)
    expect(await marks.first().locator('[data-number]').innerText()).toBe('1')
    expect(await marks.getByRole('link').getAttribute('href')).toBe('/incidents/2026-09-14-orders-silent/')
    expect(await page.locator('time-marks [data-span]').innerText()).toBe(
      'From Sep 14, 00:12 to Sep 15, 00:12 on your clock, Europe/Lisbon.',
    )
    await block(page).locator('canvas').waitFor()
    expect(await page.evaluate(() => (document.querySelector('time-marks') as unknown as {axis: {marks: unknown}}).axis.marks)).toEqual([
      {number: 1, kind: 'incident', from: incident, to: Date.parse('2026-09-14T06:31:00Z')},
    ])
    await page.context().close()
  })

  test('puts what a recording plays on the axis as lines of their own, labelled, and lets them go', async () => {
    const entry = 'incident:2026-09-14-orders-silent'
    const demo = {id: 'evening', kind: 'replay', title: 'Recorded evening', demo: true, ok: true, answeredAt: ago(0), tookMs: 0}
    const base = snapshotOf()
    const played = (more: Partial<Snapshot>) => ({...base, sources: [...base.sources, demo], ...more})
    const [first, second] = [ago(300), ago(20)]
    const both = [{entry, source: 'evening', from: first, to: ago(280)}, {entry, source: 'evening', from: second}] // biome-ignore format: short
    const {page, problems, serve} = await open(
      'status/orders-to-erp/',
      played({marks: [...both, {entry: 'change:none', source: 'x', from: second}]}),
    )
    const lines = page.locator('time-marks li:visible')
    await expect.poll(() => lines.count(), soon).toBe(2)
    expect(await lines.locator('[data-number]').allInnerTexts()).toEqual(['1', '2'])
    expect((await lines.allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/No orders for 79 minutes.* incident, played Nov 22, 21:00:00 to Nov 22, 21:20:00 demo data$/),
      expect.stringMatching(/No orders for 79 minutes.* incident, played Nov 23, 01:40:00, not over demo data$/),
    ])
    expect(await lines.getByRole('link').first().getAttribute('href')).toBe('/incidents/2026-09-14-orders-silent/')
    await serve(played({writtenAt: new Date(now + 1).toISOString(), marks: [{entry, source: 'evening', from: second, to: ago(1)}]}))
    await expect.poll(() => lines.count(), soon).toBe(1)
    expect(await lines.first().innerText()).toContain('to Nov 23, 01:59:00')
    expect(problems).toEqual([])
    await page.context().close()
  })

  test('says what was last and what is next where nothing falls into the shown time', async () => {
    const {page} = await open('status/orders-to-erp/', measured)
    await expect
      .poll(() => page.locator('time-marks [data-none]').innerText(), soon)
      .toMatch(
        /^No change or incident in this time; the last was INC-2026-\d+, which ended \d+ days before; the next is CHG-2026-\d+, which begins \d+ days after\.$/,
      )
    expect(await page.locator('time-marks li:visible').count()).toBe(0)
    await page.context().close()
  })

  test('redraws in the colours of the other theme', async () => {
    const {page} = await open('status/orders-to-erp/', measured)
    const canvas = block(page).locator('canvas')
    await canvas.waitFor()
    const picture = () => canvas.evaluate(element => (element as HTMLCanvasElement).toDataURL())
    const light = await picture()
    await page.locator('.theme-toggle').click()
    await expect.poll(picture, soon).not.toBe(light)
    await page.context().close()
  })

  test('loads the code of plots nowhere else', async () => {
    for (const [address, expected] of [
      ['status/', 0],
      ['integrations/orders-to-erp/', 0],
      ['status/orders-to-erp/', 1],
    ] as const) {
      const {page} = await open('teams/', measured)
      const asked: string[] = []
      page.on('request', request => asked.push(request.url()))
      await page.goto(inject('site') + address)
      // Whatever wants a plot has seen its signals by then.
      await page.locator('failing-count .state').waitFor(soon)
      if (expected > 0) await block(page).locator('canvas').waitFor()
      expect(
        asked.filter(url => /\/plot\.[^/]+\.js$/.test(url)),
        address,
      ).toHaveLength(expected)
      await page.context().close()
    }
  })
})

describe('vendors', () => {
  const shopify = {
    source: 'shopify',
    state: 'warning' as const,
    fetchedAt: ago(1),
    observedAt: ago(1),
    components: [{name: 'Webhooks', state: 'warning' as const}],
    incidents: [{title: 'Delayed <b>webhooks</b>', state: 'investigating', since: ago(40), url: 'https://status.example.com/1'}],
  }

  test.each(['systems/shopify/', 'integrations/orders-to-erp/', 'status/orders-to-erp/', 'status/'])(
    'say their word on /%s',
    async address => {
      const {page} = await open(address, snapshotOf({vendors: {shopify}}))
      const vendor = page.locator('main vendor-now[data-system="shopify"]:has([data-details])').first()
      await vendor.locator('.vendor-incidents').waitFor()
      const text = await vendor.innerText()
      for (const said of ['Their page says', 'warning', 'Webhooks', 'Delayed <b>webhooks</b>', 'read 1 min ago', 'investigating'])
        expect(text).toContain(said)
      expect(await vendor.getByRole('link').getAttribute('href')).toBe('https://status.example.com/1')
      await page.context().close()
    },
  )
})

describe('an alert', () => {
  test.each([
    ['failure-modes/webhook-subscription-removed/', '#is-this-it ~ ul'],
    ['alerts/OrdersSilent/', '.facts'],
    ['runbooks/recreate-webhook-subscription/', '.facts'],
  ])('shows its state on /%s', async (address, place) => {
    const {page, serve} = await open(address, snapshotOf({alerts: [alert('OrdersSilent')]}))
    const state = page.locator(`${place} alert-now[data-alert="OrdersSilent"]`)
    await expect.poll(() => state.innerText(), soon).toBe('firing for 12 min')
    await serve(snapshotOf())
    await expect.poll(() => state.innerText(), soon).toMatch(/^not active as of \d+ s ago$/)
    await page.context().close()
  })
})

test('the start page lists the worst few and no more', async () => {
  const alerts = ['OrdersSilent', 'OldestOrderAge', 'GmvAtRisk', 'DeadLettersWaiting', 'A', 'B'].map(name => alert(name))
  const {page} = await open('', snapshotOf({alerts}))
  await expect.poll(() => page.locator('failing-now [data-all]').innerText(), soon).toBe('and 3 more: status of everything')
  expect(await page.locator('failing-now .failing').count()).toBe(3)
  expect(await page.locator('failing-now .failing').first().getAttribute('data-alert')).toBe('OrdersSilent')
  await page.context().close()
})

describe('what fails now has its room from the first paint', () => {
  const names = [
    'OrdersSilent',
    'OldestOrderAge',
    'GmvAtRisk',
    'DeadLettersWaiting',
    ...Array.from({length: 8}, (_, index) => `Odd${index}`),
  ]
  const failing = (count: number) =>
    snapshotOf({
      alerts: names.slice(0, count).map(name => alert(name, {labels: {topic: 'orders/create'}})),
      signals: {
        'orders-to-erp/orders-waiting': reading(130),
        'orders-to-erp/oldest-order-age': reading(4000),
        'orders-to-erp/exceptions-open': reading(12),
        'erp-to-3pl/short-shipped-units': reading(31),
      },
    })

  // What has moved below the reader while the page was read, without anybody touching it.
  async function shiftOf(address: string, width: number, count: number): Promise<number> {
    const context = await browser.newContext({viewport: {width, height: width < 720 ? 844 : 768}, timezoneId: 'Europe/Lisbon'})
    const page = await context.newPage()
    await page.clock.setFixedTime(now)
    await page.route('**/status.json', async route => {
      await new Promise(resolve => setTimeout(resolve, 300))
      await route.fulfill({json: failing(count), headers: {date: new Date(now).toUTCString()}})
    })
    await page.goto(inject('site') + address)
    const said = count === 0 ? /^No alert is active/ : /^Alerts: \d+ firing/
    await expect.poll(() => page.locator('failing-now [data-words]').innerText(), soon).toMatch(said)
    if (count > 0) await page.locator('failing-now on-call-now [data-answer] a').first().waitFor({state: 'attached'})
    const shift = await page.evaluate(async () => {
      let sum = 0
      const add = (entries: PerformanceEntryList) => {
        for (const entry of entries as (PerformanceEntry & {value: number; hadRecentInput: boolean})[])
          if (!entry.hadRecentInput) sum += entry.value
      }
      new PerformanceObserver(list => add(list.getEntries())).observe({type: 'layout-shift', buffered: true})
      await new Promise(resolve => setTimeout(resolve, 500))
      return sum
    })
    await context.close()
    return shift
  }

  const places = ['', 'status/', 'status/orders-to-erp/'].flatMap(address => [390, 1366].map(width => [address, width] as const))

  test.each(places)('/%s at %i px does not move when alerts are read', async (address, width) => {
    // Mostly it waits, so three pages wait together.
    const shifts = await Promise.all([0, 4, 12].map(async count => [count, await shiftOf(address, width, count)] as const))
    expect(shifts.filter(([, shift]) => shift >= 0.02)).toEqual([])
  })

  test.each(places)('/%s at %i px names who is called in the room that is kept', async (address, width) => {
    const {page} = await open(address, failing(1), {viewport: {width, height: 844}})
    const fact = page.locator('.failing [data-fact="On call now"]')
    const name = fact.locator('[data-answer] a').first()
    await name.waitFor()
    const [inside, around] = [await name.boundingBox(), await fact.boundingBox()]
    expect(inside && around && inside.y + inside.height <= around.y + around.height + 1).toBe(true)
    await page.context().close()
  })

  test('a phone has the worst with its runbook and who is called, and the others a press away', async () => {
    const {page} = await open('status/', failing(4), {viewport: {width: 390, height: 844}})
    const row = page.locator('.failing')
    await row.locator('on-call-now [data-answer] a').first().waitFor()
    expect(await row.count()).toBe(1)
    const text = await row.innerText()
    for (const said of ['firing', 'Shopify removed our webhook subscription', 'SEV1', 'Recreate the order webhooks', 'Sasha Lindqvist'])
      expect(text).toContain(said)
    expect(text).not.toContain('topic=orders/create')
    const all = page.getByRole('button', {name: 'Show all 4 in full'})
    await all.press('Enter')
    expect(await row.count()).toBe(4)
    expect(await row.first().innerText()).toContain('topic=orders/create')
    const less = page.getByRole('button', {name: 'Show the worst alone', expanded: true})
    expect(await less.evaluate(button => button === document.activeElement)).toBe(true)
    await less.press('Enter')
    expect(await row.count()).toBe(1)
    await page.context().close()
  })
})

test('without JavaScript every status says unknown, when the page was built and where to look', async () => {
  for (const address of ['', 'status/', 'status/orders-to-erp/']) {
    const {page} = await open(address, snapshotOf(), {javaScriptEnabled: false})
    const text = await page.locator('failing-now').innerText()
    expect(text).toMatch(
      /^unknown Not measured: this page was built \w{3} \d+, \d{4}, \d\d:\d\d America\/New_York\. Live status needs JavaScript/,
    )
    expect(await page.locator('.state-ok').count()).toBe(0)
    await page.context().close()
  }
})

test('everything works under a base path', async () => {
  const {page, problems} = await open('status/', snapshotOf({alerts: [alert('OrdersSilent')]}), {site: inject('siteUnderDocs')})
  const row = page.locator('.failing[data-alert="OrdersSilent"]')
  await row.locator('on-call-now [data-answer] a').first().waitFor()
  const addresses = await row.getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href')))
  expect(addresses.filter(address => !address?.startsWith('/docs/'))).toEqual([])
  await page.goto(`${inject('siteUnderDocs')}status/orders-to-erp/`)
  await page.locator('canvas').first().waitFor()
  expect(problems).toEqual([])
  await page.context().close()
})

test.each(['', 'status/', 'status/orders-to-erp/', 'systems/shopify/'])(
  '/%s has no serious finding of axe while things fail, and fits a phone',
  async address => {
    const alerts = [
      alert('OrdersSilent', {labels: {topic: 'orders/create'}}),
      alert('Unknown'),
      alert('OldestOrderAge', {state: 'pending'}),
      alert('GmvAtRisk', {state: 'silenced'}),
    ]
    const signals = {'orders-to-erp/orders-waiting': reading(130, values({30: null, 94: 130}))}
    const {page, problems} = await open(address, snapshotOf({alerts, signals}), {viewport: {width: 390, height: 844}})
    await page.locator('failing-count .state').waitFor(soon)
    if (address === 'status/orders-to-erp/') await page.locator('canvas').first().waitFor()
    else if (address !== 'systems/shopify/') await page.locator('failing-now on-call-now [data-answer] a').first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(problems).toEqual([])
    await page.context().close()
  },
)
