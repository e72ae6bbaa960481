import {createHash, createHmac} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import path from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {parseSnapshot} from '../../src/status/snapshot-schema.ts'
import {clarity, folderWith} from '../support/clarity.ts'

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

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function contentFor(): Promise<string> {
  const source = await serving((_request, response) => response.end('{"waiting":7}'))
  const signal = {id: 'waiting', title: 'Waiting', unit: 'orders', query: '$.waiting', warning: 40}
  const integration = {title: 'Orders', from: ['shop'], to: ['ledger'], mechanism: 'By hand.', tier: 1, signals: [signal]}
  return folderWith({
    'content/settings.yaml': JSON.stringify({sources: [{id: 'report', kind: 'json', url: source}]}),
    'content/integrations/orders.mdx': `---\n${JSON.stringify(integration)}\n---\n`,
  })
}

const secret = 'a-secret-key-that-nobody-guesses'

const hash = (data: Buffer | string) => createHash('sha256').update(data).digest('hex')
const mac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

/** Checks a signature as S3 does. See https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const {headers, method, url = ''} = request
  const [, scope = '', names = '', signature = ''] =
    /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(headers.authorization ?? '') ?? []
  const [address = '', query = ''] = url.split('?')
  const signed = names.split(';').map(name => `${name}:${String(headers[name]).trim().replaceAll(/ +/g, ' ')}\n`)
  const payload = String(headers['x-amz-content-sha256'])
  if (payload !== hash(body)) return false
  const parameters = query.split('&').filter(Boolean).sort().join('&')
  const canonical = [method, address, parameters, signed.join(''), names, payload].join('\n')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n')
  const key = scope.split('/').reduce<Buffer | string>((before, part) => mac(before, part), `AWS4${secret}`)
  return mac(key, text).toString('hex') === signature
}

describe('collect --publish', () => {
  test('puts the snapshot into a bucket as one object, signed', async () => {
    const stored = new Map<string, {body: Buffer; type: string; cache: string}>()
    const endpoint = await serving(async (request, response) => {
      const body = await bytesOf(request)
      if (request.method !== 'PUT' || !isSigned(request, body))
        return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
      const {'content-type': type = '', 'cache-control': cache = ''} = request.headers
      stored.set((request.url ?? '').split('?')[0] ?? '', {body, type, cache})
      response.writeHead(200, {ETag: '"1"'}).end()
    })
    const cwd = await contentFor()
    const address = `s3://pages/runbooks/status.json?endpoint=${encodeURIComponent(endpoint)}&region=eu-west-1`
    const keys = (value: string) => ({AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: value})
    const {code, stderr} = await clarity(['collect', '--once', '--publish', address], {cwd, env: keys(secret)})
    expect([code, stderr]).toEqual([0, ''])
    const object = stored.get('/pages/runbooks/status.json')
    expect([object?.type, object?.cache]).toEqual(['application/json', 'no-cache'])
    expect(parseSnapshot(String(object?.body))).toMatchObject({snapshot: {signals: {'orders/waiting': {value: 7}}}})
    const refused = await clarity(['collect', '--once', '--publish', address], {cwd, env: keys('wrong')})
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/^clarity: cannot publish to `s3:\/\/pages\/runbooks\/status\.json`: it answered 403 \(/),
    ])
  })

  test('sends it with PUT to any address, with who we are from the environment', async () => {
    const seen: unknown[] = []
    let status = 201
    const url = await serving(async (request, response) => {
      const {signals} = JSON.parse(String(await bytesOf(request)))
      seen.push([request.method, request.url, request.headers.authorization, signals['orders/waiting'].value])
      response.writeHead(status, {Location: '/elsewhere'}).end()
    })
    const cwd = await contentFor()
    const env = {CLARITY_PUBLISH: `${url}/site/status.json`, CLARITY_PUBLISH_AUTHORIZATION: 'Bearer very-secret-token'}
    expect((await clarity(['collect', '--once'], {cwd, env})).code).toBe(0)
    expect(seen).toEqual([['PUT', '/site/status.json', 'Bearer very-secret-token', 7]])
    for (const [answer, reason] of [
      [507, 'it answered 507'],
      [302, 'it redirects'],
    ] as const) {
      status = answer
      const {code, stderr} = await clarity(['collect', '--once'], {cwd, env})
      expect([code, stderr]).toEqual([2, expect.stringContaining(`cannot publish to \`${url}/site/status.json\`: ${reason}\n`)])
      expect(stderr).not.toContain('very-secret')
    }
    expect(seen).toHaveLength(3)
    expect(parseSnapshot(readFileSync(path.join(cwd, 'dist/status.json'), 'utf8'))).toHaveProperty('snapshot')
  })

  test.each([
    ['ftp://files.example.com/status.json', 'is no address to publish to'],
    ['s3://bucket', 'is no address to publish to'],
    ['https://me:secret-word@files.example.com/status.json', 'carries a password'],
  ])('refuses %s', async (address, reason) => {
    const {code, stderr} = await clarity(['collect', '--once', '--publish', address], {cwd: await contentFor()})
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)])
    expect(stderr).not.toContain('secret-word')
  })
})
