import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const program = fileURLToPath(new URL('../bin/clarity', import.meta.url))

/** A run of the program that is timed. */
export interface Run {
  name: string
  args: string[]
  /** Folder for what is kept between runs. */
  cache: string
  cwd?: string
  /** Exit codes that are no failure; 0 when missing. */
  codes?: readonly number[]
}

/** A command that is timed. */
export interface Command {
  command: string
  args: readonly string[]
  cwd: string
  /** What stands in its environment besides. */
  env: Record<string, string>
  /** Exit codes that are no failure; 0 when missing. */
  codes?: readonly number[]
}

/** What came of a timed command. */
export interface Measured {
  seconds: number
  /** With that of all processes it started, in MB; 0 where the system does not tell. */
  peakMb: number
  /** What it wrote to its standard output. */
  said: string
}

/**
 * Runs a command once.
 *
 * @throws {Error} When it ends with another exit code.
 */
export async function measureCommand({command, args, cwd, env, codes = [0]}: Command): Promise<Measured> {
  const started = performance.now()
  const child = spawn(command, args, {cwd, stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, ...env}})
  let said = ''
  child.stdout.on('data', data => (said += data))
  let peakMb = 0
  const timer = setInterval(() => (peakMb = Math.max(peakMb, memoryOf(child.pid))), 25)
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  clearInterval(timer)
  if (!codes.includes(code ?? -1)) throw new Error(`${command} ${args[0]} ended with ${code}: ${said.slice(-600)}`)
  return {seconds: (performance.now() - started) / 1000, peakMb, said}
}

/**
 * Runs the program once, prints its last line, and gives a row for the table: what, seconds, peak memory in MB.
 *
 * @throws {Error} When it ends with another exit code.
 */
export async function measure({name, args, cache, cwd = process.cwd(), codes = [0]}: Run): Promise<string[]> {
  const {seconds, peakMb, said} = await measureCommand({
    command: process.execPath,
    args: [program, ...args],
    cwd,
    env: {CLARITY_CACHE: cache},
    codes,
  })
  console.log(`${name}: ${said.trim().split('\n').at(-1)}`)
  return [name, seconds.toFixed(1), peakMb ? String(Math.round(peakMb)) : 'not measured']
}

/** Prints rows as a table. */
export function printRows(rows: readonly string[][]): void {
  console.log('\n| what | seconds | peak memory, MB |\n|---|---:|---:|')
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}

// Memory in use, with that of the processes it has started, in MB; systems without /proc tell nothing.
function memoryOf(pid: number | string | undefined): number {
  try {
    const own = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + memoryOf(child), own)
  } catch {
    return 0
  }
}
