import {existsSync, mkdirSync, readdirSync, rmSync} from 'node:fs'
import path from 'node:path'
import {move} from './marked-folder.ts'

/**
 * Replaces what a folder holds and keeps the folder: a mount cannot be renamed, and its parent may not be ours to write.
 *
 * The new contents are brought onto the folder's own disk first; then each part changes place by renaming.
 *
 * @throws {Error} With the system's code; each part that had changed place is back then.
 */
export function swapInside(site: string, folder: string): void {
  const [fresh, old] = ['new', 'old'].map(what => path.join(folder, `.clarity-${what}-${process.pid}`)) as [string, string]
  for (const left of [fresh, old]) rmSync(left, {recursive: true, force: true})
  try {
    move(site, fresh)
    mkdirSync(old)
    exchange({folder, fresh, old})
  } finally {
    for (const left of [fresh, old]) rmSync(left, {recursive: true, force: true})
  }
}

interface Places {
  folder: string
  fresh: string
  old: string
}

function exchange({folder, fresh, old}: Places): void {
  const own = new Set([path.basename(fresh), path.basename(old), 'lost+found'])
  const names = [...new Set([...readdirSync(fresh), ...readdirSync(folder)])].filter(name => !own.has(name))
  const undo: (() => void)[] = []
  const step = (from: string, to: string) => {
    if (!existsSync(from)) return
    move(from, to)
    undo.unshift(() => move(to, from))
  }
  try {
    for (const name of names) {
      step(path.join(folder, name), path.join(old, name))
      step(path.join(fresh, name), path.join(folder, name))
    }
  } catch (error) {
    for (const back of undo) back()
    throw error
  }
}
