import {execFileSync} from 'node:child_process'
import {chmodSync, readFileSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {type Allowances, mostBytes, readLocalFile, runLocalCommand} from '../../src/host/status/local-reading.ts'
import {folderWith} from '../support/clarity.ts'

const folder = folderWith({'sub/a.txt': '1'})
const limits = {timeoutMs: 10_000, end: new AbortController().signal}
const write = (name: string, text: string | Buffer) => {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}
const allow = (file: string): Allowances => ({files: new Map([['held', file]]), commands: new Map()})
const command = (...run: [string, ...string[]]): Allowances => ({files: new Map(), commands: new Map([['held', {run, folder}]])})
const script = (name: string, text: string) => {
  const file = write(name, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o755)
  return file
}

test('a file is read with the time at which it was written', async () => {
  const file = write('held.txt', '12\n')
  utimesSync(file, new Date('2026-11-23T01:00:00Z'), new Date('2026-11-23T01:00:00Z'))
  expect(await readLocalFile('held', allow(file), limits)).toEqual({text: '12\n', at: Date.parse('2026-11-23T01:00:00Z')})
})

test('a file that a link leads to is that of whoever allows it', async () => {
  const link = path.join(folder, 'link.txt')
  symlinkSync(write('target.txt', '3'), link)
  expect((await readLocalFile('held', allow(link), limits)).text).toBe('3')
})

test.each<[string, () => string, string]>([
  ['is not there', () => path.join(folder, 'none.txt'), 'the file cannot be read: ENOENT'],
  ['is a folder', () => path.join(folder, 'sub'), 'what is named is no ordinary file'],
  ['is a device', () => '/dev/zero', 'what is named is no ordinary file'],
  [
    'is a pipe that nobody writes to',
    () => {
      execFileSync('mkfifo', [path.join(folder, 'pipe')])
      return path.join(folder, 'pipe')
    },
    'what is named is no ordinary file',
  ],
  ['is too long', () => write('long.txt', Buffer.alloc(mostBytes + 1, 49)), 'the file is longer than 1 MiB'],
  ['is no text', () => write('bytes.txt', Buffer.from([0xff, 0xfe])), 'it is no text in UTF-8'],
])('a file that %s is a failure', async (_name, make, reason) => {
  await expect(readLocalFile('held', allow(make()), limits)).rejects.toThrow(reason)
})

test('a command prints what it was told, without a shell, in its folder', async () => {
  const said = async (...run: [string, ...string[]]) => (await runLocalCommand('held', command(...run), limits)).text
  expect(await said('printf', '%s', '$HOME; touch pwned')).toBe('$HOME; touch pwned')
  expect(await said('pwd')).toBe(`${folder}\n`)
})

test.each<[string, () => [string, ...string[]], string]>([
  ['is not there', () => ['/no/such/program'], 'the command cannot be run: ENOENT'],
  ['may not be run', () => [write('plain', 'echo 1')], 'the command cannot be run: EACCES'],
  ['fails', () => [script('fails', 'echo 12; exit 3')], 'the command failed with exit code 3'],
  ['is ended by a signal', () => [script('killed', 'kill -SEGV $$')], 'the command was ended by SIGSEGV'],
  ['prints without end', () => ['yes'], 'the command prints more than 1 MiB'],
])('a command that %s is a failure', async (_name, run, reason) => {
  await expect(runLocalCommand('held', command(...run()), limits)).rejects.toThrow(reason)
})

test('a command that hangs ends at its limit, with what it has started', async () => {
  const hangs = script('hangs', 'sleep 300 &\necho $! > child\nwait')
  await expect(runLocalCommand('held', command(hangs), {...limits, timeoutMs: 500})).rejects.toThrow('no answer within')
  const child = readFileSync(path.join(folder, 'child'), 'utf8').trim()
  await expect.poll(() => isRunning(child)).toBe(false)
})

test('a command ends with the collector', async () => {
  const end = new AbortController()
  const reading = runLocalCommand('held', command('sleep', '300'), {timeoutMs: 60_000, end: end.signal})
  end.abort()
  await expect(reading).rejects.toThrow('the command was ended by SIGKILL')
})

test('what nobody allows is a failure that says how to allow it', async () => {
  const nothing = {files: new Map(), commands: new Map()}
  await expect(readLocalFile('held', nothing, limits)).rejects.toThrow(
    'no file is allowed for it: name it under `files` in `clarity.config.ts`, or start with `--allow-file held=…`',
  )
  await expect(runLocalCommand('held', allow('/etc/hostname'), limits)).rejects.toThrow('no command is allowed for it')
})

// A zombie has ended; nobody has asked for its exit code yet.
function isRunning(pid: string): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
