import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {Command} from 'commander'
import {afterEach, describe, expect, test, vi} from 'vitest'
import {openContent} from '../../src/cli/content-roots.ts'
import {addExport} from '../../src/cli/export.ts'
import {addImport} from '../../src/cli/import.ts'
import {contentFile} from '../../src/exchange/content-file.ts'
import {defineExporter, ExportRefused} from '../../src/exchange/exporter.ts'
import {defineImporter} from '../../src/exchange/importer.ts'
import {exporters, importers, knownExporters, knownImporters, useExchange, withAdded} from '../../src/exchange/index.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'
import {clock} from '../support/clock.ts'

function defining(what: string): string[] {
  const folder = path.join(root, 'src/exchange')
  const files = readdirSync(folder, {recursive: true}).map(String)
  return files.filter(
    name => name.endsWith(`/${what.toLowerCase()}.ts`) && readFileSync(path.join(folder, name), 'utf8').includes(`define${what}(`),
  )
}

describe('the registries of importers and exporters', () => {
  test('list every folder of src/exchange that defines one, under its own name', () => {
    expect(importers.map(({id}) => `${id}/importer.ts`).sort()).toEqual(defining('Importer').sort())
    expect(exporters.map(({id}) => `${id}/exporter.ts`).sort()).toEqual(defining('Exporter').sort())
  })

  test.each([
    ['import', importers.map(({id, summary}) => [id, `write the ${summary}`])],
    ['export', exporters.map(({id, summary}) => [id, `write ${summary}`])],
  ])('are what the help of `clarity %s` names', async (command, formats) => {
    const {stdout} = await clarity([command, '--help'])
    const help = stdout.replace(/\s+/g, ' ')
    for (const [id = '', summary = ''] of formats) expect(help).toMatch(new RegExp(`${id} .*${summary.slice(0, 30)}`))
  })

  test.each([...importers.map(each => ['import', each] as const), ...exporters.map(each => ['export', each] as const)])(
    'take what the guide says of `clarity %s`: %o',
    async (verb, {id, uses}) => {
      const {stdout} = await clarity([verb, id, '--help'])
      expect(uses.length).toBeGreaterThan(0)
      for (const {args} of uses) for (const flag of args.match(/--[\w-]+/g) ?? []) expect(stdout).toContain(`${flag} `)
    },
  )
})

describe('formats from outside', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    process.exitCode = undefined
  })

  const teams = defineImporter({
    id: 'names',
    summary: 'teams of a list of names',
    files: 'lists',
    options: [{flags: '--purpose <text>', summary: 'what they are for'}],
    uses: [{to: 'begin with names', args: 'names.txt'}],
    load:
      async () =>
      (inputs, {options}) => ({
        files: inputs.map(({text}) =>
          contentFile('team', text.trim(), {title: text.trim(), purpose: String(options.purpose)}, 'Imported.'),
        ),
        findings: [],
        matched: [],
      }),
  })
  const list = defineExporter({
    id: 'list',
    summary: 'a list of teams',
    output: 'file to write',
    options: [{flags: '--empty <words>', summary: 'what to say of none', read: text => (text === '' ? refuse() : text)}],
    uses: [{to: 'list teams', args: '--output teams.txt'}],
    run({catalog, output, options}) {
      const text = `${
        catalog
          .list('team')
          .map(({title}) => title)
          .join('\n') || options.empty
      }\n`
      if (options.empty === 'never') throw new ExportRefused('there are no teams', 'Write one.')
      return {findings: [], ...(output === undefined ? {printed: text} : {written: {text, said: 'wrote the list'}})}
    },
  })
  const refuse = (): never => {
    throw new RangeError('Expected words.')
  }

  async function ran(args: string[]) {
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const program = new Command().exitOverride()
    addExport(program, withAdded(exporters, [list]))
    addImport(program, withAdded(importers, [teams]))
    program.hook('preAction', (_, acting) => openContent(acting, {roots: [{path: 'content'}]}))
    for (const one of program.commands.flatMap(({commands}) => commands)) one.exitOverride()
    await program.parseAsync([...args, '--now', clock], {from: 'user'})
    return said.mock.calls.map(([text]) => text).join('')
  }

  test('write and read like the others, with options of their own', async () => {
    const folder = folderWith({'names.txt': 'Porters\n'.toLowerCase()})
    const content = path.join(folder, 'content')
    await ran(['import', 'names', path.join(folder, 'names.txt'), '--purpose', 'Parcels.', '--content', content])
    expect(readFileSync(path.join(content, 'teams/porters.mdx'), 'utf8')).toBe('---\ntitle: porters\npurpose: Parcels.\n---\nImported.\n')
    vi.restoreAllMocks()
    expect(await ran(['export', 'list', '--content', content])).toBe('porters\n')
    await ran(['export', 'list', '--content', content, '--output', path.join(folder, 'out.txt')])
    expect(readFileSync(path.join(folder, 'out.txt'), 'utf8')).toBe('porters\n')
  })

  test('refuse in words, with what to do', async () => {
    const content = path.join(folderWith({'content/teams/a.mdx': '---\ntitle: A\npurpose: P.\n---\n'}), 'content')
    await expect(ran(['export', 'list', '--content', content, '--empty', 'never'])).rejects.toMatchObject({
      message: 'there are no teams',
      help: 'Write one.',
    })
    await expect(ran(['export', 'list', '--content', content, '--empty', ''])).rejects.toThrow('Expected words.')
  })

  test('cannot take the name of another, nor a name that no command line takes', () => {
    useExchange({exporters: [list], importers: [teams]})
    expect([knownExporters().at(-1), knownImporters().at(-1)]).toEqual([list, teams])
    useExchange({exporters: [], importers: []})
    expect([knownExporters(), knownImporters()]).toEqual([exporters, importers])
    expect(() => withAdded(exporters, [{...list, id: 'backstage'}])).toThrow('there are two formats `backstage`')
    expect(() => withAdded(importers, [teams, teams])).toThrow('there are two formats `names`')
    expect(() => defineImporter({...teams, id: 'A list'})).toThrow('`A list` is no id of a format')
    expect(() => defineExporter({...list, id: '--x'})).toThrow('`--x` is no id of a format')
  })
})
