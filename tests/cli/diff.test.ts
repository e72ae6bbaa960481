import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {shop} from '../changes/shop.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const subject = 'content/contracts/subject.mdx'

function git(cwd: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'protocol.file.allow=always',
  ]
  return execFileSync('git', [...identity, ...args], {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']})
}

function commit(cwd: string): string {
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', 'Content', '--allow-empty')
  return git(cwd, 'rev-parse', 'HEAD').trim()
}

/** A repository with the small shop in its first commit. */
function repository(): string {
  const cwd = folderWith(Object.fromEntries(Object.entries(shop('outbound')).map(([file, text]) => [`content/${file}`, text])))
  git(cwd, 'init', '-q', '-b', 'main')
  commit(cwd)
  return cwd
}

function edit(cwd: string, from: string, to: string, file = subject): void {
  const text = readFileSync(path.join(cwd, file), 'utf8')
  if (!text.includes(from)) throw new Error(`no \`${from}\` in ${file}`)
  writeFileSync(
    path.join(cwd, file),
    text.replace(from, () => to),
  )
}

const diff = (cwd: string, ...args: string[]) => clarity(['diff', ...args], {cwd})

describe('clarity diff', () => {
  test('says what breaks, with both places, the class, who notices and the command that uses it', async () => {
    const cwd = repository()
    edit(cwd, 'hold_flag', 'hold_state')
    const {code, stdout} = await diff(cwd, 'HEAD')
    expect(code).toBe(1)
    expect(stdout.replace(/[0-9a-f]{16}/, '0123456789abcdef').replace(/\([0-9a-f]{10}\)/, '(0123456789)')).toBe(
      [
        'breaking: field `subject/hold_flag` seems to be `hold_state` now (field-renamed)',
        '  --> content/contracts/subject.mdx:15:12',
        '  was: content/contracts/subject.mdx:15:12 `hold_flag`',
        '  why: The old name is read and written in vain. (data goes out from us)',
        '  integrations: `feed` and `flow`',
        '  fields: `source/held`',
        '  alerts: `OrdersHeld`',
        '  signals: `flow/waiting`',
        '  command: content/runbooks/hold.mdx:9 writes `hold_flag`',
        '  fingerprint: 0123456789abcdef',
        '',
        '1 breaking difference since HEAD (0123456789)',
        '',
      ].join('\n'),
    )
  })

  test('ends with 0 below --fail-on, and finds nothing where nothing changed', async () => {
    const cwd = repository()
    expect((await diff(cwd, 'HEAD')).stdout).toMatch(/^no difference that anybody relies on since HEAD/)
    edit(cwd, 'value: 40 requests/s', 'value: 20 requests/s')
    const codes = await Promise.all(
      ['breaking', 'behaviour', 'any', 'never'].map(async failOn => (await diff(cwd, 'HEAD', '--fail-on', failOn)).code),
    )
    expect(codes).toEqual([0, 1, 1, 0])
    edit(cwd, 'value: 20 requests/s', 'value: 80 requests/s')
    expect((await diff(cwd, 'HEAD', '--fail-on', 'behaviour')).code).toBe(0)
    expect((await diff(cwd, 'HEAD', '--fail-on', 'any')).code).toBe(1)
  })

  test('compares two revisions, whatever the files are now', async () => {
    const cwd = repository()
    edit(cwd, 'unit: USD', 'unit: cents')
    const head = commit(cwd)
    edit(cwd, 'hold_flag', 'hold_state')
    const {code, stdout} = await diff(cwd, 'HEAD~1', head, '--format', 'json')
    expect(code).toBe(1)
    const json = JSON.parse(stdout)
    expect(json).toMatchObject({version: 1, head: {ref: head, commit: head}, summary: {breaking: 1, behaviour: 0, compatible: 0}})
    expect(json.differences).toMatchObject([
      {kind: 'unit-changed', class: 'breaking', of: {kind: 'field', id: 'subject/total_price'}, guess: false},
    ])
  })

  test('what others have added to the branch since is not counted as removed here', async () => {
    const cwd = repository()
    git(cwd, 'checkout', '-qb', 'work')
    edit(cwd, 'unit: USD', 'unit: cents')
    commit(cwd)
    git(cwd, 'checkout', '-q', 'main')
    edit(cwd, 'limits:', '  - {name: gift_note, type: string}\nlimits:')
    commit(cwd)
    git(cwd, 'checkout', '-q', 'work')
    expect(JSON.parse((await diff(cwd, 'main', '--format', 'json')).stdout).summary).toEqual({breaking: 1, behaviour: 0, compatible: 0})
  })

  test('a contract whose file is renamed is the same one', async () => {
    const cwd = repository()
    git(cwd, 'mv', subject, 'content/contracts/the-subject.mdx')
    edit(cwd, 'subject/hold_flag', 'the-subject/hold_flag', 'content/contracts/source.mdx')
    const {code, stdout} = await diff(cwd, 'HEAD')
    expect(code).toBe(0)
    expect(stdout).toContain('compatible: contract `subject` is `the-subject` now (contract-renamed)')
    expect(stdout).toContain('1 compatible since HEAD')
  })

  test('works from a sub-folder and in a work tree, with paths from where one stands', async () => {
    const cwd = repository()
    const tree = path.join(cwd, '../tree')
    rmSync(tree, {recursive: true, force: true})
    git(cwd, 'worktree', 'add', '-q', tree)
    edit(tree, 'unit: USD', 'unit: cents')
    const below = path.join(tree, 'content/runbooks')
    mkdirSync(below, {recursive: true})
    const {code, stdout} = await clarity(['diff', 'main', '--content', '..'], {cwd: below})
    expect(code).toBe(1)
    expect(stdout).toContain('--> ../contracts/subject.mdx:13:61')
  })

  test('code hosts get paths from the root of the repository', async () => {
    const cwd = repository()
    const root = path.join(cwd, 'docs')
    mkdirSync(root)
    renameSync(path.join(cwd, 'content'), path.join(root, 'content'))
    commit(cwd)
    edit(cwd, 'unit: USD', 'unit: cents', 'docs/content/contracts/subject.mdx')
    const github = await clarity(['diff', 'HEAD', '--format', 'github'], {cwd: root})
    expect(github.stdout).toMatch(/^::error file=docs\/content\/contracts\/subject.mdx,line=13,/)
    const sarif = JSON.parse((await clarity(['diff', 'HEAD', '--format', 'sarif'], {cwd: root})).stdout)
    expect(sarif.runs[0].results[0]).toMatchObject({ruleId: 'unit-changed', level: 'error'})
    expect(sarif.runs[0].tool.driver.rules[0].shortDescription.text).toBe('A number has another unit.')
    const markdown = await clarity(['diff', 'HEAD', '--format', 'markdown'], {cwd: root})
    expect(markdown.stdout).toMatch(/^### 1 breaking difference since HEAD \([0-9a-f]{10}\)\n\n#### Breaking\n\n- unit of field/)
  })

  test('a shallow clone answers where its base is a parent it does not hold, and says what to fetch where it is not', async () => {
    const origin = repository()
    edit(origin, 'unit: USD', 'unit: cents')
    const head = commit(origin)
    const clone = path.join(folderWith({}), 'clone')
    git(origin, 'clone', '-q', '--depth', '1', `file://${origin}`, clone)
    const missing = await diff(clone, 'HEAD~1')
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('`git fetch origin main`')
    const base = git(origin, 'rev-parse', `${head}~1`).trim()
    git(clone, 'fetch', '-q', '--depth', '1', 'origin', base)
    const {code, stdout} = await diff(clone, base)
    expect(code).toBe(1)
    expect(stdout).toContain('breaking: unit of field `subject/total_price`')
    edit(origin, 'hold_flag', 'hold_state')
    git(origin, 'checkout', '-q', '--orphan', 'other')
    const other = commit(origin)
    git(clone, 'fetch', '-q', '--depth', '1', 'origin', other)
    const far = await diff(clone, other)
    expect(far.code).toBe(2)
    expect(far.stderr).toContain('git fetch --unshallow origin')
  })

  test('says what it could not compare', async () => {
    const cwd = repository()
    edit(cwd, 'title: Subject', 'title: [Subject')
    const {code, stderr} = await diff(cwd, 'HEAD')
    expect(code).toBe(0)
    expect(stderr).toBe(
      'clarity: not compared, because it cannot be read: `content/contracts/subject.mdx`\nRun `clarity check` to see why.\n',
    )
  })

  test('a folder in no repository is one clear sentence', async () => {
    const {code, stderr} = await diff(folderWith({'content/systems/far.mdx': '---\ntitle: Far\ncategory: erp\n---\n'}), 'main')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^clarity: cannot compare `content` with a revision: it is in no git repository\n/)
  })
})

test('clarity explain knows the kinds of difference', async () => {
  const {stdout} = await clarity(['explain', 'enum-widened'])
  expect(stdout).toBe(
    'enum-widened (behaviour where data comes in to us, compatible where it goes out from us)\nA field takes a value more.\n\nwhy: A value may arrive that readers do not know; what we write still fits.\nthe other way round: enum-narrowed\n',
  )
})
