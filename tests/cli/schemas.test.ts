import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {folderWith, startedClarity} from '../support/clarity.ts'

const config = `import {date, field} from 'operational-clarity/kinds'

export default {
  fields: {service: {boardOn: field(date().optional(), {is: 'Day on which the board sees it.', example: '2026-12-01', absent: 'never'})}},
}
`
const service = (lines: string) => `---\ntitle: Billing\ntier: 1\n${lines}---\n`
const project = (lines = '') =>
  folderWith({
    'clarity.config.ts': config,
    'content/settings.yaml': 'version: 2\norganisation: Larkmoor\ntiers: [{id: gold, means: it must not fail}]\n',
    'content/services/billing.mdx': service(lines).replace('tier: 1', 'tier: gold'),
  })
const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8')

describe('clarity schemas', () => {
  test('writes schemas with the words of the settings and the fields of the configuration, once', async () => {
    const cwd = project()
    const rehearsed = await startedClarity(['schemas', '--dry-run'], {cwd})
    expect([rehearsed.code, rehearsed.stdout]).toEqual([1, expect.stringContaining('would write .vscode/schemas/service.json\n')])
    expect(existsSync(path.join(cwd, '.vscode'))).toBe(false)
    expect(await startedClarity(['schemas'], {cwd})).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('wrote .vscode/settings.json\n'),
    })
    const {properties} = JSON.parse(read(cwd, '.vscode/schemas/service.json'))
    expect(properties.boardOn).toMatchObject({
      examples: ['2026-12-01'],
      description: expect.stringContaining('Day on which the board sees it.'),
    })
    expect(properties.tier.enum).toEqual(['gold'])
    expect(JSON.parse(read(cwd, '.vscode/settings.json'))['yaml.schemas']['.vscode/schemas/service.json']).toContain(
      '**/content/services/**/*.mdx',
    )
    expect(await startedClarity(['schemas', '--dry-run'], {cwd})).toMatchObject({
      code: 0,
      stdout: 'The schemas for editors are up to date.\n',
    })
  })

  test('leaves comments and settings of others, and no file that is none of its own', async () => {
    const cwd = project()
    const settings = '{\n  // ours\n  "editor.tabSize": 2,\n  "yaml.schemas": {"a.json": ["b"]}\n}\n'
    await startedClarity(['schemas'], {cwd})
    writeFileSync(path.join(cwd, '.vscode/settings.json'), settings)
    await startedClarity(['schemas'], {cwd})
    expect(read(cwd, '.vscode/settings.json')).toMatch(/^\{\n {2}\/\/ ours\n {2}"editor.tabSize": 2,\n[\s\S]*"a\.json"/)
    writeFileSync(path.join(cwd, '.vscode/schemas/team.json'), 'mine\n')
    const {code, stderr} = await startedClarity(['schemas'], {cwd})
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^clarity: `\.vscode\/schemas\/team\.json` is no schema of this program\n/)])
    expect(read(cwd, '.vscode/schemas/team.json')).toBe('mine\n')
    writeFileSync(path.join(cwd, '.vscode/settings.json'), '[]')
    expect((await startedClarity(['schemas'], {cwd})).stderr).toContain('cannot add to `.vscode/settings.json`: it is no JSON object')
  })
})

test('a field of the configuration is checked as it was declared', async () => {
  const {code, stdout} = await startedClarity(['check'], {cwd: project('boardOn: soon\n')})
  expect([code, stdout]).toEqual([
    1,
    expect.stringContaining('`boardOn`: expected a date such as `2026-11-23`, got `soon` (frontmatter-invalid-value)'),
  ])
  expect(stdout).toContain('help: Write it as in `boardOn: 2026-12-01`.')
  expect((await startedClarity(['check'], {cwd: project('boardOn: 2026-12-02\n')})).stdout).not.toContain('boardOn')
})
