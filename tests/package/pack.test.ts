import {type ChildProcess, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, inject, test} from 'vitest'
import type {CompletionList} from 'vscode-languageserver'
import {folderWith, root, startedClarity} from '../support/clarity.ts'
import {below, type Installed, installedIn} from '../support/installed.ts'
import {LanguageClient} from '../support/language-client.ts'
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

// The indexer writes filters in an order of chance, where one checkout builds twice too, and what bears or names their digests.
const ofSearchFilters = /\/(?:pagefind\/(?:\d+\/)?(?:filter\/|pagefind-entry\.json$|pagefind\.\w+\.pf_meta$)|offline\.json(?:\.br|\.gz)?$)/

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
    // The guide names commands as they are run there: with this script as in the checkout.
    const manifest = path.join(folder, 'package.json')
    writeFileSync(manifest, JSON.stringify({...JSON.parse(readFileSync(manifest, 'utf8')), scripts: {clarity: 'clarity'}}))
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

test('npm create begins a content of one\u2019s own, which checks clean', async () => {
  const folder = emptyProject(path.join(path.dirname(inject('installedFolder')), 'create'))
  const {stdout: packed} = spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: path.join(root, 'plugins/create'),
    encoding: 'utf8',
  })
  installWith(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', inject('tarball'), path.join(folder, packed.trim())],
    folder,
  )
  const answers = ['--yes', '--person', 'Ada Lind, +1-555-0101', '--integration', 'Shopify > NetSuite', '--time-zone', 'UTC', ...now]
  installWith(path.join(folder, 'node_modules/.bin/create-operational-clarity'), ['ops', ...answers], folder)
  const installed = installedIn(folder)
  expect(await installed.run(['check', '--content', 'ops/content', '--fail-on', 'warning'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^no findings/),
    stderr: '',
  })
  await asksForOwners(path.join(folder, 'ops'), path.join(folder, 'node_modules/operational-clarity/bin/clarity'))
  installed.close()
})

/** Starts the language server as an editor does, and asks which teams can own an entry that is being written. */
async function asksForOwners(folder: string, program: string): Promise<void> {
  const client = await LanguageClient.start({folder, program})
  const file = 'content/services/prices.mdx'
  await client.write(file, '---\ntitle: Prices\ntier: 1\nowner: \n---\n')
  await client.until(() => client.diagnostics(file).length > 0)
  const {items} = await client.ask<CompletionList>('textDocument/completion', file, {line: 3, character: 7})
  expect(items.map(({label}) => label)).toContain('operations')
  expect(await client.stop()).toBe(0)
  expect(client.stderr).toBe('')
}

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
  const guide = readFileSync(path.join(folder, 'dist/guide/check/index.html'), 'utf8')
  expect(guide).toContain('npx clarity check --fix')
  expect(guide).not.toContain('npm run -s clarity')
  expect(installed.programFiles()).toEqual(before)
  installed.close()
})
