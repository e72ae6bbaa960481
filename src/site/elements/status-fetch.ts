import {lengthInWords} from '../../core/format/duration.ts'

/** What came back from asking for the snapshot; `heldMs` is how long ago the headers came, where that was before we asked. */
export type StatusAnswer = {heldMs: number} & ({headers: Headers; text: string} | {headers?: Headers; problem: string})

/** How long an answer may take, its body included. */
export const timeLimitMs = 10_000

/** How large an answer may be: some times what a thousand signals with history need. */
export const sizeLimitBytes = 8_000_000

/**
 * Asks for the snapshot, within a time and a size.
 *
 * The browser keeps the last answer and asks whether it has changed (`no-cache`), with the `ETag` or `Last-Modified` it was given;
 * headers of our own would need permission at another origin.
 */
export async function fetchSnapshot(address: string): Promise<StatusAnswer> {
  const {abort, response: answer, answeredAt} = askedInHead(address) ?? ask(address)
  const heldMs = answeredAt === undefined ? 0 : performance.now() - answeredAt
  const timer = setTimeout(() => abort.abort(), timeLimitMs)
  let headers: Headers | undefined
  try {
    const response = await answer
    headers = response.headers
    if (!response.ok) return {heldMs, headers, problem: problemOfStatus(response.status)}
    return {heldMs, headers, ...(await readText(response))}
  } catch {
    return {
      heldMs,
      ...(headers && {headers}),
      problem: abort.signal.aborted ? `no answer within ${lengthInWords(timeLimitMs)}` : problemOfNetwork(headers),
    }
  } finally {
    clearTimeout(timer)
    // Ends a body that nobody reads further.
    abort.abort()
  }
}

/** A question that is under way. */
interface Asked {
  abort: AbortController
  response: Promise<Response>
  answeredAt?: number
}

function ask(address: string): Asked {
  const abort = new AbortController()
  return {abort, response: fetch(address, {cache: 'no-cache', credentials: 'same-origin', signal: abort.signal})}
}

// The page's head has asked already; its answer counts once, for the first question.
function askedInHead(address: string): Asked | undefined {
  const holder = window as {firstStatus?: Asked & {address: string}}
  const first = holder.firstStatus
  delete holder.firstStatus
  return first?.address === address ? first : undefined
}

async function readText(response: Response): Promise<{text: string} | {problem: string}> {
  const reader = response.body?.getReader()
  if (!reader) return {text: ''}
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const {done, value} = await reader.read()
    if (done) return {text: text + decoder.decode()}
    bytes += value.byteLength
    if (bytes > sizeLimitBytes) return {problem: `the answer is larger than ${sizeLimitBytes / 1_000_000} MB`}
    text += decoder.decode(value, {stream: true})
  }
}

function problemOfStatus(status: number): string {
  return status === 404 ? 'no status has been written where this page looks (404)' : `the server answered ${status}`
}

function problemOfNetwork(headers: Headers | undefined): string {
  if (headers) return 'the answer broke off'
  return navigator.onLine ? 'the server could not be reached' : 'this device is offline'
}
