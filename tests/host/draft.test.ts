import {mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {Worker} from 'node:worker_threads'
import {expect, test} from 'vitest'
import {draftBeside, isDraftOf, writeInPlace} from '../../src/host/draft.ts'
import {root} from '../support/clarity.ts'

test('a draft bears a name that nobody else chooses, also a program with the same process id', () => {
  const names = Array.from({length: 1000}, () => draftBeside('/srv/site/status.json'))
  expect(new Set(names).size).toBe(1000)
  expect(names.every(name => path.dirname(name) === '/srv/site' && isDraftOf(path.basename(name), 'status.json'))).toBe(true)
  expect(['status.json', '.status.json', '.other.json.1.draft'].some(name => isDraftOf(name, 'status.json'))).toBe(false)
})

// Two threads share the id of their process, as two containers on one folder do.
const program = `
  import {workerData, parentPort} from 'node:worker_threads'
  const {writeSnapshot} = await import(workerData.module)
  for (let turn = 0; turn < 150; turn += 1) writeSnapshot(workerData.file, JSON.stringify({by: workerData.by, text: workerData.by.repeat(200_000)}))
  parentPort.postMessage('done')
`

test('two collectors on one folder leave a whole snapshot at every moment, and no draft', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-drafts-'))
  const file = path.join(folder, 'status.json')
  const module = new URL('../../src/host/status/snapshot-file.ts', import.meta.url).href
  let running = 2
  const ended = ['a', 'b'].map(
    by =>
      new Promise<void>((resolve, reject) => {
        const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {workerData: {module, file, by}})
        worker.once('error', reject).once('exit', () => resolve(void (running -= 1)))
      }),
  )
  let read = 0
  for (; running > 0; await new Promise(resolve => setImmediate(resolve))) {
    const text = readIfThere(file)
    if (text === undefined) continue
    expect(JSON.parse(text).text).toHaveLength(200_000)
    read += 1
  }
  await Promise.all(ended)
  expect(read).toBeGreaterThan(10)
  expect(readdirSync(folder)).toEqual(['status.json'])
})

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

test('a disk that refuses leaves what was there, and no draft', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-drafts-'))
  writeInPlace(path.join(folder, 'kept.txt'), 'before')
  // A folder takes no file in its place.
  mkdirSync(path.join(folder, 'taken'))
  expect(() => writeInPlace(path.join(folder, 'taken'), 'after')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/)
  expect(() => writeInPlace('/dev/full/x', 'after')).toThrow(/ENOTDIR/)
  expect(readFileSync(path.join(folder, 'kept.txt'), 'utf8')).toBe('before')
  expect(readdirSync(folder).sort()).toEqual(['kept.txt', 'taken'])
})

test('a file has the rights that it is given', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-drafts-'))
  writeInPlace(path.join(folder, 'secret.txt'), new Uint8Array([104, 105]), {mode: 0o600, isDurable: true})
  expect([statSync(path.join(folder, 'secret.txt')).mode & 0o777, readFileSync(path.join(folder, 'secret.txt'), 'utf8')]).toEqual([
    0o600,
    'hi',
  ])
})

test('nobody else in the program moves a file into place', () => {
  const names = readdirSync(path.join(root, 'src'), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ts'))
  const moving = names.filter(name =>
    /\brenameSync\(|import {[^}]*\brename\b[^}]*} from 'node:fs/.test(readFileSync(path.join(root, 'src', name), 'utf8')),
  )
  // The second moves folders.
  expect(moving.sort()).toEqual(['host/draft.ts', 'host/marked-folder.ts'])
})
