import {existsSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import type {Server} from 'node:http'
import {connect} from 'node:net'
import path from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {serveFolder} from '../../src/host/static-server.ts'
import {folderWith} from '../support/clarity.ts'

const large = Buffer.alloc(5_000_000, 'x')
const site = {
  'dist/index.html': '<h1>Start</h1>',
  'dist/a/index.html': 'abcdefghij',
  'dist/404.html': '<h1>No page</h1>',
  'dist/film.mp4': large,
}

let folder = ''
let server: Server
let url = ''

beforeEach(async () => {
  folder = folderWith({...site, 'secret.txt': 'secret', 'dist/.hidden': 'secret', 'dist/odd.kind': '<script>1</script>'})
  ;({server, url} = await serveFolder({folder: path.join(folder, 'dist'), base: '/docs/', host: '127.0.0.1', port: 0}))
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Sends bytes as they are, and gives what comes back within a moment. */
function raw(text: string, {abortAfter}: {abortAfter?: number} = {}): Promise<string> {
  const {port} = new URL(url)
  return new Promise(resolve => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
    const end = () => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(2000, end)
    socket.on('data', data => {
      answer += data.toString('latin1')
      if (abortAfter !== undefined && answer.length > abortAfter) end()
    })
    socket.on('close', end).on('error', end)
  })
}

const asks = (address: string, ...headers: string[]) =>
  `GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers.map(header => `${header}\r\n`).join('')}\r\n`

const statusOf = (answer: string) => Number(answer.split(' ')[1])

describe('serving a built site', () => {
  test.each([
    ['bytes=2-4', 206, 'cde'],
    ['bytes=-3', 206, 'hij'],
    ['bytes=8-', 206, 'ij'],
    ['bytes=5-2', 416, ''],
    ['bytes=0-99999999999999999999', 206, 'abcdefghij'],
    ['bytes=99999999999999999999-', 416, ''],
    ['bytes=99999999999999999999-99999999999999999999', 416, ''],
    ['bytes=NaN-x', 416, ''],
    ['lines=1-2', 200, 'abcdefghij'],
  ])('a range `%s` is answered with %i', async (range, status, text) => {
    const answer = await raw(asks('/docs/a/', `Range: ${range}`))
    expect(statusOf(answer)).toBe(status)
    expect(answer).toContain(text)
    expect(statusOf(await raw(asks('/docs/')))).toBe(200)
  })

  test.each([
    ['a page', '/docs/', 200, 'text/html; charset=utf-8'],
    ['an unknown kind of file', '/docs/odd.kind', 200, 'application/octet-stream'],
    ['an unknown address', '/docs/none/', 404, 'text/html; charset=utf-8'],
    ['an address outside the base', '/', 302, 'text/plain; charset=utf-8'],
    ['a folder without its slash', '/docs/a', 301, 'text/plain; charset=utf-8'],
  ])('%s has a type, and nobody guesses another', async (_name, address, status, type) => {
    const response = await fetch(new URL(address, url), {redirect: 'manual'})
    expect([response.status, response.headers.get('content-type'), response.headers.get('x-content-type-options')]).toEqual([
      status,
      type,
      'nosniff',
    ])
  })

  test('a folder without its slash leads below the base, and nowhere else', async () => {
    const led = async (address: string) => /location: (\S+)/i.exec(await raw(asks(address)))?.[1]
    expect(await led('/docs/a')).toBe('/docs/a/')
    expect(await led('/docs//a')).toBe('/docs/a/')
    expect(await led('//example.com/')).toBe('/docs/')
  })

  test.each([
    '/docs/.hidden',
    '/docs/../secret.txt',
    '/docs/%2e%2e/secret.txt',
    '/docs/..%2fsecret.txt',
    '/docs/a/..%5c..%5c../secret.txt',
  ])('`%s` shows nothing', async address => {
    expect(await raw(asks(address))).not.toContain('secret\r\n')
    expect(statusOf(await raw(asks(address)))).toBeGreaterThanOrEqual(302)
  })

  test('a name of somebody else that leads to this machine is refused', async () => {
    const withHost = (host: string) => raw(`GET /docs/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`).then(statusOf)
    expect(await Promise.all(['evil.example.com', 'evil.example.com:4321', '127.0.0.1.example.com', '10.0.0.1'].map(withHost))).toEqual([
      403, 403, 403, 403,
    ])
    expect(await Promise.all(['localhost', 'localhost:1', 'runbooks.localhost', '127.0.0.1:80', '[::1]:80'].map(withHost))).toEqual([
      200, 200, 200, 200, 200,
    ])
  })

  test('the name of a proxy is answered where it is allowed, and no other', async () => {
    server.closeAllConnections()
    server.close()
    const allowedHosts = ['Runbooks.example.com']
    ;({server, url} = await serveFolder({folder: path.join(folder, 'dist'), base: '/docs/', host: '127.0.0.1', allowedHosts, port: 0}))
    const withHost = (host: string) => raw(`GET /docs/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    const names = ['runbooks.example.com', 'runbooks.example.com:8080', 'localhost', 'a.runbooks.example.com', 'evil.example.com']
    const answers = await Promise.all(names.map(withHost))
    expect(answers.map(statusOf)).toEqual([200, 200, 200, 403, 403])
    expect(answers.at(-1)).toContain('start it with --allow-host')
  })

  test('other methods are refused', async () => {
    const response = await fetch(url, {method: 'POST', body: 'x'})
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('a file is closed when its client goes away', async () => {
    await Promise.all(Array.from({length: 60}, () => raw(asks('/docs/film.mp4'), {abortAfter: 100})))
    for (let tries = 0; tries < 50 && openFilms() > 0; tries++) await setTimeout(50)
    expect(openFilms()).toBe(0)
  })

  test('a build that swaps the folder under traffic costs an answer at worst', async () => {
    const dist = path.join(folder, 'dist')
    let isOver = false
    const seen = new Set<number>()
    const clients = Array.from({length: 6}, async () => {
      while (!isOver) seen.add(statusOf(await raw(asks('/docs/film.mp4'))))
    })
    for (let round = 0; round < 40; round++) {
      mkdirSync(`${dist}.new`)
      writeFileSync(path.join(`${dist}.new`, 'film.mp4'), large.subarray(0, 1 + round * 1000))
      renameSync(dist, `${dist}.old`)
      await setTimeout(round % 3)
      renameSync(`${dist}.new`, dist)
      rmSync(`${dist}.old`, {recursive: true})
      await setTimeout(5)
    }
    isOver = true
    await Promise.all(clients)
    expect([...seen].filter(status => ![200, 404, 503].includes(status) && !Number.isNaN(status))).toEqual([])
    expect(statusOf(await raw(asks('/docs/film.mp4')))).toBe(200)
  })

  test('a thousand hostile requests in random order leave it alive', {timeout: 120_000}, async () => {
    const seed = Number(process.env.SEED ?? 20_261_123)
    process.stdout.write(`hostile requests: SEED=${seed}\n`)
    const next = randomFrom(seed)
    for (let done = 0; done < 1000; done += 20) {
      await Promise.all(
        Array.from({length: 20}, () => {
          const text = hostile(next)
          return raw(text, {abortAfter: 10 + Math.floor(next() * 5000)})
        }),
      )
    }
    const answer = await raw(asks('/docs/'))
    expect([statusOf(answer), answer.includes('<h1>Start</h1>')], `SEED=${seed}`).toEqual([200, true])
  })
})

// Films are the only files large enough to be open for longer than a moment.
function openFilms(): number {
  if (!existsSync('/proc/self/fd')) return 0
  return readdirSync('/proc/self/fd').filter(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path.join(folder, 'dist/film.mp4')
    } catch {
      return false
    }
  }).length
}

/** A small generator of numbers from 0 to 1 that a seed repeats. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function hostile(next: () => number): string {
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const number = () => one(['0', '5', '2', '-1', '', 'x', '9007199254740993', '99999999999999999999999', '1e9', '0x10', ' '])
  const addresses = [
    '/docs/film.mp4',
    '/docs/a/',
    '/docs/a',
    '/docs/',
    '/',
    '/docs/%',
    '/docs/%ff%fe',
    '/docs/%00',
    `/docs/${'a/'.repeat(2000)}`,
  ]
  const more = [
    '/docs/..%2f..%2fetc/passwd',
    '//evil.example.com',
    '/docs//',
    '/docs/%2e%2e/',
    'http://evil.example.com/',
    '*',
    '/docs/a/?x=%',
    '/docs/a/#x',
  ]
  const headers = [
    () => `Range: bytes=${number()}-${number()}`,
    () => `Range: bytes=${number()}-${number()},${number()}-${number()}`,
    () => `Range: bytes=${'0-1,'.repeat(500)}`,
    () => `If-None-Match: ${one(['*', 'W/"', '"x", W/"y"', ''])}`,
    () => `If-Modified-Since: ${one(['x', 'Thu, 01 Jan 1970 00:00:00 GMT', '99999999999'])}`,
    () => `If-Range: ${one(['"', 'x', 'W/"0-0"'])}`,
    () => `If-Match: ${one(['*', 'x', '"'])}`,
    () => `If-Unmodified-Since: ${one(['x', 'Thu, 01 Jan 1970 00:00:00 GMT'])}`,
    () => `Accept-Encoding: ${'gzip,'.repeat(100)}`,
    () => `Cookie: ${'x'.repeat(Math.floor(next() * 20_000))}`,
    () => 'Content-Length: 5',
    () => 'Transfer-Encoding: chunked',
    () => 'Expect: 100-continue',
    () => 'Upgrade: websocket',
    () => `Host: ${one(['', 'evil.example.com', '[', ':::', '[::1'])}`,
  ]
  const methods = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'CONNECT', 'PROPFIND', 'X']
  const lines = [`${one(methods)} ${one([...addresses, ...more])} HTTP/1.${one(['1', '1', '0'])}`, 'Host: localhost', 'Connection: close']
  for (let count = Math.floor(next() * 4); count > 0; count--) lines.push(one(headers)())
  return next() < 0.1 ? `\u0000\u0001${lines.join('\n')}` : `${lines.join('\r\n')}\r\n\r\n`
}
