import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync} from 'node:fs'
import {createServer, type RequestListener, type ServerResponse} from 'node:http'
import {createServer as createTlsServer} from 'node:https'
import {type AddressInfo, createServer as createNetServer, type Server} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {authHeaders} from '../../src/host/status/auth.ts'
import {type Memory, newMemory, type Peer, requestTo} from '../../src/host/status/request.ts'
import type {Asking} from '../../src/status/source/source.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close()
    ;(server as Server & {closeAllConnections?: () => void}).closeAllConnections?.()
  }
})

/** Listens on a free port; gives the address. */
function listening(server: Server, scheme = 'http'): Promise<string> {
  open.push(server)
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(`${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })
}

const serving = (listener: RequestListener) => listening(createServer(listener))

interface Given extends Partial<Peer> {
  memory?: Memory
  asking?: Asking
  path?: string
}

function ask(url: string, {memory = newMemory(), asking = {}, path: below = 'x', timeoutMs = 5000, ...peer}: Given = {}) {
  return requestTo({url, timeoutMs, ...peer}, memory, new AbortController().signal)(below, asking)
}

async function failure(url: string, given: Given = {}): Promise<{reason: string; tookMs: number}> {
  const started = performance.now()
  const reason = await ask(url, given).then(
    () => 'it answered',
    (error: Error) => error.message,
  )
  return {reason, tookMs: performance.now() - started}
}

const json = (response: ServerResponse, body: unknown, headers = {}, status = 200) =>
  response.writeHead(status, {'Content-Type': 'application/json', ...headers}).end(JSON.stringify(body))

/** Writes without end, until nobody listens. */
function writeForEver(response: ServerResponse, chunk: string, everyMs: number): void {
  const timer = setInterval(() => response.write(chunk), everyMs)
  response.on('close', () => clearInterval(timer))
}

// Each server misbehaves in its own way; what comes of it is one reason in words, within the time limit.
const misbehaving: [name: string, listener: RequestListener, reason: string | RegExp][] = [
  ['hangs before it answers', () => undefined, 'no answer within 0.7 s'],
  [
    'hangs in the middle',
    (_request, response) => void response.writeHead(200, {'Content-Length': '100'}).write('{"a":'),
    'no answer within 0.7 s',
  ],
  ['trickles', (_request, response) => writeForEver(response, ' ', 20), 'no answer within 0.7 s'],
  [
    'answers a web page',
    (_request, response) => response.end('\n<!doctype html><title>Log in</title>'),
    'it answered a web page, not JSON',
  ],
  [
    'answers an empty page of HTML',
    (_request, response) => response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'}).end(),
    'it answered a web page, not JSON',
  ],
  [
    'answers ten gigabytes',
    (_request, response) => {
      const chunk = Buffer.alloc(1_000_000, '[0,')
      const more = () => {
        while (response.write(chunk)) if (response.destroyed) return
      }
      response.writeHead(200, {'Content-Type': 'application/json', 'Content-Length': String(10_000_000_000)})
      response.on('drain', more)
      more()
    },
    'it answered more than 5 MB',
  ],
  ['answers half of its JSON', (_request, response) => response.end('{"status":"succ'), 'it answered broken JSON'],
  [
    'breaks off',
    (_request, response) => {
      response.writeHead(200, {'Content-Length': '100'}).write('{"a":')
      setTimeout(() => response.destroy(), 10)
    },
    /^it broke the (connection|answer) off$/,
  ],
  ['answers nothing', (_request, response) => response.end(), 'it answered nothing'],
  ['fails inside', (_request, response) => response.writeHead(500).end('<h1>Oops</h1>'), 'it failed inside (500)'],
  ['does not know us', (_request, response) => json(response, {error: 'no'}, {}, 401), /^it answered$|401/],
  ['sends us to a login page', (_request, response) => response.writeHead(401).end('<form>'), /^it does not accept who we are \(401\)/],
  ['has nothing here', (_request, response) => response.writeHead(404).end('404 page not found'), 'it has nothing at this address (404)'],
  ['redirects in a circle', (request, response) => response.writeHead(302, {Location: request.url}).end(), 'it redirects in a circle'],
  [
    'redirects to a file',
    (_request, response) => response.writeHead(302, {Location: 'file:///etc/passwd'}).end(),
    'it redirects to something that is no web address',
  ],
]

describe('a server that', () => {
  test.each(misbehaving)('%s', async (_name, listener, reason) => {
    const hangs = reason === 'no answer within 0.7 s'
    const {reason: said, tookMs} = await failure(await serving(listener), hangs ? {timeoutMs: 700} : {})
    if (typeof reason === 'string') expect(said).toBe(reason)
    else expect(said).toMatch(reason)
    expect(said).not.toMatch(/127\.0\.0\.1|http:/)
    expect(tookMs).toBeLessThan(hangs ? 3000 : 6000)
  })

  test('is not there', async () => {
    const url = await serving(() => undefined)
    await new Promise(resolve => open.pop()?.close(resolve))
    expect((await failure(url)).reason).toBe('it refuses the connection')
  })

  test('has a name that DNS does not know', async () => {
    expect((await failure('http://nowhere.invalid')).reason).toMatch(/^DNS /)
  })

  test('speaks no HTTP', async () => {
    const url = await listening(createNetServer(socket => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')))
    expect((await failure(url)).reason).toBe('it does not speak HTTP')
  })

  test('has a certificate of its own making, or speaks no TLS at all', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'clarity-tls-'))
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
    const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...name], {
      stdio: 'ignore',
    })
    const secure = createTlsServer({key: readFileSync(key), cert: readFileSync(cert)}, (_request, response) => json(response, {}))
    expect((await failure(await listening(secure, 'https'))).reason).toBe('its TLS certificate is self-signed')
    const plain = (await serving((_request, response) => json(response, {}))).replace('http:', 'https:')
    expect((await failure(plain)).reason).toBe('it does not speak TLS')
  })
})

describe('asking again', () => {
  test('what passes by itself is asked again, with a pause that grows', async () => {
    const times: number[] = []
    const url = await serving((_request, response) => {
      times.push(Date.now())
      if (times.length < 3) response.writeHead(503).end()
      else json(response, {ok: true})
    })
    expect((await ask(url)).body).toEqual({ok: true})
    const [first = 0, second = 0, third = 0] = times
    expect(second - first).toBeGreaterThan(150)
    expect(third - second).toBeGreaterThan(second - first)
  })

  test('what does not pass by itself is asked once', async () => {
    let asked = 0
    const url = await serving((_request, response) => {
      asked += 1
      response.writeHead(403).end()
    })
    expect((await failure(url)).reason).toBe('it does not allow us to read (403)')
    expect(asked).toBe(1)
  })

  test('who asks to be left alone for longer is left alone, also in the next rounds', async () => {
    let asked = 0
    const url = await serving((_request, response) => {
      asked += 1
      response.writeHead(429, {'Retry-After': '120'}).end('slow down')
    })
    const memory = newMemory()
    expect((await failure(url, {memory})).reason).toBe('it asked not to be asked again for 2 min')
    expect((await failure(url, {memory})).reason).toMatch(/^it asked not to be asked again for [12] min$/)
    expect(asked).toBe(1)
  })

  test('who asks for a short wait gets it', async () => {
    let asked = 0
    const url = await serving((_request, response) => {
      asked += 1
      if (asked === 1) response.writeHead(429, {'Retry-After': '1'}).end()
      else json(response, [1])
    })
    const started = Date.now()
    expect((await ask(url)).body).toEqual([1])
    expect(Date.now() - started).toBeGreaterThan(900)
  })
})

describe('who we are', () => {
  test('is told to the source, and not to where it leads us', async () => {
    const seen: (string | undefined)[] = []
    const other = await serving((request, response) => {
      seen.push(request.headers.authorization, request.headers['x-scope-orgid'] as string | undefined)
      json(response, {ok: true})
    })
    const own = await serving((request, response) => {
      seen.push(request.headers.authorization)
      response.writeHead(302, {Location: `${other}/elsewhere`}).end()
    })
    await ask(own, {headers: {Authorization: 'Bearer secret', 'X-Scope-OrgID': 'tenant'}})
    expect(seen).toEqual(['Bearer secret', undefined, undefined])
  })

  test('comes from the environment, by name', () => {
    const env = {TOKEN: 'secret', NAME: 'jo', PASS: 'x:y', TENANT: 'larkmoor'}
    const headers = {'X-Scope-OrgID': 'TENANT'}
    expect(authHeaders({auth: {bearer: 'TOKEN'}, headers}, env)).toEqual({Authorization: 'Bearer secret', 'X-Scope-OrgID': 'larkmoor'})
    expect(authHeaders({auth: {user: 'NAME', password: 'PASS'}, headers: {}}, env)).toEqual({Authorization: 'Basic am86eDp5'})
    expect(authHeaders({headers: {}}, env)).toEqual({})
  })

  test('says which variable is missing or unfit, never its value', () => {
    expect(() => authHeaders({auth: {bearer: 'MISSING'}, headers: {}}, {})).toThrow('the environment variable `MISSING` is not set')
    const unfit = () => authHeaders({auth: {bearer: 'TOKEN'}, headers: {}}, {TOKEN: 'secret\n'})
    expect(unfit).toThrow('`TOKEN` holds characters no header may have')
    expect(unfit).not.toThrow('secret')
  })

  test('does not belong into an address, and is not repeated from there', async () => {
    const {reason} = await failure('http://jo:secret@127.0.0.1:9')
    expect(reason).toBe('its address carries a password; name environment variables under `auth` instead')
  })
})

describe('an answer', () => {
  test('that has not changed is not sent again', async () => {
    const asked: (string | undefined)[] = []
    const url = await serving((request, response) => {
      asked.push(request.headers['if-none-match'])
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end()
      else json(response, {n: 1}, {ETag: '"one"'})
    })
    const memory = newMemory()
    const first = await ask(url, {memory, asking: {conditional: true}})
    const second = await ask(url, {memory, asking: {conditional: true}})
    expect([first.body, second.body, second.status]).toEqual([{n: 1}, {n: 1}, 200])
    expect(asked).toEqual([undefined, '"one"'])
  })

  test('that lay in a cache is as old as it lay there', async () => {
    const url = await serving((_request, response) => json(response, {}, {Age: '600'}))
    expect(Date.now() - (await ask(url)).at).toBeGreaterThan(599_000)
  })

  test('from a wrong clock is told apart from an old one', async () => {
    const url = await serving((_request, response) => {
      response.sendDate = false
      json(response, {}, {Date: new Date(Date.now() + 3_600_000).toUTCString()})
    })
    const memory = newMemory()
    expect(Date.now() - (await ask(url, {memory})).at).toBeLessThan(5000)
    expect(Math.round((memory.aheadMs ?? 0) / 60_000)).toBe(60)
  })

  test('of 4xx with JSON is handed on', async () => {
    const url = await serving((_request, response) => json(response, {status: 'error'}, {}, 422))
    expect(await ask(url)).toMatchObject({status: 422, body: {status: 'error'}})
  })
})

test('each question has the time limit for itself, also the last of many', async () => {
  const url = await serving((_request, response) => void setTimeout(() => json(response, {}), 300))
  const request = requestTo({url, timeoutMs: 600}, newMemory(), new AbortController().signal)
  for (let asked = 0; asked < 4; asked += 1) expect(await request('x')).toMatchObject({status: 200})
})

test('a long query travels as a form, a short one in the address; both below the path of the source', async () => {
  const seen: string[] = []
  const url = await serving(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push(`${request.method} ${request.url?.slice(0, 40)} ${body.length}`)
    json(response, {})
  })
  for (const query of ['up', 'x'.repeat(3000)]) await ask(`${url}/prometheus/`, {path: 'api/v1/query', asking: {parameters: {query}}})
  expect(seen).toEqual(['GET /prometheus/api/v1/query?query=up 0', 'POST /prometheus/api/v1/query 3006'])
})
