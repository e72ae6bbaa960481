/** Largest answer of a source or token server that is read. */
export const maxAnswerBytes = 5_000_000

/** What a walk along redirects ended with: a rule of ours, not the network. Callers say it in their words. */
export class HttpRefusal extends Error {
  readonly because: 'scheme' | 'downgrade' | 'redirects' | 'size'
  /** The scheme that is not used, without colon; only for `scheme`, and missing where there is no address at all. */
  readonly scheme: string | undefined

  constructor(because: HttpRefusal['because'], scheme?: string) {
    super(because)
    this.because = because
    this.scheme = scheme
  }
}

/** Something to ask a server for. */
export interface HttpAsking {
  /** A name and password in it are not sent; say who we are in `secret`. */
  url: URL
  /** Sent with POST where no other method is named; a redirect with 301, 302 or 303 goes on without it. */
  body?: {value: string | URLSearchParams; type?: string; method?: 'POST' | 'PUT'} | undefined
  headers: Record<string, string>
  /** Headers that say who we are; they never leave for another origin. */
  secret?: Record<string, string> | undefined
  /** Schemes that are used, e.g. `https:`. */
  schemes: readonly string[]
  /** How many redirects are followed. */
  redirects: number
  /** Ends it, the body included. */
  signal: AbortSignal
  request?: typeof fetch
}

const redirecting = new Set([301, 302, 303, 307, 308])

/**
 * Asks a server, and follows where it leads: never from https to http, nor with secrets to another origin.
 *
 * @returns The answer, whatever its status; its body is not read yet.
 * @throws {HttpRefusal} When it leads too far, or to something that is not used.
 */
export async function fetchAlong(asking: HttpAsking): Promise<Response> {
  const {headers, secret = {}, redirects, schemes, signal, request = fetch} = asking
  const {origin} = asking.url
  let {body} = asking
  let url = usable(asking.url, schemes)
  for (let left = redirects; ; left -= 1) {
    const own = url.origin === origin ? secret : {}
    const sent = body === undefined ? {} : {method: body.method ?? 'POST', body: body.value}
    const type: Record<string, string> = body?.type === undefined ? {} : {'Content-Type': body.type}
    const response = await request(url, {...sent, headers: {...headers, ...type, ...own}, redirect: 'manual', signal})
    const location = response.headers.get('location')
    if (!redirecting.has(response.status) || !location) return response
    await response.body?.cancel()
    if (left === 0) throw new HttpRefusal('redirects')
    if (response.status < 307) body = undefined
    url = nextOf(location, url, schemes)
  }
}

/**
 * Reads the body of an answer.
 *
 * @throws {HttpRefusal} When it is larger; nothing more is read then.
 */
export async function bytesOf({body}: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.length
    // Leaving the loop closes the connection.
    if (size > maxBytes) throw new HttpRefusal('size')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function nextOf(location: string, from: URL, schemes: readonly string[]): URL {
  if (!URL.canParse(location, from.href)) throw new HttpRefusal('scheme')
  const next = usable(new URL(location, from.href), schemes)
  if (from.protocol === 'https:' && next.protocol === 'http:') throw new HttpRefusal('downgrade')
  return next
}

// `fetch` refuses an address with a name and password in it, and repeats both in what it says.
function usable(written: URL, schemes: readonly string[]): URL {
  if (!schemes.includes(written.protocol)) throw new HttpRefusal('scheme', written.protocol.slice(0, -1))
  const url = new URL(written)
  url.username = ''
  url.password = ''
  return url
}
