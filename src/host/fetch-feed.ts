import {withWholeLetters} from '../core/content/calendar-folds.ts'
import {lengthInWords} from '../core/format/duration.ts'
import {Failure} from './failure.ts'
import {bytesOf, fetchAlong, HttpRefusal} from './http.ts'

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
    const response = await answered(address, limits, request)
    return new TextDecoder('utf-8', {fatal: true}).decode(withWholeLetters(await bytesOf(response, limits.maxBytes)))
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`cannot fetch the calendar from \`${host}\`: ${saidBy(error, limits)}`, help)
  }
}

async function answered(address: string, {redirects, timeoutMs}: FeedLimits, request: typeof fetch): Promise<Response> {
  const url = new URL(address)
  const {username, password} = url
  const authorization = username && `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`
  const response = await fetchAlong({
    url,
    headers: {accept: 'text/calendar, text/plain;q=0.5'},
    // A name and password in the address are for that server alone.
    ...(authorization && {secret: {authorization}}),
    schemes: ['https:'],
    redirects,
    signal: AbortSignal.timeout(timeoutMs),
    request,
  })
  if (response.ok) return response
  await response.body?.cancel()
  throw new Error(`the server answers ${response.status} ${response.statusText}`.trim())
}

function saidBy(error: unknown, limits: FeedLimits): string {
  if (error instanceof HttpRefusal) return refusalInWords(error, limits)
  const {name, message, cause} = error as Error & {cause?: {code?: string; message?: string}}
  if (name === 'TimeoutError') return `no answer within ${lengthInWords(limits.timeoutMs)}`
  if (error instanceof TypeError && /encoded data/.test(message)) return 'the answer is not a text in UTF-8'
  // What `fetch` says of itself is only that it failed.
  return message === 'fetch failed' ? cause?.message || cause?.code || message : message
}

function refusalInWords({because, scheme}: HttpRefusal, {maxBytes, redirects}: FeedLimits): string {
  if (because === 'size') return `it is larger than ${maxBytes / 1024 / 1024} MiB`
  if (because === 'redirects') return `it is redirected more than ${redirects} times`
  return scheme === undefined ? 'it is redirected to something that is no web address' : `only https is used, not \`${scheme}\``
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
