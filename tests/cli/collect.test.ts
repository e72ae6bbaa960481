import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {createServer, type RequestListener, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import path from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import type {Snapshot} from '../../src/status/snapshot.ts'
import {parseSnapshot} from '../../src/status/snapshot-schema.ts'
import {clarity, folderWith, root, userEnv} from '../support/clarity.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)))
}

const answering = (body: unknown) =>
  serving((_request, response) => response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify(body)))

const settings = (...sources: object[]) => JSON.stringify({sources, status: {every: '1s', history: {step: '1m', points: 10}}})

const integration = (...signals: object[]) =>
  `---\n${JSON.stringify({title: 'Orders', from: ['shop'], to: ['ledger'], mechanism: 'By hand.', tier: 1, signals})}\n---\n`

const signal = (id: string, query: string, more: object = {}) => ({
  id,
  title: id,
  unit: 'orders',
  query,
  warning: 40,
  critical: 120,
  ...more,
})

/** A content root with one JSON source and one signal. */
const contentFor = (url: string, more: Record<string, string> = {}) =>
  folderWith({
    'content/settings.yaml': settings({id: 'report', kind: 'json', url: `${url}/report.json`}),
    'content/integrations/orders.mdx': integration(signal('waiting', '$.waiting')),
    ...more,
  })

function snapshotIn(cwd: string, file = 'dist/status.json'): Snapshot {
  const parsed = parseSnapshot(readFileSync(path.join(cwd, file), 'utf8'))
  if ('reason' in parsed) throw new Error(parsed.reason)
  return parsed.snapshot
}

/** Starts `clarity collect`; its words are gathered while it runs. */
function collecting(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [path.join(root, 'bin/clarity'), 'collect', ...args], {cwd, env: userEnv()})
  const ended = new Promise<number | null>(resolve => child.on('close', code => resolve(code)))
  const run = {
    said: '',
    /** Waits until it has said something. */
    async says(pattern: RegExp): Promise<string> {
      const until = Date.now() + 20_000
      for (; Date.now() < until; await new Promise(resolve => setTimeout(resolve, 20))) {
        const match = pattern.exec(run.said)
        if (match) return match[1] ?? match[0]
      }
      throw new Error(`it never said ${pattern}, but:\n${run.said}`)
    },
    end(how: NodeJS.Signals = 'SIGTERM') {
      child.kill(how)
      return ended
    },
  }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (run.said += data))
  return run
}

describe('clarity collect --once', () => {
  test('writes the snapshot and says what it read, exit code 0', async () => {
    const cwd = contentFor(await answering({waiting: 142}))
    const {code, stdout, stderr} = await clarity(['collect', '--once'], {cwd})
    expect(stdout).toMatch(/^\d\d:\d\d:\d\dZ 1 signal: 1 critical; 1 source; \d+\.\d s\n$/)
    expect([code, stderr]).toEqual([0, ''])
    expect(snapshotIn(cwd).signals['orders/waiting']).toMatchObject({source: 'report', value: 142})
    expect(readdirSync(path.join(cwd, 'dist'))).toEqual(['status.json'])
  })

  test('a query that names no source goes to the first that has values, not to the Alertmanager before it', async () => {
    const cwd = contentFor('http://127.0.0.1:9')
    const sources = [
      {id: 'alerts', kind: 'alertmanager', url: await answering([])},
      {id: 'report', kind: 'json', url: await answering({waiting: 7})},
    ]
    writeFileSync(path.join(cwd, 'content/settings.yaml'), settings(...sources))
    const {code} = await clarity(['collect', '--once'], {cwd})
    expect(code).toBe(0)
    expect(snapshotIn(cwd).signals['orders/waiting']).toMatchObject({source: 'report', value: 7})
  })

  test('one source that fails hides no other: exit code 1, and the reason', async () => {
    const cwd = contentFor(await answering({waiting: 7}))
    const page = await serving((_request, response) => response.end('<!doctype html>Log in'))
    const sources = [
      {id: 'report', kind: 'json', url: await answering({waiting: 7})},
      {id: 'metrics', kind: 'prometheus', url: page, auth: {bearer: 'CLARITY_NO_SUCH_TOKEN'}},
      {id: 'page', kind: 'json', url: `${page}/?token=secret`},
    ]
    writeFileSync(path.join(cwd, 'content/settings.yaml'), settings(...sources))
    const signals = [
      signal('waiting', '$.waiting', {source: 'report'}),
      signal('lag', 'max(lag)', {source: 'metrics'}),
      signal('shown', '$.n', {source: 'page'}),
    ]
    writeFileSync(path.join(cwd, 'content/integrations/orders.mdx'), integration(...signals))
    const {code, stdout} = await clarity(['collect', '--once'], {cwd})
    expect(stdout).toContain(
      '3 signals: 1 ok 2 unknown; 3 sources, 2 failed (metrics: the environment variable `CLARITY_NO_SUCH_TOKEN` is not set; page: it answered a web page, not JSON); ',
    )
    expect(code).toBe(1)
    expect(readFileSync(path.join(cwd, 'dist/status.json'), 'utf8') + stdout).not.toMatch(/secret|127\.0\.0\.1/)
  })

  test('reads a file and a command of the machine that whoever starts it allows, and none that content names alone', async () => {
    const cwd = contentFor('http://127.0.0.1:9', {'held.txt': '12\n', 'count.mjs': 'console.log(\'{"held": 3}\')'})
    // A disk may go by another clock than this process.
    utimesSync(path.join(cwd, 'held.txt'), new Date(), new Date())
    const sources = [
      {id: 'exported', kind: 'file'},
      {id: 'counted', kind: 'command'},
    ]
    writeFileSync(path.join(cwd, 'content/settings.yaml'), settings(...sources))
    const signals = [signal('exported', '$', {source: 'exported'}), signal('counted', '$.held', {source: 'counted'})]
    writeFileSync(path.join(cwd, 'content/integrations/orders.mdx'), integration(...signals))

    const alone = await clarity(['collect', '--once'], {cwd})
    expect(alone.stdout).toContain('2 signals: 2 unknown; 2 sources, 2 failed (exported: no file is allowed for it: ')
    expect(alone.code).toBe(1)

    const command = `counted=${process.execPath} count.mjs`
    const allowed = await clarity(['collect', '--once', '--allow-file', 'exported=held.txt', '--allow-command', command], {cwd})
    expect(allowed.stdout).toContain('2 signals: 2 ok; 2 sources; ')
    expect(snapshotIn(cwd).signals).toMatchObject({'orders/exported': {value: 12}, 'orders/counted': {value: 3}})

    const config = {files: {exported: './held.txt'}, commands: {counted: [process.execPath, './count.mjs']}}
    writeFileSync(path.join(cwd, 'clarity.config.mjs'), `export default ${JSON.stringify(config)}`)
    expect((await clarity(['collect', '--once'], {cwd})).stdout).toContain('2 signals: 2 ok; 2 sources; ')

    writeFileSync(path.join(cwd, 'count.mjs'), 'process.exit(1)')
    const failed = await clarity(['collect', '--once'], {cwd})
    expect(failed.stdout).toContain('2 sources, 1 failed (counted: the command failed with exit code 1)')
    expect(failed.code).toBe(1)
  })

  test('a source that hangs ends at its own limit, and the others are not late', async () => {
    const cwd = contentFor('http://127.0.0.1:9')
    const sources = [
      {id: 'slow', kind: 'json', url: await serving(() => undefined), timeout: '1s'},
      {id: 'fast', kind: 'json', url: await answering({n: 1})},
    ]
    writeFileSync(path.join(cwd, 'content/settings.yaml'), settings(...sources))
    writeFileSync(path.join(cwd, 'content/integrations/orders.mdx'), integration(signal('a', '$.n', {source: 'fast'})))
    await clarity(['collect', '--once'], {cwd})
    const [slow, fast] = snapshotIn(cwd).sources
    expect([slow?.ok, slow?.reason, fast?.ok]).toEqual([false, 'no answer within 1 s', true])
    expect(slow?.tookMs).toBeLessThan(3000)
    expect(fast?.tookMs).toBeLessThan(slow?.tookMs ?? 0)
  })

  test.each([
    ['no content', {}, /^clarity: cannot read the content root `content`/],
    ['no source', {'content/settings.yaml': 'organisation: X\n'}, /^clarity: there is no source in the settings of `content`\n/],
  ])('with %s it says what to do, exit code 2', async (_name, files, said) => {
    const {code, stderr} = await clarity(['collect', '--once'], {cwd: folderWith({'a.txt': '', ...files})})
    expect([code, stderr]).toEqual([2, expect.stringMatching(said)])
  })

  test('that cannot write says why, exit code 2', async () => {
    const cwd = contentFor(await answering({waiting: 1}), {'dist/status.json/in-the-way': ''})
    const {code, stderr} = await clarity(['collect', '--once'], {cwd})
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^clarity: cannot use the last snapshot, it is a folder; starting afresh\nclarity: cannot write `dist\/status\.json`: it is a folder\n/,
      ),
    ])
    expect(readdirSync(path.join(cwd, 'dist'))).toEqual(['status.json'])
  })

  test.each([
    [['--every', '5'], "option '--every <duration>' argument '5' is invalid. Expected a duration of at least a second, such as `30s`."],
    [['--listen', 'x'], "option '--listen <[host:]port>' argument 'x' is invalid. Expected a port such as `9464`, or `0.0.0.0:9464`."],
    [['--once', '--every', '5s'], "option '--once' cannot be used with option '--every <duration>'"],
  ])('%s is refused in words', async (args, said) => {
    const {code, stderr} = await clarity(['collect', ...args])
    expect([code, stderr.split('\n')[0]]).toEqual([2, `error: ${said}`])
  })
})

describe('a start after another', () => {
  test('keeps the history, and what was known while the source is away', async () => {
    let body: string | undefined = '{"waiting":7}'
    const url = await serving((_request, response) => (body === undefined ? response.writeHead(500).end() : response.end(body)))
    const cwd = contentFor(url)
    await clarity(['collect', '--once'], {cwd})
    const first = snapshotIn(cwd).signals['orders/waiting']
    body = undefined
    const {stdout} = await clarity(['collect', '--once'], {cwd})
    expect(stdout).toContain('1 signal: 1 ok; 1 source, 1 failed (report: it failed inside (500)); ')
    expect(snapshotIn(cwd).signals['orders/waiting']).toEqual({...first, reason: 'it failed inside (500)'})
  })

  test.each([
    ['broken', '{"version":1,', 'it is no whole JSON'],
    ['of another version', '{"version":99}', 'it is of version 99, not 1'],
  ])('with a snapshot that is %s begins afresh and says so', async (_name, text, reason) => {
    const cwd = contentFor(await answering({waiting: 7}), {'dist/status.json': text})
    const {code, stderr} = await clarity(['collect', '--once'], {cwd})
    expect([code, stderr]).toEqual([0, `clarity: cannot use the last snapshot, ${reason}; starting afresh\n`])
    expect(snapshotIn(cwd).signals['orders/waiting']?.value).toBe(7)
  })

  test('removes what a killed collector left behind', async () => {
    const cwd = contentFor(await answering({waiting: 7}), {'dist/.status.json.1.draft': '{', 'dist/.other': ''})
    const old = new Date(Date.now() - 600_000)
    utimesSync(path.join(cwd, 'dist/.status.json.1.draft'), old, old)
    await clarity(['collect', '--once'], {cwd})
    expect(readdirSync(path.join(cwd, 'dist')).sort()).toEqual(['.other', 'status.json'])
  })
})

describe('clarity collect', () => {
  test('goes on round after round, shows its health and metrics, and ends cleanly on SIGTERM', async () => {
    const cwd = contentFor(await answering({waiting: 7}))
    const run = collecting(cwd, '--every', '1s', '--listen', '0')
    const url = await run.says(/http:\S+/)
    await run.says(/(Z 1 signal: 1 ok; 1 source; [\d.]+ s\n[\s\S]*){2}/)
    expect(await (await fetch(`${url}healthz`)).json()).toEqual({ok: true})
    const metrics = await (await fetch(`${url}metrics`)).text()
    for (const line of metrics.split('\n').filter(Boolean)) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.*\})? [-+\w.]+)$/)
    expect(metrics).toMatch(/^clarity_rounds_total\{result="ok"\} [2-9]$/m)
    expect(metrics).toContain('clarity_signals{state="ok"} 1')
    expect(metrics).toContain('clarity_source_up{source="report",kind="json"} 1')
    const snapshot = await fetch(`${url}status.json`)
    expect([snapshot.status, snapshot.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    const again = await fetch(`${url}status.json`, {headers: {'If-None-Match': snapshot.headers.get('etag') ?? ''}})
    expect([200, 304]).toContain(again.status)
    expect((await fetch(url)).status).toBe(404)
    expect(await run.end()).toBe(0)
  })

  test('gives up a round that hangs when it is asked to end', async () => {
    let asked = () => {}
    const isAsked = new Promise<void>(resolve => (asked = resolve))
    const url = await serving(() => asked())
    const cwd = contentFor(url)
    writeFileSync(path.join(cwd, 'content/settings.yaml'), settings({id: 'report', kind: 'json', url, timeout: '5m'}))
    const run = collecting(cwd)
    await isAsked
    const started = Date.now()
    expect(await run.end('SIGINT')).toBe(0)
    expect(Date.now() - started).toBeLessThan(3000)
  })

  test('reads content again when it is edited; a broken edit leaves the last good state', async () => {
    const cwd = contentFor(await answering({waiting: 7, lag: 3}))
    const file = path.join(cwd, 'content/integrations/orders.mdx')
    const run = collecting(cwd, '--every', '1s')
    await run.says(/Z 1 signal/)
    writeFileSync(file, '---\ntitle: [broken\n---\n')
    await run.says(
      /the content was edited, but `content\/integrations\/orders\.mdx` does not fit its schema; going on with what was read before/,
    )
    await run.says(/going on[\s\S]*Z 1 signal: 1 ok/)
    writeFileSync(file, integration(signal('waiting', '$.waiting'), signal('lag', '$.lag')))
    await run.says(/the content was edited and read again[\s\S]*Z 2 signals: 2 ok/)
    await run.end()
    expect(Object.keys(snapshotIn(cwd).signals)).toEqual(['orders/waiting', 'orders/lag'])
  })

  test('outlives a disk that refuses, says it, and is not well until it can write again', async () => {
    const cwd = contentFor(await answering({waiting: 7}), {dist: 'a file where the folder should be'})
    const run = collecting(cwd, '--every', '1s', '--listen', '0')
    const url = await run.says(/http:\S+/)
    await run.says(/(cannot write `dist\/status\.json`: [^\n]+; trying again with the next round\n[\s\S]*){3}/)
    const ill = await fetch(`${url}healthz`)
    expect([ill.status, await ill.json()]).toEqual([503, {ok: false, reason: expect.stringMatching(/^the last [3-9] rounds failed: /)}])
    expect((await fetch(`${url}status.json`)).status).toBe(200)
    expect(await (await fetch(`${url}metrics`)).text()).toMatch(/clarity_write_failures_total [3-9]/)
    rmSync(path.join(cwd, 'dist'))
    mkdirSync(path.join(cwd, 'dist'))
    for (let tries = 0; tries < 100 && !existsSync(path.join(cwd, 'dist/status.json')); tries += 1)
      await new Promise(resolve => setTimeout(resolve, 50))
    expect(snapshotIn(cwd).signals['orders/waiting']?.value).toBe(7)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect((await fetch(`${url}healthz`)).status).toBe(200)
    expect(await run.end()).toBe(0)
  })
})

// Nothing that follows a full disk can be pretended: `/dev/full` takes no rename. Where a small disk can be made, it is.
test('a full disk leaves the last snapshot whole', async context => {
  const {spawnSync} = await import('node:child_process')
  const cwd = contentFor(await answering({waiting: 7}))
  const disk = path.join(cwd, 'dist')
  mkdirSync(disk)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]).status !== 0)
    return context.skip('no small disk can be made here')
  try {
    await clarity(['collect', '--once'], {cwd})
    const before = snapshotIn(cwd)
    spawnSync('dd', ['if=/dev/zero', `of=${disk}/filler`, 'bs=1k', 'count=64'], {stdio: 'ignore'})
    const {code, stderr} = await clarity(['collect', '--once'], {cwd})
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'clarity: cannot write `dist/status.json`: the disk is full'])
    expect(snapshotIn(cwd)).toEqual(before)
    expect(readdirSync(disk).sort()).toEqual(['filler', 'status.json'])
  } finally {
    spawnSync('umount', [disk])
  }
})
