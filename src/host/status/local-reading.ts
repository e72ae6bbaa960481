import {spawn} from 'node:child_process'
import {constants} from 'node:fs'
import {open} from 'node:fs/promises'
import {lengthInWords} from '../../core/format/duration.ts'
import type {LocalText} from '../../status/source/local-text.ts'
import {SourceFailure} from '../../status/source/source.ts'

/** What sources may read on this machine, by the id of the source; only whoever runs the program says so, never the content. */
export interface Allowances {
  /** Absolute paths. */
  files: ReadonlyMap<string, string>
  /** A program with its arguments, and the absolute path of the folder it is run in. */
  commands: ReadonlyMap<string, {run: readonly [string, ...string[]]; folder: string}>
}

/** How long a reading may take, and what ends it early. */
export interface Limits {
  timeoutMs: number
  end: AbortSignal
}

/** Bytes of a file, or of what a command prints; a source says some numbers. */
export const mostBytes = 1024 * 1024

/**
 * Reads the file that a source is allowed.
 *
 * @throws {SourceFailure} When it is allowed none, or when the file is no ordinary one, too long, not text, or cannot be read in time.
 */
export async function readLocalFile(id: string, {files}: Allowances, {timeoutMs}: Limits): Promise<LocalText> {
  const file = files.get(id)
  if (file === undefined) throw notAllowed('file', id)
  return await inTime(readText(file), timeoutMs)
}

// It is looked at after it was opened, without waiting for a pipe: what lay there may have been replaced.
async function readText(file: string): Promise<LocalText> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(error => {
    throw new SourceFailure(`the file cannot be read: ${error.code}`)
  })
  try {
    const {size, mtimeMs} = await ordinary(handle)
    if (size > mostBytes) throw new SourceFailure(`the file is longer than ${mostBytes / 1024 / 1024} MiB`)
    const bytes = Buffer.alloc(size)
    const {bytesRead} = await handle.read(bytes, 0, size, 0)
    return {text: textOf(bytes.subarray(0, bytesRead)), at: mtimeMs}
  } finally {
    await handle.close()
  }
}

async function ordinary(handle: Awaited<ReturnType<typeof open>>) {
  const state = await handle.stat()
  if (!state.isFile()) throw new SourceFailure('what is named is no ordinary file')
  return state
}

/**
 * Runs the command that a source is allowed, without a shell, and gives what it prints.
 *
 * It has the environment of the collector and no input. At its limit, it is ended with all that it has started.
 *
 * @throws {SourceFailure} When it is allowed none, or when the command cannot be run, fails, prints too much, or does not end in time.
 */
export async function runLocalCommand(id: string, {commands}: Allowances, {timeoutMs, end}: Limits): Promise<LocalText> {
  const command = commands.get(id)
  if (!command) throw notAllowed('command', id)
  const at = Date.now()
  const [program, ...args] = command.run
  const child = spawn(program, args, {cwd: command.folder, stdio: ['ignore', 'pipe', 'ignore'], detached: process.platform !== 'win32'})
  const chunks: Buffer[] = []
  const stop = () => endWhole(child.pid, () => child.kill('SIGKILL'))
  end.addEventListener('abort', stop, {once: true})
  try {
    const ended = new Promise<void>((resolve, reject) => {
      let length = 0
      child.once('error', error => reject(new SourceFailure(`the command cannot be run: ${(error as NodeJS.ErrnoException).code}`)))
      child.stdout.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > mostBytes) reject(new SourceFailure(`the command prints more than ${mostBytes / 1024 / 1024} MiB`))
        else chunks.push(chunk)
      })
      child.once('close', (code, signal) => (code === 0 ? resolve() : reject(new SourceFailure(endInWords(code, signal)))))
    })
    await inTime(ended, timeoutMs)
    return {text: textOf(Buffer.concat(chunks)), at}
  } finally {
    end.removeEventListener('abort', stop)
    stop()
    child.stdout.destroy()
  }
}

// It leads a group of its own, so that what it has started ends with it.
function endWhole(pid: number | undefined, otherwise: () => void): void {
  if (pid === undefined) return
  try {
    if (process.platform === 'win32') otherwise()
    else process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}

function endInWords(code: number | null, signal: string | null): string {
  return signal ? `the command was ended by ${signal}` : `the command failed with exit code ${code}`
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    throw new SourceFailure('it is no text in UTF-8')
  }
}

function notAllowed(what: 'file' | 'command', id: string): SourceFailure {
  const key = `${what}s`
  return new SourceFailure(
    `no ${what} is allowed for it: name it under \`${key}\` in \`clarity.config.ts\`, or start with \`--allow-${what} ${id}=…\``,
    {whole: true},
  )
}

async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  const {promise: late, reject} = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new SourceFailure(`no answer within ${lengthInWords(ms)}`)), ms)
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
