import {cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {Catalog} from '../../src/core/catalog/catalog.ts'
import {handInSlowParser, parseBody} from '../../src/core/content/syntax.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {AnalysisCache} from '../../src/host/analysis-cache.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {loadForCheck, loadForCheckAtOnce} from '../../src/host/check-content.ts'
import {remarkParser} from '../../src/host/slow-parser.ts'
import {reportJson} from '../../src/report/json.ts'
import {reportPretty} from '../../src/report/pretty.ts'
import {reportOf} from '../../src/report/report.ts'
import {rules} from '../../src/rules/index.ts'
import {clarity, folderWith, root, userEnv} from '../support/clarity.ts'
import {goldenCases, goldenFolder} from '../support/golden.ts'

vi.mock('../../src/core/content/syntax.ts', {spy: true})
// The module that is watched is another one than what the tests have set up.
handInSlowParser(remarkParser)

const now = '2026-11-23T02:00:00Z'
let cache: string
let cwd: string

beforeEach(() => {
  cache = mkdtempSync(path.join(tmpdir(), 'clarity-cache-'))
  cwd = mkdtempSync(path.join(tmpdir(), 'clarity-content-'))
})

function said(catalog: Catalog, known = {}): string {
  const report = reportOf(catalog, {diagnostics: checkCatalog(catalog, rules, {now, ...known}), rules, durationMs: 0})
  return reportPretty(report) + reportJson(report)
}

const fresh = () => said(loadCatalog('content', cwd).catalog)
const kept = () => {
  const {catalog, known} = loadForCheckAtOnce('content', rules, {cache, cwd})
  return said(catalog, known && {known})
}

function take(folder: string): void {
  cpSync(folder, path.join(cwd, 'content'), {recursive: true})
}

function change(contentPath: string, edit: (text: string) => string): void {
  const file = path.join(cwd, 'content', contentPath)
  writeFileSync(file, edit(readFileSync(file, 'utf8')))
}

describe.each([
  ['by their digests', 0],
  ['by their times and sizes', 60_000],
])('a check that keeps facts and knows files %s', (_how, later) => {
  // A file of the last two seconds is told by its digest, an older one by what the system says of it.
  beforeEach(() => void vi.useFakeTimers({toFake: ['Date'], now: Date.now() + later}))
  afterEach(() => void vi.useRealTimers())

  test.each(goldenCases())('says of golden case %s what a check without says, first and later', name => {
    take(path.join(goldenFolder, name, 'content'))
    expect([kept(), kept(), kept()]).toEqual([fresh(), fresh(), fresh()])
  })

  test.each([
    ['a broken link', 'runbooks', (text: string) => `${text}\n[x](../runbooks/nowhere.mdx)\n`],
    ['a heading that goes, to which others link', 'runbooks', (text: string) => text.replaceAll(/^## .*$/gm, '## Other')],
    ['an owner nobody knows', 'integrations', (text: string) => text.replace(/^owner: .*$/m, 'owner: nobody')],
    ['values that do not fit', 'escalation-paths', (text: string) => text.replace(/^title:.*$/m, 'title: [1, .nan, 2]')],
    ['a list that contains itself', 'systems', (text: string) => text.replace(/^title:.*$/m, 'title: &a [*a]')],
    ['a text that is no MDX', 'failure-modes', (text: string) => `${text}\n<a {\n`],
  ])('sees %s in a file it has kept', (_name, folder, edit) => {
    take(path.join(root, 'content'))
    kept()
    for (const name of readdirSync(path.join(cwd, 'content', folder)).slice(0, 2)) change(`${folder}/${name}`, edit)
    const expected = fresh()
    expect(expected).not.toMatch(/^no findings/)
    expect([kept(), kept()]).toEqual([expected, expected])
  })

  test('sees a file that is new, gone or renamed', () => {
    take(path.join(root, 'content'))
    kept()
    const teams = path.join(cwd, 'content/teams')
    const [first = '', second = ''] = readdirSync(teams)
    rmSync(path.join(teams, first))
    renameSync(path.join(teams, second), path.join(teams, 'renamed.mdx'))
    expect(kept()).toBe(fresh())
  })

  test('sees two files that claim one id, kept or not', () => {
    take(path.join(goldenFolder, 'faulty-runbook/content'))
    kept()
    cpSync(path.join(cwd, 'content/runbooks/redrive.mdx'), path.join(cwd, 'content/runbooks/again/redrive.mdx'), {recursive: true})
    expect([kept(), kept()]).toEqual([fresh(), fresh()])
  })

  test('sees settings that change what a kept file may contain', () => {
    take(path.join(goldenFolder, 'faulty-runbook/content'))
    const before = kept()
    writeFileSync(path.join(cwd, 'content/settings.yaml'), 'trusted: true\nrules: {link-broken: warning, input-unused: off}\n')
    expect(kept()).toBe(fresh())
    expect(kept()).not.toBe(before)
  })

  test('parses only what has changed', () => {
    take(path.join(root, 'content'))
    kept()
    const [name = ''] = readdirSync(path.join(cwd, 'content/runbooks'))
    change(`runbooks/${name}`, text => `${text}\nOne sentence more.\n`)
    vi.mocked(parseBody).mockClear()
    expect(kept()).toMatch(/^no findings/)
    expect(parseBody).toHaveBeenCalledTimes(1)
  })

  test('does not take facts of another program or other settings', () => {
    const file = path.join(cache, 'a.facts')
    const files = new Map([['teams/a\t\n.mdx', {stamp: '1 2', digest: 'x=', facts: Buffer.from('{"a":"\\t"}')}]])
    new AnalysisCache(file, 'key').write(files)
    expect(new AnalysisCache(file, 'key').kept).toEqual(files)
    expect(new AnalysisCache(file, 'other').kept).toEqual(new Map())
  })

  test('adds what has changed to what is kept, and writes all anew before the additions grow large', () => {
    const file = path.join(cache, 'a.facts')
    const entry = (text: string) => ({stamp: '1 2', digest: text, facts: Buffer.from(text)})
    const files = new Map(Array.from({length: 40}, (_, index) => [`teams/${index}.mdx`, entry(`{"first":${index}}`)] as const))
    new AnalysisCache(file, 'key').write(files)
    const whole = readFileSync(file)
    for (let round = 0; round < 20; round++) {
      const cache = new AnalysisCache(file, 'key')
      const next = new Map(cache.kept).set('teams/7.mdx', entry(`{"round":${round}}`))
      cache.write(next)
      expect(new AnalysisCache(file, 'key').kept).toEqual(next)
      if (round === 0) expect(readFileSync(file).subarray(0, whole.length)).toEqual(whole)
    }
    expect(readFileSync(file).length).toBeLessThan(whole.length * 1.3)
  })

  test('forgets files that are gone, and reads nothing of a part that was cut off', () => {
    const file = path.join(cache, 'a.facts')
    const entry = (text: string) => ({stamp: '1 2', digest: text, facts: Buffer.from(text.padEnd(100))})
    const files = new Map(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(id => [`teams/${id}.mdx`, entry(id)] as const))
    new AnalysisCache(file, 'key').write(files)
    const changed = new AnalysisCache(file, 'key')
    changed.write(new Map(changed.kept).set('teams/a.mdx', entry('new')))
    writeFileSync(file, readFileSync(file).subarray(0, -5))
    const cut = new AnalysisCache(file, 'key')
    expect(cut.kept).toEqual(files)
    cut.write(new Map(cut.kept).set('teams/a.mdx', entry('newer')))
    const healed = new AnalysisCache(file, 'key')
    expect(healed.kept.get('teams/a.mdx')).toEqual(entry('newer'))
    const fewer = new Map(healed.kept)
    fewer.delete('teams/b.mdx')
    healed.write(fewer)
    expect(new AnalysisCache(file, 'key').kept).toEqual(fewer)
  })
})

describe('a check with helpers', () => {
  const module = new URL('../../src/check/helper.ts', import.meta.url)
  const helped = async (by = module) => {
    const {catalog, known} = await loadForCheck('content', rules, {cache, cwd, help: {module: by, from: 1}})
    return said(catalog, known && {known})
  }
  const helper = (code: string) => {
    const folder = folderWith({'helper.mjs': code})
    return pathToFileURL(path.join(folder, 'helper.mjs'))
  }

  test.each(goldenCases())('says of golden case %s what a check without says, and keeps it', async name => {
    take(path.join(goldenFolder, name, 'content'))
    expect(await helped()).toBe(fresh())
    expect(kept()).toBe(fresh())
  })

  test('parses nothing itself that a helper has parsed', async () => {
    take(path.join(root, 'content'))
    vi.mocked(parseBody).mockClear()
    expect(await helped()).toMatch(/^no findings/)
    expect(parseBody).not.toHaveBeenCalled()
  })

  test.each([
    ['ends at once', ''],
    ['fails', 'process.exit(3)'],
    ['is ended', "process.kill(process.pid, 'SIGKILL')"],
    ['says something else', "process.stdout.write('a\\tb\\tc\\td\\n')"],
    ['ends in the middle of what it says', 'process.stdout.write(\'"teams/a.mdx"\\t1\'); process.exitCode = 1'],
  ])('does all itself when a helper %s', async (_how, code) => {
    take(path.join(goldenFolder, 'faulty-runbook/content'))
    expect(await helped(helper(code))).toBe(fresh())
  })
})

describe('a cache that does not work does no harm', () => {
  const spoil: [string, (bytes: Buffer) => Buffer][] = [
    ['cut off', bytes => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['random', bytes => Buffer.from(bytes.map((byte, index) => byte ^ (index * 31)))],
    ['changed in one byte', bytes => Buffer.from(bytes.map((byte, index) => (index === bytes.length - 40 ? byte ^ 1 : byte)))],
  ]

  test.each(spoil)('when it is %s', (_name, how) => {
    take(path.join(goldenFolder, 'faulty-runbook/content'))
    kept()
    for (const name of readdirSync(cache)) writeFileSync(path.join(cache, name), how(readFileSync(path.join(cache, name))))
    expect([kept(), kept()]).toEqual([fresh(), fresh()])
  })

  const good = {'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n', file: ''}

  test.each([
    ['below a file', (folder: string) => path.join(folder, 'file/cache')],
    ['where the kernel refuses', () => '/proc/clarity'],
    ['on a device', () => '/dev/full'],
  ])('when it is %s', async (_name, place) => {
    const folder = folderWith(good)
    const {code, stdout, stderr} = await clarity(['check'], {cwd: folder, env: {CLARITY_CACHE: place(folder)}})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toMatch(/^no findings in 1 file/)
  })

  test('when the checkout is read-only', async () => {
    const {spawnSync} = await import('node:child_process')
    const folder = folderWith(good)
    spawnSync('chmod', ['-R', 'a-w', folder])
    // Root writes where nobody may, unless it gives up the right to.
    const plain = process.getuid?.() === 0 ? ['setpriv', '--inh-caps=-all', '--bounding-set=-all'] : ['env']
    const inside = (...command: string[]) =>
      spawnSync(plain[0] ?? '', [...plain.slice(1), ...command], {
        cwd: folder,
        encoding: 'utf8',
        env: userEnv({CLARITY_CACHE: path.join(folder, '.clarity')}),
      })
    expect(inside('touch', 'content/new').status).not.toBe(0)
    const {status, stdout, stderr} = inside(process.execPath, `${root}bin/clarity`, 'check')
    spawnSync('chmod', ['-R', 'u+w', folder])
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    expect(stdout).toMatch(/^no findings in 1 file/)
  })

  test('when the disk takes no byte more', async () => {
    const {spawnSync} = await import('node:child_process')
    const folder = folderWith(good)
    const command = `ulimit -f 0; exec "${process.execPath}" "${root}bin/clarity" check | cat`
    const {stdout, stderr} = spawnSync('sh', ['-c', command], {cwd: folder, encoding: 'utf8', env: userEnv({CLARITY_CACHE: cache})})
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^no findings in 1 file/)
    expect(readdirSync(path.join(cache, 'check'))).toEqual([])
  })
})

describe('rules that are declared local', () => {
  const local = rules.filter(rule => rule.local)
  const catalogs = [
    ...goldenCases().map(name => loadCatalog('content', path.join(goldenFolder, name)).catalog),
    loadCatalog('content', root).catalog,
  ]
  const context = {
    get now(): string {
      throw new Error('a local rule may not ask for the time')
    },
    ruleIds: [],
    secrets: [],
  }

  test.each(local.map(rule => [rule.id, rule] as const))('%s finds in each file alone what it finds in all together', (_id, rule) => {
    for (const catalog of catalogs) {
      const together = [...rule.check(catalog, context)].filter(({at}) => at.file !== catalog.settingsFile?.file)
      const alone = catalog.documents.flatMap(document =>
        [...rule.check(new Catalog([document], catalog.settingsFile), context)].filter(({at}) => at.file === document.file),
      )
      expect(alone).toEqual(together)
    }
  })
})
