import {existsSync} from 'node:fs'
import {chromium} from 'playwright-core'

/** Places where a Chromium stands on common systems; `CHROMIUM` names another. */
const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Finds a Chromium: the system's, else the one that Playwright has downloaded. */
export function findChromium(): string | undefined {
  const candidates = [...places, chromium.executablePath()]
  return candidates.find(place => place !== undefined && place !== '' && existsSync(place))
}

/** Starts Chromium without the traffic it makes by itself. */
export function startChromium() {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium found; `npm test` installs one, or set CHROMIUM to its path')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({
    executablePath,
    args: [...asRoot, '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}
