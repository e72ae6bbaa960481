import {randomBytes} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {request, type Server} from 'node:http'
import path from 'node:path'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {codingOf} from '../../src/host/content-coding.ts'
import {contentStore} from '../../src/host/content-store.ts'
import {packSite} from '../../src/host/precompress.ts'
import {serveFolder} from '../../src/host/static-server.ts'
import {folderWith} from '../support/clarity.ts'

const page = `<h1>Start</h1>${'<p>One of many lines that are much alike.</p>'.repeat(200)}`
const site = {
  'dist/index.html': page,
  'dist/404.html': page.replace('Start', 'No page'),
  'dist/short.txt': 'short',
  'dist/noise.json': randomBytes(2000),
  'dist/image.png': Buffer.alloc(5000),
  'dist/files/list.csv': 'a;b\n'.repeat(500),
  'dist/files/list.csv.gz': 'not a copy of it',
}

let dist = ''
let server: Server
let url = ''

beforeEach(async () => {
  dist = path.join(folderWith(site), 'dist')
  const hasCopies = (name: string) => !name.startsWith('/files/')
  ;({server, url} = await serveFolder({folder: dist, base: '/docs/', host: '127.0.0.1', port: 0, hasCopies}))
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const pack = () => packSite(dist, {isLeftOut: name => name.startsWith('files/')})

/** Asks as no browser does: what comes back is not unpacked. */
function ask(address: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{status: number | undefined; headers: Record<string, unknown>; body: Buffer}>((resolve, reject) => {
    const asked = request(new URL(address, url), {method, headers}, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () => resolve({status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks)}))
    })
    asked.on('error', reject).end()
  })
}

test.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['BR;q=0.5, gzip;q=0.5', 'br'],
  ['br;q=0.4, gzip;q=0.5', 'gzip'],
  ['br;q=0, *;q=0.1', 'gzip'],
  ['*', 'br'],
  ['br;q=0, gzip;q=0', undefined],
  ['brotli, gzipped', undefined],
  ['gzip;q=x', undefined],
])('`Accept-Encoding: %s` is answered with %s', (accepted, coding) => {
  expect(codingOf(accepted)).toBe(coding)
})

describe('packing a built site', () => {
  test('each text has a copy in both forms, where that is smaller', async () => {
    expect(await pack()).toBe(4)
    expect(brotliDecompressSync(readFileSync(path.join(dist, 'index.html.br'))).toString()).toBe(page)
    expect(gunzipSync(readFileSync(path.join(dist, 'index.html.gz'))).toString()).toBe(page)
    const packed = ['short.txt', 'noise.json', 'image.png', 'files/list.csv'].filter(name => existsSync(path.join(dist, `${name}.br`)))
    expect(packed).toEqual([])
    expect(readFileSync(path.join(dist, 'files/list.csv.gz'), 'utf8')).toBe('not a copy of it')
  })

  test('the same site gives the same bytes, and copies are not packed again', async () => {
    await pack()
    const first = readFileSync(path.join(dist, 'index.html.gz'))
    expect(await pack()).toBe(4)
    expect(readFileSync(path.join(dist, 'index.html.gz')).equals(first)).toBe(true)
    expect(existsSync(path.join(dist, 'index.html.gz.br'))).toBe(false)
  })
})

describe.each(['with copies', 'without copies'])('serving texts, %s', kind => {
  beforeEach(async () => {
    if (kind === 'with copies') await pack()
  })

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('a page comes as %s, unpacks to itself and says what it depends on', async (coding, unpack) => {
    const {status, headers, body} = await ask('/docs/', {'Accept-Encoding': coding})
    expect([status, headers['content-encoding'], headers.vary, headers['content-type']]).toEqual([
      200,
      coding,
      'Accept-Encoding',
      'text/html; charset=utf-8',
    ])
    expect(unpack(body).toString()).toBe(page)
    expect(body.length).toBeLessThan(page.length / 5)
  })

  test('who takes no packing gets the page as it is, and a cache is told that others do not', async () => {
    const {headers, body} = await ask('/docs/', {'Accept-Encoding': 'identity'})
    expect([headers['content-encoding'], headers.vary, body.toString() === page]).toEqual([undefined, 'Accept-Encoding', true])
  })

  test('a part is one of the page as it is', async () => {
    const {status, headers, body} = await ask('/docs/', {'Accept-Encoding': 'br', Range: 'bytes=4-8'})
    expect([status, headers['content-encoding'], headers.vary, body.toString()]).toEqual([206, undefined, 'Accept-Encoding', 'Start'])
  })

  test('a part is not put behind the begin of a packed answer', async () => {
    const {headers} = await ask('/docs/', {'Accept-Encoding': 'br'})
    const rest = await ask('/docs/', {'Accept-Encoding': 'br', Range: 'bytes=4-8', 'If-Range': String(headers.etag)})
    expect([rest.status, rest.body.length]).toEqual([200, page.length])
  })

  test('a page that is known is not sent again, packed or not', async () => {
    const codings = ['br', 'gzip', 'identity']
    const tags = await Promise.all(codings.map(async coding => String((await ask('/docs/', {'Accept-Encoding': coding})).headers.etag)))
    expect(new Set(tags).size).toBe(3)
    for (const [index, coding] of codings.entries()) {
      const tag = tags[index] ?? ''
      const known = await ask('/docs/', {'Accept-Encoding': coding, 'If-None-Match': `"x", ${tag}`})
      expect([known.status, known.headers.etag, known.headers.vary, known.body.length]).toEqual([304, tag, 'Accept-Encoding', 0])
    }
  })

  test('asking for the headers alone gives them', async () => {
    const [head, get] = [await ask('/docs/', {'Accept-Encoding': 'br'}, 'HEAD'), await ask('/docs/', {'Accept-Encoding': 'br'})]
    expect([head.status, head.body.length, head.headers['content-encoding'], head.headers.etag]).toEqual([200, 0, 'br', get.headers.etag])
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  test('the page for unknown addresses is packed too', async () => {
    const {status, body} = await ask('/docs/none/', {'Accept-Encoding': 'gzip'})
    expect([status, gunzipSync(body).toString().startsWith('<h1>No page')]).toEqual([404, true])
  })

  test('images and short texts stay as they are', async () => {
    const [image, short] = [
      await ask('/docs/image.png', {'Accept-Encoding': 'br'}),
      await ask('/docs/short.txt', {'Accept-Encoding': 'br'}),
    ]
    expect([image.headers['content-encoding'], image.headers.vary]).toEqual([undefined, undefined])
    expect([short.headers['content-encoding'], short.body.toString()]).toEqual([undefined, 'short'])
  })

  test('a packed file of somebody else is not taken for a copy', async () => {
    const {body} = await ask('/docs/files/list.csv', {'Accept-Encoding': 'gzip'})
    expect(gunzipSync(body).toString()).toBe(site['dist/files/list.csv'])
  })
})

test('a page that was changed since is not answered with its old copy', async () => {
  await pack()
  const file = path.join(dist, 'index.html')
  writeFileSync(file, page.replaceAll('many', 'some'))
  utimesSync(file, new Date(), new Date(statSync(`${file}.br`).mtimeMs + 1000))
  const {body} = await ask('/docs/', {'Accept-Encoding': 'br'})
  expect(brotliDecompressSync(body).toString()).toContain('One of some lines')
})

describe('packing what was packed before', () => {
  const stamped = (stamp: string) => `${page}<p data-stamp>Built ${stamp}</p></footer></body></html>`
  const built = (stamp: string, text = stamped(stamp)) => path.join(folderWith({'dist/index.html': text}), 'dist')
  const storeIn = (folder: string) => contentStore(path.join(folder, '../packed'))
  const copiesOf = (folder: string) => ['index.html.br', 'index.html.gz'].map(name => readFileSync(path.join(folder, name)))

  test('a page with another stamp is not packed again, and gives the bytes that it gives without a store', async () => {
    const [first, second, alone] = [built('on Monday'), built('on Tuesday, a little later'), built('on Tuesday, a little later')]
    await packSite(first, {store: storeIn(first)})
    const kept = keptFiles(first)
    await packSite(second, {store: storeIn(first)})
    await packSite(alone)
    expect(keptFiles(first)).toEqual(kept)
    expect(copiesOf(second)).toEqual(copiesOf(alone))
    const [br = Buffer.of(), gz = Buffer.of()] = copiesOf(second)
    expect([brotliDecompressSync(br).toString(), gunzipSync(gz).toString()]).toEqual(Array(2).fill(stamped('on Tuesday, a little later')))
  })

  test.each([0, 1, 7, 8, 15, 16, 255, 256, 4095, 60_000, 70_000])('a stamp of %i characters unpacks to itself', async length => {
    const text = stamped('x'.repeat(length))
    const folder = built('', text)
    await packSite(folder)
    const [br = Buffer.of(), gz = Buffer.of()] = copiesOf(folder)
    expect([brotliDecompressSync(br).toString() === text, gunzipSync(gz).toString() === text]).toEqual([true, true])
  })

  test.each([
    ['changed', (bytes: Buffer) => bytes.fill(1, 40, 60)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['emptied', () => Buffer.of()],
  ])('a kept file that was %s is made again', async (_how, damage) => {
    const [first, second] = [built('on Monday'), built('on Monday')]
    await packSite(first, {store: storeIn(first)})
    const [file = ''] = keptFiles(first)
    const whole = readFileSync(file)
    writeFileSync(file, damage(Buffer.from(whole)))
    await packSite(second, {store: storeIn(first)})
    expect(copiesOf(second)).toEqual(copiesOf(first))
    expect(readFileSync(file)).toEqual(whole)
  })

  test('what nobody has asked for in two weeks goes, what is asked for stays', async () => {
    const folder = built('on Monday')
    const day = 86_400_000
    await packSite(folder, {store: storeIn(folder)})
    // The time that the disk gave it, by whatever clock.
    const [kept = ''] = keptFiles(folder)
    const made = statSync(kept).mtimeMs
    storeIn(folder).prune(made + 13 * day)
    expect(keptFiles(folder)).toHaveLength(1)
    const store = storeIn(folder)
    await packSite(folder, {store})
    store.prune(made + 15 * day)
    expect(keptFiles(folder)).toHaveLength(1)
    storeIn(folder).prune(made + 40 * day)
    expect(keptFiles(folder)).toEqual([])
  })

  const keptFiles = (folder: string) => {
    const items = readdirSync(path.join(folder, '../packed'), {recursive: true, withFileTypes: true}).filter(item => item.isFile())
    return items.map(item => path.join(item.parentPath, item.name)).sort()
  }
})
