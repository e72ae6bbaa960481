import {spawn} from 'node:child_process'
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, inject, test} from 'vitest'
import {type Ran, root, userEnv} from '../support/clarity.ts'
import {ended} from '../support/installed.ts'

const guide = readFileSync(path.join(root, 'src/site/guide/extend.mdx'), 'utf8')

// In: a block of code whose first line names its file. Out: that name and the code.
const blocks = guide.matchAll(/^```(?:[jt]s|astro)\n(---\n)?\/\/ (\S+)\n([\s\S]*?)^```$/gm)
const examples = [...blocks].map(([, fence = '', name = '', code = '']) => ({name, code: fence + code}))

const imports = `
import {type ClarityConfig, type ClarityOptions, clarity, defineConfig} from 'operational-clarity'
import {type Catalog, type Entry, type Loaded, escalationOf, ladderOf, loadCatalog, ownerOf} from 'operational-clarity/catalog'
import {defineExporter, defineImporter, type Exporter, type Importer} from 'operational-clarity/exchange'
import {base, defineKind, type KindDefinition, z} from 'operational-clarity/kinds'
import {contentAround, type Resolver, remarkClarity, remarkEntityLinks, resolverOf} from 'operational-clarity/remark'
import {defineRule, type Finding, mdx, type Rule, rules, type Span} from 'operational-clarity/rules'
import {configSchema, describeFields, editorSchemas, type Kind, kindNames, kinds, schemas} from 'operational-clarity/schemas'
import {href, site} from 'operational-clarity/site'
import {defineFormat, defineSource, type Report, type ReportFormat, sourceKinds, type StatusSourceKind} from 'operational-clarity/sources'

const loaded: Loaded = loadCatalog('content')
const catalog: Catalog = loaded.catalog
const team: Entry<'team'> | undefined = catalog.list('team')[0]
export const title: string | undefined = team?.data.title
export const count: number = rules.length
export const parsed: boolean = configSchema.safeParse({content: 'content'} satisfies ClarityConfig).success
export const used = [clarity, defineConfig, escalationOf, ladderOf, ownerOf, contentAround, remarkClarity, remarkEntityLinks, resolverOf, defineRule]
export const more = [mdx, describeFields, editorSchemas, kindNames, kinds, schemas, defineFormat, defineSource, sourceKinds, href, site, defineExporter, defineImporter, base, defineKind, z]
export type Used = [ClarityOptions, Resolver, Finding, Rule, Span, Kind, Report, ReportFormat, StatusSourceKind, Exporter, Importer, KindDefinition]
// @ts-expect-error What is declared as any would pass everywhere.
export const wrong: string = rules.length
`

const compilerOptions = {
  target: 'es2024',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  skipLibCheck: false,
  types: ['node'],
}

describe('the doors of the installed package', () => {
  const folder = () => path.join(inject('installedFolder'), 'doors')

  beforeAll(() => {
    cpSync(path.join(root, 'content'), path.join(folder(), 'content'), {recursive: true})
    write('content/teams/night-desk.mdx', '---\ntitle: Night desk\npurpose: Orders at night.\n---\n')
    for (const {name, code} of examples) write(name, code)
    write('clarity/brand.css', 'body { color: black }\n')
    write('imports.ts', imports)
    write('tsconfig.json', JSON.stringify({compilerOptions, include: ['imports.ts', '*.config.ts', 'clarity']}))
  })

  function write(name: string, text: string): void {
    const file = path.join(folder(), name)
    mkdirSync(path.dirname(file), {recursive: true})
    writeFileSync(file, text)
  }

  const node = (...args: string[]): Promise<Ran> => ended(spawn(process.execPath, args, {cwd: folder(), env: userEnv()}))
  const program = '../node_modules/operational-clarity/bin/clarity'
  const clarity = (...args: string[]) => node(program, ...args)

  test('each has an example in the guide, and each example says which file it is', () => {
    const {exports} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    const doors = Object.keys(exports).filter(door => door !== './package.json')
    const imported = doors.map(door => (door.endsWith('*') ? door.slice(1, -1) : `${door.slice(1)}'`))
    expect(imported.filter(begin => !examples.some(({code}) => code.includes(`from 'operational-clarity${begin}`)))).toEqual([])
    expect(examples).toHaveLength([...guide.matchAll(/^```(?:[jt]s|astro)$/gm)].length)
  })

  test("have declarations that a team's compiler takes, those of the guide's examples too", async () => {
    const {stdout} = await node('../node_modules/typescript/bin/tsc', '-p', '.')
    // Declarations are checked too, ours among them. Those below Astro name packages that nobody has to install.
    const errors = stdout.split('\n').filter(line => line.includes(': error TS'))
    expect(errors.filter(line => !/^\.\.\/node_modules\/(?!operational-clarity\/)/.test(line))).toEqual([])
  })

  test('bring rules and formats of the guide into a check', async () => {
    const {stdout} = await clarity('check')
    expect(stdout).toContain('warning: team `night-desk` has no channel (team-without-channel)\n  --> content/teams/night-desk.mdx:2:8\n')
    expect((await clarity('check', '--format', 'one-line')).stdout).toMatch(/^\d+ findings in \d+ files\n$/)
  })

  test('bring kinds, importers and exporters of the guide', async () => {
    write('content/vendors/courier.mdx', '---\ntitle: Courier\nowner: night-desk\nlin: 1\n---\n')
    expect((await clarity('check')).stdout).toMatch(
      /unknown key `lin`; did you mean `line`\?[^\n]*\n {2}--> content\/vendors\/courier.mdx:4:1/,
    )
    write('teams.txt', 'porters\n')
    expect((await clarity('import', 'names', 'teams.txt', '--dry-run')).stdout).toContain('would write content/teams/porters.mdx')
    expect((await clarity('export', 'phones')).stdout).toMatch(/^\S.*\n\S/)
    write('content/vendors/courier.mdx', '---\ntitle: Courier\nowner: night-desk\nline: +1-555-0142\n---\n')
  })

  test('bring pages of the guide and parts of pages into a site', async () => {
    const site = path.join(inject('installedFolder'), 'doors-site')
    const copied = examples.filter(({name}) => name.startsWith('clarity'))
    for (const {name, code} of copied) write(path.join('../doors-site', name), code)
    write('../doors-site/clarity/brand.css', 'body { color: black }\n')
    write('../doors-site/content/teams/night-desk.mdx', '---\ntitle: Night desk\npurpose: Orders at night.\nlead: kai\n---\n')
    write('../doors-site/content/people/kai.mdx', '---\ntitle: Kai\nrole: Lead\ntimeZone: UTC\n---\n')
    const built = await ended(spawn(process.execPath, [program, 'build'], {cwd: site, env: userEnv()}))
    expect([built.code, built.stdout + built.stderr]).toEqual([0, expect.stringContaining('Built ')])
    const page = (name: string) => readFileSync(path.join(site, 'dist', name), 'utf8')
    expect(page('policies/index.html')).toContain('<li><a href="/teams/night-desk/">Night desk</a></li>')
    expect(JSON.parse(page('teams.json'))).toEqual([{id: 'night-desk', title: 'Night desk'}])
    for (const name of ['policies/index.html', 'people/kai/index.html']) {
      expect(page(name)).toMatch(/<footer class="site-foot"[\s\S]*<\/footer>\s*<p class="quiet">Something is wrong/)
      expect(page(name)).toContain('Tell <a href="/teams/night-desk/">Night desk</a>.</p>')
    }
  })

  test.each([
    ['who-owns.mjs', /^poison-message \S+$/m],
    ['remark-check.mjs', /^2\n$/],
    ['fields.mjs', /^failure-mode \d\d$/m],
    ['astro.config.mjs', /^$/],
  ])('run as the guide shows them: %s', async (file, expected) => {
    const {code, stdout, stderr} = await node(file)
    expect({code, stdout, stderr}).toEqual({code: 0, stdout: expect.stringMatching(expected), stderr: ''})
  })
})
