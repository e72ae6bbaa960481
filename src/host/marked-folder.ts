import {copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'

/** Name of the file by which a folder is known to be a site that we built: it may be replaced. */
export const siteMark = '.clarity-site'

/** Names a folder beside another, for what is about to take its place (`new`) or was in it (`old`). */
export function nameAside(folder: string, what: 'new' | 'old'): string {
  return `${folder}.${what}-${process.pid}`
}

/**
 * Moves a folder or file. What another disk holds is copied, and bears the mark before anything else, so that a copy that is cut off is known.
 *
 * @param how `byCopy: false` fails where it would have to be copied.
 * @throws {Error} With the system's code; what was to be moved is still there.
 */
export function move(from: string, to: string, {byCopy = true}: {byCopy?: boolean} = {}): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!byCopy || (error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    if (existsSync(path.join(from, siteMark))) {
      mkdirSync(to)
      writeFileSync(path.join(to, siteMark), '')
    }
    copyBelow(from, to)
    rmSync(from, {recursive: true, force: true})
  }
}

// `cpSync` says EIO where the disk is full.
function copyBelow(from: string, to: string): void {
  if (!statSync(from).isDirectory()) return copyFileSync(from, to)
  mkdirSync(to, {recursive: true})
  for (const name of readdirSync(from)) copyBelow(path.join(from, name), path.join(to, name))
}

/** Removes a folder that bears the mark, or is empty; any other stays. The mark goes last. */
export function removeMarked(folder: string): void {
  if (!existsSync(folder)) return
  const names = readdirSync(folder)
  if (names.length > 0 && !names.includes(siteMark)) return
  for (const name of names) if (name !== siteMark) rmSync(path.join(folder, name), {recursive: true, force: true})
  rmSync(folder, {recursive: true, force: true})
}

/** Puts back what a build that was killed had moved aside, and clears away what it left beside a folder. */
export function clearAside(folder: string): void {
  const parent = path.dirname(folder)
  if (!existsSync(parent)) return
  const begin = `${path.basename(folder)}.`
  for (const name of readdirSync(parent).sort().reverse()) {
    const [, what, pid] = (name.startsWith(begin) && /^(new|old)-(\d+)$/.exec(name.slice(begin.length))) || []
    if (!what || isAlive(Number(pid))) continue
    const aside = path.join(parent, name)
    if (what === 'old' && !existsSync(folder) && existsSync(path.join(aside, siteMark))) renameSync(aside, folder)
    else removeMarked(aside)
  }
}

/** Tells whether a process runs on this machine; ours does not count: what bears its number is from one before. */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process may not be asked, and is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
