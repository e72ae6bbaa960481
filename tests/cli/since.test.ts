import {execFileSync} from 'node:child_process'
import {cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith, root} from '../support/clarity.ts'

const now = ['--now', '2026-11-23T02:00:00Z']
const team = (body = '') => `---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n${body}`
const system = (owner: string, title = 'NetSuite') => `---\ntitle: ${title}\ncategory: erp\nowner: ${owner}\n---\n`
const kai = '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n'
const content = {
  'content/teams/order-ops.mdx': team(),
  'content/people/kai.mdx': kai,
  'content/systems/netsuite.mdx': system('order-ops'),
  'content/systems/shop.mdx': system('nobody', 'Shop'),
}

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...identity, ...args], {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']})
}

function commit(cwd: string): void {
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', 'Content', '--allow-empty')
}

/** A repository with these files in its first commit, on the branch `main`. */
function repositoryWith(files: Record<string, string>): string {
  const cwd = folderWith(files)
  git(cwd, 'init', '-q', '-b', 'main')
  commit(cwd)
  return cwd
}

const write = (cwd: string, file: string, text: string) => {
  mkdirSync(path.dirname(path.join(cwd, file)), {recursive: true})
  writeFileSync(path.join(cwd, file), text)
}

async function since(cwd: string, ref = 'HEAD', ...more: string[]) {
  const {code, stdout, stderr} = await clarity(['check', '--format', 'json', '--since', ref, ...now, ...more], {cwd})
  const report = stdout ? JSON.parse(stdout) : undefined
  const found: string[] = report?.diagnostics.map(
    ({file, start, message}: {file: string; start: {line: number}; message: string}) => `${file}:${start.line} ${message}`,
  )
  return {code, stderr, report, found}
}

describe('clarity check --since', () => {
  test('finds what a change of a specification brought about, in the content or beside it', async () => {
    const contract = (file: string) =>
      `---\ntitle: Orders\nintegration: orders\nsystem: netsuite\ntransport: file\nendpoint: a\nspec: {file: ${file}}\nfields: [{name: id, type: string}, {name: old, type: string}]\n---\n`
    const cwd = repositoryWith({
      ...content,
      'content/contracts/a.mdx': contract('specs/a.yaml'),
      'content/contracts/b.mdx': contract('../specs/b.yaml'),
      'content/specs/a.yaml': 'properties: {id: {type: string}}\n',
      'specs/b.yaml': 'properties: {id: {$ref: "parts.yaml#/Id"}}\n',
      'specs/parts.yaml': 'Id: {type: string}\n',
    })
    expect((await since(cwd)).found).toEqual([])
    write(cwd, 'content/specs/a.yaml', '# Another line.\nproperties: {ID: {type: string}}\n')
    write(cwd, 'specs/parts.yaml', 'Id: {type: integer}\n')
    expect((await since(cwd)).found).toEqual([
      'content/contracts/a.mdx:8 `specs/a.yaml` has no field `id`; did you mean `ID`?',
      'content/contracts/b.mdx:8 `id` is `string` here, and `integer` in `../specs/b.yaml`',
    ])
    write(cwd, 'specs/parts.yaml', 'Id: {type: [\n')
    expect((await since(cwd)).found).toContain(
      'specs/b.yaml:1 cannot read this specification: `parts.yaml#/Id` leads to a file that cannot be read: unexpected end of the stream within a flow collection',
    )
  })

  test('leaves out what was there before, and says how much that is', async () => {
    const cwd = repositoryWith(content)
    const {code, report, found} = await since(cwd)
    expect(found).toEqual([])
    expect(report.since).toEqual({ref: 'HEAD', commit: git(cwd, 'rev-parse', 'HEAD').trim(), older: 1})
    expect(code).toBe(0)
    const {stdout} = await clarity(['check', '--since', 'HEAD', ...now], {cwd})
    expect(stdout).toMatch(/^no findings since HEAD, 1 from before [0-9a-f]{10} in 4 files \(/)
  })

  test('shows what a change breaks in files that it does not touch: every path to a deleted team', async () => {
    const cwd = repositoryWith({
      ...content,
      'content/rotations/orders.mdx':
        '---\ntitle: Orders\nteam: order-ops\ntimeZone: UTC\nlayers: [{members: [kai], start: 2026-01-05}]\n---\n',
      'content/escalation-paths/orders.mdx':
        '---\ntitle: Orders\nlevels: [{after: 0m, notify: [team:order-ops]}]\nlastResort: person:kai\n---\nAsk [them](team:order-ops).\n',
    })
    rmSync(path.join(cwd, 'content/teams/order-ops.mdx'))
    const {code, found} = await since(cwd)
    expect(found).toEqual([
      'content/escalation-paths/orders.mdx:3 no team `order-ops`',
      'content/escalation-paths/orders.mdx:6 link `team:order-ops` names no entry',
      'content/rotations/orders.mdx:3 no team `order-ops`',
      'content/systems/netsuite.mdx:4 no owner `order-ops`',
    ])
    expect(code).toBe(1)
  })

  test('deleting a team of the example content shows every place that named it', async () => {
    const cwd = folderWith({})
    cpSync(path.join(root, 'content'), path.join(cwd, 'content'), {recursive: true})
    git(cwd, 'init', '-q', '-b', 'main')
    commit(cwd)
    rmSync(path.join(cwd, 'content/teams/finance-systems.mdx'))
    const naming = git(cwd, 'grep', '-lE', '(owner|backup|team): finance-systems$|team:finance-systems', '--', 'content/*.mdx')
    const {report} = await since(cwd)
    const files = new Set(report.diagnostics.map(({file}: {file: string}) => file))
    expect(
      naming
        .trim()
        .split('\n')
        .filter(file => !files.has(file)),
    ).toEqual([])
    expect(report.since.older).toBe(0)
  })

  test('shows the image that a change deletes, and not the one that was missing before', async () => {
    const cwd = repositoryWith({
      ...content,
      'content/teams/order-ops.mdx': team('![Flow](flow.png) ![Queue](queue.png)\n'),
      'content/teams/flow.png': 'an image',
    })
    expect((await since(cwd)).found).toEqual([])
    rmSync(path.join(cwd, 'content/teams/flow.png'))
    expect((await since(cwd)).found).toEqual(['content/teams/order-ops.mdx:6 image `flow.png` is not in the content'])
  })

  test('knows a finding again when lines move above it, and when its file moves', async () => {
    const cwd = repositoryWith(content)
    write(cwd, 'content/systems/shop.mdx', system('nobody', 'Shop').replace('category', 'summary: The storefront.\ncategory'))
    expect((await since(cwd)).found).toEqual([])
    renameSync(path.join(cwd, 'content/systems/shop.mdx'), path.join(cwd, 'content/systems/storefront.mdx'))
    expect((await since(cwd)).found).toEqual([])
  })

  test('does not take a new file for a moved one when only their faults are alike', async () => {
    const cwd = repositoryWith(content)
    rmSync(path.join(cwd, 'content/systems/shop.mdx'))
    write(cwd, 'content/systems/books.mdx', '---\ntitle: The books\nsummary: Ledger.\ncategory: finance\nowner: nobody\n---\nText.\n')
    expect((await since(cwd)).found).toContain('content/systems/books.mdx:5 no owner `nobody`')
  })

  test('shows the new one of two equal findings in one file', async () => {
    const files = {...content, 'content/teams/order-ops.mdx': team('See [a](runbook:a).\n')}
    const cwd = repositoryWith(files)
    write(cwd, 'content/teams/order-ops.mdx', team('Ask [a](runbook:a) first.\n\nSee [a](runbook:a).\n'))
    expect((await since(cwd)).found).toEqual(['content/teams/order-ops.mdx:6 link `runbook:a` names no entry'])
  })

  test('is not misled by a guess that changes', async () => {
    const cwd = repositoryWith({...content, 'content/systems/shop.mdx': system('finanse', 'Shop')})
    write(cwd, 'content/teams/finance.mdx', team().replace('Order operations', 'Finance'))
    expect((await since(cwd)).found).toEqual([])
  })

  test('shows findings that settings have made more severe, and those that a removed suppression kept back', async () => {
    const suppress = 'suppress: [{rule: owner-unknown, reason: Soon., owner: order-ops, until: 2027-01-31}]\n---\n'
    const cwd = repositoryWith({
      ...content,
      'content/settings.yaml': 'rules: {owner-unknown: warning}\n',
      'content/systems/books.mdx': system('nobody', 'Books').replace(/---\n$/, suppress),
    })
    write(cwd, 'content/systems/books.mdx', system('nobody', 'Books'))
    expect((await since(cwd)).found).toEqual(['content/systems/books.mdx:4 no owner `nobody`'])
    rmSync(path.join(cwd, 'content/settings.yaml'))
    expect((await since(cwd)).found.filter(line => line.includes('owner'))).toHaveLength(2)
  })

  test('compares with the common ancestor of a branch, not with what others have done since', async () => {
    const cwd = repositoryWith(content)
    git(cwd, 'checkout', '-qb', 'mine')
    write(cwd, 'content/systems/books.mdx', system('no-one', 'Books'))
    commit(cwd)
    git(cwd, 'checkout', '-q', 'main')
    write(cwd, 'content/systems/shop.mdx', system('order-ops', 'Shop'))
    commit(cwd)
    git(cwd, 'checkout', '-q', 'mine')
    expect((await since(cwd, 'main')).found).toEqual(['content/systems/books.mdx:4 no owner `no-one`'])
  })

  test('reads a content root that is a repository of its own, also from a hook of another one', async () => {
    const outer = repositoryWith({'README.md': 'Outer.\n'})
    const cwd = path.join(outer, 'content')
    for (const [name, text] of Object.entries(content)) write(outer, name, text)
    git(cwd, 'init', '-q', '-b', 'main')
    commit(cwd)
    write(outer, 'content/systems/books.mdx', system('no-one', 'Books'))
    const args = ['check', '--since', 'HEAD', '--format', 'json', ...now]
    const {stdout} = await clarity(args, {cwd: outer, env: {GIT_DIR: path.join(outer, '.git'), GIT_INDEX_FILE: '.git/index'}})
    const report = JSON.parse(stdout)
    expect(report.since.commit).toBe(git(cwd, 'rev-parse', 'HEAD').trim())
    expect(report.diagnostics.map(({file}: {file: string}) => file)).toEqual(['content/systems/books.mdx'])
  })

  test('follows symbolic links inside the content, and counts a root that was not there as empty', async () => {
    const cwd = folderWith(content)
    mkdirSync(path.join(cwd, 'content/runbooks'))
    symlinkSync('../systems/shop.mdx', path.join(cwd, 'content/runbooks/link.mdx'))
    git(cwd, 'init', '-q', '-b', 'main')
    git(cwd, 'commit', '-qm', 'Nothing', '--allow-empty')
    const first = await since(cwd)
    expect(first.report.since.older).toBe(0)
    commit(cwd)
    expect((await since(cwd)).found).toEqual([])
    expect((await since(cwd, 'HEAD~1')).found).toEqual(first.found)
  })

  test('says what to do where git knows no such revision, or there is no repository, exit code 2', async () => {
    const unknown = await since(repositoryWith(content), 'origin/main')
    expect(unknown.stderr).toMatch(/^clarity: git knows no revision `origin\/main`\nName a branch, tag or commit of this clone\./)
    const none = await since(folderWith(content))
    expect(none.stderr).toBe(
      'clarity: cannot compare `content` with a revision: it is in no git repository\n' +
        'Run the check in a clone with its history, or without `--since`.\n',
    )
    expect([unknown.code, none.code]).toEqual([2, 2])
  })

  test('does not guess where the clone does not hold the common ancestor: says what to fetch, exit code 2', async () => {
    const origin = repositoryWith(content)
    for (const branch of ['work', 'main']) {
      git(origin, 'switch', '-q', ...(branch === 'work' ? ['-c', branch] : [branch]))
      write(origin, `notes-${branch}.txt`, branch)
      commit(origin)
    }
    const cwd = folderWith({})
    git(cwd, 'clone', '-q', '--depth', '1', '--no-single-branch', '--branch', 'work', `file://${origin}`, 'clone')
    const shallow = await since(path.join(cwd, 'clone'), 'origin/main')
    expect(shallow.code).toBe(2)
    expect(shallow.stderr).toBe(
      'clarity: this clone does not reach back to where the present work left `origin/main`\nFetch the history of both: `git fetch --unshallow origin`, or `fetch-depth: 0` at the checkout.\n',
    )
    git(origin, 'switch', '-q', '--orphan', 'elsewhere')
    write(origin, 'other.txt', 'other')
    commit(origin)
    git(origin, 'switch', '-q', 'main')
    const foreign = await since(origin, 'elsewhere')
    expect(foreign.code).toBe(2)
    expect(foreign.stderr).toContain('The two have no common ancestor.')
  })

  test('passes on what git recommends where the folder belongs to somebody else', async () => {
    const cwd = repositoryWith(content)
    const {code, stderr} = await clarity(['check', '--since', 'HEAD', ...now], {cwd, env: {GIT_TEST_ASSUME_DIFFERENT_OWNER: '1'}})
    expect(code).toBe(2)
    expect(stderr).toContain('detected dubious ownership')
    expect(stderr).toContain(`git config --global --add safe.directory ${cwd}`)
  })

  test('touches neither index nor files', async () => {
    const cwd = repositoryWith(content)
    const index = readFileSync(path.join(cwd, '.git/index'))
    await since(cwd)
    expect(readFileSync(path.join(cwd, '.git/index')).equals(index)).toBe(true)
    expect(git(cwd, 'status', '--porcelain')).toBe('')
  })
})
