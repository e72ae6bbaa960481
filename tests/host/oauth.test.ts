import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, describe, expect, test} from 'vitest'
import {newMemory, requestTo} from '../../src/host/status/request.ts'
import {withoutSecrets} from '../../src/host/status/without-secrets.ts'
import {freePort} from '../support/prometheus.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)))
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

const env: Record<string, string> = {ID: 'clarity', SECRET: 's3cret-of-the-client', REFRESH: 'first-refresh'}

interface Issuer {
  /** Forms that were sent, oldest first. */
  forms: URLSearchParams[]
  /** Seconds that a token lives. */
  lives: number
  /** Where the client must stand. */
  clientIn: 'header' | 'form' | 'nowhere'
  url: string
}

/** An authorization server that numbers its tokens. */
async function issuing(change: Partial<Issuer> = {}): Promise<Issuer> {
  const issuer: Issuer = {forms: [], lives: 3600, clientIn: 'header', url: '', ...change}
  issuer.url = await serving(async (request, response) => {
    const form = new URLSearchParams(await textOf(request))
    const basic = `Basic ${Buffer.from('clarity:s3cret-of-the-client').toString('base64')}`
    if (issuer.clientIn === 'nowhere') return void response.writeHead(401).end('{"error":"invalid_client"}')
    const isKnown = issuer.clientIn === 'header' ? request.headers.authorization === basic : form.get('client_secret') === env.SECRET
    if (!isKnown) return void response.writeHead(401).end('{"error":"invalid_client"}')
    issuer.forms.push(form)
    const number = issuer.forms.length
    response.end(JSON.stringify({access_token: `token-${number}`, expires_in: issuer.lives, refresh_token: `refresh-${number}`}))
  })
  return issuer
}

/** A source that takes one token; it says which it was sent. */
async function guarded(accepts: () => string): Promise<{url: string; seen: string[]}> {
  const seen: string[] = []
  const url = await serving((request, response) => {
    seen.push(String(request.headers.authorization))
    const isRight = request.headers.authorization === `Bearer ${accepts()}`
    response.writeHead(isRight ? 200 : 401, {'Content-Type': 'application/json'}).end('{"n":1}')
  })
  return {url, seen}
}

function asking(url: string, issuer: Issuer, more: {refreshToken?: string; scope?: string} = {}) {
  const read = (name: string) => env[name] ?? ''
  const oauth = {tokenUrl: issuer.url, clientId: 'ID', clientSecret: 'SECRET', ...more}
  return requestTo({url, timeoutMs: 5000, tokens: {oauth, read}}, newMemory(), new AbortController().signal)
}

describe('a source behind OAuth 2', () => {
  test('is asked with a token of the client, one for many questions at once', async () => {
    const issuer = await issuing()
    const {url, seen} = await guarded(() => 'token-1')
    const request = asking(url, issuer, {scope: 'reports.read'})
    await Promise.all([request('a'), request('b'), request('c')])
    await request('d')
    expect(issuer.forms.map(String)).toEqual(['grant_type=client_credentials&scope=reports.read'])
    expect(new Set(seen)).toEqual(new Set(['Bearer token-1']))
  })

  test('takes the client in the form where the server wants it there', async () => {
    const issuer = await issuing({clientIn: 'form'})
    const {url} = await guarded(() => 'token-1')
    expect((await asking(url, issuer)('a')).body).toEqual({n: 1})
  })

  test('renews a token before it ends, with the newest refresh token', async () => {
    const issuer = await issuing({lives: 10})
    const {url} = await guarded(() => `token-${issuer.forms.length}`)
    const request = asking(url, issuer, {refreshToken: 'REFRESH'})
    await request('a')
    await request('b')
    expect(issuer.forms.map(form => form.get('refresh_token'))).toEqual(['first-refresh', 'refresh-1'])
  })

  test('asks for a new token once when the old one is withdrawn', async () => {
    const issuer = await issuing()
    let accepted = 'token-1'
    const {url, seen} = await guarded(() => accepted)
    const request = asking(url, issuer)
    await request('a')
    accepted = 'token-2'
    expect((await request('b')).body).toEqual({n: 1})
    accepted = 'nobody'
    await expect(request('c')).rejects.toThrow('it does not accept who we are (401)')
    expect(seen).toHaveLength(5)
  })

  test('says without a secret that its token server refuses the client, or is away', async () => {
    const {url, seen} = await guarded(() => 'token-1')
    await expect(asking(url, await issuing({clientIn: 'nowhere'}))('a')).rejects.toThrow('it gave us no token (401, invalid_client)')
    const away = {...(await issuing()), url: `http://127.0.0.1:${await freePort()}`}
    await expect(asking(url, away)('a')).rejects.toThrow('its token address: it refuses the connection')
    expect(seen).toEqual([])
  })

  test('does not follow its token server elsewhere with the client, and reads no endless token', async () => {
    const {url} = await guarded(() => 'token-1')
    const elsewhere = await issuing()
    const leading = await serving((_request, response) => response.writeHead(307, {location: elsewhere.url}).end())
    await expect(asking(url, {...elsewhere, url: leading})('a')).rejects.toThrow('its token address: it redirects')
    expect(elsewhere.forms).toEqual([])
    const large = await serving((_request, response) => response.end(Buffer.alloc(6_000_000, ' ')))
    await expect(asking(url, {...elsewhere, url: large})('a')).rejects.toThrow('its token address: it answered more than 5 MB')
  })
})

test('what a source repeats of our secrets is masked before it is kept, also where it was cut', () => {
  const said = {
    reason: 'no user for token-of-forty-characters',
    answer: {
      measures: new Map([['a', {value: null, reason: 'bad key: token-of-for…'}]]),
      alerts: [{labels: {'token-of-forty-characters': 'x'}}],
    },
  }
  expect(withoutSecrets(said, ['token-of-forty-characters', 'short'])).toEqual({
    reason: 'no user for [secret]',
    answer: {measures: new Map([['a', {value: null, reason: 'bad key: [secret]…'}]]), alerts: [{labels: {'[secret]': 'x'}}]},
  })
})
