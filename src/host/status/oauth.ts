import type {SourceSetting} from '../../status/source/kind.ts'
import {membersOf} from '../../status/source/plain.ts'
import {SourceFailure} from '../../status/source/source.ts'
import {bytesOf, fetchAlong, HttpRefusal, maxAnswerBytes} from '../http.ts'
import {networkFailure} from './failure-words.ts'

/** Where a token comes from, as the settings name it. */
export type OAuth = NonNullable<NonNullable<SourceSetting['auth']>['oauth']>

/** A token that was given to us, with the refresh token that came with it. */
export interface Token {
  access: string
  /** Milliseconds since the epoch. */
  until: number
  refresh?: string
}

/** A token is renewed so long before it ends: the question that carries it takes its time. */
const earlierMs = 30_000
const lifeWithoutWordMs = 5 * 60_000

/** What a token request needs beside its settings. */
export interface TokenContext {
  /** Reads an environment variable; throws where it is not set. */
  read(name: string): string
  signal: AbortSignal
  /** The token before; its refresh token, if it has one, is newer than that of the environment. */
  before?: Token | undefined
}

/**
 * Gets an access token: by a refresh token where there is one, else by client credentials.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 * @throws {SourceFailure} In words without any secret.
 */
export async function tokenOf(oauth: OAuth, context: TokenContext): Promise<Token> {
  const first = await ask(oauth, context, true)
  // Some servers take the client in the form alone, see section 2.3.1.
  const answer = first.status === 400 || first.status === 401 ? await ask(oauth, context, false) : first
  const {status, body} = answer
  if (status < 200 || status > 299)
    throw new SourceFailure(`it gave us no token (${status}${codeOf(body)})`, {whole: true, passing: status >= 500})
  if (typeof body.access_token !== 'string') throw new SourceFailure('its token address answered no token', {whole: true})
  const seconds = Number(body.expires_in)
  const refresh = typeof body.refresh_token === 'string' ? body.refresh_token : context.before?.refresh
  return {
    access: body.access_token,
    until: Date.now() + (seconds > 0 ? seconds * 1000 : lifeWithoutWordMs),
    ...(refresh !== undefined && {refresh}),
  }
}

/** Tells whether a token may still be used. */
export function isUsable(token: Token | undefined): token is Token {
  return token !== undefined && token.until - Date.now() > earlierMs
}

interface TokenAnswer {
  status: number
  body: Record<string, unknown>
}

async function ask(oauth: OAuth, context: TokenContext, inHeader: boolean): Promise<TokenAnswer> {
  const {tokenUrl, clientId, clientSecret} = oauth
  const [id, secret] = [context.read(clientId), context.read(clientSecret)]
  const body = formOf(oauth, context)
  const headers: Record<string, string> = {Accept: 'application/json'}
  if (inHeader) headers.Authorization = `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`
  else for (const [name, value] of Object.entries({client_id: id, client_secret: secret})) body.set(name, value)
  try {
    // Secrets go where the settings say, and nowhere that address may lead to.
    const url = new URL(tokenUrl)
    const response = await fetchAlong({
      url,
      body: {value: body},
      headers,
      schemes: ['http:', 'https:'],
      redirects: 0,
      signal: context.signal,
    })
    return {status: response.status, body: jsonIn(await bytesOf(response, maxAnswerBytes))}
  } catch (error) {
    const isLed = error instanceof HttpRefusal && error.because === 'redirects'
    const {message, passing} = isLed ? {message: 'it redirects', passing: false} : networkFailure(error)
    throw new SourceFailure(`its token address: ${message}`, {whole: true, passing})
  }
}

function jsonIn(bytes: Uint8Array): Record<string, unknown> {
  try {
    return membersOf(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return {}
  }
}

function formOf({refreshToken, scope, audience}: OAuth, {read, before}: TokenContext): URLSearchParams {
  const refresh = refreshToken === undefined ? undefined : (before?.refresh ?? read(refreshToken))
  return new URLSearchParams({
    grant_type: refresh === undefined ? 'client_credentials' : 'refresh_token',
    ...(refresh !== undefined && {refresh_token: refresh}),
    ...(scope !== undefined && {scope}),
    ...(audience !== undefined && {audience}),
  })
}

// The error code of RFC 6749 is a word; all else that stands in an answer may repeat what we sent.
function codeOf({error}: Record<string, unknown>): string {
  return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? `, ${error}` : ''
}
