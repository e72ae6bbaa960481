import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {Collector} from '../../src/host/status/collector.ts'
import {readPlan} from '../../src/host/status/content-plan.ts'
import {folderWith} from '../support/clarity.ts'

const minute = 60_000
const begin = Date.parse('2026-11-23T02:00:00Z')

let server: Server
let url: string
let now = begin
let value = 7
/** Stretches of the past that were asked for. */
let pasts: string[] = []
/** False where the server has no past, as a file has none. */
let remembers = true

const seconds = (written: string | null) => Date.parse(written ?? '') / 1000

beforeEach(async () => {
  now = begin
  value = 7
  pasts = []
  remembers = true
  server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://x')
    const answer = (data: unknown) => void response.end(JSON.stringify({status: 'success', data}))
    if (pathname.endsWith('/alerts')) return answer({alerts: []})
    if (pathname.endsWith('/rules')) return answer({groups: []})
    if (!pathname.endsWith('/query_range')) return answer({resultType: 'scalar', result: [now / 1000, String(value)]})
    pasts.push(searchParams.get('start') ?? '')
    const [from, to] = [seconds(searchParams.get('start')), seconds(searchParams.get('end'))]
    const values = Array.from({length: (to - from) / 60 + 1}, (_, index) => [from + index * 60, '5'])
    answer({resultType: 'matrix', result: remembers ? [{metric: {}, values: values.filter(([at]) => Number(at) <= begin / 1000)}] : []})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.close()
  server.closeAllConnections()
})

const integration = (query: string) =>
  `---\n${JSON.stringify({
    title: 'Orders',
    from: ['shop'],
    to: ['ledger'],
    mechanism: 'By hand.',
    tier: 1,
    signals: [{id: 'waiting', title: 'Waiting', unit: 'orders', query, warning: 40}],
  })}\n---\n`

function contentFor(query = 'vector(7)'): string {
  const settings = {sources: [{id: 'metrics', kind: 'prometheus', url}], status: {every: '30s', history: {step: '1m', points: 10}}}
  return path.join(
    folderWith({'content/settings.yaml': JSON.stringify(settings), 'content/integrations/orders.mdx': integration(query)}),
    'content',
  )
}

const collectorOf = (root: string) => new Collector({root, content: readPlan(root), now: () => now})
const round = (collector: Collector) => collector.round(() => undefined)
const kept = (collector: Collector) => collector.snapshot?.signals['orders/waiting']?.history.values.filter(each => each !== null).length

describe('a history', () => {
  test('is filled once, and a hole that comes later once more', async () => {
    const collector = collectorOf(contentFor())
    await round(collector)
    now += 30_000
    await round(collector)
    expect([kept(collector), pasts.length]).toEqual([10, 1])
    now += 4 * minute
    await round(collector)
    expect(pasts).toHaveLength(2)
  })

  test('comes back after a clock that was two days ahead for a round, also where nobody remembers it', async () => {
    remembers = false
    const collector = collectorOf(contentFor())
    for (let rounds = 0; rounds < 6; rounds += 1, now += minute) await round(collector)
    expect(kept(collector)).toBe(6)
    now += 48 * 60 * minute
    await round(collector)
    expect(kept(collector)).toBe(1)
    now -= 48 * 60 * minute
    await round(collector)
    expect(kept(collector)).toBe(7)
  })

  test('is asked for again when it was lost with the clock', async () => {
    const collector = collectorOf(contentFor())
    now += 48 * 60 * minute
    await round(collector)
    now = begin
    await round(collector)
    expect(kept(collector)).toBe(10)
  })

  test('outlives content that is away for a moment, as a whole or one file of it', async () => {
    remembers = false
    const root = contentFor()
    const collector = collectorOf(root)
    for (let rounds = 0; rounds < 6; rounds += 1, now += minute) await round(collector)
    renameSync(path.join(root, 'integrations'), path.join(root, '.away'))
    expect((await round(collector)).notes).toEqual(['the content has no signals any more; going on with what was read before'])
    renameSync(path.join(root, '.away'), path.join(root, 'integrations'))
    now += minute
    await round(collector)
    expect(kept(collector)).toBe(8)
    writeFileSync(path.join(root, 'integrations/other.mdx'), integration('vector(1)'))
    await round(collector)
    rmSync(path.join(root, 'integrations/orders.mdx'))
    await round(collector)
    expect(kept(collector)).toBeUndefined()
    writeFileSync(path.join(root, 'integrations/orders.mdx'), integration('vector(7)'))
    now += minute
    await round(collector)
    expect(kept(collector)).toBe(9)
  })

  test('is not that of another query', async () => {
    remembers = false
    const root = contentFor()
    const collector = collectorOf(root)
    for (let rounds = 0; rounds < 6; rounds += 1, now += minute) await round(collector)
    mkdirSync(path.join(root, 'integrations'), {recursive: true})
    writeFileSync(path.join(root, 'integrations/orders.mdx'), integration('vector(99)'))
    await round(collector)
    expect(kept(collector)).toBe(1)
  })
})
