// Times what somebody waits for who is woken with a bad line: the first action of each top-severity runbook, and the answer to a code.
import {existsSync} from 'node:fs'
import path from 'node:path'
import type {Browser, BrowserContext, Page} from 'playwright-core'
import {serveFolder} from '../src/host/static-server.ts'
import {hintsOf} from '../src/site/style-hint.ts'
import {startChromium} from '../tests/support/chromium.ts'

/** What is measured. */
export interface PageBench {
  /** Folder of the built site. */
  site: string
  /** How often each; the median counts. */
  runs: number
}

/** The line and the machine: 400 ms each way there and back, 400 kbit/s, a phone of four times less speed. */
const line = {offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000}
const slowdown = 4
const code = 'RCRD_HAS_BEEN_CHANGED'

/** Measures the built site and prints the medians; false when one of them is over its limit. */
export async function benchPage({site, runs}: PageBench): Promise<boolean> {
  if (!existsSync(path.join(site, 'index.html'))) throw new Error(`there is no built site in \`${site}\`: run \`npm run build\` first`)
  const folder = path.resolve(site)
  const {server, url} = await serveFolder({folder, base: '/', host: '127.0.0.1', port: 0, headersOf: hintsOf(folder)})
  const browser = await startChromium()
  try {
    const runbook = `${url}runbooks/redrive-dead-letters/`
    console.log(`Slow 3G (400 ms, 400 kbit/s), CPU ${slowdown} times slower, 390 × 844, nothing cached; median of ${runs}`)
    const results = [
      await measure('first action readable', 1500, runs, () => cold(browser, runbook, firstAction)),
      await measure('exact answer, opened by a link to it', 2000, runs, () => cold(browser, `${url}search/?q=${code}`, exactAnswer)),
      await measure('exact answer, asked on a runbook', 2000, runs, () => cold(browser, runbook, asked)),
      await measure('keystroke to answer, names loaded', 100, runs, () => cold(browser, runbook, keystroke)),
    ]
    return results.every(Boolean)
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

async function measure(what: string, limitMs: number, runs: number, once: () => Promise<number>): Promise<boolean> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await once())
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
  const isKept = median < limitMs
  console.log(`${what}: ${Math.round(median)} ms, limit ${limitMs} ms${isKept ? '' : ', OVER'} (${times.map(Math.round).join(', ')})`)
  return isKept
}

async function cold(browser: Browser, address: string, wait: (page: Page) => Promise<number>): Promise<number> {
  const context: BrowserContext = await browser.newContext({viewport: {width: 390, height: 844}, serviceWorkers: 'block'})
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', line)
    await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown})
    await page.addInitScript(watchFirstPaints)
    await page.goto(address, {waitUntil: 'commit', timeout: 60_000})
    return await wait(page)
  } finally {
    await context.close()
  }
}

declare global {
  /** When each was on the screen, in milliseconds since the navigation began. */
  var painted: Record<string, number>
}

// A frame is drawn only once the styles are there; the callback after it runs when it is on the screen.
function watchFirstPaints(): void {
  globalThis.painted = {}
  const watched = {action: '#first-actions-1 + *', answer: '.results-exact a, .search-hits a'}
  const look = () => {
    for (const [name, selector] of Object.entries(watched)) {
      if (name in painted || !document.querySelector(selector)) continue
      painted[name] = Number.NaN
      requestAnimationFrame(() => {
        painted[name] = performance.now()
      })
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function paintedAt(page: Page, name: string): Promise<number> {
  const handle = await page.waitForFunction(key => painted[key] || false, name, {timeout: 60_000})
  return Number(await handle.jsonValue())
}

const firstAction = (page: Page) => paintedAt(page, 'action')
const exactAnswer = (page: Page) => paintedAt(page, 'answer')

// A phone has its search at the thumb; the clock runs from the touch of it, with the code typed at once.
async function asked(page: Page): Promise<number> {
  await page.waitForLoadState('load')
  await page.waitForFunction(() => customElements.get('theme-toggle'))
  return await typed(page)
}

async function keystroke(page: Page): Promise<number> {
  await asked(page)
  return await typed(page)
}

// From the touch, and the input of the code, to the frame that shows its page.
async function typed(page: Page): Promise<number> {
  const begun = await page.evaluate(text => {
    if (!document.querySelector('dialog[open]')) document.querySelector<HTMLElement>('[data-search-link]')?.click()
    const input = document.querySelector<HTMLInputElement>('dialog input[type=search]')
    if (!input) throw new Error('the page opens no search')
    document.querySelector('dialog [data-results]')?.replaceChildren()
    // The answer before is no longer on the screen.
    delete painted.answer
    input.focus()
    input.value = text
    input.dispatchEvent(new InputEvent('input', {bubbles: true}))
    return performance.now()
  }, code)
  return (await paintedAt(page, 'answer')) - begun
}
