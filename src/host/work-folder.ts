import {existsSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs'
import {hostname} from 'node:os'
import path from 'node:path'
import {makeFolder} from './folder.ts'
import {isAlive} from './marked-folder.ts'

const day = 24 * 3_600_000

// A number comes back: in a container the next build has the same one. What this very process made is in use all the same.
const own = new Set<string>()

/**
 * Makes a folder for the work of one build, which no other build shares; what builds that were killed left behind is cleared away first.
 *
 * @param parent Absolute path of the folder that holds such folders, and whatever is kept between builds.
 * @throws {Error} With the system's code when it cannot be made.
 */
export function makeWorkFolder(parent: string): string {
  makeFolder(parent)
  for (const name of readdirSync(parent)) if (isLeftover(parent, name)) rmSync(path.join(parent, name), {recursive: true, force: true})
  const folder = mkdtempSync(path.join(parent, `build-${machine()}-${process.pid}-`))
  own.add(folder)
  return folder
}

/** Removes a work folder when the process is told to end, as well as when the work is done; gives the second as a function. */
export function removedAtEnd(folder: string): () => void {
  const remove = () => rmSync(folder, {recursive: true, force: true})
  const listeners = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal, index) => {
    const ended = () => {
      remove()
      process.exit([130, 143, 129][index])
    }
    process.once(signal, ended)
    return () => process.off(signal, ended)
  })
  return () => {
    for (const off of listeners) off()
    remove()
  }
}

// In two containers that share a folder a number may stand for two processes: the machine is part of the name, and a day is long enough.
function isLeftover(parent: string, name: string): boolean {
  const [, host, pid] = /^build-(?:(.+)-)?(\d+)(?:-\w{6})?$/.exec(name) ?? []
  const folder = path.join(parent, name)
  if (pid === undefined || own.has(folder)) return false
  if ((host === undefined || host === machine()) && !isAlive(Number(pid))) return true
  return existsSync(folder) && Date.now() - statSync(folder).mtimeMs > day
}

function machine(): string {
  return hostname().replace(/\W+/g, '_') || 'here'
}
