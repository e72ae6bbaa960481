import {createServer, type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse} from 'node:http'
import {Failure, reasonOf} from './failure.ts'
import {isForeignHost} from './request-host.ts'
import {answerFile, answerWords} from './static-files.ts'

/** What to serve, and where. */
export interface ServeRequest {
  folder: string
  base: string
  host: string
  /** Further names by which it may be asked, such as that of a proxy before it. */
  allowedHosts?: readonly string[]
  /** 0 picks a free one. */
  port: number
  /** Status that is in memory, and its path below the base. */
  status?: {path: string; served: {answer(request: IncomingMessage, response: ServerResponse): void}}
  /** Further headers of a file, by its path below the folder. */
  headersOf?(path: string): OutgoingHttpHeaders
  /** Says of a path below the folder whether a `.br` and `.gz` beside it are copies that the build has packed. */
  hasCopies?(path: string): boolean
}

// A client that asks for a file and does not take it would keep the file open.
const idleMs = 60_000

/**
 * Serves a built site under its base path; answers 404 with the site's own page. No request ends it, nor does a build that swaps the folder.
 *
 * @returns The server and the address of its start page.
 * @throws {Failure} When it cannot listen.
 */
export function serveFolder(request: ServeRequest): Promise<{server: Server; url: string}> {
  const {base, host, port} = request
  const server = createServer((asked, response) => {
    answer(asked, response, request).catch(() => giveUp(response))
  })
  server.timeout = idleMs
  return new Promise((resolve, reject) => {
    const refused = (error: Error) => {
      reject(new Failure(`cannot listen on ${host}:${port}: ${reasonOf(error)}`, 'Name another port with `--port N`; 0 picks a free one.'))
    }
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      // Too many open connections fail one by one; those that are open go on.
      server.on('error', error => process.stderr.write(`clarity: a connection could not be taken: ${reasonOf(error)}\n`))
      const address = server.address()
      const actual = typeof address === 'object' && address ? address.port : port
      resolve({server, url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}${base}`})
    })
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  {folder, base, host, allowedHosts, status, headersOf, hasCopies}: ServeRequest,
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (isForeignHost(request, host, allowedHosts)) {
    return answerWords(
      response,
      403,
      'This server answers to localhost. Behind a proxy, start it with --allow-host and the name that was asked for; to serve others without one, name the address with --host.',
    )
  }
  const [url = '/'] = (request.url ?? '/').split(/[?#]/, 1)
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerWords(response, 405, 'Only GET and HEAD', {Allow: 'GET, HEAD'})
  if (!url.startsWith(base)) return answerWords(response, 302, 'The site is below this path', {Location: base})
  const path = `/${url.slice(base.length)}`
  if (status && path === `/${status.path}`) return status.served.answer(request, response)
  await answerFile(request, response, path, {folder, base, ...(headersOf && {headersOf}), ...(hasCopies && {hasCopies})})
}

// What has begun cannot be taken back: the client must see that it is not whole.
function giveUp(response: ServerResponse): void {
  if (response.headersSent) response.destroy()
  else answerWords(response, 503, 'Try again', {'Retry-After': '1'})
}
