import {createHash} from 'node:crypto'
import {appendFileSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {crc32} from 'node:zlib'
import {writeInPlace} from './draft.ts'
import {makeFolder} from './folder.ts'

/** What is kept of one content file. */
export interface CachedFile {
  /** Size, times and number of the file when it was read; empty when they could not tell a later change. */
  stamp: string
  /** Digest of its bytes. */
  digest: string
  /** JSON in UTF-8; a text is made of it only where it is read. */
  facts: Uint8Array
}

/** Kept files by path below the content root. */
export type CachedFiles = Map<string, CachedFile>

/**
 * What checks keep of files, in one file on disk: parts one after the other, of which a later one wins.
 *
 * A cache that is missing, of another key, cut off or changed by anybody but us keeps less or nothing; one that cannot be written
 * only means that nothing was kept.
 */
export class AnalysisCache {
  /** What earlier checks kept. */
  readonly kept: CachedFiles = new Map()
  readonly #file: string
  readonly #key: string
  #firstPart = 0
  #moreParts = 0
  #isWhole = false

  /** @param key Digest of everything the facts depend on beside the files; facts of another key are not given. */
  constructor(file: string, key: string) {
    this.#file = file
    this.#key = key
    try {
      this.#read(readFileSync(file))
    } catch {
      // Nothing was kept.
    }
  }

  /** Keeps these files and no others for the next check; files that are the same objects as in `kept` are known to be unchanged. */
  write(next: CachedFiles): void {
    const changed = [...next].filter(([contentPath, kept]) => this.kept.get(contentPath) !== kept)
    const isLarger = next.size === this.kept.size + changed.filter(([contentPath]) => !this.kept.has(contentPath)).length
    if (changed.length === 0 && isLarger) return
    // Writing all of a large corpus takes longer than checking one changed file.
    const part = this.#part(changed)
    const grown = this.#moreParts + part.length
    if (this.#isWhole && isLarger && grown < this.#firstPart / 4) appendTo(this.#file, part)
    else replace(this.#file, this.#part([...next]))
  }

  #part(files: readonly [string, CachedFile][]): Buffer {
    const body = Buffer.concat(files.flatMap(writeLine))
    return Buffer.concat([Buffer.from(`${format}\t${this.#key}\t${crc32(body)}\t${body.length}\n`), body])
  }

  #read(bytes: Buffer): void {
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(lineEnd, start)
      const [version, key, sum, length] = bytes.toString('utf8', start, end).split('\t')
      const body = bytes.subarray(end + 1, end + 1 + Number(length))
      if (end < 0 || version !== format || key !== this.#key || sum !== String(crc32(body))) return
      for (const [contentPath, kept] of linesOf(body)) this.kept.set(contentPath, kept)
      const next = end + 1 + body.length
      if (start === 0) this.#firstPart = next
      else this.#moreParts += next - start
      start = next
    }
    this.#isWhole = bytes.length > 0
  }
}

function replace(file: string, bytes: Uint8Array): void {
  try {
    makeFolder(path.dirname(file))
    writeInPlace(file, bytes)
  } catch {
    // Nothing was kept.
  }
}

// A part that is cut off is seen by its sum, and the next check writes everything anew.
function appendTo(file: string, bytes: Uint8Array): void {
  try {
    appendFileSync(file, bytes)
  } catch {
    // Nothing more was kept.
  }
}

/** Digests bytes, to tell a file from its earlier self. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha1').update(bytes).digest('base64')
}

/**
 * Gives what the system knows of a file without reading it.
 *
 * @returns Empty for a file written within the last two seconds: a second change could look like the first.
 */
export function stampOf(file: string, now = Date.now()): string {
  const {size, mtimeMs, ctimeMs, ino} = statSync(file)
  return Math.max(mtimeMs, ctimeMs) > now - 2000 ? '' : `${size} ${mtimeMs} ${ctimeMs} ${ino}`
}

const format = 'clarity-facts-3'

const lineEnd = 10
const tab = 9

/** Writes a kept file as a line. Tabs and line breaks separate; in JSON neither stands unescaped. */
export function writeLine([contentPath, {stamp, digest, facts}]: [string, CachedFile]): Uint8Array[] {
  return [Buffer.from(`${JSON.stringify(contentPath)}\t${stamp}\t${digest}\t`), facts, Buffer.from('\n')]
}

/** Reads kept files from lines of {@link writeLine}; each must be whole. */
export function* linesOf(body: Buffer): Generator<[string, CachedFile]> {
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(lineEnd, start)
    const pathEnd = body.indexOf(tab, start)
    const stampEnd = body.indexOf(tab, pathEnd + 1)
    const digestEnd = body.indexOf(tab, stampEnd + 1)
    const stamp = body.toString('latin1', pathEnd + 1, stampEnd)
    const digest = body.toString('latin1', stampEnd + 1, digestEnd)
    yield [JSON.parse(body.toString('utf8', start, pathEnd)), {stamp, digest, facts: body.subarray(digestEnd + 1, end)}]
    start = end + 1
  }
}
