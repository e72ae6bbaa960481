import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {mdx} from '../../src/core/lint/rule.ts'
import {clarity, folderWith, root, startedClarity} from '../support/clarity.ts'

const content = {
  'runbooks/settings.yaml': 'organisation: Larkmoor\n',
  'runbooks/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n',
  'runbooks/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: Europe/Lisbon\n---\n',
}

const rule = mdx`
  import {defineRule} from 'operational-clarity/rules'

  export const teamWithoutChannel = defineRule({
    id: 'team-without-channel',
    severity: 'error',
    summary: 'Reports each team that nobody can write to.',
    why: 'Who needs the team at night has only its lead to call.',
    *check(catalog) {
      for (const team of catalog.list('team')) {
        if (team.data.channel) continue
        const at = team.document.frontmatter.valueSpan(['title'])
        yield {at, message: 'team \`' + team.id + '\` has no channel', help: 'Write \`channel\` into its frontmatter.'}
      }
    },
    examples: [],
  })
`

const config = mdx`
  import {defineConfig} from 'operational-clarity'
  import {defineFormat, defineSource} from 'operational-clarity/sources'
  import {teamWithoutChannel} from './rule.ts'

  const count = defineFormat({id: 'count', summary: 'Counts.', file: 'count.txt', render: report => report.diagnostics.length + '\n'})
  const queue = defineSource({id: 'queue-depth', title: 'Queue', summary: 'Reads a queue.', open: () => { throw new Error('never') }})

  export default defineConfig({content: 'runbooks', rules: [teamWithoutChannel], formats: [count], sources: [queue]})
`

/** Runs `clarity check` with a configuration; what is said on both streams. */
async function checkWith(text: string, name = 'clarity.config.mjs') {
  const beside = {'broken.mjs': 'export default JSON.nope.no'}
  const {code, stdout, stderr} = await clarity(['check'], {cwd: folderWith({...content, ...beside, [name]: text})})
  return {code, said: stderr || stdout}
}

// Code of the user imports the program from a process of its own, where there is no second copy of it.
describe('clarity.config', () => {
  const cwd = folderWith({...content, 'rule.ts': rule, 'clarity.config.ts': config})

  test('names the content root and brings rules, formats and kinds of sources', async () => {
    const {code, stdout, stderr} = await startedClarity(['check'], {cwd})
    expect({code, stderr}).toEqual({code: 1, stderr: ''})
    expect(stdout).toContain('error: team `order-ops` has no channel (team-without-channel)\n  --> runbooks/teams/order-ops.mdx:2:8\n')
    expect((await startedClarity(['check', '--format', 'count'], {cwd})).stdout).toBe('1\n')
    expect((await startedClarity(['explain', 'team-without-channel'], {cwd})).stdout).toContain('Who needs the team at night')
  })

  test('is taken from where --config says, with paths from its own folder', async () => {
    const elsewhere = folderWith({})
    const {stdout} = await startedClarity(['check', '--config', path.join(cwd, 'clarity.config.ts')], {cwd: elsewhere})
    expect(stdout).toContain('(team-without-channel)')
    const option = await startedClarity(['check', '--content', path.join(root, 'content')], {cwd})
    expect(option.stdout).toMatch(/in \d{3} files/)
  })

  test('brings kinds of entries, importers and exporters', async () => {
    const text = mdx`
      import {defineExporter, defineImporter} from 'operational-clarity/exchange'
      import {base, defineKind, field, words, z} from 'operational-clarity/kinds'

      const schema = z.strictObject({...base, line: field(words(), {is: 'What to dial.', example: '1'})})
      const file = {kind: 'team', id: 'a', contentPath: 'teams/a.mdx', text: 'A'}
      export default {
        content: 'runbooks',
        kinds: [defineKind({id: 'vendor', folder: 'vendors', one: 'vendor', many: 'vendors', note: 'A vendor.', schema})],
        importers: [
          defineImporter({id: 'names', summary: 'names', files: 'lists', uses: [], load: async () => () => ({files: [file], findings: [], matched: []})}),
        ],
        exporters: [defineExporter({id: 'list', summary: 'a list', output: 'file', uses: [], run: () => ({findings: [], printed: 'Order operations'})})],
      }
    `
    const vendor = '---\ntitle: Courier\nlin: 1\n---\n'
    const folder = folderWith({...content, 'runbooks/vendors/courier.mdx': vendor, 'names.txt': 'a', 'clarity.config.mjs': text})
    // The second check would take what the first has kept.
    for (const _time of [1, 2])
      expect((await startedClarity(['check'], {cwd: folder})).stdout).toContain('error: unknown key `lin`; did you mean `line`?')
    expect((await startedClarity(['import', 'names', 'names.txt', '--dry-run'], {cwd: folder})).stdout).toContain('teams/a.mdx')
    expect((await startedClarity(['export', 'list'], {cwd: folder})).stdout).toContain('Order operations')
  })

  test('leaves nothing behind for a command without it', async () => {
    await startedClarity(['check'], {cwd})
    const {code, stdout} = await startedClarity(['check', '--content', 'runbooks'], {cwd: folderWith(content)})
    expect({code, stdout}).toEqual({code: 0, stdout: expect.stringContaining('no findings in 2 files')})
  })

  test.each([
    ['throws', "\n  throw new Error('no network')", 'clarity: `clarity.config.mjs:2:9` cannot be run: no network\nMend that place'],
    ['throws what is no error', "throw 'no network'", 'clarity: `clarity.config.mjs` cannot be run: no network\nMend it; '],
    ['throws after it waited', 'await 0\nlet a\na.b()', 'clarity: `clarity.config.mjs:3:3` cannot be run: Cannot read '],
    ['ends too early', 'const a = 1\nexport default {', 'clarity: `clarity.config.mjs:2:17` cannot be run: '],
    ['has a syntax error', 'const a = 1\nexport default {content: }', 'clarity: `clarity.config.mjs:2:26` cannot be run: '],
    [
      'imports a file that throws',
      "import './broken.mjs'\nexport default {}",
      'clarity: `clarity.config.mjs` cannot be run because of `broken.mjs:1:26`: Cannot read ',
    ],
    ['imports what is not installed', "import 'left-bad'", "cannot be run: Cannot find package 'left-bad'"],
    ['exports nothing', 'export const content = 1', 'clarity: `clarity.config.mjs` does not fit: its default export is no object\n'],
    [
      'mistypes a key',
      'export default {rulez: []}',
      'clarity: `clarity.config.mjs` does not fit: unknown key `rulez`; did you mean `rules`?\n',
    ],
    [
      'has an unknown key',
      'export default {zzzzzzzz: 1}',
      'clarity: `clarity.config.mjs` does not fit: unknown key `zzzzzzzz`; known are `content`, `trusted`, ',
    ],
    [
      'has a wrong value',
      "export default {trusted: 'yes'}",
      'clarity: `clarity.config.mjs` does not fit: `trusted`: expected true or false\n',
    ],
    [
      'has no rule',
      'export default {rules: [1]}',
      'clarity: `clarity.config.mjs` does not fit: `rules[0]`: expected a rule, as `defineRule` makes it\n',
    ],
    [
      'names a root that is not there beside another',
      "export default {content: ['runbooks', 'b']}",
      'clarity: cannot read the content root `b`: there is no such folder\n',
    ],
    [
      'takes an id that is taken',
      "export default {rules: [{id: 'link-broken', check() {}, examples: []}]}",
      'there are two rules `link-broken`\n',
    ],
  ])('that %s is said in one sentence, exit code 2', async (_name, text, expected) => {
    const {code, said} = await checkWith(text)
    expect({code, said}).toEqual({code: 2, said: expect.stringContaining(expected)})
    expect(said.trimEnd().split('\n')).toHaveLength(2)
  })

  test.each([
    [
      'has a syntax error',
      'const a = 1\nexport default {content: }',
      '`clarity.config.ts:2:26` cannot be run: Expression expected\nMend that place',
    ],
    ['has an enum', 'const a = 1\n  enum A {b}\nexport default {}', '`clarity.config.ts:2:3` cannot be run: TypeScript enum is not '],
    ['throws', 'const a: {b?: string[]} = {}\nexport default {content: a.b[0]}', '`clarity.config.ts:2:29` cannot be run: Cannot read '],
  ])('in TypeScript that %s is said with its line and column', async (_name, text, expected) => {
    const {code, stderr} = await startedClarity(['check'], {cwd: folderWith({...content, 'clarity.config.ts': text})})
    expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining(expected)})
    expect(stderr.trimEnd().split('\n')).toHaveLength(2)
  })

  test.each(['while (true) {}', 'await new Promise(() => {})'])('that never ends is given up: %s', async text => {
    const {code, said} = await checkWith(text)
    expect({code, said}).toEqual({code: 2, said: expect.stringContaining('`clarity.config.mjs` did not end within 5 seconds')})
  })

  test('that cannot be run keeps nobody from help and version', async () => {
    const broken = folderWith({'clarity.config.mjs': 'throw 1'})
    expect((await clarity(['--version'], {cwd: broken})).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect((await clarity(['check', '--help'], {cwd: broken})).stdout).toContain('--config <file>')
  })

  test('that is named and missing is said', async () => {
    const {code, stderr} = await clarity(['check', '--config', 'no.ts'], {cwd})
    expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining('there is no configuration `no.ts`\n')})
  })
})
