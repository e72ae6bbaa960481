import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const team = '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n'
const kai = '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n'
const system = (title: string, owner: string) => `---\ntitle: ${title}\ncategory: erp\nowner: ${owner}\n---\n`
const old = {
  'content/teams/order-ops.mdx': team,
  'content/people/kai.mdx': kai,
  'content/systems/shop.mdx': `${system('Shop', 'nobody')}[a](runbook:a)\n\n[a](runbook:a)\n`,
  'content/systems/ledger.mdx': system('Ledger', 'nobody'),
}

async function check(cwd: string, ...more: string[]) {
  return clarity(['check', '--now', '2026-11-23T02:00:00Z', '--baseline', 'baseline.json', ...more], {cwd})
}

const baselineOf = (cwd: string) => readFileSync(path.join(cwd, 'baseline.json'), 'utf8')

/** An old corpus whose findings a baseline has. */
async function accepted(): Promise<string> {
  const cwd = folderWith(old)
  await check(cwd, '--write-baseline')
  return cwd
}

describe('clarity check --baseline', () => {
  test('knows a finding whose dates have moved on since', async () => {
    const cwd = folderWith({
      'content/people/kai.mdx': kai,
      'content/teams/order-ops.mdx': team,
      'content/rotations/day.mdx':
        "---\ntitle: Day\nteam: order-ops\ntimeZone: UTC\nalone: Until spring.\nlayers: [{members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}]\n---\n",
      'content/escalation-paths/orders.mdx':
        '---\ntitle: Orders\nlevels: [{after: 0m, notify: [rotation:day], via: [phone]}]\nlastResort: person:kai\n---\n',
      'content/failure-modes/stuck.mdx':
        '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\nowner: order-ops\n---\n',
    })
    await check(cwd, '--write-baseline')
    expect(baselineOf(cwd)).toMatch(/nobody is on call in rotation `day` on 2026-11-23, 02:00 to 08:00 UTC/)
    const {code, stdout} = await check(cwd, '--now', '2026-11-25T20:00:00Z')
    expect(stdout).toMatch(/^no findings, \d in the baseline in 5 files/)
    expect(code).toBe(0)
  })

  test('written: sorted, with a version, the same on every run', async () => {
    const cwd = folderWith(old)
    const {code, stdout, stderr} = await check(cwd, '--write-baseline')
    expect(stderr).toBe('clarity: wrote 4 findings to `baseline.json`\n')
    expect(stdout).toMatch(/^no findings, 4 in the baseline in 4 files \(/)
    expect(code).toBe(0)
    const text = baselineOf(cwd)
    const {version, findings} = JSON.parse(text)
    expect(version).toBe(1)
    expect(findings.map(({rule, file}: {rule: string; file: string}) => `${file} ${rule}`)).toEqual([
      'systems/ledger.mdx owner-unknown',
      'systems/shop.mdx link-broken',
      'systems/shop.mdx link-broken',
      'systems/shop.mdx owner-unknown',
    ])
    expect(text.split('\n')[3]).toMatch(
      /^ {4}\{"rule":"owner-unknown","file":"systems\/ledger.mdx","message":"no owner `nobody`","fingerprint":"[0-9a-f]{16}"\},$/,
    )
    await check(cwd, '--write-baseline')
    expect(baselineOf(cwd)).toBe(text)
  })

  test('lets old findings pass, also when lines move, and fails on new ones', async () => {
    const cwd = await accepted()
    writeFileSync(
      path.join(cwd, 'content/systems/shop.mdx'),
      old['content/systems/shop.mdx'].replace('category', 'summary: The shop.\ncategory'),
    )
    expect((await check(cwd)).code).toBe(0)
    writeFileSync(path.join(cwd, 'content/systems/books.mdx'), system('Books', 'nobody'))
    const {code, stdout} = await check(cwd)
    expect(stdout).toContain('--> content/systems/books.mdx:4:8')
    expect(stdout).toMatch(/\n1 error, 4 in the baseline in 5 files \(/)
    expect(code).toBe(1)
  })

  test('knows its findings from any folder', async () => {
    const cwd = await accepted()
    mkdirSync(path.join(cwd, 'elsewhere'))
    const args = ['check', '--content', '../content', '--baseline', '../baseline.json', '--now', '2026-11-23T02:00:00Z']
    expect((await clarity(args, {cwd: path.join(cwd, 'elsewhere')})).code).toBe(0)
  })

  test('names what is fixed, until --update-baseline takes it out', async () => {
    const cwd = await accepted()
    writeFileSync(path.join(cwd, 'content/systems/ledger.mdx'), system('Ledger', 'order-ops'))
    writeFileSync(path.join(cwd, 'content/systems/shop.mdx'), `${system('Shop', 'nobody')}[a](runbook:a)\n`)
    const {code, stdout} = await check(cwd)
    expect(stdout.split('\n').slice(0, 5)).toEqual([
      'fixed: systems/ledger.mdx: no owner `nobody` (owner-unknown)',
      'fixed: systems/shop.mdx: link `runbook:a` names no entry (link-broken)',
      '  help: Run it again with `--update-baseline` to take them out of `baseline.json`.',
      '',
      expect.stringMatching(/^no findings, 2 in the baseline in 4 files \(/),
    ])
    expect(code).toBe(0)
    const {baseline} = JSON.parse((await check(cwd, '--format', 'json')).stdout)
    expect(baseline).toMatchObject({file: 'baseline.json', known: 2, fixed: [{ruleId: 'owner-unknown', file: 'systems/ledger.mdx'}, {}]})
    const updated = await check(cwd, '--update-baseline')
    expect(updated.stderr).toBe('clarity: took 2 fixed findings out of `baseline.json`\n')
    expect(updated.stdout).toMatch(/^no findings, 2 in the baseline/)
    expect(JSON.parse(baselineOf(cwd)).findings).toHaveLength(2)
  })

  test('does not grow by --update-baseline', async () => {
    const cwd = await accepted()
    const before = baselineOf(cwd)
    writeFileSync(path.join(cwd, 'content/systems/books.mdx'), system('Books', 'nobody'))
    expect((await check(cwd, '--update-baseline')).code).toBe(1)
    expect(baselineOf(cwd)).toBe(before)
  })

  test.each([
    ['missing', undefined, 'there is no such file or folder', /Name the right file, or write it/],
    ['not JSON', 'rules: []\n', 'it is not JSON', /Restore it from the history/],
    ['left in the middle of a merge', '<<<<<<< HEAD\n', 'a merge was not finished, and its conflict markers stand in it', /write it anew/],
    ['something else', '[]', 'it is no baseline', /Restore it/],
    ['of another version', '{"version": 2, "findings": []}', 'it has version 2, this program reads version 1', /Restore it/],
  ])('that is %s cannot be checked against, exit code 2', async (_name, text, reason, help) => {
    const cwd = folderWith({...old, ...(text !== undefined && {'baseline.json': text})})
    const {code, stdout, stderr} = await check(cwd)
    expect(stdout).toBe('')
    expect(stderr).toContain(`clarity: cannot read the baseline \`baseline.json\`: ${reason}\n`)
    expect(stderr).toMatch(help)
    expect(code).toBe(2)
  })

  test('needs a name, a place that can be written, and one order at a time', async () => {
    const cwd = folderWith({...old, file: ''})
    const run = (...args: string[]) => clarity(['check', ...args], {cwd})
    const unnamed = await run('--write-baseline')
    expect([unnamed.code, unnamed.stderr]).toEqual([2, 'clarity: no baseline is named\nName its file with `--baseline FILE`.\n'])
    const unwritable = await run('--baseline', 'file/b.json', '--write-baseline')
    expect(unwritable.stderr).toMatch(/^clarity: cannot write the baseline `file\/b.json`: it is not a folder\n/)
    expect((await run('--baseline', 'b.json', '--write-baseline', '--update-baseline')).code).toBe(2)
  })
})
