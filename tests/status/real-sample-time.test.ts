import {rmSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {newMemory, requestTo} from '../../src/host/status/request.ts'
import {prometheusSource} from '../../src/status/source/prometheus.ts'
import {type RunningPrometheus, startPrometheus} from '../support/prometheus.ts'

let exporter: Server
let prometheus: RunningPrometheus
const oldAt = Date.now() - 250_000

// What an exporter passes on with its own time, as many that read a queue or a cloud do.
beforeAll(async () => {
  exporter = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4')
    response.end(`shop_old 5 ${oldAt}\nshop_new 7\nshop_orders_total ${Math.floor(Date.now() / 1000)}\n`)
  })
  await new Promise<void>(resolve => exporter.listen(0, '127.0.0.1', resolve))
  prometheus = await startPrometheus({scrape: [`http://127.0.0.1:${(exporter.address() as AddressInfo).port}`]})
}, 60_000)

afterAll(async () => {
  await prometheus?.stop()
  exporter?.close()
  exporter?.closeAllConnections()
  if (prometheus) rmSync(prometheus.folder, {recursive: true, force: true})
})

test('a real Prometheus tells how old a sample is, whatever it is read through', async () => {
  const request = requestTo({url: prometheus.url, timeoutMs: 5000}, newMemory(), new AbortController().signal)
  const queries = [
    'max(shop_old)',
    'max(shop_new)',
    'sum(shop_old) + sum(shop_new)',
    'max_over_time(shop_old[30m])',
    'sum(rate(shop_orders_total[1m]))',
  ]
  const questions = queries.map(query => ({signal: query, query, maxAgeMs: 600_000}))
  const ages = await vi.waitFor(
    async () => {
      const {measures} = await prometheusSource(request).read(questions, Date.now())
      return queries.map(query => {
        const measure = measures.get(query)
        expect(measure?.value).toBeTypeOf('number')
        return Date.now() - Date.parse(measure?.observedAt ?? '')
      })
    },
    {timeout: 30_000, interval: 500},
  )
  expect(ages.map(age => age > 240_000)).toEqual([true, false, true, true, false])
})
