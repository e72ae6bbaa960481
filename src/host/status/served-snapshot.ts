import {createHash} from 'node:crypto'
import type {IncomingMessage, ServerResponse} from 'node:http'
import {brotliCompressSync, gzipSync, constants as zlib} from 'node:zlib'
import type {Snapshot} from '../../status/snapshot.ts'
import {type Coding, codingOf} from '../content-coding.ts'

const words = {'Content-Type': 'text/plain; charset=utf-8'}

interface Held {
  text: string
  etag: string
  modified: string
  packed: Partial<Record<Coding, Buffer>>
}

/** The newest snapshot in memory, ready to be asked for by browsers. */
export class ServedSnapshot {
  #held: Held | undefined

  /** Takes a newer snapshot. */
  set(snapshot: Snapshot): void {
    const text = JSON.stringify(snapshot)
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    this.#held = {text, etag, modified: new Date(snapshot.writtenAt).toUTCString(), packed: {}}
  }

  /** Answers a request: conditional, packed where the browser can unpack it, and never from a cache unasked. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    const {method = 'GET', headers} = request
    if (method !== 'GET' && method !== 'HEAD')
      return void response.writeHead(405, {...words, Allow: 'GET, HEAD'}).end('Only GET and HEAD\n')
    const held = this.#held
    // Before the first round there is nothing to say, which is not the same as all being well.
    if (!held)
      return void response.writeHead(503, {...words, 'Retry-After': '2', 'Cache-Control': 'no-store'}).end('No round is done yet\n')
    const common = {ETag: held.etag, 'Last-Modified': held.modified, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding'}
    if (isKnown(headers, held)) return void response.writeHead(304, common).end()
    const coding = codingOf(String(headers['accept-encoding'] ?? ''))
    const body = coding ? (held.packed[coding] ??= pack(held.text, coding)) : Buffer.from(held.text)
    const encoding = coding ? {'Content-Encoding': coding} : {}
    response.writeHead(200, {...common, ...encoding, 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length})
    response.end(method === 'HEAD' ? undefined : body)
  }
}

// Each snapshot is packed once, and then handed out for half a minute.
function pack(text: string, coding: Coding): Buffer {
  return coding === 'br' ? brotliCompressSync(text, {params: {[zlib.BROTLI_PARAM_QUALITY]: 5}}) : gzipSync(text)
}

// Seconds are all that `Last-Modified` can tell, and two snapshots may share one; so a tag, where there is one, decides alone.
function isKnown(headers: IncomingMessage['headers'], {etag, modified}: Held): boolean {
  const asked = headers['if-none-match']
  if (asked !== undefined) return asked.split(',').some(each => each.trim().replace(/^W\//, '') === etag)
  return headers['if-modified-since'] === modified
}
