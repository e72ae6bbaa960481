import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {Failure, reasonOf} from '../failure.ts'
import {isForeignHost} from '../request-host.ts'
import type {CollectorMetrics} from './metrics.ts'
import type {Run} from './run-collector.ts'
import type {ServedSnapshot} from './served-snapshot.ts'

/** What the collector's own server shows. */
export interface ListenOptions {
  host: string
  /** 0 picks a free one. */
  port: number
  served: ServedSnapshot
  metrics: CollectorMetrics
  health: Run['health']
}

/**
 * Serves `/healthz`, `/metrics` and the newest `/status.json`.
 *
 * @returns The server and its address.
 * @throws {Failure} When it cannot listen.
 */
export function listen(options: ListenOptions): Promise<{server: Server; url: string}> {
  const {host, port} = options
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => response.destroy())
  })
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      reject(
        new Failure(`cannot listen on ${host}:${port}: ${reasonOf(error)}`, 'Name another port with `--listen PORT`; 0 picks a free one.'),
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      const actual = typeof address === 'object' && address ? address.port : port
      resolve({server, url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/`})
    })
  })
}

async function answer(request: IncomingMessage, response: ServerResponse, {host, served, metrics, health}: ListenOptions): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (isForeignHost(request, host)) {
    return void response.writeHead(403, {'Content-Type': 'text/plain'}).end('This server answers to localhost.\n')
  }
  const path = (request.url ?? '/').split('?')[0]
  if (path === '/status.json') return served.answer(request, response)
  if (path === '/healthz') {
    const state = health()
    response.writeHead(state.ok ? 200 : 503, {'Content-Type': 'application/json', 'Cache-Control': 'no-store'})
    return void response.end(`${JSON.stringify(state)}\n`)
  }
  if (path === '/metrics') {
    const {type, body} = await metrics.text()
    return void response.writeHead(200, {'Content-Type': type}).end(body)
  }
  response.writeHead(404, {'Content-Type': 'text/plain'}).end('There are /healthz, /metrics and /status.json.\n')
}
