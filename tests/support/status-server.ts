import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {answerFile} from '../../src/host/static-files.ts'

/** Answers a request for the snapshot. */
export type Answering = (response: ServerResponse, request: IncomingMessage) => void

/** A site whose snapshot is what a test says. */
export interface StatusServer {
  url: string
  /** What the next requests for the snapshot get. */
  answer: Answering
  /** Requests for the snapshot so far, oldest first. */
  readonly asked: IncomingMessage[]
  /** Changes pages on their way, such as where they look for the snapshot. */
  rewrite: (html: string) => string
  close(): void
}

/** Serves a built site with a snapshot of the test's own at `/status.json`; the clock of its answers is the test's too. */
export function serveWithStatus(folder: string): Promise<StatusServer> {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path.startsWith('/status.json')) {
      asked.push(request)
      return of.answer(response, request)
    }
    if (path.endsWith('/')) {
      // What is changed on its way must not be packed.
      delete request.headers['accept-encoding']
      rewriting(response, html => of.rewrite(html))
    }
    answerFile(request, response, path, {folder, base: '/'}).catch(() => response.destroy())
  })
  const of: StatusServer = {
    url: '',
    asked,
    answer: response => void response.writeHead(404).end(),
    rewrite: html => html,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      of.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      resolve(of)
    })
  })
}

// Pages are streamed from disk; they are gathered, changed and sent at once.
function rewriting(response: ServerResponse, change: (html: string) => string): void {
  const chunks: Buffer[] = []
  const {writeHead, end} = response
  let status = 200
  response.writeHead = ((code: number, headers?: Record<string, string>) => {
    status = code
    for (const [name, value] of Object.entries(headers ?? {})) if (!/length|etag|modified/i.test(name)) response.setHeader(name, value)
    return response
  }) as typeof response.writeHead
  response.write = ((chunk: Uint8Array | string) => chunks.push(Buffer.from(chunk as string)) > 0) as typeof response.write
  response.end = ((chunk?: Uint8Array | string) => {
    if (chunk) chunks.push(Buffer.from(chunk as string))
    writeHead.call(response, status)
    return end.call(response, change(Buffer.concat(chunks).toString()), 'utf8')
  }) as typeof response.end
}
