import {spawn} from 'node:child_process'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import path from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import {clarity, folderWith, root} from '../support/clarity.ts'

const site = {'dist/index.html': '<h1>Start</h1>', 'dist/a/index.html': '<h1>A</h1>', 'dist/404.html': '<h1>No page here</h1>'}

/** Starts `clarity serve` and gives its address and a way to end it; resolves to the exit code. */
async function serve(cwd: string, ...args: string[]): Promise<{url: string; end: () => Promise<number | null>}> {
  const child = spawn(process.execPath, [path.join(root, 'bin/clarity'), 'serve', '--port', '0', ...args], {cwd})
  const ended = new Promise<number | null>(resolve => child.on('close', code => resolve(code)))
  const said = await new Promise<string>(resolve => child.stdout.once('data', data => resolve(String(data))))
  const url = /http:\S+/.exec(said)?.[0] ?? ''
  return {
    url,
    end() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

describe('clarity serve', () => {
  test('prints its address, serves pages and ends cleanly', async () => {
    const {url, end} = await serve(folderWith(site))
    expect(await (await fetch(`${url}a/`)).text()).toBe('<h1>A</h1>')
    expect(await end()).toBe(0)
  })

  test('answers an unknown address with the page of the site for that, and nothing outside its folder', async () => {
    const {url, end} = await serve(folderWith({...site, 'secret.txt': 'secret'}))
    const missing = await fetch(`${url}nowhere/`)
    expect([missing.status, await missing.text()]).toEqual([404, '<h1>No page here</h1>'])
    expect(await (await fetch(`${url}..%2fsecret.txt`)).text()).not.toContain('secret')
    await end()
  })

  test('serves under a base path, and leads there', async () => {
    const {url, end} = await serve(folderWith(site), '--base', 'docs')
    expect(url).toMatch(/\/docs\/$/)
    const {url: led} = await fetch(new URL('/', url))
    expect(led).toBe(url)
    expect(await (await fetch(`${url}a/`)).text()).toBe('<h1>A</h1>')
    await end()
  })

  test('shows live status from memory where content names a source, under the base path; --no-collect leaves it', async () => {
    const cwd = folderWith({
      ...site,
      'dist/status.json': '{"version":1,"from":"disk"}',
      'dist/status/signals.json': '{"orders/waiting":{}}',
      'content/settings.yaml': 'sources: [{id: demo, kind: replay, file: demo.json}]\n',
      'content/demo.json': '{"version":1,"step":"1m","speed":10,"signals":{"orders/waiting":[3,4]}}',
      'content/integrations/orders.mdx':
        '---\n{title: O, from: [a], to: [b], mechanism: M, tier: 1, signals: [{id: waiting, title: W, unit: orders}]}\n---\n',
    })
    const {url, end} = await serve(cwd, '--base', 'docs')
    const answered = async () => {
      for (;;) {
        const response = await fetch(`${url}status.json`)
        if (response.status !== 503) return response
      }
    }
    const response = await answered()
    expect(await response.json()).toMatchObject({
      sources: [{id: 'demo', demo: true, ok: true}],
      signals: {'orders/waiting': {source: 'demo'}},
    })
    expect([response.headers.get('cache-control'), response.headers.get('content-encoding')]).toEqual(['no-cache', 'gzip'])
    expect(Date.parse(response.headers.get('last-modified') ?? '')).toBeGreaterThan(Date.now() - 60_000)
    expect(await end()).toBe(0)
    const plain = await serve(cwd, '--no-collect')
    expect(await (await fetch(`${plain.url}status.json`)).json()).toEqual({version: 1, from: 'disk'})
    await plain.end()
  })

  test('reads the status of all roots of the configuration, or of the environment, without --content', async () => {
    const cwd = folderWith({
      ...site,
      'dist/status/signals.json': '{"orders/waiting":{}}',
      'content/settings.yaml': 'sources: [{id: demo, kind: replay, file: demo.json}]\n',
      'content/demo.json': '{"version":1,"step":"1m","speed":10,"signals":{"orders/waiting":[3,4]}}',
      'more/integrations/orders.mdx':
        '---\n{title: O, from: [a], to: [b], mechanism: M, tier: 1, signals: [{id: waiting, title: W, unit: orders}]}\n---\n',
      'clarity.config.mjs': "export default {content: ['content', 'more']}\n",
      'plain.mjs': 'export default {}\n',
    })
    const signalsOf = async ({url, end}: Awaited<ReturnType<typeof serve>>) => {
      let response = await fetch(`${url}status.json`)
      while (response.status === 503) response = await fetch(`${url}status.json`)
      const answer = response.ok ? ((await response.json()) as {signals: object}) : undefined
      await end()
      return answer && Object.keys(answer.signals)
    }
    expect(await signalsOf(await serve(cwd))).toEqual(['orders/waiting'])
    vi.stubEnv('CLARITY_CONTENT', ['content', 'more'].join(path.delimiter))
    expect(await signalsOf(await serve(cwd, '--config', 'plain.mjs'))).toEqual(['orders/waiting'])
    vi.unstubAllEnvs()
  })

  test('says what to do when there is no site, exit code 2', async () => {
    const {code, stderr} = await clarity(['serve'], {cwd: folderWith({})})
    expect(stderr).toBe('clarity: there is no built site in `dist`\nRun `clarity build` first.\n')
    expect(code).toBe(2)
  })

  test('says what to do when the port is taken, exit code 2', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const {port} = other.address() as AddressInfo
    const {code, stderr} = await clarity(['serve', '--port', String(port)], {cwd: folderWith(site)})
    other.close()
    expect(stderr).toBe(
      `clarity: cannot listen on 127.0.0.1:${port}: the address is in use\nName another port with \`--port N\`; 0 picks a free one.\n`,
    )
    expect(code).toBe(2)
  })

  test('keeps its status off a site that was built from other content', async () => {
    const cwd = folderWith({
      ...site,
      'dist/status.json': '{"version":1,"from":"disk"}',
      'dist/status/signals.json': '{"parcels/late":{}}',
      'content/settings.yaml': 'sources: [{id: demo, kind: replay, file: demo.json}]\n',
      'content/demo.json': '{"version":1,"step":"1m","speed":10,"signals":{"orders/waiting":[3,4]}}',
      'content/integrations/orders.mdx':
        '---\n{title: O, from: [a], to: [b], mechanism: M, tier: 1, signals: [{id: waiting, title: W, unit: orders}]}\n---\n',
    })
    const {url, end} = await serve(cwd)
    expect(await (await fetch(`${url}status.json`)).json()).toEqual({version: 1, from: 'disk'})
    await end()
  })
})
