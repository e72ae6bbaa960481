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

/** Runs the program as a user does: arguments in, streams and exit code out. */
export function clarity(args: string[], options: {cwd?: string; env?: Record<string, string>} = {}): Promise<Ran> {
  const env = userEnv(options.env)
  const child = spawn(process.execPath, [path.join(root, 'bin/clarity'), ...args], {cwd: options.cwd ?? root, env})
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', data => (stdout += data))
  child.stderr.on('data', data => (stderr += data))
  return new Promise(resolve => child.on('close', code => resolve({code, stdout, stderr})))
}

/** Makes a folder with files in it and gives its path; names are relative, texts or bytes. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-test-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), content)
  }
  return folder
}
