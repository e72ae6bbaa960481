import {readFileSync, rmSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {formVersion} from '../../src/core/content/form-version.ts'
import {migrate, migrations} from '../../src/migrations/index.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const old = `# Settings of Larkmoor, kept by Kai.
organisation: Larkmoor   # as on invoices

# Asked for in 2025.
trusted: true # until the widgets are gone
rules: {runbook-unreached: warning}
`

const settingsOf = (folder: string) => readFileSync(path.join(folder, 'content/settings.yaml'), 'utf8')
const kai = {'content/people/kai.mdx': '---\ntitle: Kai\nrole: Lead\ntimeZone: UTC\n---\n'}

describe('clarity migrate', () => {
  test('shows with --dry-run what it would change, and changes nothing', async () => {
    const folder = folderWith({'content/settings.yaml': old, ...kai})
    const {code, stdout} = await clarity(['migrate', '--dry-run'], {cwd: folder})
    expect([code, settingsOf(folder)]).toEqual([1, old])
    expect(stdout).toContain('--- a/content/settings.yaml')
    expect(stdout.split('\n').filter(line => /^[-+](?![-+])/.test(line))).toEqual([
      '+version: 2',
      '-trusted: true # until the widgets are gone',
    ])
  })

  test('moves the content, keeps comments and order, says what is left, and has nothing to do a second time', async () => {
    const folder = folderWith({'content/settings.yaml': old, ...kai})
    const first = await clarity(['migrate'], {cwd: folder})
    expect([first.code, first.stderr]).toEqual([0, ''])
    expect(first.stdout).toContain('by hand: `content/settings.yaml` asked for trust')
    expect(settingsOf(folder)).toBe(`version: 2\n${old.replace(/^trusted.*\n/m, '')}`)
    const second = await clarity(['migrate'], {cwd: folder})
    expect([second.code, second.stdout]).toEqual([0, 'The content has the form of version 2; nothing is to be moved.\n'])
    const {code, stdout} = await clarity(['check'], {cwd: folder})
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('trust-in-content')])
  })

  test.each([
    ['content of a newer program', 'version: 99\n', 'was written for version 99, and this program knows 2'],
    ['settings that are no YAML', 'version: [\n', 'cannot be read'],
  ])('leaves %s alone', async (_name, text, said) => {
    const folder = folderWith({'content/settings.yaml': text, ...kai})
    const {code, stderr} = await clarity(['migrate'], {cwd: folder})
    expect([code, settingsOf(folder)]).toEqual([2, text])
    expect(stderr).toContain(said)
  })

  test('says that there are no settings', async () => {
    const folder = folderWith(kai)
    rmSync(path.join(folder, 'content/settings.yaml'), {force: true})
    const {code, stderr} = await clarity(['migrate'], {cwd: folder})
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no `settings.yaml`')])
  })
})

describe('the migrations', () => {
  const moved = (text: string, from = 1) => migrate([{file: 'content/settings.yaml', contentPath: 'settings.yaml', text}], from)

  test('lead from the first version to that of the program, one by one', () => {
    expect(migrations.map(({to}) => to)).toEqual(Array.from({length: formVersion - 1}, (_, index) => index + 2))
  })

  test.each([
    [
      'line ends of Windows',
      'organisation: L\r\ntrusted: false\r\nlocale: de-DE\r\n',
      'version: 2\r\norganisation: L\r\nlocale: de-DE\r\n',
    ],
    ['a version that is there', 'organisation: L\nversion: 1 # ours\ntrusted: true', 'organisation: L\nversion: 2 # ours\n'],
    ['a document that begins with its mark', '---\ntrusted: false\nlocale: de-DE\n', '---\nversion: 2\nlocale: de-DE\n'],
    ['a file that is empty but for a comment', '# nothing yet\n', 'version: 2\n# nothing yet\n'],
  ])('keep %s', (_name, before, after) => {
    expect(moved(before).files.map(({text}) => text)).toEqual([after])
  })

  test('leave settings on one line to their author', () => {
    const {files, byHand} = moved('{organisation: L, trusted: true}\n')
    expect(files).toEqual([])
    expect(byHand).toEqual(['Take `trusted` out of `content/settings.yaml`.', 'Write `version: 2` into `content/settings.yaml`.'])
  })

  test('do nothing to content of this version', () => {
    expect(moved('version: 2\ntrusted: true\n', 2)).toEqual({files: [], steps: [], byHand: []})
  })
})
