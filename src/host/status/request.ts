import {setTimeout} from 'node:timers/promises'
import pRetry from 'p-retry'
import {lengthInWords, spanInWords} from '../../core/format/duration.ts'
import {type Answered, type Asking, type Request, SourceFailure} from '../../status/source/source.ts'
import {bytesOf, fetchAlong, maxAnswerBytes} from '../http.ts'
import {bearerHeader, dropToken, type TokenGiver, type TokenMemory} from './bearer.ts'
import {networkFailure, statusFailure} from './failure-words.ts'

/** Whom to ask, as whom, and how long. */
export interface Peer {
  /** Address of the source. */
  url: string
  /** Headers that say who we are; they never leave for another origin. */
  headers?: Record<string, string>
  /** How long one answer may take, asking again included. */
  timeoutMs: number
  /** Who gives us access tokens, for a source that wants them. */
  tokens?: TokenGiver | undefined
}

/** What is remembered between rounds. */
export interface Memory extends TokenMemory {
  /** Last answers that may be asked for conditionally, by address. */
  answers: Map<string, {etag?: string; modified?: string; body: unknown; modifiedAt?: number}>
  /** Until when it asked not to be asked, milliseconds since the epoch. */
  notBefore?: number
  /** How far its clock is ahead of ours, in milliseconds, as last seen. */
  aheadMs?: number
}

const schemes = ['http:', 'https:']
const maxRedirects = 3
const longestWaitMs = 3_600_000
// A longer query may not fit into an address on its way.
const longestAddress = 1800

/** Gives an empty memory of a peer. */
export const newMemory = (): Memory => ({answers: new Map()})

/**
 * Makes the function that asks a peer during one round.
 *
 * Each question has the time limit for itself: of many, the last ones wait for their turn and are no slower for it. What may pass is asked
 * again, twice, while there is time. Only web pages are refused by kind: many servers call JSON a text.
 *
 * @param end Ends the round early, such as when the program is asked to stop.
 */
export function requestTo(peer: Peer, memory: Memory, end: AbortSignal): Request {
  return async (path, asking = {}) => {
    const ends = AbortSignal.any([end, AbortSignal.timeout(peer.timeoutMs)])
    const deadline = Date.now() + peer.timeoutMs
    const address = addressOf(peer.url, path)
    let last: SourceFailure | undefined
    try {
      return await pRetry(
        async () => {
          const asked = {peer, memory, ends, deadline}
          await waitAsAsked(asked)
          return await askAs(address, asking, asked)
        },
        {
          retries: 2,
          minTimeout: 200,
          factor: 3,
          randomize: true,
          signal: ends,
          shouldRetry: ({error}) => error instanceof SourceFailure && error.passing,
          onFailedAttempt: ({error}) => {
            if (error instanceof SourceFailure) last = error
          },
        },
      )
    } catch (error) {
      if (error instanceof SourceFailure) throw error
      if (end.aborted) throw new SourceFailure('the collector was ended', {whole: true})
      if (!ends.aborted) throw error
      throw last?.passing ? last : timeout(peer)
    }
  }
}

interface Asked {
  peer: Peer
  memory: Memory
  ends: AbortSignal
  deadline: number
}

// A token may be withdrawn before its time: then a new one is asked for, once.
async function askAs(address: URL, asking: Asking, asked: Asked): Promise<Answered> {
  const {peer, memory, ends} = asked
  if (!peer.tokens) return await ask(address, asking, asked)
  const ownTokens = peer.tokens
  const withToken = async () => ({...peer, headers: {...peer.headers, ...(await bearerHeader(ownTokens, memory, ends))}})
  try {
    return await ask(address, asking, {...asked, peer: await withToken()})
  } catch (error) {
    if (!(error instanceof SourceFailure) || error.status !== 401) throw error
    dropToken(memory)
    return await ask(address, asking, {...asked, peer: await withToken()})
  }
}

async function ask(address: URL, asking: Asking, {peer, memory, ends}: Asked): Promise<Answered> {
  const kept = asking.conditional ? memory.answers.get(address.href) : undefined
  try {
    const response = await sent(address, asking, {...headersOf(kept), ...peer.headers}, ends)
    memory.aheadMs = aheadOf(response)
    const at = answeredAt(response)
    if (response.status === 304 && kept) {
      await response.body?.cancel()
      return {status: 200, body: kept.body, at, ...(kept.modifiedAt && {modifiedAt: kept.modifiedAt})}
    }
    rememberWait(response, memory)
    const body = await readJson(response)
    const modifiedAt = timeIn(response, 'last-modified')
    const answer = {status: response.status, body, at, ...(modifiedAt !== undefined && {modifiedAt})}
    if (asking.conditional && response.status === 200) remember(memory, address, response, answer)
    return answer
  } catch (error) {
    if (error instanceof SourceFailure) throw error
    if (ends.aborted) throw timeout(peer)
    throw networkFailure(error)
  }
}

function sent(start: URL, {parameters, json}: Asking, secret: Record<string, string>, signal: AbortSignal): Promise<Response> {
  const {address: url, form} = withParameters(start, parameters)
  const posted = json === undefined ? undefined : {value: JSON.stringify(json), type: 'application/json'}
  const body = form ? {value: form} : posted
  return fetchAlong({url, body, headers: {Accept: 'application/json'}, secret, schemes, redirects: maxRedirects, signal})
}

function withParameters(start: URL, parameters: Asking['parameters']): {address: URL; form?: URLSearchParams | undefined} {
  const form = new URLSearchParams(parameters)
  if (!parameters) return {address: start}
  if (form.toString().length > longestAddress) return {address: start, form}
  const address = new URL(start)
  for (const [name, value] of form) address.searchParams.set(name, value)
  return {address}
}

function addressOf(url: string, path: string): URL {
  const base = new URL(url)
  if (base.username || base.password) {
    throw new SourceFailure('its address carries a password; name environment variables under `auth` instead', {whole: true})
  }
  if (path !== '') base.pathname = `${base.pathname.replace(/\/+$/, '')}/${path}`
  return base
}

async function readJson(response: Response): Promise<unknown> {
  const {status} = response
  const text = new TextDecoder().decode(await bytesOf(response, maxAnswerBytes))
  const failure = status >= 400 ? statusFailure(status) : undefined
  // What these say beside it is meant for browsers; elsewhere JSON often tells more than the status.
  if (failure && (failure.whole || status === 429)) throw failure
  const isPage = /^\s*</.test(text) || /\bhtml\b/.test(response.headers.get('content-type') ?? '')
  if (isPage) throw failure ?? new SourceFailure('it answered a web page, not JSON', {whole: true})
  if (text.trim() === '') throw failure ?? new SourceFailure('it answered nothing', {passing: true})
  try {
    return JSON.parse(text)
  } catch {
    throw failure ?? new SourceFailure('it answered broken JSON', {passing: true})
  }
}

function remember(memory: Memory, address: URL, response: Response, {body, modifiedAt}: Answered): void {
  const [etag, modified] = [response.headers.get('etag'), response.headers.get('last-modified')]
  if (!etag && !modified) return
  memory.answers.set(address.href, {body, ...(etag && {etag}), ...(modified && {modified}), ...(modifiedAt && {modifiedAt})})
}

function headersOf(kept: {etag?: string; modified?: string} | undefined): Record<string, string> {
  if (!kept) return {}
  return {...(kept.etag && {'If-None-Match': kept.etag}), ...(kept.modified && {'If-Modified-Since': kept.modified})}
}

// `Retry-After` is kept over rounds: asking every half minute would only prolong it.
function rememberWait({status, headers}: Response, memory: Memory): void {
  const written = headers.get('retry-after')
  if (!written || (status !== 429 && status !== 503)) return
  const seconds = Number(written)
  const until = Number.isFinite(seconds) ? Date.now() + seconds * 1000 : Date.parse(written)
  if (!Number.isNaN(until)) memory.notBefore = Math.min(until, Date.now() + longestWaitMs)
}

async function waitAsAsked({memory, deadline, ends}: Asked): Promise<void> {
  const waitMs = (memory.notBefore ?? 0) - Date.now()
  // Nobody is waited for longer than that; a clock that was ahead is back.
  if (waitMs <= 0 || waitMs > longestWaitMs) return
  if (Date.now() + waitMs < deadline) return await setTimeout(waitMs, undefined, {signal: ends})
  throw new SourceFailure(`it asked not to be asked again for ${spanInWords(waitMs)}`, {whole: true})
}

function timeout({timeoutMs}: Peer): SourceFailure {
  return new SourceFailure(`no answer within ${lengthInWords(timeoutMs)}`)
}

// By our own clock, whatever theirs says; `Age` is how long a cache on the way has kept it.
function answeredAt(response: Response): number {
  return Date.now() - ageMs(response)
}

function aheadOf(response: Response): number {
  const date = timeIn(response, 'date')
  return date === undefined ? 0 : date + ageMs(response) - Date.now()
}

function ageMs(response: Response): number {
  const seconds = Number(response.headers.get('age') ?? 0)
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
}

function timeIn(response: Response, header: string): number | undefined {
  const at = Date.parse(response.headers.get(header) ?? '')
  return Number.isNaN(at) ? undefined : at
}
