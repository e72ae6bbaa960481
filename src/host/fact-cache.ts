import {createHash} from 'node:crypto'
import {readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {makeFolder} from './folder.ts'

/** What is kept of one content file. */
export interface KeptFile {
  /** Size, times and number of the file when it was read; empty when they could not tell a later change. */
  stamp: string
  /** Digest of its bytes. */
  digest: string
  facts: string
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
    const end = bytes.indexOf(10)
    const [version, itsKey, sum] = bytes.toString('utf8', 0, end).split('\t')
    const body = bytes.subarray(end + 1)
    if (version !== format || itsKey !== key || sum !== digestOf(body)) return new Map()
    return new Map(body.toString('utf8').split('\n').filter(Boolean).map(readLine))
  } catch {
    return new Map()
  }
}

/** Keeps files for the next check. A cache that cannot be written only means that nothing was kept. */
export function writeKept(file: string, key: string, kept: KeptFiles): void {
  const beside = `${file}.${process.pid}`
  try {
    makeFolder(path.dirname(file))
    const body = Buffer.from([...kept].map(writeLine).join(''))
    writeFileSync(beside, Buffer.concat([Buffer.from(`${format}\t${key}\t${digestOf(body)}\n`), body]))
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

const format = 'clarity-facts-1'

// Tabs and line breaks separate; in JSON neither stands unescaped.
function writeLine([contentPath, {stamp, digest, facts}]: [string, KeptFile]): string {
  return `${JSON.stringify(contentPath)}\t${stamp}\t${digest}\t${facts}\n`
}

function readLine(line: string): [string, KeptFile] {
  const pathEnd = line.indexOf('\t')
  const stampEnd = line.indexOf('\t', pathEnd + 1)
  const digestEnd = line.indexOf('\t', stampEnd + 1)
  const kept = {stamp: line.slice(pathEnd + 1, stampEnd), digest: line.slice(stampEnd + 1, digestEnd), facts: line.slice(digestEnd + 1)}
  return [JSON.parse(line.slice(0, pathEnd)), kept]
}

function remove(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // A disk that takes no file may refuse this too.
  }
}
