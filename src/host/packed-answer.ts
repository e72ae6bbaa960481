import {createReadStream, statSync} from 'node:fs'
import type {IncomingHttpHeaders} from 'node:http'
import type {Readable, Transform} from 'node:stream'
import type {FileSendResult} from '@fastify/send'
import {type Coding, codingOf, endings, isPackable, leastBytes, packing} from './content-coding.ts'

/** An answer that is ready to be poured out. */
export interface PackedAnswer {
  statusCode: number
  headers: Record<string, string>
  stream: Readable
  /** What packs it on the way. */
  through?: Transform
  /** How many bytes the stream must bring. */
  length: number
}

/**
 * Gives how a file is packed for a client; nothing where a part of it is asked for: parts are of the file as it is.
 *
 * @param headers Of the request.
 */
export function codingFor(headers: IncomingHttpHeaders): Coding | undefined {
  return headers.range === undefined ? codingOf(String(headers['accept-encoding'] ?? '')) : undefined
}

/**
 * Makes the tags that a client sends back those of the file as it is: a packed answer has a tag of its own, so that a part of the one is
 * never put behind a part of the other.
 */
export function withPlainTags(headers: IncomingHttpHeaders, coding: Coding | undefined): IncomingHttpHeaders {
  const asked = headers['if-none-match']
  return coding && asked !== undefined ? {...headers, 'if-none-match': asked.replaceAll(`-${coding}"`, '"')} : headers
}

/**
 * Packs an answer for a client: hands out the packed copy beside the file, where one is there that is no older, else packs it on the way.
 *
 * @param isHead True where only the headers are asked for.
 * @param hasCopies False where what stands beside it may be somebody's own file.
 */
export function packed(found: FileSendResult, coding: Coding | undefined, {isHead, hasCopies = true}: HowPacked): PackedAnswer {
  const {statusCode, stream} = found
  const length = isHead || statusCode === 304 ? 0 : Number(found.headers['Content-Length'] ?? 0)
  if (!isPackable(found.metadata.path)) return {statusCode, headers: found.headers, stream, length}
  const headers: Record<string, string> = {...found.headers, Vary: 'Accept-Encoding'}
  if (!coding || found.metadata.stat.size < leastBytes || ![200, 304, 404].includes(statusCode))
    return {statusCode, headers, stream, length}
  if (headers.ETag) headers.ETag = headers.ETag.replace(/"$/, `-${coding}"`)
  if (statusCode === 304) return {statusCode, headers, stream, length}
  headers['Content-Encoding'] = coding
  delete headers['Content-Length']
  const copy = hasCopies ? copyBeside(found, coding) : undefined
  if (!copy) return {statusCode, headers, stream, length, ...(!isHead && {through: packing(coding)})}
  headers['Content-Length'] = String(copy.size)
  if (isHead) return {statusCode, headers, stream, length: 0}
  stream.destroy()
  return {statusCode, headers, stream: createReadStream(copy.path, {end: copy.size - 1}), length: copy.size}
}

interface HowPacked {
  isHead: boolean
  hasCopies?: boolean | undefined
}

// A file that was changed by hand since is newer than its copy, which then says what is no longer so.
function copyBeside({metadata}: FileSendResult, coding: Coding): {path: string; size: number} | undefined {
  const path = metadata.path + endings[coding]
  const stat = statSync(path, {throwIfNoEntry: false})
  return stat?.isFile() && stat.size > 0 && stat.mtimeMs >= metadata.stat.mtimeMs ? {path, size: stat.size} : undefined
}
