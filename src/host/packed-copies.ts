import {promisify} from 'node:util'
import {brotliCompress, brotliDecompressSync, crc32, deflateRaw, constants as zlib} from 'node:zlib'
import type {Coding} from './content-coding.ts'

const [brotli, deflate] = [promisify(brotliCompress), promisify(deflateRaw)]

/** Copies of a text, packed in both forms, without the end that stands in them as it is. */
export type PackedHead = Record<Coding, Uint8Array>

/**
 * Where the part of a page begins that says when and from what it was built: it differs in each build, what stands before it seldom.
 *
 * Packed copies hold it as it is, so that what stands before need not be packed again.
 */
export const stampBegins = '<p data-stamp'

// Longer ends have no room in one part of either form.
const longestEnd = 0xffff

/** Splits a text before the stamp of a page; all of it is head where there is none. */
export function splitAtStamp(bytes: Buffer, isPage: boolean): {head: Buffer; end: Buffer} {
  const found = isPage ? bytes.lastIndexOf(stampBegins) : -1
  const at = found < 0 || bytes.length - found > longestEnd ? bytes.length : found
  return {head: bytes.subarray(0, at), end: bytes.subarray(at)}
}

/** Packs the head of a text, so that an end can follow; the same bytes on every run. */
export async function packHead(head: Buffer, quality: number): Promise<PackedHead> {
  const [br, gzip] = await Promise.all([
    brotli(head, {finishFlush: zlib.BROTLI_OPERATION_FLUSH, params: brotliParams(head.length, quality)}),
    deflate(head, {level: 9, finishFlush: zlib.Z_SYNC_FLUSH}),
  ])
  return {br, gzip}
}

/** Gives the head back from its copy that is packed with brotli. */
export function unpackHead(br: Uint8Array): Buffer {
  return brotliDecompressSync(Buffer.concat([br, lastOfBrotli]))
}

/** Puts the end behind a packed head, and makes it a whole copy of the text. */
export function closeCopies(packed: PackedHead, text: Buffer, end: Buffer): PackedHead {
  return {
    br: Buffer.concat([packed.br, ...(end.length > 0 ? [storedForBrotli(end.length), end] : []), lastOfBrotli]),
    gzip: Buffer.concat([gzipHeader, packed.gzip, storedForDeflate(end.length), end, gzipTrailer(text)]),
  }
}

// The last tenth costs fifty times as long: it is spent on the few files that every page shares. A window larger than the file is only slow.
function brotliParams(length: number, quality: number): Record<number, number> {
  const window = Math.ceil(Math.log2(length + 16))
  return {
    [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
    [zlib.BROTLI_PARAM_QUALITY]: quality,
    [zlib.BROTLI_PARAM_LGWIN]: Math.min(Math.max(window, zlib.BROTLI_MIN_WINDOW_BITS), zlib.BROTLI_DEFAULT_WINDOW),
    [zlib.BROTLI_PARAM_SIZE_HINT]: length,
  }
}

// A meta-block that is not the last (one bit), whose length takes 4 nibbles (two bits, then 16), uncompressed (one bit).
// https://www.rfc-editor.org/rfc/rfc7932#section-9.2
function storedForBrotli(length: number): Buffer {
  const bits = ((length - 1) << 3) | (1 << 19)
  return Buffer.from([bits & 255, (bits >> 8) & 255, bits >> 16])
}

// The last meta-block, which is empty.
const lastOfBrotli = Buffer.from([3])

// https://www.rfc-editor.org/rfc/rfc1952#section-2.3: no name, no time, packed as small as can be, on a system that is not said.
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])

// The last block, which is stored. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4
function storedForDeflate(length: number): Buffer {
  const head = Buffer.from([1, 0, 0, 0, 0])
  head.writeUInt16LE(length, 1)
  head.writeUInt16LE(length ^ 0xffff, 3)
  return head
}

function gzipTrailer(text: Buffer): Buffer {
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(text), 0)
  trailer.writeUInt32LE(text.length >>> 0, 4)
  return trailer
}
