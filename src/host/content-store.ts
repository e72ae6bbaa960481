import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync} from 'node:fs'
import path from 'node:path'
import {writeInPlace} from './draft.ts'
import {makeFolder} from './folder.ts'

/**
 * Keeps bytes by a digest of all they were made from, so that whoever has made the same before need not do it again.
 *
 * What is read is compared with its own digest: a file that is missing, cut off or changed counts as not kept. A store that cannot be
 * written only means that nothing was kept.
 */
export interface ContentStore {
  /** @param key As {@link keyOf} makes it. */
  get(key: string): Buffer | undefined
  set(key: string, bytes: Uint8Array): void
  /** Removes what nobody has asked for in two weeks. */
  prune(now?: number): void
}

/** Digests parts to a key, each with its length, so that no two lists of parts look the same. */
export function keyOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\n`).update(part)
  return hash.digest('hex')
}

/** Makes a store below a folder: one file for each key, `ab/cdef…`, which begins with the digest of what follows. */
export function contentStore(folder: string): ContentStore {
  const fileOf = (key: string) => path.join(folder, key.slice(0, 2), key.slice(2))
  const used = new Set<string>()
  let writable = true
  return {
    get(key) {
      used.add(key)
      return whole(fileOf(key))
    },
    set(key, bytes) {
      used.add(key)
      if (!writable) return
      try {
        const file = fileOf(key)
        makeFolder(path.dirname(file))
        writeInPlace(file, Buffer.concat([sumOf(bytes), bytes]))
      } catch {
        writable = false
      }
    },
    prune(now = Date.now()) {
      for (const key of keysIn(folder)) refreshOrRemove(fileOf(key), used.has(key), now)
    },
  }
}

const sumLength = 32

function sumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function whole(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file)
    const body = bytes.subarray(sumLength)
    return sumOf(body).equals(bytes.subarray(0, sumLength)) ? body : undefined
  } catch {
    return undefined
  }
}

function keysIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const isOurs = (name: string) => /^[0-9a-f]{2}$/.test(name)
  return readdirSync(folder)
    .filter(isOurs)
    .flatMap(first => readdirSync(path.join(folder, first)).map(rest => first + rest))
}

const dayMs = 86_400_000
const keptDays = 14

// The time of the last change says when a file was last asked for, to the day; a draft that a killed build left ages likewise.
function refreshOrRemove(file: string, isUsed: boolean, now: number): void {
  try {
    const age = now - statSync(file).mtimeMs
    if (isUsed && age > dayMs) utimesSync(file, now / 1000, now / 1000)
    if (!isUsed && age > keptDays * dayMs) rmSync(file)
  } catch {
    // Another build was faster, or the disk refuses; it stays for the next one.
  }
}
