import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {clock} from './clock.ts'

/** Root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** What a command did. */
export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** The environment as a user has it, at the clock of the tests: without what the test runner adds, which Astro's server would notice. */
export function userEnv(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const {VITEST: _runner, NODE_ENV: _mode, ...env} = process.env
  return {...env, NO_COLOR: '1', CLARITY_NOW: clock, ...more} as NodeJS.ProcessEnv
}

/** Where and with what a command runs; at the root of the checkout when missing. */
export interface RunOptions {
  cwd?: string
  env?: Record<string, string>
}

/** Runs the program as a user does, as a process of its own: arguments in, streams and exit code out. */
export function startedClarity(args: string[], options: RunOptions = {}): Promise<Ran> {
  const env = userEnv(options.env)
  const child = spawn(process.execPath, [path.join(root, 'bin/clarity'), ...args], {cwd: options.cwd ?? root, env})
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', data => (stdout += data))
  child.stderr.on('data', data => (stderr += data))
  return new Promise(resolve => child.on('close', code => resolve({code, stdout, stderr})))
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs a command as {@link startedClarity} does, in the process of the test, which saves the start of the program.
 *
 * A build has a process of its own; what stays, such as a server, the test starts itself. One runs after the other, as they share
 * the streams of the process.
 */
export function clarity(args: string[], options: RunOptions = {}): Promise<Ran> {
  if (args[0] === 'build') return startedClarity(args, options)
  const ran = last.then(() => runHere(args, options))
  last = ran.catch(() => undefined)
  return ran
}

async function runHere(args: string[], {cwd = root, env = {}}: RunOptions): Promise<Ran> {
  const streams = {stdout: '', stderr: ''}
  const back = [capture(streams, 'stdout'), capture(streams, 'stderr'), inFolder(cwd), withEnv(userEnv(env)), withoutSignals()]
  const {exitCode} = process
  try {
    const {run} = await import('../../src/cli/run.ts')
    return {code: await run(args), ...streams}
  } finally {
    for (const undo of back) undo()
    process.exitCode = exitCode
  }
}

function capture(streams: {stdout: string; stderr: string}, name: 'stdout' | 'stderr'): () => void {
  const {write, isTTY} = process[name]
  process[name].write = (data: string | Uint8Array) => {
    streams[name] += typeof data === 'string' ? data : Buffer.from(data).toString()
    return true
  }
  process[name].isTTY = false
  return () => Object.assign(process[name], {write, isTTY})
}

function inFolder(cwd: string): () => void {
  const before = process.cwd()
  process.chdir(cwd)
  return () => process.chdir(before)
}

function withEnv(env: NodeJS.ProcessEnv): () => void {
  const before = {...process.env}
  const become = (next: NodeJS.ProcessEnv) => {
    for (const name of Object.keys(process.env)) if (!(name in next)) delete process.env[name]
    Object.assign(process.env, next)
  }
  become(env)
  return () => become(before)
}

// A command that waits for a signal would keep the runner from ending this process.
function withoutSignals(): () => void {
  const names = ['SIGINT', 'SIGTERM'] as const
  const before = new Map(names.map(name => [name, process.listeners(name)]))
  return () => {
    for (const name of names)
      for (const listener of process.listeners(name)) if (!before.get(name)?.includes(listener)) process.off(name, listener)
  }
}

/**
 * Makes a folder with files in it and gives its path; names are relative, texts or bytes.
 *
 * Entries in `content/` get settings beside them, unless a test brings its own: to have none is a finding.
 */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-test-'))
  const hasEntries = Object.keys(files).some(name => /^content\/.*\.mdx$/.test(name))
  const settings = hasEntries ? {'content/settings.yaml': 'organisation: Larkmoor Outfitters\n'} : {}
  for (const [name, content] of Object.entries({...settings, ...files})) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), content)
  }
  return folder
}
