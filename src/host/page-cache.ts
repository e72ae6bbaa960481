import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {digest} from '../core/format/digest.ts'
import {draftBeside} from './draft.ts'
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
        // Written beside and moved, so that a reader never sees half a file.
        const draft = draftBeside(file)
        writeFileSync(draft, JSON.stringify(value))
        renameSync(draft, file)
      } catch {
        writable = false
      }
    },
  }
}
