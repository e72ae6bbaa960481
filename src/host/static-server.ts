import {createServer, type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse} from 'node:http'
import sirv from 'sirv'
import {Failure, reasonOf} from './failure.ts'

/** What to serve, and where. */
export interface ServeRequest {
  folder: string
  base: string
  host: string
  /** 0 picks a free one. */
  port: number
  /** Status that is in memory, and its path below the base. */
  status?: {path: string; served: {answer(request: IncomingMessage, response: ServerResponse): void}}
}

/**
 * Serves a built site under its base path; answers 404 with the site's own page.
 *
 * @returns The server and the address of its start page.
 * @throws {Failure} When it cannot listen.
 */
export function serveFolder({folder, base, host, port, status}: ServeRequest): Promise<{server: Server; url: string}> {
  const files = sirv(folder, {dev: true, etag: true})
  const answerMissing = (request: IncomingMessage, response: ServerResponse): void => {
    request.url = '/404.html'
    // The page for unknown addresses is itself found; its status must still say that the address is not.
    const writeHead = response.writeHead.bind(response)
    response.writeHead = ((_status: number, headers?: OutgoingHttpHeaders) => writeHead(404, headers)) as typeof response.writeHead
    files(request, response, () => void response.writeHead(404).end('Not found'))
  }
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (!url.startsWith(base)) {
      response.writeHead(302, {Location: base}).end()
      return
    }
    request.url = `/${url.slice(base.length)}`
    if (status && request.url.split('?')[0] === `/${status.path}`) return status.served.answer(request, response)
    files(request, response, () => answerMissing(request, response))
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
