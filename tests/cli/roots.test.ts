import {mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {loadCatalog} from '../../src/host/catalog.ts'
import {type ContentRoots, openRoots} from '../../src/host/roots.ts'
import {watchContent} from '../../src/host/watch-content.ts'
import {clarity} from '../support/clarity.ts'
import {commit, git, repositories, writeAll} from '../support/roots.ts'

const team = (title: string, more = '') => `---\ntitle: ${title}\npurpose: Orders.\nlead: kai\n${more}---\n`
const kai = '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n'
const config = (content: string) => `export default {content: ${content}}\n`
const two = config("['content', '../payments/runbooks']")

const ours = {
  'clarity.config.mjs': two,
  'content/settings.yaml': 'organisation: Larkmoor\nlinks:\n  edit: https://git.example.com/ours/{path}\n',
  'content/teams/order-ops.mdx': team('Order operations', "codeHost: '@larkmoor/orders'\n"),
  'content/people/kai.mdx': kai,
}
const payments = {'runbooks/teams/refunds.mdx': team('Refunds', "codeHost: '@larkmoor/refunds'\n")}

/** Makes two repositories beside each other and gives the folder of the first, in which commands run. */
function both(first: Record<string, string> = {}, second: Record<string, string> = {}): string {
  return path.join(repositories({ours: {...ours, ...first}, payments: {...payments, ...second}}), 'ours')
}

async function said(args: string[], cwd: string) {
  const {code, stdout, stderr} = await clarity(args, {cwd})
  return {code, said: stderr || stdout}
}

async function findings(cwd: string, ...args: string[]): Promise<string[]> {
  const {stdout, stderr} = await clarity(['check', '--format', 'json', ...args], {cwd})
  if (stderr !== '') throw new Error(stderr)
  const {diagnostics} = JSON.parse(stdout) as {diagnostics: {file: string; ruleId: string; message: string}[]}
  return diagnostics.map(({file, ruleId, message}) => `${file} ${ruleId}: ${message}`)
}

describe('several content roots', () => {
  test('make one catalog, named by the configuration or by --content given again and again', async () => {
    const cwd = both({'content/teams/order-ops.mdx': `${team('Order operations')}See [refunds](team:refunds).\n`})
    expect((await said(['check'], cwd)).said).toContain('no findings in 3 files')
    rmSync(path.join(cwd, 'clarity.config.mjs'))
    expect(await findings(cwd)).toEqual(['content/teams/order-ops.mdx link-broken: link `team:refunds` names no entry'])
    expect(await findings(cwd, '--content', 'content', '--content', '../payments/runbooks')).toEqual([])
    const env = {CLARITY_CONTENT: ['content', '../payments/runbooks'].join(path.delimiter)}
    expect((await clarity(['check'], {cwd, env})).stdout).toContain('no findings in 3 files')
    const gone = await clarity(['check'], {cwd, env: {CLARITY_CONTENT: ['content', 'gone'].join(path.delimiter)}})
    expect([gone.code, gone.stderr]).toEqual([2, expect.stringContaining('cannot read the content root `gone`: there is no such folder')])
  })

  test('have findings at the paths of their files, from where the check was started and from the repository', async () => {
    const cwd = both({}, {'runbooks/teams/gone.mdx': team('Gone').replace('kai', 'nobody')})
    const place = '../payments/runbooks/teams/gone.mdx'
    expect(await findings(cwd)).toEqual([`${place} reference-unknown: no person \`nobody\``])
    const {stdout} = await clarity(['check', '--format', 'github'], {cwd})
    expect(stdout).toContain(`file=${place}`)
    expect((await said(['check'], cwd)).said).toContain(`--> ${place}:4:7\n  4 | lead: nobody\n`)
  })

  test('with one id in two of them are a finding at both places', async () => {
    const cwd = both({}, {'runbooks/teams/order-ops.mdx': team('Order operations of payments')})
    expect(await findings(cwd)).toEqual([
      '../payments/runbooks/teams/order-ops.mdx id-duplicate: there is already team `order-ops`, in `teams/order-ops.mdx`',
      'content/teams/order-ops.mdx id-duplicate: there is team `order-ops` in another root too, in `@payments-runbooks/teams/order-ops.mdx`',
    ])
  })

  test('are refused in one sentence where one is missing, stands in another, is named twice, or two have one name', async () => {
    const cwd = both()
    let count = 0
    const refused = async (content: string) => {
      // A process reads a module once.
      const name = `clarity-${count++}.config.mjs`
      writeFileSync(path.join(cwd, name), config(content))
      const {code, stdout, stderr} = await clarity(['check', '--config', name], {cwd})
      expect({code, stdout}).toEqual({code: 2, stdout: ''})
      return stderr.split('\n')[0]
    }
    expect(await refused("['content', '../payments/gone']")).toBe(
      'clarity: cannot read the content root `../payments/gone`: there is no such folder',
    )
    expect(await refused("['gone', '../payments/runbooks']")).toBe('clarity: cannot read the content root `gone`: there is no such folder')
    expect(await refused("['.', 'content']")).toBe('clarity: the content roots `.` and `content` stand one in the other')
    expect(await refused("['content', './content/']")).toBe('clarity: the content roots `content` and `content` are one folder')
    symlinkSync('content', path.join(cwd, 'again'))
    expect(await refused("['content', 'again']")).toContain('are one folder')
    mkdirSync(path.join(cwd, 'payments/runbooks'), {recursive: true})
    expect(await refused("['content', '../payments/runbooks', 'payments/runbooks']")).toBe(
      'clarity: the content roots `../payments/runbooks` and `payments/runbooks` would both be called `payments-runbooks`',
    )
    expect(await refused("['content', {path: '../payments/runbooks', name: 'Pay ments'}]")).toContain('does not fit: `content')
    mkdirSync(path.join(cwd, 'content/@payments-runbooks'))
    expect(await refused("['content', '../payments/runbooks']")).toContain('has the name of a further content root')
  })

  test('lead nowhere out of themselves: not by links of the disk, not by links in texts', async () => {
    const cwd = both(
      {},
      {
        'runbooks/teams/up.mdx': `${team('Up')}[settings](../../ours/content/teams/order-ops.mdx) ![key](../../secret.png)\n`,
        'secret.png': 'x',
      },
    )
    symlinkSync(path.join(cwd, 'content/teams/order-ops.mdx'), path.join(cwd, '../payments/runbooks/teams/linked.mdx'))
    expect(await findings(cwd)).toEqual([
      expect.stringContaining('../payments/runbooks/teams/linked.mdx file-linked-outside:'),
      expect.stringContaining('../payments/runbooks/teams/up.mdx file-not-served: file'),
      expect.stringContaining('../payments/runbooks/teams/up.mdx file-not-served: image'),
    ])
  })

  test('are no folders of the first root that only have such a name', async () => {
    const cwd = both({'clarity.config.mjs': config("'content'"), 'content/@kube/teams/night.mdx': team('Night')})
    expect(await findings(cwd)).toEqual([
      'content/@kube/teams/night.mdx file-unreadable: cannot be read: a name that begins with `@` is that of another content root',
    ])
  })

  test('are passed over as their own settings and those of the first root say; no other setting of theirs holds', async () => {
    const cwd = both(
      {'content/settings.yaml': "organisation: Larkmoor\nignore: ['@payments-runbooks/old/**']\n"},
      {
        'runbooks/settings.yaml': 'organisation: Payments\nignore: [drafts/**]\nrules:\n  reference-unknown: off\n',
        'runbooks/drafts/a.md': '# A\n',
        'runbooks/old/b.md': '# B\n',
        'runbooks/teams/gone.mdx': team('Gone').replace('kai', 'nobody'),
      },
    )
    expect(await findings(cwd)).toEqual(['../payments/runbooks/teams/gone.mdx reference-unknown: no person `nobody`'])
  })
})

describe('what reads content reads all its roots', () => {
  const gone = team('Gone').replace('kai', 'nobody')

  test('a check again takes what it kept, and sees a change in any root', async () => {
    const cwd = both()
    expect(await findings(cwd)).toEqual([])
    writeFileSync(path.join(cwd, '../payments/runbooks/teams/refunds.mdx'), gone)
    expect(await findings(cwd)).toEqual(['../payments/runbooks/teams/refunds.mdx reference-unknown: no person `nobody`'])
  })

  test('a baseline holds findings of further roots by the name of the root', async () => {
    const cwd = both({}, {'runbooks/teams/gone.mdx': gone})
    await clarity(['check', '--baseline', 'baseline.json', '--write-baseline'], {cwd})
    expect(readFileSync(path.join(cwd, 'baseline.json'), 'utf8')).toContain('"@payments-runbooks/teams/gone.mdx"')
    expect((await said(['check', '--baseline', 'baseline.json'], cwd)).code).toBe(0)
  })

  test('--since takes a root in a submodule as it was at the commit that is recorded for it', async () => {
    const folder = repositories({
      ours: {...ours, 'clarity.config.mjs': config("['content', 'vendor/kube']")},
      kube: {'teams/kube.mdx': team('Kube')},
    })
    const cwd = path.join(folder, 'ours')
    git(cwd, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', path.join(folder, 'kube'), 'vendor/kube')
    commit(cwd, 'take kube in')
    expect(await findings(cwd, '--since', 'HEAD')).toEqual([])
    writeAll(path.join(cwd, 'vendor/kube'), {'teams/new.mdx': team('New').replace('kai', 'nobody')})
    commit(path.join(cwd, 'vendor/kube'), 'a new team')
    expect(await findings(cwd, '--since', 'HEAD')).toEqual(['vendor/kube/teams/new.mdx reference-unknown: no person `nobody`'])
    commit(cwd, 'move kube on')
    expect(await findings(cwd, '--since', 'HEAD')).toEqual([])
    expect(await findings(cwd, '--since', 'HEAD~1')).toEqual(['vendor/kube/teams/new.mdx reference-unknown: no person `nobody`'])
  })

  test('--since compares a root of the same repository as it was, and takes one of another as it is', async () => {
    const inside = {'clarity.config.mjs': config("['content', 'vendor', '../payments/runbooks']"), 'vendor/teams/old.mdx': gone}
    const cwd = both(inside, {'runbooks/teams/older.mdx': gone})
    expect(await findings(cwd, '--since', 'HEAD')).toEqual([])
    writeAll(cwd, {'vendor/teams/new.mdx': gone})
    expect(await findings(cwd, '--since', 'HEAD')).toEqual(['vendor/teams/new.mdx reference-unknown: no person `nobody`'])
    commit(cwd, 'new')
    expect(await findings(cwd, '--since', 'HEAD')).toEqual([])
    rmSync(path.join(cwd, 'content/people/kai.mdx'))
    expect(await findings(cwd, '--since', 'HEAD')).toContain('../payments/runbooks/teams/refunds.mdx reference-unknown: no person `kai`')
  })

  test('--fix repairs the first root and leaves the others to those who keep them', async () => {
    const slip = `${team('Slip')}\n\`\`\`\necho hello\n\`\`\`\n`
    const cwd = both({'content/teams/slip.mdx': slip}, {'runbooks/teams/slip-too.mdx': slip})
    await clarity(['check', '--fix'], {cwd})
    expect(readFileSync(path.join(cwd, '../payments/runbooks/teams/slip-too.mdx'), 'utf8')).toBe(slip)
  })

  test('export codeowners writes for one repository, the first or that of a named root', async () => {
    const cwd = both()
    const [first, second] = [
      await clarity(['export', 'codeowners'], {cwd}),
      await clarity(['export', 'codeowners', '--root', 'payments-runbooks'], {cwd}),
    ]
    const lines = ({stdout}: {stdout: string}) => stdout.split('\n').filter(line => line.startsWith('/'))
    expect(lines(first)).toEqual(['/content/people/kai.mdx @larkmoor/orders', '/content/teams/order-ops.mdx @larkmoor/orders'])
    expect(lines(second)).toEqual(['/runbooks/teams/refunds.mdx @larkmoor/refunds'])
    expect((await said(['export', 'codeowners', '--root', 'payment'], cwd)).said).toContain('there is no content root `payment`')
  })

  test('export backstage gives each entry the edit link of its root', async () => {
    const cwd = both({
      'clarity.config.mjs': config("['content', {path: '../payments/runbooks', edit: 'https://git.example.com/pay/{path}'}]"),
    })
    const {stdout} = await clarity(['export', 'backstage'], {cwd})
    expect(stdout).toContain('backstage.io/edit-url: https://git.example.com/ours/teams/order-ops.mdx')
    expect(stdout).toContain('backstage.io/edit-url: https://git.example.com/pay/teams/refunds.mdx')
  })

  test('new writes into the first root, or into the one that --root names, and knows the ids of all', async () => {
    const cwd = both()
    expect((await said(['new', 'team', 'night'], cwd)).said).toContain('wrote content/teams/night.mdx')
    expect((await said(['new', 'team', 'day', '--root', 'payments-runbooks'], cwd)).said).toContain(
      'wrote ../payments/runbooks/teams/day.mdx',
    )
    expect((await said(['new', 'team', 'refunds'], cwd)).said).toContain(
      'there is a team `refunds` already, in ../payments/runbooks/teams/refunds.mdx',
    )
    expect(await said(['new', 'team', 'late', '--root', 'nowhere'], cwd)).toEqual({
      code: 2,
      said: 'clarity: there is no content root `nowhere`\nFurther roots are `payments-runbooks`; without `--root` the first one is meant.\n',
    })
  })

  test('a root that is opened alone afterwards takes nothing from whoever opened it with others', () => {
    const cwd = both()
    const together = openRoots([{path: 'content'}, {path: '../payments/runbooks'}], cwd)
    const alone = openRoots([{path: 'content'}], cwd)
    const rootsIn = (content: ContentRoots) => loadCatalog(content, cwd).catalog.roots.map(({name}) => name)
    expect([rootsIn(together), rootsIn(alone), rootsIn(together.first)]).toEqual([['payments-runbooks'], [], []])
  })

  test('a watch hears of every root', async () => {
    const cwd = both()
    const roots = openRoots([{path: 'content'}, {path: '../payments/runbooks'}], cwd)
    const heard = new Promise<string[]>(resolve => {
      const watch = watchContent(roots, paths => {
        watch.close()
        resolve(paths)
      })
    })
    writeFileSync(path.join(cwd, '../payments/runbooks/teams/refunds.mdx'), team('Refunds again'))
    expect(await heard).toEqual(['@payments-runbooks/teams/refunds.mdx'])
  })
})
