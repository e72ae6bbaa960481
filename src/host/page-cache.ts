import {readFileSync} from 'node:fs'
import path from 'node:path'
import {digest} from '../core/format/digest.ts'
import {writeInPlace} from './draft.ts'
import {makeFolder} from './folder.ts'

/** Keeps values in files by key; every failure to read or write means only that nothing was kept. */
export interface FileCache {
  get(key: string): unknown
  set(key: string, value: unknown): void
}

/** Makes a cache below a folder, one JSON file for each key. */
export function fileCache(folder: string): FileCache {
  let writable = true
  const fileOf = (key: string) => path.join(folder, `${digest(key)}.json`)
  return {
    get(key) {
      try {
        return JSON.parse(readFileSync(fileOf(key), 'utf8'))
      } catch {
        return undefined
      }
    },
    set(key, value) {
      if (!writable) return
      const file = fileOf(key)
      try {
        makeFolder(folder)
        writeInPlace(file, JSON.stringify(value))
      } catch {
        writable = false
      }
    },
  }
}
