import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {addressOf} from '../../src/core/catalog/address.ts'
import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {ladderOf, turnsOf} from '../../src/core/catalog/queries/escalation.ts'
import {exampleCatalog, exampleDiagnostics} from '../../src/core/lint/check.ts'
import {loadCatalog, loadRevision} from '../../src/host/catalog.ts'
import {loadForCheck, loadForCheckAtOnce} from '../../src/host/check-content.ts'
import {clockRuleOf} from '../../src/oncall/clock-rule.ts'
import {dueLevels} from '../../src/oncall/escalation-clock.ts'
import maxAgeTooShort from '../../src/rules/alerts/max-age-too-short.ts'
import levelWakesTooMany from '../../src/rules/escalation/level-wakes-too-many.ts'
import {rules} from '../../src/rules/index.ts'
import {measuredOf} from '../../src/status/all-clear.ts'
import {planOf} from '../../src/status/collection-plan.ts'
import {pastThresholds} from '../../src/status/failing.ts'
import {freshValue} from '../../src/status/fresh-value.ts'
import {countStates} from '../../src/status/round.ts'
import {liveSignalViewOf} from '../../src/status/signal-view.ts'
import type {Snapshot} from '../../src/status/snapshot.ts'
import {sourceKinds} from '../../src/status/source/index.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'

const now = Date.parse('2026-11-23T02:00:00Z')
const entry = (data: object, body = '') => `---\n${JSON.stringify(data)}\n---\n${body}`

/** Files of the program that do something in their code; comments do not count. */
function filesThat(does: RegExp, ...folders: string[]): string[] {
  const names = folders.flatMap(folder =>
    readdirSync(path.join(root, folder), {recursive: true, encoding: 'utf8'}).map(name => path.join(folder, name)),
  )
  const code = (name: string) => readFileSync(path.join(root, name), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '')
  return names.filter(name => /\.(ts|astro|mjs)$/.test(name) && does.test(code(name))).sort()
}

describe('when a value is too old', () => {
  const maxAge = '2m'
  const every = '1m'
  const integration = (age: string) => ({
    title: 'Orders',
    from: ['shop'],
    to: ['erp'],
    mechanism: 'By hand.',
    tier: 1,
    signals: [{id: 'waiting', title: 'Waiting', unit: 'orders', query: 'sum(x)', warning: 10, maxAge: age}],
  })
  const files = (age: string) => ({
    'settings.yaml': JSON.stringify({sources: [{id: 'metrics', kind: 'prometheus', url: 'https://metrics.example.com'}], status: {every}}),
    'integrations/orders.mdx': entry(integration(age)),
  })
  const catalog = exampleCatalog({name: 'ages', files: files(maxAge), expect: []}, sourceKinds())
  const limits = {unit: 'orders', worse: 'higher', warning: 10, maxAge} as const

  /** What everybody says of a value past its threshold, each in its own way. */
  function saidOf(ageSeconds: number) {
    const observedAt = new Date(now - ageSeconds * 1000).toISOString()
    const reading = {value: 20, observedAt, fetchedAt: observedAt, history: {from: observedAt, stepSeconds: 900, values: []}}
    const snapshot: Snapshot = {
      ...{version: 1, writtenAt: new Date(now).toISOString(), everySeconds: 60, sources: [], alerts: [], vendors: {}},
      signals: {'orders/waiting': reading},
    }
    const view = liveSignalViewOf({id: 'orders/waiting', siblings: {}, ...limits}, {snapshot, now}, {locale: 'en-US'})
    const signals = {'orders/waiting': limits} as never
    const fresh = freshValue(limits, reading, now)
    return {
      page: view.state,
      pageSaysWas: view.value.startsWith('was '),
      sentence: Object.keys(measuredOf(signals, snapshot, now).states)[0],
      collector: [...countStates(snapshot, planOf(catalog), now).keys()][0],
      counted: pastThresholds(signals, snapshot, now).length === 1,
      drawn: fresh === undefined ? 'unknown' : fresh.isStale ? 'stale' : 'warning',
    }
  }

  test.each([
    ['at its maximum age', 120, 'warning'],
    ['a second later', 121, 'stale'],
    ['at four maximum ages', 480, 'stale'],
    ['a second after that', 481, 'unknown'],
  ])('%s page, collector and count say the same', (_name, age, state) => {
    expect(saidOf(age)).toEqual({
      ...{page: state, sentence: state, collector: state, drawn: state},
      pageSaysWas: state !== 'warning',
      counted: state === 'warning',
    })
  })

  test('the rule warns of an age that one late round reaches, and of no other', () => {
    const warned = (age: string) =>
      exampleDiagnostics(maxAgeTooShort, {name: age, files: files(age), expect: []}, {sourceKinds: sourceKinds()})
    expect(warned('119s').map(({severity}) => severity)).toEqual(['warning'])
    expect(warned('59s').map(({severity}) => severity)).toEqual(['error'])
    expect(warned(maxAge)).toEqual([])
    // The limit of the rule is the limit of the page: two rounds after the last value.
    expect([saidOf(2 * 60).page, saidOf(2 * 60 + 1).page]).toEqual(['warning', 'stale'])
  })

  test('no other file has a limit of its own', () => {
    const limit = /(?:stale|tooOld|forgotten|expired|silent|late)\w*(?:Ms|Seconds|Minutes|Ages)\s*[:=]\s*\d/i
    expect(filesThat(limit, 'src', 'plugins')).toEqual(['src/status/freshness.ts'])
    expect(['const staleMs = 900_000', '{tooOldSeconds: 60}', 'forgottenAfterMs = 5'].filter(text => !limit.test(text))).toEqual([])
    // Whoever compares an age with one of these limits is the judge of it.
    expect(filesThat(/\bstaleAges\b|\bvendorAges\b|\bsilentAfter\b|\blateAfter\b/, 'src', 'plugins')).toEqual([
      'src/status/freshness.ts',
      // Gatus tells its own age of each check.
      'src/status/source/gatus.ts',
      'src/status/state.ts',
      'src/status/vendor.ts',
    ])
  })
})

describe('a path that is walked', () => {
  const person = (title: string) => entry({title, role: 'Lead', timeZone: 'UTC', contacts: [{via: 'phone', address: '+1-555-0142'}]})
  const level = (after: string, ...notify: string[]) => ({after, notify: notify.map(id => `person:${id}`)})
  const paths = {
    'people/kai.mdx': person('Kai'),
    'people/noor.mdx': person('Noor'),
    'people/remy.mdx': person('Remy'),
    'escalation-paths/first.mdx': entry({
      title: 'First',
      levels: [level('0m', 'kai'), level('10m', 'noor')],
      repeat: {times: 2, every: '1h'},
      then: 'second',
    }),
    'escalation-paths/second.mdx': entry({title: 'Second', levels: [level('5m', 'remy', 'kai', 'noor')], lastResort: 'person:remy'}),
    'integrations/orders.mdx': entry({title: 'Orders', from: ['shop'], to: ['erp'], mechanism: 'By hand.', tier: 1, escalation: 'first'}),
    'failure-modes/stuck.mdx': entry({title: 'Stuck', integration: 'orders', class: 'stuck', severity: 'SEV1'}),
  }
  const minutes = [0, 10, 15, 60, 70, 75, 120, 130, 135]
  const catalog = exampleCatalog({name: 'a path', files: paths, expect: []})

  test('has the same levels at the same minutes on its page, in the clock of the browser and in the command', async () => {
    const ladder = ladderOf(catalog, 'first')
    expect(turnsOf(ladder).map(({afterMinutes}) => afterMinutes)).toEqual(minutes)
    const due = dueLevels(clockRuleOf(catalog, ladder, {severity: 'SEV1', hrefOf: addressOf}), now)
    expect(due.map(({at}) => (at - now) / 60_000)).toEqual(minutes)
    const cwd = folderWith(Object.fromEntries(Object.entries(paths).map(([name, text]) => [`content/${name}`, text])))
    const args = ['oncall', '--failure-mode', 'stuck', '--at', new Date(now).toISOString(), '--format', 'json']
    const {code, stdout} = await clarity(args, {cwd})
    expect(code).toBe(0)
    const told = JSON.parse(stdout) as {steps: {afterMinutes: number}[]; lastResort: string}
    expect(told.steps.map(step => step.afterMinutes)).toEqual(minutes)
    expect(JSON.stringify(told.lastResort)).toContain('remy')
  })

  test('wakes as many people for a rule as it notifies on the page', () => {
    const files = {...paths, 'settings.yaml': 'wakesAtMost: 2\n'}
    const found = exampleDiagnostics(levelWakesTooMany, {name: 'a path', files, expect: []})
    expect(found.map(({file}) => file)).toEqual(['content/escalation-paths/second.mdx'])
    expect(
      ladderOf(catalog, 'first')
        .rungs.filter(({notify}) => notify.length > 2)
        .map(({path: id}) => id),
    ).toEqual(['second'])
  })

  test('is walked by nobody else', () => {
    const walks = /\bdata\.then\b|durationMinutes\(\w*\.?after\)|everyMinutes: durationMinutes/
    expect(filesThat(walks, 'src', 'plugins')).toEqual([
      // Which paths go on in a path, without walking it.
      'src/core/catalog/queries/escalation-usage.ts',
      'src/core/catalog/queries/escalation.ts',
      // Rules about a path as it is written.
      'src/rules/escalation/escalation-level-empty.ts',
      'src/rules/escalation/level-never-fires.ts',
    ])
    expect(['data.then === id', 'start + durationMinutes(level.after)'].filter(text => !walks.test(text))).toEqual([])
  })
})

describe('what reads content from disk', () => {
  test('makes the same catalog: at once, for a check, from what was kept, and of a commit', async () => {
    const cwd = folderWith({
      'content/settings.yaml': 'organisation: Shop\nalerts: {files: [alerts/*.yaml]}\n',
      'content/teams/ops.mdx': entry({title: 'Ops', purpose: 'Orders.', lead: 'kai'}),
      'content/people/kai.mdx': entry({title: 'Kai', role: 'Lead', timeZone: 'UTC', contacts: [{via: 'chat', address: '@kai'}]}),
      'content/rotations/day.mdx': entry({title: 'Day', team: 'ops', timeZone: 'UTC', calendar: {file: 'day.ics'}}),
      'content/rotations/day.ics': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nEND:VCALENDAR\r\n',
      'content/alerts/orders.yaml': 'groups: [{name: a, rules: [{alert: Stuck, expr: up == 0}]}]\n',
      'content/contracts/order.mdx': entry({title: 'Order', producer: 'shop', spec: {file: 'specs/order.json'}, fields: []}),
      'content/specs/order.json': '{"type": "object"}',
      'content/README.md': '# No entry\n',
    })
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=k', '-c', 'user.email=k@example.com', ...args], {cwd})
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'content')
    const cache = mkdtempSync(path.join(tmpdir(), 'clarity-cache-'))
    const loaded = loadCatalog('content', cwd)
    const others = [
      loadForCheckAtOnce('content', rules, {cwd, cache}).catalog,
      (await loadForCheck('content', rules, {cwd, cache})).catalog,
      // Nothing of the present is handed on, so that all of it is read from the commit.
      loadRevision({...loaded, catalog: loaded.catalog.keeping(() => false)}, 'HEAD', cwd).catalog,
    ]
    const expected = plain(loaded.catalog)
    expect(expected).toMatchObject({organisation: 'Shop', calendars: ['rotations/day.ics'], specFiles: ['specs/order.json']})
    expect(expected.documents.length).toBe(4)
    expect(expected.alertFiles).toHaveLength(1)
    for (const other of others) expect(plain(other)).toEqual(expected)
  })

  function plain(catalog: Catalog) {
    return {
      documents: catalog.documents.map(({contentPath, kind, id, frontmatter: {data}}) => ({contentPath, kind, id, data})),
      references: catalog.references.map(({written, place, span}) => ({written, place, at: span()})),
      organisation: catalog.settings.organisation,
      calendars: [...catalog.calendars.keys()],
      alertFiles: catalog.alertFiles.files.map(({contentPath}) => contentPath),
      specFiles: [...catalog.specFiles.keys()],
    }
  }

  test('is one room: nobody else lists a folder of content or makes a catalog of files', () => {
    expect(filesThat(/\bnew Catalog\(/, 'src', 'plugins').filter(name => !name.startsWith('src/core/'))).toEqual([
      // A document by itself, as an editor hands it over.
      'plugins/remark-clarity.ts',
      // What an import is compared with where there is no content yet.
      'src/cli/import.ts',
      // Files whose local rules run while all others are still to be read.
      'src/host/analyze.ts',
      'src/host/catalog.ts',
    ])
    expect(
      filesThat(/import .*\bparseDocument\b.*content\/document/, 'src', 'plugins').filter(name => !name.startsWith('src/core/')),
    ).toEqual([
      'plugins/remark-clarity.ts',
      // A text as it would be after a rename, and one that is open in an editor and not saved.
      'src/editor/former.ts',
      'src/host/analyze.ts',
      'src/host/catalog.ts',
      'src/host/check-content.ts',
      'src/lsp/content-root.ts',
    ])
  })
})

describe('what touches the world outside', () => {
  test('takes the place of a file in one way', () => {
    const renames = /\brenameSync\s*\(|import {[^}]*\brename\b[^}]*} from 'node:fs|from 'write-file-atomic'/
    expect(filesThat(renames, 'src', 'plugins')).toEqual(['src/host/draft.ts', 'src/host/marked-folder.ts'])
    expect(
      ['renameSync(a, b)', "import {rename} from 'node:fs/promises'", "import {rename, rm} from 'node:fs'"].filter(
        text => !renames.test(text),
      ),
    ).toEqual([])
    // The one for files, the other for the folder of a whole site.
    expect(readFileSync(path.join(root, 'src/host/draft.ts'), 'utf8').match(/renameSync\(/g)).toHaveLength(1)
  })

  test('asks a server in one way, and browsers ask their own site', () => {
    const asks = /(?<![.\w])fetch\s*\(|\bhttps?\.(?:get|request)\(|from '(?:undici|axios|got|node-fetch)'|new (?:WebSocket|EventSource)\(/
    const asking = filesThat(asks, 'src', 'plugins')
    expect(asking.filter(name => !/^src\/site\/(elements|first-script\.ts)/.test(name))).toEqual([])
    // The one way takes it as a value, so that tests can put another in its place.
    expect(filesThat(/= fetch\b(?!\()/, 'src', 'plugins')).toEqual(['src/host/fetch-feed.ts', 'src/host/http.ts'])
    expect(asking.length).toBeGreaterThan(1)
    expect(['await fetch(url)', 'return fetch(url)', 'https.request(url)'].filter(text => !asks.test(text))).toEqual([])
    const typed = filesThat(/from 'node:https?'/, 'src').filter(name =>
      /\b(?:request|get)\b[^}]*\} from 'node:https?'/.test(readFileSync(path.join(root, name), 'utf8')),
    )
    expect(typed).toEqual([])
  })
})
