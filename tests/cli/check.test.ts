import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {mdx} from '../../src/core/lint/rule.ts'
import {reportFormats} from '../../src/report/index.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'

const team = mdx`
  ---
  title: Order operations
  purpose: Orders.
  lead: kai
  ---
`
const kai = mdx`
  ---
  title: Kai
  role: Engineer
  timeZone: America/New_York
  ---
`
const system = (owner: string) => mdx`
  ---
  title: NetSuite
  category: erp
  owner: ${owner}
  ---
`
const good = {'content/teams/order-ops.mdx': team, 'content/people/kai.mdx': kai, 'content/systems/netsuite.mdx': system('order-ops')}
const broken = {...good, 'content/systems/netsuite.mdx': system('order-op')}

describe('clarity check', () => {
  test('passes the example content without a finding', async () => {
    const {code, stdout, stderr} = await clarity(['check', '--now', '2026-11-23T02:00:00Z'])
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^no findings in \d+ files/)
    expect(code).toBe(0)
  })

  test('passes the example content two years later, with warnings at most', async () => {
    const {code} = await clarity(['check', '--now', '2028-11-23T02:00:00Z'])
    expect(code).toBe(0)
  })

  test('fails on a broken ownership link, with file, line and column', async () => {
    const cwd = folderWith(broken)
    const {code, stdout} = await clarity(['check'], {cwd})
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      'error: no owner `order-op`; did you mean `order-ops`? (owner-unknown)',
      '  --> content/systems/netsuite.mdx:4:8',
      '  4 | owner: order-op',
      '    |        ^^^^^^^^',
      '  help: Correct the id, or begin `teams/order-op.mdx` with `clarity new team order-op`.',
      '  docs: clarity explain owner-unknown',
    ])
    expect(code).toBe(1)
  })

  test('could not check a folder that holds no entry', async () => {
    const {code, stdout, stderr} = await clarity(['check'], {cwd: folderWith({'content/readme.txt': 'hi\n'})})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toBe(
      'clarity: there is nothing to check in `content`\nName another folder with `--content DIR` or `CLARITY_CONTENT`, or write a first entry, such as `teams/order-ops.mdx`.\n',
    )
  })

  test('writes JSON of the documented shape', async () => {
    const {stdout} = await clarity(['check', '--format', 'json'], {cwd: folderWith(broken)})
    const report = JSON.parse(stdout)
    expect(report.version).toBe(1)
    expect(report.summary).toMatchObject({files: 3, errors: 1, warnings: 0, notes: 0})
    expect(report.diagnostics).toEqual([
      {
        ruleId: 'owner-unknown',
        severity: 'error',
        file: 'content/systems/netsuite.mdx',
        start: {line: 4, column: 8},
        end: {line: 4, column: 16},
        message: 'no owner `order-op`; did you mean `order-ops`?',
        help: 'Correct the id, or begin `teams/order-op.mdx` with `clarity new team order-op`.',
        url: '/rules/owner-unknown/',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        related: [],
      },
    ])
  })

  test('writes GitHub annotations', async () => {
    const {stdout} = await clarity(['check', '--format', 'github'], {cwd: folderWith(broken)})
    expect(stdout).toBe(
      '::error file=content/systems/netsuite.mdx,line=4,endLine=4,col=8,endColumn=16,title=owner-unknown::' +
        'no owner `order-op`; did you mean `order-ops`?%0Ahelp: Correct the id, or begin `teams/order-op.mdx` with `clarity new team order-op`.%0Adocs: clarity explain owner-unknown\n',
    )
  })

  test.each(reportFormats.filter(({pathsFrom}) => pathsFrom === 'repository').map(({id}) => id))(
    '%s names files from the root of the repository, wherever it was started',
    async format => {
      const cwd = folderWith({...broken, '.git/HEAD': 'ref: refs/heads/main\n', 'docs/readme.txt': 'hi'})
      const {stdout} = await clarity(['check', '--format', format, '--content', '../content'], {cwd: path.join(cwd, 'docs')})
      expect(stdout).toContain('content/systems/netsuite.mdx')
      expect(stdout).not.toContain('../content')
    },
  )

  test('people read paths from where they stand', async () => {
    const cwd = folderWith({...broken, '.git/HEAD': 'ref: refs/heads/main\n', 'docs/readme.txt': 'hi'})
    const {stdout} = await clarity(['check', '--content', '../content'], {cwd: path.join(cwd, 'docs')})
    expect(stdout).toContain('  --> ../content/systems/netsuite.mdx:4:8')
  })

  test('a rule about files that cannot be read stays on when settings turn it off, and that is a finding', async () => {
    const torn = {...good, 'content/settings.yaml': 'rules: {mdx-syntax: off}\n', 'content/teams/torn.mdx': '---\ntitle: T\n---\n<Torn\n'}
    const {code, stdout} = await clarity(['check', '--format', 'json'], {cwd: folderWith(torn)})
    const rules = JSON.parse(stdout).diagnostics.map(({ruleId}: {ruleId: string}) => ruleId)
    expect(rules).toEqual(expect.arrayContaining(['mdx-syntax', 'setting-rule-required']))
    expect(code).toBe(1)
  })

  test('adds the report to the summary of a GitHub job', async () => {
    const cwd = folderWith({...broken, summary: ''})
    const {code} = await clarity(['check', '--format', 'github'], {cwd, env: {GITHUB_STEP_SUMMARY: path.join(cwd, 'summary')}})
    expect(readFileSync(path.join(cwd, 'summary'), 'utf8')).toMatch(/^### Content check: 1 error in 3 files\n\n#### `content\/systems/)
    expect(code).toBe(1)
  })

  test('checks as ever when the summary cannot be written', async () => {
    const env = {GITHUB_STEP_SUMMARY: '/nowhere/summary'}
    const {code, stdout, stderr} = await clarity(['check', '--format', 'github'], {cwd: folderWith(good), env})
    expect({code, stdout}).toEqual({code: 0, stdout: ''})
    expect(stderr).toBe('clarity: cannot write the job summary: there is no such file or folder\n')
  })

  test.each([
    ['sarif', /"ruleId": "owner-unknown"/],
    ['gitlab', /"check_name": "owner-unknown"/],
    ['junit', /<failure type="owner-unknown"/],
    ['markdown', /^### Content check: 1 error in 3 files/],
  ])('writes %s', async (format, said) => {
    const {code, stdout} = await clarity(['check', '--format', format], {cwd: folderWith(broken)})
    expect(stdout).toMatch(said)
    expect(code).toBe(1)
  })

  test('keeps a finding’s fingerprint when lines move', async () => {
    const moved = {...broken, 'content/systems/netsuite.mdx': system('order-op').replace('category', 'summary: The ERP.\ncategory')}
    const [before, after] = await Promise.all(
      [broken, moved].map(async files => {
        const {stdout} = await clarity(['check', '--format', 'json'], {cwd: folderWith(files)})
        return JSON.parse(stdout).diagnostics[0]
      }),
    )
    expect(after.start.line).toBe(before.start.line + 1)
    expect(after.fingerprint).toBe(before.fingerprint)
  })

  test('takes the content root from --content and from CLARITY_CONTENT', async () => {
    const cwd = folderWith(broken)
    const named = await clarity(['check', '--content', path.join(cwd, 'content')], {cwd: root})
    const set = await clarity(['check'], {cwd: root, env: {CLARITY_CONTENT: path.join(cwd, 'content')}})
    expect([named.code, set.code]).toEqual([1, 1])
  })

  test('lets settings lower a rule and --fail-on raise the bar', async () => {
    const files = {...broken, 'content/settings.yaml': 'rules:\n  owner-unknown: warning\n'}
    const cwd = folderWith(files)
    expect((await clarity(['check'], {cwd})).code).toBe(0)
    expect((await clarity(['check', '--fail-on', 'warning'], {cwd})).code).toBe(1)
  })

  test('says in one sentence what to do when the content root is missing, exit code 2', async () => {
    const {code, stdout, stderr} = await clarity(['check', '--content', 'nowhere'])
    expect(stdout).toBe('')
    expect(stderr).toBe(
      'clarity: cannot read the content root `nowhere`: there is no such folder\nBegin one with `clarity init`, or name it with `--content DIR` or `CLARITY_CONTENT`.\n',
    )
    expect(code).toBe(2)
  })

  test('a file it cannot read is a finding, and the rest is still checked', async () => {
    const cwd = folderWith({...good, 'content/systems/other.mdx': system('nobody')})
    const file = path.join(cwd, 'content/systems/pipe.mdx')
    // Root may read everything; a named pipe is what it cannot read either, and must not wait for.
    const asRoot = process.getuid?.() === 0
    if (asRoot) execFileSync('mkfifo', [file])
    else writeFileSync(file, '', {mode: 0})
    const {code, stdout} = await clarity(['check', '--format', 'json'], {cwd})
    const found = JSON.parse(stdout).diagnostics.map(({file, message}: {file: string; message: string}) => `${file} ${message}`)
    expect(found).toEqual([
      'content/systems/other.mdx no owner `nobody`',
      `content/systems/pipe.mdx cannot be read: ${asRoot ? 'it is not a regular file' : 'permission is missing'}`,
    ])
    expect(code).toBe(1)
  })

  test('reads nothing that a link shows from outside of the content', async () => {
    const cwd = folderWith({...good, 'secret.mdx': 'SECRET', 'elsewhere/a.mdx': 'SECRET', 'secret.yaml': 'SECRET'})
    symlinkSync('../../secret.mdx', path.join(cwd, 'content/systems/plan.mdx'))
    symlinkSync('/', path.join(cwd, 'content/systems/disk'))
    rmSync(path.join(cwd, 'content/settings.yaml'), {force: true})
    symlinkSync('../secret.yaml', path.join(cwd, 'content/settings.yaml'))
    const {stdout} = await clarity(['check'], {cwd})
    expect(stdout.match(/^error: .*|^ {2}--> .*/gm)).toEqual([
      'error: symbolic link leads out of the content (file-linked-outside)',
      '  --> content/settings.yaml:1:1',
      'error: symbolic link leads out of the content (file-linked-outside)',
      '  --> content/systems/disk:1:1',
      'error: symbolic link leads out of the content (file-linked-outside)',
      '  --> content/systems/plan.mdx:1:1',
    ])
    expect(stdout).not.toContain('SECRET')
  })

  test.each([
    [['check', '--format', 'xml'], /Allowed choices are pretty, json, sarif, github, gitlab, junit, markdown/],
    [['check', '--now', 'tomorrow'], /Expected a time such as/],
    [['check', '--contents', 'x'], /unknown option '--contents'/],
    [['chek'], /unknown command 'chek'.*\n?.*check/],
  ])('refuses %j with exit code 2 and a hint', async (args, said) => {
    const {code, stderr} = await clarity(args)
    expect(stderr).toMatch(said)
    expect(code).toBe(2)
  })

  test.each(['check', 'build', 'dev', 'serve'])('%s --help says what it does', async command => {
    const {code, stdout} = await clarity([command, '--help'])
    expect(stdout).toMatch(new RegExp(`^Usage: clarity ${command}`))
    expect(code).toBe(0)
  })
})

describe('clarity check on bad files', () => {
  const bad: [string, string | Uint8Array, string][] = [
    ['empty', '', 'file-empty'],
    ['binary', new Uint8Array([0x2d, 0x2d, 0, 1, 2, 255]), 'file-not-text'],
    ['not UTF-8', new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x0a]), 'file-not-text'],
    ['of unclosed frontmatter', '---\ntitle: X\n\nText.\n', 'frontmatter-unclosed'],
    ['of broken YAML', '---\ntitle: [X\n---\n', 'frontmatter-syntax'],
    ['of a syntax error in MDX', `${team}\nAn {open brace.\n`, 'mdx-syntax'],
    ['of two megabytes', `${team}${'word '.repeat(400_000)}`, 'file-too-large'],
  ]

  test.each(bad)('reports a file that is %s and still checks the others', async (_name, content, ruleId) => {
    const cwd = folderWith({...broken, 'content/teams/bad.mdx': content})
    const {code, stdout, stderr} = await clarity(['check', '--format', 'json'], {cwd})
    const {diagnostics} = JSON.parse(stdout)
    expect(diagnostics.map(({ruleId}: {ruleId: string}) => ruleId)).toEqual(['owner-unknown', ruleId])
    expect(diagnostics[1]).toMatchObject({file: 'content/teams/bad.mdx', start: {line: expect.any(Number)}})
    expect(stderr).toBe('')
    expect(code).toBe(1)
  })

  test('reports symbolic links that go round in a circle', async () => {
    const cwd = folderWith(good)
    mkdirSync(path.join(cwd, 'content/runbooks'))
    symlinkSync(path.join(cwd, 'content'), path.join(cwd, 'content/runbooks/again'))
    symlinkSync('self.mdx', path.join(cwd, 'content/runbooks/self.mdx'))
    const {code, stdout} = await clarity(['check', '--format', 'json'], {cwd})
    const found = JSON.parse(stdout).diagnostics.map(({ruleId, file}: {ruleId: string; file: string}) => `${file} ${ruleId}`)
    expect(found).toEqual(['content/runbooks/again file-symlink-loop', 'content/runbooks/self.mdx file-symlink-loop'])
    expect(code).toBe(1)
  })

  test('survives a reader that closes early', async () => {
    const many = Object.fromEntries(Array.from({length: 400}, (_, i) => [`content/systems/s${i}.mdx`, system('nobody')]))
    const cwd = folderWith({...good, ...many})
    const {spawnSync} = await import('node:child_process')
    const {stderr} = spawnSync('sh', ['-c', `"${process.execPath}" "${root}bin/clarity" check | head -n 1`], {cwd, encoding: 'utf8'})
    expect(stderr).toBe('')
  })
})

test.each(reportFormats.map(({id}) => id))('%s never repeats a secret it has found', async format => {
  // Put together here, so that this file holds nothing that looks like one.
  const secret = ['sk', 'live', 'a1B2'.repeat(6)].join('_')
  const text = `---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\nThe key is ${secret} and [x](team:order-opps).\n`
  const cwd = folderWith({
    'content/teams/order-ops.mdx': text,
    'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
  })
  const {stdout, code} = await clarity(['check', '--format', format], {cwd})
  expect(code).toBe(1)
  expect(stdout).toContain('secret-in-content')
  expect(stdout).toContain('order-opps')
  expect(stdout).not.toContain(secret.slice(0, 8))
  if (format === 'pretty') expect(stdout.match(/6 \| The key is sk_l•+ and \[x\]/g)).toHaveLength(2)
})
