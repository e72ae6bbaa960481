import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import pLimit, {type LimitFunction} from 'p-limit'
import {endings, isPackable, leastBytes} from './content-coding.ts'
import {type ContentStore, keyOf} from './content-store.ts'
import {refusedByDisk} from './failure.ts'
import {closeCopies, type PackedHead, packHead, splitAtStamp, unpackHead} from './packed-copies.ts'

/** How many files are packed at a time; Node does it beside its own thread. */
const atOnce = 4

/** How a site is packed. */
export interface PackOptions {
  /** Says by a path below the folder, e.g. `files/a.csv`, what stays alone. */
  isLeftOut?: (name: string) => boolean
  /** What earlier builds have packed; without it everything is packed. */
  store?: ContentStore | undefined
}

/**
 * Puts a packed copy beside each text of a built site, as `.br` and `.gz`, for servers that hand these out; only where it is smaller.
 *
 * The same file gives the same bytes on every run, with and without a store.
 *
 * @param folder Absolute path of the site.
 * @returns How many copies were written.
 * @throws {Failure} When the disk refuses.
 */
export async function packSite(folder: string, {isLeftOut = () => false, store}: PackOptions = {}): Promise<number> {
  const limit = pLimit(atOnce)
  const names = readdirSync(folder, {recursive: true}).map(name => String(name).split(path.sep).join('/'))
  const packable = names.filter(name => isPackable(name) && !isLeftOut(name)).sort()
  const written = await Promise.all(packable.map(name => limit(() => packFile(path.join(folder, name), store))))
  return written.reduce((sum, count) => sum + count, 0)
}

async function packFile(file: string, store: ContentStore | undefined): Promise<number> {
  const bytes = readFileSync(file)
  if (bytes.length < leastBytes) return 0
  const isPage = file.endsWith('.html')
  const {head, end} = splitAtStamp(bytes, isPage)
  return writeCopies(file, bytes, closeCopies(await packedHead(head, isPage ? pageQuality : sharedQuality, store), bytes, end))
}

/**
 * Writes the copies of a text beside it, those that are smaller.
 *
 * @returns How many were written.
 * @throws {Failure} When the disk refuses.
 */
export function writeCopies(file: string, bytes: Buffer, copies: PackedHead): number {
  const smaller = bytes.length < leastBytes ? [] : (['br', 'gzip'] as const).filter(coding => copies[coding].length < bytes.length)
  try {
    for (const coding of smaller) writeFileSync(file + endings[coding], copies[coding])
  } catch (error) {
    throw refusedByDisk(error, file, 'Make it writable.')
  }
  return smaller.length
}

// What every page shares is packed as small as brotli can.
const pageQuality = 9
const sharedQuality = 11

const libraries = `1 ${process.versions.zlib} ${process.versions.brotli}`

/**
 * Packs what stands before the stamp of a page, beside other work, for {@link packSite} to find and for {@link unpackPage}.
 *
 * @returns The key under which it will be kept, and when it is.
 */
export function packPage(head: Buffer, store: ContentStore, limit: LimitFunction): {key: string; done: Promise<unknown>} {
  return {key: headKey(head, pageQuality), done: limit(() => packedHead(head, pageQuality, store))}
}

/** Gives what was packed under a key, and what it was before; nothing where it is not kept. */
export function unpackPage(key: string, store: ContentStore): {head: Buffer; packed: PackedHead} | undefined {
  const kept = store.get(key)
  try {
    const packed = kept && bothOf(kept)
    return packed && {head: unpackHead(packed.br), packed}
  } catch {
    return undefined
  }
}

// The length of the copy in brotli, and then both copies.
function bothOf(kept: Buffer): PackedHead {
  const end = 4 + kept.readUInt32LE(0)
  return {br: kept.subarray(4, end), gzip: kept.subarray(end)}
}

function headKey(head: Buffer, quality: number): string {
  return keyOf(libraries, String(quality), head)
}

async function packedHead(head: Buffer, quality: number, store: ContentStore | undefined): Promise<PackedHead> {
  if (!store) return packHead(head, quality)
  const key = headKey(head, quality)
  const kept = store.get(key)
  if (kept) return bothOf(kept)
  const packed = await packHead(head, quality)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(packed.br.length)
  store.set(key, Buffer.concat([length, packed.br, packed.gzip]))
  return packed
}
