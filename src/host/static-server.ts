import {createServer, type Server} from 'node:http'
import sirv from 'sirv'
import {Failure, reasonOf} from './failure.ts'

/** What to serve, and where. */
export interface ServeRequest {
  folder: string
  base: string
  host: string
  /** 0 picks a free one. */
  port: number
}

/**
 * Serves a built site under its base path; answers 404 with the site's own page.
 *
 * @returns The server and the address of its start page.
 * @throws {Failure} When it cannot listen.
 */
export function serveFolder({folder, base, host, port}: ServeRequest): Promise<{server: Server; url: string}> {
  const files = sirv(folder, {dev: true, etag: true})
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (!url.startsWith(base)) {
      response.writeHead(302, {Location: base}).end()
      return
    }
    request.url = `/${url.slice(base.length)}`
    files(request, response, () => {
      response.statusCode = 404
      request.url = '/404.html'
      files(request, response, () => void response.end('Not found'))
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      reject(new Failure(`cannot listen on ${host}:${port}: ${reasonOf(error)}`, 'Name another port with `--port N`; 0 picks a free one.'))
    })
    server.listen(port, host, () => {
      const address = server.address()
      const actual = typeof address === 'object' && address ? address.port : port
      resolve({server, url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}${base}`})
    })
  })
}
