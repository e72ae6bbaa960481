import type {ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, inject, test} from 'vitest'
import {folderWith, root, startedClarity} from '../support/clarity.ts'
import {below, type Installed, installedIn} from '../support/installed.ts'
import {emptyProject, installWith} from '../support/package.ts'

const now = ['--now', '2026-11-23T02:00:00Z']

/**
 * Gives what a built site holds: path → bytes, one character each; of scripts it gives that they are there.
 *
 * An installer takes the newest bundler that Astro allows, the checkout the one of its lock file. They write numbers and helpers of scripts
 * in different ways, and so the digests in the names of scripts differ: those are left out, wherever a page says one.
 */
function siteIn(folder: string): Map<string, string> {
  const files = below(folder).filter(name => statSync(name).isFile() && !ofSearchFilters.test(name))
  const textOf = (name: string) => (/\/assets\/.*\.js$/.test(name) ? 'a script' : withoutDigests(readFileSync(name, 'latin1')))
  return new Map(files.map(name => [withoutDigests(path.relative(folder, name)), textOf(name)]))
}

// The indexer writes filters in an order of chance, where one checkout builds twice too, and what bears their digests.
const ofSearchFilters = /\/pagefind\/(?:filter\/|pagefind-entry\.json$|pagefind\.\w+\.pf_meta$)/

// In: `assets/plot.BRF6dYKG.js`. Out: `assets/plot.js`.
function withoutDigests(text: string): string {
  return text.replace(/\.[\w-]{8}(?=\.(?:js|css)\b)/g, '')
}

describe('the installed package, read-only, run by a user without rights', () => {
  let installed: Installed
  let before: string[]
  const started: ChildProcess[] = []

  beforeAll(() => {
    const folder = inject('installedFolder')
    cpSync(path.join(root, 'content'), path.join(folder, 'content'), {recursive: true})
    installed = installedIn(folder)
    before = installed.programFiles()
  })
  afterEach(async () => {
    for (const child of started.splice(0)) {
      const gone = once(child, 'close')
      child.kill('SIGTERM')
      await gone
    }
  })
  afterAll(() => installed.close())

  /** Starts a server and gives the page at a path of it. */
  async function pageOf(command: string[], page: string): Promise<string> {
    const child = installed.start([...command, '--port', '0'])
    started.push(child)
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      const listen = (data: unknown) => {
        const [url] = /http:\/\/\S+(?=\s)/.exec((said += data)) ?? []
        if (url) resolve(url)
      }
      child.stdout?.on('data', listen)
      child.stderr?.on('data', listen)
      child.on('close', code => reject(new Error(`ended with ${code}: ${said}`)))
    })
    return await (await fetch(new URL(page, address))).text()
  }

  test('says its version', async () => {
    expect(await installed.run(['--version'])).toEqual({code: 0, stdout: '0.1.0\n', stderr: ''})
  })

  test('checks', async () => {
    const {code, stdout, stderr} = await installed.run(['check', ...now])
    expect({code, stdout, stderr}).toEqual({code: 0, stdout: expect.stringMatching(/^no findings in \d+ files/), stderr: ''})
  })

  test('builds the site that the checkout builds, and serves it', async () => {
    const {code, stderr} = await installed.run(['build', ...now])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    const out = path.join(folderWith({}), 'dist')
    expect(await startedClarity(['build', ...now, '--out', out], {env: {CLARITY_CACHE: folderWith({})}})).toMatchObject({code: 0})
    const [theirs, ours] = [siteIn(path.join(installed.folder, 'dist')), siteIn(out)]
    expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort())
    expect([...ours].filter(([name, text]) => theirs.get(name) !== text).map(([name]) => name)).toEqual([])
    expect(await pageOf(['serve'], 'runbooks/')).toContain('<h1>Runbooks')
  })

  test('serves while content is being written', async () => {
    expect(await pageOf(['dev', ...now, '--no-collect'], 'runbooks/')).toContain('<h1>Runbooks')
  })

  test('collects', async () => {
    const {code, stderr} = await installed.run(['collect', '--once'])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(existsSync(path.join(installed.folder, 'dist/status.json'))).toBe(true)
  })

  // The last one: it sees what all those above have written.
  test('writes into the folder of the team, and beside that only what Node compiles, where temporary files go', () => {
    expect(installed.programFiles()).toEqual(before)
    expect(installed.outside()).toEqual(['node-compile-cache'])
  })
})

test('pnpm, which hides what a package does not name, installs a program that checks and builds', async () => {
  const folder = emptyProject(path.join(path.dirname(inject('installedFolder')), 'pnpm'))
  const pnpm = path.join(root, 'node_modules/pnpm/bin/pnpm.cjs')
  // Files in a store are those of every project; one of its own may be made read-only.
  const store = ['--store-dir', path.join(path.dirname(folder), 'store')]
  installWith(process.execPath, [pnpm, 'add', '--prefer-offline', '--save-dev', ...store, inject('tarball')], folder)
  mkdirSync(path.join(folder, 'content/teams'), {recursive: true})
  writeFileSync(path.join(folder, 'content/settings.yaml'), 'organisation: Larkmoor Outfitters\n')
  writeFileSync(path.join(folder, 'content/teams/order-ops.mdx'), '---\ntitle: Order operations\npurpose: Orders.\n---\n')
  const installed = installedIn(folder)
  const before = installed.programFiles()
  const {code, stdout, stderr} = await installed.run(['build', ...now])
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(stdout).toMatch(/in 1 file.*\nBuilt \d+ pages into dist/)
  expect(installed.programFiles()).toEqual(before)
  installed.close()
})
