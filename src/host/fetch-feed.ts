import {withWholeLetters} from '../core/content/calendar-folds.ts'
import {lengthInWords} from '../core/format/duration.ts'
import {Failure} from './failure.ts'

/** What a feed may cost. */
export interface FeedLimits {
  timeoutMs: number
  maxBytes: number
  redirects: number
}

/** Limits of a calendar feed: a slow or endless server keeps nobody waiting. */
export const feedLimits: FeedLimits = {timeoutMs: 20_000, maxBytes: 4 * 1024 * 1024, redirects: 5}

const help = 'Open the address in a browser, correct it under `calendar.url`, and fetch again; what was fetched before is untouched.'

/**
 * Fetches the text of a feed, over https only, also where it is redirected.
 *
 * @param address May hold a secret; failures name the host alone.
 * @throws {Failure} When the server does not answer in time, refuses, sends too much or something that is no text.
 */
export async function fetchFeed(address: string, limits: FeedLimits = feedLimits, request: typeof fetch = fetch): Promise<string> {
  const {host} = new URL(address)
  try {
    const response = await follow(address, limits, request)
    return new TextDecoder('utf-8', {fatal: true}).decode(withWholeLetters(await bytesOf(response, limits.maxBytes)))
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`cannot fetch the calendar from \`${host}\`: ${saidBy(error, limits)}`, help)
  }
}

async function follow(address: string, {redirects, timeoutMs}: FeedLimits, request: typeof fetch): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs)
  let url = new URL(address)
  // `fetch` refuses an address with a name and password in it; they are for that server alone.
  const {origin, username, password} = url
  const authorization = username ? `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}` : undefined
  for (let left = redirects; ; left--) {
    if (url.protocol !== 'https:') throw new Error(`only https is used, not \`${url.protocol.slice(0, -1)}\``)
    const headers = new Headers({accept: 'text/calendar, text/plain;q=0.5'})
    if (authorization !== undefined && url.origin === origin) headers.set('authorization', authorization)
    url.username = ''
    url.password = ''
    const response = await request(url, {signal, redirect: 'manual', headers})
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (location === null) {
      if (response.ok) return response
      throw new Error(`the server answers ${response.status} ${response.statusText}`.trim())
    }
    await response.body?.cancel()
    if (left === 0) throw new Error(`it is redirected more than ${redirects} times`)
    url = new URL(location, url)
  }
}

async function bytesOf({body}: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.length
    // Leaving the loop ends the transfer.
    if (size > maxBytes) throw new Error(`it is larger than ${maxBytes / 1024 / 1024} MiB`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function saidBy(error: unknown, {timeoutMs}: FeedLimits): string {
  const {name, message, cause} = error as Error & {cause?: {code?: string; message?: string}}
  if (name === 'TimeoutError') return `no answer within ${lengthInWords(timeoutMs)}`
  if (error instanceof TypeError && /encoded data/.test(message)) return 'the answer is not a text in UTF-8'
  // What `fetch` says of itself is only that it failed.
  return message === 'fetch failed' ? cause?.message || cause?.code || message : message
}

/**
 * Puts variables of the environment into the address of a feed: `https://calendar.example.com/${CALENDAR_KEY}/on-call.ics`.
 *
 * `webcal:` is what programs call a feed that is fetched over https. Only variables that begin with `CALENDAR_` are used. Content comes from pull requests, and must not send other secrets anywhere.
 *
 * @throws {Failure} When a variable is not set, or is one that is not used.
 */
export function feedAddress(written: string, env: Readonly<Record<string, string | undefined>>): string {
  return written.replace(/^webcals?:/i, 'https:').replace(/\$\{(\w*)\}/g, (_, name: string) => {
    if (!name.startsWith('CALENDAR_')) {
      throw new Failure(
        `\`\${${name}}\` in the address of the feed is not used`,
        'Keep the secret in a variable whose name begins with `CALENDAR_`.',
      )
    }
    const value = env[name]
    if (!value)
      throw new Failure(`the variable \`${name}\` of the feed's address is not set`, 'Set it in the environment, and fetch again.')
    return encodeURIComponent(value)
  })
}
