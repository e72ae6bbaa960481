import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const answers = [
  ...['--yes', '--organisation', 'Larkmoor "Outfitters"', '--time-zone', 'Europe/Lisbon', '--team', 'Order *ops*'],
  ...['--person', 'Ada Lind, +1 555 0101, ada@example.com', 'Bo Berg, bo@example.com', '--integration', 'Till (storefront) > NetSuite'],
]

const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8')

describe('clarity init', () => {
  test('begins a content that checks without a finding, and leaves nothing to write for a second time', async () => {
    const cwd = folderWith({})
    const {code, stdout, stderr} = await clarity(['init', 'ops', ...answers], {cwd})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toContain('Next:\n  cd ops\n  npm install\n  npx clarity check\n')
    expect(stdout).toContain('  content/runbooks/restart-till-to-netsuite.mdx: how it is started again')
    const folder = path.join(cwd, 'ops')
    expect(await clarity(['check', '--fail-on', 'warning'], {cwd: folder})).toMatchObject({code: 0, stderr: ''})
    expect(read(folder, 'README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(10)
    expect(JSON.parse(read(folder, 'package.json'))).toMatchObject({name: 'ops', scripts: {check: 'clarity check'}})
    const settings = JSON.parse(read(folder, '.vscode/settings.json'))['yaml.schemas']
    expect(Object.keys(settings).filter(file => !existsSync(path.join(folder, file)))).toEqual([])
    expect((await clarity(['init', ...answers], {cwd: folder})).stdout).toContain('Nothing is left to write.\n')
  })

  test('begins with a service as well, whose failure, alert and runbook check without a finding', async () => {
    const cwd = folderWith({})
    const {code, stdout, stderr} = await clarity(['init', ...answers.slice(0, -2), '--service', 'Checkout *API*'], {cwd})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toContain('  content/services/checkout-api.mdx: how much depends on it (`tier`)')
    expect(await clarity(['check', '--fail-on', 'warning'], {cwd})).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^no findings/),
    })
    expect(readdirSync(path.join(cwd, 'content')).sort()).not.toContain('integrations')
    expect(read(cwd, 'content/failure-modes/checkout-api-down.mdx')).toContain('service: checkout-api\n')
  })

  test('adds scripts and lines to the files of a project, in their form, and keeps all others as they are', async () => {
    const cwd = folderWith({
      'package.json': '{\r\n\t"name": "shop",\r\n\t"files": ["a", "b"],\r\n\t"scripts": {\r\n\t\t"build": "make"\r\n\t}\r\n}\r\n',
      '.gitignore': '/dist\nsecret.txt',
      'README.md': 'Ours.\n',
      'pnpm-lock.yaml': '',
    })
    const {stdout} = await clarity(['init', ...answers], {cwd})
    expect(stdout).toContain('  add    scripts to package.json\n  add    lines to .gitignore\n  keep   README.md, which is there\n')
    expect(stdout).toContain('  pnpm add -D operational-clarity\n')
    expect(read(cwd, 'package.json')).toBe(
      '{\r\n\t"name": "shop",\r\n\t"files": ["a", "b"],\r\n\t"scripts": {\r\n\t\t"build": "make",\r\n\t\t"clarity:check": "clarity check",\r\n\t\t"clarity:build": "clarity build",\r\n\t\t"clarity:dev": "clarity dev"\r\n\t}\r\n}\r\n',
    )
    expect(read(cwd, '.gitignore')).toBe('/dist\nsecret.txt\nnode_modules/\n.clarity/\n.astro/\n')
    expect(read(cwd, 'README.md')).toBe('Ours.\n')
  })

  test.each([
    ['git@gitlab.example.com:larkmoor/shop.git', '.gitlab-ci.yml', `    - cd "'ops/run books'"`],
    ['https://github.com/larkmoor/shop.git', '.github/workflows/runbooks.yml', 'working-directory: "ops/run books"'],
  ])('writes the CI file of %s at the root of the repository, for the folder below it', async (remote, file, says) => {
    const cwd = folderWith({'ops/notes.txt': ''})
    execFileSync('git', ['init', '-q'], {cwd})
    execFileSync('git', ['remote', 'add', 'origin', remote], {cwd})
    expect(await clarity(['init', 'run books', ...answers], {cwd: path.join(cwd, 'ops')})).toMatchObject({code: 0, stderr: ''})
    expect(read(cwd, file)).toContain(says)
  })

  test('takes in the Markdown that is there, with a form of settings that knows its headings, and checks green', async () => {
    const cwd = folderWith({
      'docs/crash.md':
        '# Pod crashes\n\n## Meaning\n\nIt restarts.\n\n## Impact\n\nSlow.\n\n## Diagnosis\n\n1. See [disk](disk.md) of `{{pod}}`.\n\n## Mitigation\n\nAsk.\n',
      'docs/disk.md': '# Disk full\n\n## Bedeutung\n\nVoll.\n\n## Notizen\n\nKeine.\n',
    })
    const rehearsed = await clarity(['init', 'ops', ...answers, '--from', 'docs', '--dry-run'], {cwd})
    expect(rehearsed.stdout).toContain('  import 2 Markdown files as runbooks, with what they link to\n')
    expect(existsSync(path.join(cwd, 'ops'))).toBe(false)
    const {code, stdout, stderr} = await clarity(['init', 'ops', ...answers, '--from', 'docs', '--ci', 'github'], {cwd})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toContain('  npm run check\n')
    const folder = path.join(cwd, 'ops')
    expect(read(folder, 'content/settings.yaml')).toMatch(/\nsections: \{preset: alert, languages: \[en, de\], unknown: allow\}\n$/)
    expect(read(folder, 'content/runbooks/crash.md')).toContain('owner: order-ops')
    expect(JSON.parse(read(folder, 'package.json')).scripts.check).toBe('clarity check --baseline baseline.json')
    expect(read(folder, '.github/workflows/runbooks.yml')).toContain('clarity build --baseline baseline.json\n')
    expect((await clarity(['check', '--baseline', 'baseline.json', '--fail-on', 'warning'], {cwd: folder})).code).toBe(0)
    const twice = await clarity(['init', 'ops', ...answers, '--from', 'docs'], {cwd})
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('clarity import markdown docs --content ops/content')])
  })

  test('takes in what can be read of a folder, and says what it left', async () => {
    const cwd = folderWith({'docs/a.md': '# Disk full\n\nWait.\n', 'docs/empty.md': ''})
    writeFileSync(path.join(cwd, 'docs', 'latin.md'), Buffer.from('# Caf\xe9\n', 'latin1'))
    const {code, stdout, stderr} = await clarity(['init', 'ops', ...answers, '--from', 'docs'], {cwd})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toContain('  import 1 Markdown file as a runbook')
    expect(stdout).toContain('note: the file is left out: it is empty\n  --> docs/empty.md:1:1\n')
    expect(stdout).toContain('warning: the file is left out: it is no text in UTF-8\n  --> docs/latin.md:1:1\n')
    const none = await clarity(['import', 'markdown', 'docs/empty.md', '--content', 'ops/content'], {cwd})
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('cannot read `docs/empty.md`: it is empty')])
  })

  test('leaves content that is there alone', async () => {
    const cwd = folderWith({'content/settings.yaml': 'organisation: Larkmoor\n'})
    const {stdout} = await clarity(['init', '--yes'], {cwd})
    expect(stdout).toMatch(/^There is content in content\/ already; it stays as it is/)
    expect(readdirSync(path.join(cwd, 'content'))).toEqual(['settings.yaml'])
  })

  test('shows with --dry-run what it would write, and writes nothing', async () => {
    const cwd = folderWith({})
    const {code, stdout} = await clarity(['init', ...answers, '--dry-run'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toContain('Would do:\n  write  content/escalation-paths/order-ops.mdx\n')
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('clarity init says in one sentence what it cannot do, and writes nothing', () => {
  test.each([
    [
      ['init'],
      'there is no terminal to ask in, and `--organisation`, `--time-zone`, `--team`, `--person` and `--integration (or --service)` are not given\n',
    ],
    [['init', '--yes'], 'there is no terminal to ask in, and `--person` and `--integration (or --service)` are not given\n'],
    [['init', '--yes', '--service', '!!'], '`--service`: expected a name with letters or digits, got `!!`\n'],
    [
      ['init', ...answers, '--time-zone', 'Europe/Lisbn'],
      '`--time-zone`: expected an IANA time zone such as `Europe/Berlin`, got `Europe/Lisbn`; did you mean `Europe/Lisbon`?\n',
    ],
    [['init', '--yes', '--person', 'Ada'], '`--person`: expected a name and how to reach them, such as'],
    [['init', '--yes', '--person', 'Ada, ada@example.com'], 'expected a telephone number of at least one of them'],
    [['init', '--yes', '--person', 'Ada, +1-555-0101, soon'], 'an e-mail address or a chat handle such as `@ada`, got `soon`\n'],
    [
      ['init', '--yes', '--integration', 'Shopify'],
      '`--integration`: expected where data come from and where they go, such as `Shopify > NetSuite`, got `Shopify`\n',
    ],
    [['init', '--yes', '--integration', 'Shopify > shopify'], 'expected two systems, got `Shopify` twice\n'],
    [['init', '--yes', '--integration', 'Till > NetSuite'], 'what `Till` is for is not said\n'],
    [['init', '--yes', '--integration', 'Till (storefrnt) > NetSuite'], 'got `storefrnt`; did you mean `storefront`?\n'],
    [['init', '--yes', '--team', '???'], '`--team`: expected a name with letters or digits, got `???`\n'],
    [['init', 'taken.txt', ...answers], 'cannot begin in `taken.txt`: `taken.txt` is a file\n'],
    [['init', ...answers, '--content', '../elsewhere'], 'the content root `../elsewhere` is not below `.`\n'],
    [['init', ...answers, '--from', 'docs'], 'cannot read `docs`: there is no such file or folder\n'],
    [['init', 'broken', ...answers], 'cannot add scripts to `broken/package.json`: it is no JSON object\n'],
  ])('%j', async (args, said) => {
    const cwd = folderWith({'taken.txt': '', 'broken/package.json': '{'})
    const {code, stdout, stderr} = await clarity(args, {cwd})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(said)
    expect(stderr.split('\n')).toHaveLength(3)
    expect(readdirSync(cwd, {recursive: true}).sort()).toEqual(['broken', 'broken/package.json', 'taken.txt'])
  })
})
