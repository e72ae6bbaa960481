import {existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {root as checkout, clarity, folderWith} from '../support/clarity.ts'

const recorded = (name: string) => path.join(checkout, 'tests/exchange/fixtures', name)
const pagerduty = ['pagerduty-schedule.json', 'pagerduty-policies.json', 'pagerduty-users.json'].map(recorded)
const at = ['--now', '2026-11-23T02:00:00Z']

describe('clarity import', () => {
  test('writes a content root that passes the check, says what it did, and does nothing the second time', async () => {
    const root = folderWith({})
    const {code, stdout, stderr} = await clarity(['import', 'pagerduty', ...pagerduty, ...at], {cwd: root})
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.split('\n').slice(0, 7)).toEqual([
      'wrote content/people/kai-dawson.mdx',
      'wrote content/people/lou-okafor.mdx',
      'wrote content/people/noor-haddad.mdx',
      'wrote content/people/remy-castel.mdx',
      'wrote content/teams/integration-platform.mdx',
      'wrote content/rotations/integration-primary.mdx',
      'wrote content/escalation-paths/integration.mdx',
    ])
    expect(stdout).toMatch(/\n7 content files written, everything carried over\nRead what was written, then run `clarity check`\.\n$/)
    const check = await clarity(['check', ...at], {cwd: root})
    expect(check.code).toBe(0)
    expect(check.stdout).toMatch(/\n1 warning, 1 note in 7 files/)
    const oncall = await clarity(['oncall', '--rotation', 'integration-primary', '--at', '2026-11-26T12:00:00Z'], {cwd: root})
    expect(oncall.stdout).toContain('Lou Okafor until 2026-11-27 05:00 UTC')
    const again = await clarity(['import', 'pagerduty', ...pagerduty, ...at], {cwd: root})
    expect([again.code, again.stdout.split('\n').at(-2)]).toEqual([0, '0 content files written, 7 there already, everything carried over'])
  })

  test('keeps files that are there and differ, unless it is forced', async () => {
    const root = folderWith({})
    await clarity(['import', 'pagerduty', ...pagerduty, ...at], {cwd: root})
    const file = path.join(root, 'content/rotations/integration-primary.mdx')
    const written = readFileSync(file, 'utf8')
    const mine = written.replace('turn: 1d', 'turn: 2d')
    writeFileSync(file, mine)
    const edited = await clarity(['import', 'pagerduty', ...pagerduty, ...at], {cwd: root})
    expect([edited.code, edited.stdout]).toEqual([0, expect.stringContaining('kept  content/rotations/integration-primary.mdx\n')])
    rmSync(path.join(root, 'content/.imported'), {recursive: true})
    const kept = await clarity(['import', 'pagerduty', ...pagerduty, ...at], {cwd: root})
    expect([kept.code, kept.stdout]).toEqual([1, expect.stringContaining('kept  content/rotations/integration-primary.mdx\n')])
    expect(kept.stdout).toContain('1 kept as it is (`--force` overwrites)')
    expect(readFileSync(file, 'utf8')).toBe(mine)
    const forced = await clarity(['import', 'pagerduty', ...pagerduty, ...at, '--force'], {cwd: root})
    expect([forced.code, forced.stdout]).toEqual([0, expect.stringContaining('1 content file written (1 over what was there)')])
    expect(readFileSync(file, 'utf8')).toBe(written)
    expect(readdirSync(path.dirname(file))).toEqual(['integration-primary.mdx'])
  })

  test('shows what it would write with --dry-run, and writes nothing', async () => {
    const root = folderWith({})
    const {code, stdout} = await clarity(['import', 'opsgenie', recorded('opsgenie-users.json'), '--dry-run', ...at], {cwd: root})
    expect(code).toBe(0)
    expect(stdout).toContain(`would write content/people/eve-laurent.mdx
  ---
  title: Eve Laurent
  ids:
    opsgenie: 7f5d1f0a-1c7b-4b6e-9a55-0a1b2c3d4e03
  role: On-call responder
  timeZone: Europe/Paris
  contacts:
    - via: phone
      address: +33-155500113
      internal: true
    - via: email
      address: eve@example.com
  ---
  Imported from Opsgenie: user 7f5d1f0a-1c7b-4b6e-9a55-0a1b2c3d4e03.
`)
    expect(stdout).toMatch(/\n3 content files would be written, everything carried over\n$/)
    expect(existsSync(path.join(root, 'content'))).toBe(false)
  })

  test('writes into another folder, and still knows the people of the content', async () => {
    const root = folderWith({
      'content/people/bob.mdx': '---\ntitle: Bob\nrole: R\ntimeZone: UTC\ncontacts: [{via: email, address: bob@example.com}]\n---\n',
    })
    await clarity(['import', 'opsgenie', recorded('opsgenie-users.json'), '--into', 'new', ...at], {cwd: root})
    expect(readdirSync(path.join(root, 'new/people'))).toEqual(['alice-marsh.mdx', 'eve-laurent.mdx'])
    expect(readdirSync(path.join(root, 'content/people'))).toEqual(['bob.mdx'])
  })

  test('brings back what was exported to Backstage', async () => {
    const root = folderWith({})
    const content = path.join(checkout, 'content')
    await clarity(['export', 'backstage', '--content', content, '--output', 'catalog-info.yaml', ...at], {cwd: root})
    const {code, stdout} = await clarity(['import', 'backstage', 'catalog-info.yaml', ...at], {cwd: root})
    expect([code, stdout]).toEqual([0, expect.stringContaining('54 content files written, everything carried over')])
    const check = await clarity(['check', '--fail-on', 'warning', ...at], {cwd: root})
    // Backstage has no word for what an integration carries back; all else is as it was.
    expect(check.stdout.match(/^(?:error|warning): .*\(copy-against-flow\)$/gm)).toHaveLength(3)
    expect(check.stdout).toContain('3 errors, 1 note in 54 files')
  })

  test('exits with 1 and the place where something was not carried over, and writes the rest', async () => {
    const root = folderWith({
      'users.json': '{"users": [\n  {"id": "U1", "name": "Kai", "email": "kai@example.com", "time_zone": "UTC"},\n  {"id": "U2"}\n]}\n',
    })
    const {code, stdout} = await clarity(['import', 'pagerduty', 'users.json'], {cwd: root})
    expect(code).toBe(1)
    expect(stdout).toBe(`wrote content/people/kai.mdx

error: user 2 is left out: expected a name
  --> users.json:3:3 $.users[1].name

1 content file written, 1 finding of what was not carried over
Read what was written, then run \`clarity check\`.
`)
  })

  test.each([
    ['pagerduty', 'page.json', 'cannot import page.json:1:1: expected JSON, got HTML or XML'],
    ['opsgenie', 'half.json', 'cannot import half.json:2:1: expected JSON: '],
    ['pagerduty', 'other.json', 'cannot import other.json:1:1 $: expected an answer of PagerDuty'],
    ['backstage', 'half.json', 'cannot import half.json:2:1: no Backstage entity is in it: Flow sequence'],
    ['backstage', 'empty.json', 'cannot read `empty.json`: it is empty'],
    ['backstage', 'bytes.json', 'cannot read `bytes.json`: it is no text in UTF-8'],
    ['opsgenie', 'nowhere.json', 'cannot read `nowhere.json`: there is no such file or folder'],
    ['opsgenie', '.', 'cannot read `.`: it is a folder'],
  ])('%s refuses %s in a sentence, with exit code 2', async (format, file, message) => {
    const files = {
      'page.json': '<!doctype html>',
      'half.json': '{"data": [\n',
      'other.json': '{"a": 1}',
      'empty.json': ' ',
      'bytes.json': new Uint8Array([0, 255]),
    }
    const root = folderWith(files)
    const {code, stdout, stderr} = await clarity(['import', format, file], {cwd: root})
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`clarity: ${message}`)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(existsSync(path.join(root, 'content'))).toBe(false)
  })

  test('refuses a file that is far too large before it reads it', async () => {
    const root = folderWith({'huge.json': new Uint8Array(33 * 1024 * 1024).fill(32)})
    const {code, stderr} = await clarity(['import', 'pagerduty', 'huge.json'], {cwd: root})
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot read `huge.json`: it has 33 MB, and the most is 32')])
  })
})

describe('clarity import markdown', () => {
  const docs = {
    'docs/disk/full.md':
      '# Disk full\n\n## Meaning\n\nSee [the other](../slow.md) and ![graph](graph.png).\n\n```\n$ df -h /var/$DISK\nout\n```\n',
    'docs/disk/graph.png': 'not really',
    'docs/slow.md': '# Slow\n\n## Mitigation\n\nWait <3 minutes.\n',
    'docs/README.md': 'About.\n',
  }

  test('brings a folder in with its pictures, and a baseline makes the check green', async () => {
    const root = folderWith(docs)
    const {code, stdout, stderr} = await clarity(['import', 'markdown', 'docs/', '--owner', 'sre', '--baseline', 'base.json', ...at], {
      cwd: root,
    })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('wrote content/runbooks/full.md\nwrote content/runbooks/slow.md\ncopied content/images/disk/graph.png\n')
    expect(stdout).toMatch(/Wrote \d+ findings to `base\.json`: run `clarity check --baseline base\.json`\.\n$/)
    expect(readFileSync(path.join(root, 'content/runbooks/full.md'), 'utf8')).toContain(
      '```sh\ndf -h /var/{{disk}}\n```\n\n```output\nout\n```',
    )
    expect(readFileSync(path.join(root, 'content/images/disk/graph.png'), 'utf8')).toBe('not really')
    const check = await clarity(['check', '--baseline', 'base.json', ...at], {cwd: root})
    expect([check.code, check.stdout]).toEqual([0, expect.stringMatching(/^no findings, \d+ in the baseline in 2 files/)])
  })

  test('run again keeps what was edited, writes what was not, and names what has changed on both sides', async () => {
    const root = folderWith(docs)
    const again = () => clarity(['import', 'markdown', 'docs', ...at], {cwd: root})
    const edit = (file: string, text: string) =>
      writeFileSync(path.join(root, file), readFileSync(path.join(root, file), 'utf8').replace('Wait', text))
    await again()
    expect((await again()).stdout).toContain('0 content files written, 2 there already')
    edit('content/runbooks/slow.md', 'Mine: wait')
    expect((await again()).stdout).toContain('kept  content/runbooks/slow.md\n')
    edit('docs/slow.md', 'Theirs: wait')
    const both = await again()
    expect([both.code, both.stdout]).toEqual([1, expect.stringContaining('kept, the source has changed too: content/runbooks/slow.md\n')])
    expect(readFileSync(path.join(root, 'content/runbooks/slow.md'), 'utf8')).toContain('Mine: wait')
    writeFileSync(path.join(root, 'docs/disk/full.md'), '# Disk full\n\nShorter.\n')
    expect((await again()).stdout).toContain('wrote content/runbooks/full.md\n')
    expect(readFileSync(path.join(root, 'content/runbooks/full.md'), 'utf8')).toContain('Shorter.')
  })

  test.each([
    [
      'a picture',
      ['docs/disk/graph.png'],
      'clarity: cannot import `docs/disk/graph.png`: it does not end in .md, .mdx, .markdown\nName such a file, or a folder that holds some.\n',
    ],
    [
      'an empty folder',
      ['none'],
      'clarity: cannot import `none`: it holds no file that ends in .md, .mdx, .markdown\nName the folder that holds them.\n',
    ],
    [
      'what is not there',
      ['nowhere'],
      'clarity: cannot read `nowhere`: there is no such file or folder\nName a file that is there and can be read.\n',
    ],
  ])('refuses %s in one sentence', async (_name, paths, said) => {
    const root = folderWith({...docs, 'none/x.txt': 'x'})
    const {code, stdout, stderr} = await clarity(['import', 'markdown', ...paths], {cwd: root})
    expect([code, stdout, stderr]).toEqual([2, '', said])
    expect(existsSync(path.join(root, 'content'))).toBe(false)
  })
})

describe('clarity import, again, over files that were edited', () => {
  const users = 'pagerduty-users.json'
  const fromService = (root: string, change: (text: string) => string) => {
    const file = path.join(root, users)
    writeFileSync(file, change(readFileSync(recorded(users), 'utf8')))
    return [...pagerduty.slice(0, 2), file]
  }
  const kai = 'content/people/kai-dawson.mdx'

  async function imported(edit: (text: string) => string): Promise<string> {
    const root = folderWith({})
    await clarity(['import', 'pagerduty', ...pagerduty, ...at], {cwd: root})
    const file = path.join(root, kai)
    writeFileSync(file, edit(readFileSync(file, 'utf8')))
    return root
  }

  test('merges what the source has changed, also of people, and leaves the edits', async () => {
    const root = await imported(text => text.replace(/role: .*/, 'role: Lead of integrations # since May'))
    const inputs = fromService(root, text =>
      text.replaceAll('America/New_York', 'America/Chicago').replaceAll('America/Denver', 'America/Chicago'),
    )
    const rehearsed = await clarity(['import', 'pagerduty', ...inputs, ...at, '--dry-run'], {cwd: root})
    expect(rehearsed.stdout).toContain(`would merge ${kai}\n`)
    const {code, stdout} = await clarity(['import', 'pagerduty', ...inputs, ...at], {cwd: root})
    expect([code, stdout]).toEqual([0, expect.stringContaining(`merged ${kai}\n`)])
    expect(readFileSync(path.join(root, kai), 'utf8')).toMatch(/role: Lead of integrations # since May\ntimeZone: America\/Chicago\n/)
    const again = await clarity(['import', 'pagerduty', ...inputs, ...at], {cwd: root})
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('0 content files written, 7 there already')])
  })

  test('shows a place that both have changed and keeps the file, until somebody decides', async () => {
    const root = await imported(text => text.replace(/timeZone: .*/, 'timeZone: Europe/Paris'))
    const inputs = fromService(root, text =>
      text.replaceAll('America/New_York', 'America/Chicago').replaceAll('America/Denver', 'America/Chicago'),
    )
    const before = readFileSync(path.join(root, kai), 'utf8')
    const {code, stdout} = await clarity(['import', 'pagerduty', ...inputs, ...at], {cwd: root})
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(`${kai}\n  timeZone\n    here:   Europe/Paris\n    source: America/Chicago\n`),
    ])
    expect(stdout).toContain('`--conflicts mine` keeps what is here')
    expect(readFileSync(path.join(root, kai), 'utf8')).toBe(before)
    const mine = await clarity(['import', 'pagerduty', ...inputs, ...at, '--conflicts', 'mine'], {cwd: root})
    expect([mine.code, readFileSync(path.join(root, kai), 'utf8')]).toEqual([0, before])
    const settled = await clarity(['import', 'pagerduty', ...inputs, ...at], {cwd: root})
    expect([settled.code, settled.stdout]).toEqual([0, expect.stringContaining('7 there already')])
  })

  test('writes nothing through a link that leads out of the content', async () => {
    const root = folderWith({'outside/keep.txt': 'ours\n', 'content/teams/a.mdx': '---\ntitle: A\npurpose: P.\n---\n'})
    symlinkSync(path.join(root, 'outside'), path.join(root, 'content/.imported'))
    const {code, stderr} = await clarity(['import', 'pagerduty', ...pagerduty, ...at], {cwd: root})
    expect([code, stderr]).toEqual([2, expect.stringContaining('`content/.imported` leads out of `content`')])
    expect(readdirSync(path.join(root, 'outside'))).toEqual(['keep.txt'])
  })

  test('takes the side of the source where that is asked for', async () => {
    const root = await imported(text => text.replace(/timeZone: .*/, 'timeZone: Europe/Paris').replace(/role: .*/, 'role: Lead'))
    const inputs = fromService(root, text =>
      text.replaceAll('America/New_York', 'America/Chicago').replaceAll('America/Denver', 'America/Chicago'),
    )
    const {code} = await clarity(['import', 'pagerduty', ...inputs, ...at, '--conflicts', 'theirs'], {cwd: root})
    expect([code, readFileSync(path.join(root, kai), 'utf8')]).toEqual([
      0,
      expect.stringMatching(/role: Lead\ntimeZone: America\/Chicago\n/),
    ])
  })
})
