import {once} from 'node:events'
import type {IncomingMessage, OutgoingHttpHeaders, ServerResponse} from 'node:http'
import type {Readable} from 'node:stream'
import {Transform} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {type SendResult, send} from '@fastify/send'
import {codingFor, type PackedAnswer, packed, withPlainTags} from './packed-answer.ts'

/** How the files of a folder are answered with. */
export interface StaticFiles {
  /** Absolute path of the folder; it may be swapped for another while we answer. */
  folder: string
  /** Path before every address, with slashes at both ends. */
  base: string
  /** Further headers of a file, by its path below the folder, e.g. `/files/a.csv`. */
  headersOf?(path: string): OutgoingHttpHeaders
  /** Says of a path whether a `.br` and `.gz` beside it are copies that the build has packed; all are when missing. */
  hasCopies?(path: string): boolean
}

/**
 * Answers a request with a file of a folder: conditional, packed or in part where asked for, closed again when the client goes away.
 *
 * @param path Path below the folder with a slash in front, as in the address, without query.
 */
export async function answerFile(request: IncomingMessage, response: ServerResponse, path: string, files: StaticFiles): Promise<void> {
  const coding = codingFor(request.headers)
  const asked = {method: request.method, headers: withPlainTags(request.headers, coding)} as unknown as Readable
  const found = await send(asked, path, {root: files.folder, cacheControl: false, dotfiles: 'ignore', onFile: refuseSpecial})
  if (found.type === 'directory') return redirect(response, `${files.base}${path.replace(/^\/+/, '')}/`)
  if (found.type === 'file') {
    const how = {isHead: request.method === 'HEAD', hasCopies: files.hasCopies?.(path)}
    return await pour(response, packed(found, coding, how), {'Cache-Control': 'no-cache', ...files.headersOf?.(path)})
  }
  if (found.statusCode !== 416 && found.statusCode !== 412) return await answerMissing(request, response, files)
  await pour(response, plain(found), {'Cache-Control': 'no-cache'})
}

/** Answers with a word, where there is no page for it. */
export function answerWords(response: ServerResponse, status: number, words: string, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, {'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers}).end(`${words}\n`)
}

// The page for unknown addresses is itself found; its status must still say that the address is not.
async function answerMissing(
  {method = 'GET', headers}: IncomingMessage,
  response: ServerResponse,
  {folder, headersOf}: StaticFiles,
): Promise<void> {
  const page = await send({method, headers: {}} as unknown as Readable, '/404.html', {
    root: folder,
    cacheControl: false,
    acceptRanges: false,
  })
  if (page.type !== 'file') return answerWords(response, 404, 'Not found')
  const answer = packed({...page, statusCode: 404}, codingFor(headers), {isHead: method === 'HEAD'})
  await pour(response, answer, {'Cache-Control': 'no-cache', ...headersOf?.('/404.html')})
}

function redirect(response: ServerResponse, to: string): void {
  answerWords(response, 301, 'See there', {Location: encodeURI(decodeURI(to))})
}

// Reading a pipe or a device would wait for ever.
function refuseSpecial(_path: string, stat: {isFile(): boolean}): void {
  if (!stat.isFile()) throw new Error('it is not a regular file')
}

function plain({statusCode, headers, stream}: SendResult): PackedAnswer {
  return {statusCode, headers, stream, length: Number(headers['Content-Length'] ?? 0)}
}

async function pour(response: ServerResponse, answer: PackedAnswer, more: OutgoingHttpHeaders): Promise<void> {
  const {statusCode, headers, stream, length, through} = answer
  // A file that is gone since it was looked at has to be known before anything is said.
  if ('pending' in stream && stream.pending) await once(stream, 'open')
  if (response.destroyed) return void stream.destroy()
  const type = statusCode === 304 ? {} : {'Content-Type': 'application/octet-stream'}
  response.writeHead(statusCode, {...type, ...headers, ...more})
  await pipeline([stream, exactly(length), ...(through ? [through] : []), response])
}

// A file that was swapped for a shorter one in between would leave the client waiting, and the next answer in the place of the rest.
function exactly(length: number): Transform {
  let passed = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length
      done(null, chunk)
    },
    flush: done => done(passed < length ? new Error('the file has become shorter') : null),
  })
}
