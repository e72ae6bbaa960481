import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {Command} from 'commander'
import {afterEach, describe, expect, test, vi} from 'vitest'
import {addCheck} from '../../src/cli/check.ts'
import {openContent} from '../../src/cli/content-roots.ts'
import {defineFormat} from '../../src/report/format.ts'
import {reportFormats, withFormats} from '../../src/report/index.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'
import {clock} from '../support/clock.ts'

const ids = reportFormats.map(({id}) => id)

describe('the registry of report formats', () => {
  test('lists every file of src/report that defines one, under its own name', () => {
    const folder = path.join(root, 'src/report')
    const defining = readdirSync(folder).filter(name =>
      /^export const \w+ = defineFormat\(/m.test(readFileSync(path.join(folder, name), 'utf8')),
    )
    expect(ids.map(id => `${id}.ts`).sort()).toEqual(defining.sort())
    expect(new Set(reportFormats.map(({file}) => file)).size).toBe(reportFormats.length)
  })

  test('is what the help of the command names', async () => {
    const {stdout} = await clarity(['check', '--help'])
    expect(stdout.replace(/\s+/g, ' ')).toContain(`(choices: ${ids.join(', ')}) (default: ${ids[0]})`)
    for (const {id, summary} of reportFormats) expect(stdout).toMatch(new RegExp(`^ {2}${id} +${summary.replace(/[^\w ]/g, '.')}$`, 'm'))
  })

  test('leaves the names of formats to their own files', () => {
    const comparison = new RegExp(
      `\\bformat\\b[^\\n]{0,20}[!=]==\\s*['"](${ids.filter(id => id !== 'json' && id !== 'pretty').join('|')})['"]`,
    )
    const files = readdirSync(path.join(root, 'src'), {recursive: true}).map(name => `src/${name}`)
    const code = files.filter(name => /\.(ts|astro)$/.test(name))
    expect(code.filter(name => comparison.test(readFileSync(path.join(root, name), 'utf8')))).toEqual([])
    expect(comparison.test("if (options.format === 'github') summarise(report)")).toBe(true)
  })
})

describe('a format from outside', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    process.exitCode = undefined
  })

  const counting = defineFormat({
    id: 'count',
    summary: 'a number',
    file: 'count.txt',
    render: ({diagnostics}) => `${diagnostics.length}\n`,
  })

  test('is a choice like the others', async () => {
    const content = path.join(folderWith({'content/teams/order-ops.mdx': '---\ntitle: Order operations\n---\n'}), 'content')
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const program = new Command().exitOverride()
    addCheck(program, withFormats([counting]))
    program.hook('preAction', (_, acting) => openContent(acting, {roots: [{path: 'content'}]}))
    await program.parseAsync(['check', '--format', 'count', '--content', content, '--now', clock], {from: 'user'})
    expect(said.mock.calls.map(([text]) => text)).toEqual(['1\n'])
    expect(process.exitCode).toBe(1)
    expect(program.commands[0]?.helpInformation()).toContain('count')
  })

  test('cannot take the name of another, nor a name that no command line takes', () => {
    expect(() => withFormats([{...counting, id: 'json'}])).toThrow('there are two formats `json`')
    expect(() => defineFormat({...counting, id: 'My Format'})).toThrow('`My Format` is no id of a format')
  })
})
