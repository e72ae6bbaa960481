import {createHash} from 'node:crypto'
import {readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {crc32} from 'node:zlib'
import {makeFolder} from './folder.ts'

/** What is kept of one content file. */
export interface KeptFile {
  /** Size, times and number of the file when it was read; empty when they could not tell a later change. */
  stamp: string
  /** Digest of its bytes. */
  digest: string
  /** JSON in UTF-8; a text is made of it only where it is read. */
  facts: Uint8Array
}

/** Kept files by path below the content root. */
export type KeptFiles = Map<string, KeptFile>

/**
 * Reads what an earlier check kept.
 *
 * @param key Digest of everything the facts depend on beside the files; facts of another key are not given.
 * @returns Nothing kept where the cache is missing, of another key, cut off or changed by anybody but us.
 */
export function readKept(file: string, key: string): KeptFiles {
  try {
    const bytes = readFileSync(file)
    const end = bytes.indexOf(lineEnd)
    const [version, itsKey, sum] = bytes.toString('utf8', 0, end).split('\t')
    const body = bytes.subarray(end + 1)
    if (version !== format || itsKey !== key || sum !== String(crc32(body))) return new Map()
    return new Map(linesOf(body))
  } catch {
    return new Map()
  }
}

/** Keeps files for the next check. A cache that cannot be written only means that nothing was kept. */
export function writeKept(file: string, key: string, kept: KeptFiles): void {
  const beside = `${file}.${process.pid}`
  try {
    makeFolder(path.dirname(file))
    const body = Buffer.concat([...kept].flatMap(writeLine))
    writeFileSync(beside, Buffer.concat([Buffer.from(`${format}\t${key}\t${crc32(body)}\n`), body]))
    renameSync(beside, file)
  } catch {
    remove(beside)
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

const format = 'clarity-facts-2'

const lineEnd = 10
const tab = 9

// Tabs and line breaks separate; in JSON neither stands unescaped.
function writeLine([contentPath, {stamp, digest, facts}]: [string, KeptFile]): Uint8Array[] {
  return [Buffer.from(`${JSON.stringify(contentPath)}\t${stamp}\t${digest}\t`), facts, Buffer.from('\n')]
}

function* linesOf(body: Buffer): Generator<[string, KeptFile]> {
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

function remove(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // A disk that takes no file may refuse this too.
  }
}
