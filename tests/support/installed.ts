import {type ChildProcess, spawn} from 'node:child_process'
import {chmodSync, chownSync, copyFileSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {type Ran, root, userEnv} from './clarity.ts'

/** A team's folder with the program installed in it, and a user who may write there and nowhere else. */
export interface Installed {
  /** The team's folder. */
  folder: string
  /** What is below the program's folder and the packages beside it: path, time and size of each. */
  programFiles(): string[]
  /** What stands in the home folder of the user, and in its temporary folder. */
  outside(): string[]
  /** Starts a command. */
  start(args: string[]): ChildProcess
  /** Runs a command to its end. */
  run(args: string[]): Promise<Ran>
  /** Makes the program writable again, so that it can be cleared away. */
  close(): void
}

// Root may write everywhere; as this user it may not. Any other user of a test machine is kept out by the modes alone.
const nobody = 65534
const isRoot = process.getuid?.() === 0

/** Makes the installed program read-only, gives the rest of the folder to a user without rights, and says how that user runs it. */
export function installedIn(folder: string): Installed {
  const packages = path.join(folder, 'node_modules')
  const own = mkdtempSync(path.join(tmpdir(), 'clarity-user-'))
  const [home, temporary] = [path.join(own, 'home'), path.join(own, 'tmp')]
  for (const each of [home, temporary]) mkdirSync(each)
  const node = nodeFor(own)
  giveAway(own)
  giveAway(folder)
  for (const name of below(packages)) setWritable(name, false)
  const start = (args: string[]) =>
    spawn(node, ['node_modules/operational-clarity/bin/clarity', ...args], {
      cwd: folder,
      env: userEnv({HOME: home, TMPDIR: temporary}),
      ...(isRoot && {uid: nobody, gid: nobody}),
    })
  return {
    folder,
    programFiles: () => below(packages).map(described),
    outside: () => [home, temporary].flatMap(each => readdirSync(each)),
    start,
    run: args => ended(start(args)),
    close: () => {
      for (const name of below(packages)) setWritable(name, true)
    },
  }
}

/** Gives the exact version of a package of the checkout. */
export function versionOf(name: string): string {
  return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version
}

/** Waits for a process to end, and gives what it said. */
export function ended(child: ChildProcess): Promise<Ran> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', data => (stdout += data))
  child.stderr?.on('data', data => (stderr += data))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({code, stdout, stderr}))
  })
}

// The Node of the checkout may stand where another user cannot come.
function nodeFor(folder: string): string {
  if (!isRoot) return process.execPath
  const copy = path.join(folder, 'node')
  copyFileSync(process.execPath, copy)
  return copy
}

// Packages stay those of root.
function giveAway(folder: string): void {
  if (!isRoot) return
  chownSync(folder, nobody, nobody)
  for (const item of readdirSync(folder, {withFileTypes: true})) {
    const name = path.join(folder, item.name)
    if (item.isDirectory() && item.name !== 'node_modules') giveAway(name)
    else if (!item.isDirectory()) chownSync(name, nobody, nobody)
  }
}

/** Lists a folder and all that is below it, without following links: those of pnpm lead in circles. */
export function below(folder: string): string[] {
  const items = readdirSync(folder, {withFileTypes: true})
  return [folder, ...items.flatMap(item => (item.isDirectory() ? below(path.join(folder, item.name)) : [path.join(folder, item.name)]))]
}

function setWritable(name: string, writable: boolean): void {
  const stat = lstatSync(name)
  if (!stat.isSymbolicLink()) chmodSync(name, writable ? stat.mode | 0o200 : stat.mode & ~0o222)
}

function described(name: string): string {
  const {mtimeMs, size} = lstatSync(name)
  return `${name} ${mtimeMs} ${size}`
}
