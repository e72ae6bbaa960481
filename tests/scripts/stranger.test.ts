import {execFile} from 'node:child_process'
import {cpSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {folderWith, root, userEnv} from '../support/clarity.ts'
import {add, additions} from '../support/stranger.ts'

// A stranger works in a copy, as recipes write into the program itself.
const copy = mkdtempSync(path.join(tmpdir(), 'clarity-stranger-'))
const copied = ['bin', 'scripts', 'src', 'plugins', 'public', '.vscode', 'package.json', 'biome.json', 'tsconfig.json', 'CHANGELOG.md']
for (const name of copied) cpSync(path.join(root, name), path.join(copy, name), {recursive: true})
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))

const texts = () =>
  new Map(
    copied
      .flatMap(name =>
        statSync(path.join(copy, name)).isDirectory()
          ? readdirSync(path.join(copy, name), {recursive: true}).map(below => path.join(name, String(below)))
          : [name],
      )
      .filter(name => statSync(path.join(copy, name)).isFile())
      .map(name => [name, readFileSync(path.join(copy, name), 'utf8')]),
  )

/** Lists the files that something changes in the copy. */
async function touchedBy(change: () => unknown): Promise<string[]> {
  const before = texts()
  await change()
  return [...texts()].filter(([name, text]) => before.get(name) !== text).map(([name]) => name)
}

function run(cwd: string, ...args: string[]): Promise<{status: number; said: string}> {
  return new Promise(resolve => {
    const ended = (error: Error | null, stdout: string, stderr: string) => resolve({status: error ? 1 : 0, said: stdout + stderr})
    execFile(process.execPath, args, {cwd, env: userEnv()}, ended)
  })
}

const touched: Record<string, string[]> = {'a rule': await touchedBy(() => run(copy, 'scripts/new.ts', 'rule', 'owner-asleep'))}
for (const [what, addition] of Object.entries(additions)) touched[what] = await touchedBy(() => add(copy, addition))
const byScript = await touchedBy(() => run(copy, 'scripts/schemas.ts'))

const orders = {title: 'Orders', from: ['shop'], to: ['shop'], mechanism: 'By hand.', tier: 3, owner: 'order-ops'}
const signal = {id: 'waiting', title: 'Waiting', unit: 'orders', critical: 50, maxAge: '5m', query: '2', sentence: '{value} wait'}
const lampPage = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end('{"lamp": "red"}'))
await new Promise<void>(resolve => lampPage.listen(0, '127.0.0.1', resolve))
afterAll(() => lampPage.close())
const lampUrl = `http://127.0.0.1:${(lampPage.address() as AddressInfo).port}/`

const statusPage = {url: lampUrl, api: lampUrl, format: 'lamp', components: ['Lamp']}
const entry = (data: object) => `---\n${JSON.stringify(data)}\n---\n`
const files = {
  'content/settings.yaml': JSON.stringify({
    organisation: 'Shop',
    sources: [{id: 'own', kind: 'counter', start: 40}],
    status: {vendors: '5m'},
  }),
  'content/people/kai.mdx': entry({title: 'Kai', role: 'Lead', timeZone: 'UTC', contacts: [{via: 'phone', address: '+1-555-0143'}]}),
  'content/teams/order-ops.mdx': entry({title: 'Order operations', purpose: 'Orders.', lead: 'kai', standIn: 'kai'}),
  'content/systems/shop.mdx': entry({title: 'Shop', category: 'storefront', summary: 'Sells.', owner: 'order-ops', statusPage}),
  'content/integrations/orders.mdx': entry({...orders, signals: [signal]}),
  'content/carriers/parcel-people.mdx': entry({title: 'Parcel people', hotline: '+1-555-0142', asks: 'kai'}),
  'phones.txt': 'Noor +1-555-0144\n',
}
const clarity = (cwd: string, ...args: string[]) => run(cwd, path.join(copy, 'bin/clarity'), ...args)

// A fault for each thing that a check can look at.
const torn = {
  ...files,
  'content/teams/order-ops.mdx': entry({title: 'TODO', purpose: 'Orders.', lead: 'kai', standIn: 'kaj'}),
  'content/carriers/parcel-people.mdx': entry({title: 'Parcel people', hotlin: '+1-555-0142'}),
}

describe('what somebody adds who has read CONTRIBUTING alone', () => {
  let cwd: string
  let found: string
  const page = (name: string) => readFileSync(path.join(cwd, 'dist', name), 'utf8').replace(/\s+/g, ' ')

  beforeAll(async () => {
    cwd = folderWith(files)
    const [built, checked] = await Promise.all([clarity(cwd, 'build'), clarity(folderWith(torn), 'check', '--format', 'lines')])
    expect(built).toEqual({status: 0, said: expect.stringContaining('Built ')})
    found = checked.said
  })

  test('touches as many files as CONTRIBUTING says', () => {
    const table = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^\| (an? [^|]+?) \| (\d+) \| (\d+) \|$/gm)
    const said = Object.fromEntries([...table].map(([, what, now]) => [what, Number(now)]))
    expect(said).toEqual(Object.fromEntries(Object.entries(touched).map(([what, names]) => [what, names.length])))
  })

  test('a rule is begun by a script, finds its fault and has a page', () => {
    expect(touched['a rule']).toEqual(['src/rules/index.ts', 'src/rules/ownership/owner-asleep.ts'])
    expect(found).toContain('content/teams/order-ops.mdx:2 owner-asleep title `TODO` says nothing\n')
    expect(page('rules/owner-asleep/index.html')).toContain('says nothing')
  })

  test('a kind is checked, shown, listed, searched and known to editors', () => {
    expect(found).toContain('frontmatter-unknown-key unknown key `hotlin`; did you mean `hotline`?\n')
    expect(page('carriers/parcel-people/index.html')).toMatch(/<dt>Asks<\/dt> ?<dd> ?<a href="\/people\/kai\/">Kai<\/a>/)
    expect(page('index.html')).toMatch(/<a href="\/carriers\/"[^>]*>Carriers<\/a>/)
    expect(page('guide/carrier/index.html')).toContain('hotline')
    expect(page('lookup.json')).toContain('"url":"/carriers/parcel-people/"')
    expect(byScript).toContain('.vscode/schemas/carrier.json')
    expect(readFileSync(path.join(copy, '.vscode/settings.json'), 'utf8')).toContain('"**/content/carriers/**/*.mdx"')
  })

  test('a field is checked, shown and known to editors', () => {
    expect(found).toContain('no person `kaj`')
    expect(page('teams/order-ops/index.html')).toMatch(/<dt>Stands in<\/dt> ?<dd> ?<a href="\/people\/kai\/">Kai<\/a>/)
    expect(page('guide/team/index.html')).toContain('Who answers in August.')
    expect(byScript).toContain('.vscode/schemas/team.json')
  })

  test('a source of status is asked, with a setting of its own', async () => {
    expect(await clarity(cwd, 'collect', '--once', '--out', 'live')).toMatchObject({status: 0})
    const snapshot = JSON.parse(readFileSync(path.join(cwd, 'live/status.json'), 'utf8'))
    expect(snapshot.signals['orders/waiting']).toMatchObject({source: 'own', value: 42})
    expect(page('guide/settings/index.html')).toContain('Where it begins.')
  })

  test('a format of status pages is read, for a system that names it', async () => {
    expect(await clarity(cwd, 'collect', '--once', '--out', 'vendors')).toMatchObject({status: 0})
    const {vendors} = JSON.parse(readFileSync(path.join(cwd, 'vendors/status.json'), 'utf8'))
    expect(vendors.shop).toMatchObject({state: 'critical', components: [{name: 'Lamp', state: 'critical'}]})
    expect(page('guide/system/index.html')).toContain('lamp')
    expect(byScript).toContain('.vscode/schemas/system.json')
  })

  test('a format of reports is written, and stands in the guide', () => {
    expect(found.trim().split('\n').length).toBeGreaterThan(2)
    for (const line of found.trim().split('\n')) expect(line).toMatch(/^content\/\S+\.\w+:\d+ [a-z-]+ \S/)
    expect(page('guide/check/index.html')).toContain('a finding a line')
  })

  test('a page has an address, a place in the list, and what the catalog answers', async () => {
    expect(page('night/index.html')).toContain('<a href="/teams/order-ops/">')
    expect(page('night/index.html')).toMatch(/<a href="\/night\/" aria-current="page"/)
    const taken = "import {addKinds} from './src/core/content/kinds.ts'; addKinds([{id: 'x', folder: 'night'}])"
    const {said} = await run(copy, '--input-type=module-typescript', '--eval', taken)
    expect(said).toContain('cannot have the folder `night`: it is taken')
  })

  test('an importer makes content, and stands in the guide', async () => {
    const {status, said} = await clarity(cwd, 'import', 'phones', 'phones.txt')
    expect([status, said]).toEqual([0, expect.stringContaining('people/noor.mdx')])
    expect(readFileSync(path.join(cwd, 'content/people/noor.mdx'), 'utf8')).toContain('+1-555-0144')
    expect(page('guide/exchange/index.html')).toContain('begin with a list of telephones')
  })
})
