import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {Ajv} from 'ajv'
import addFormats from 'ajv-formats'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {type PluggableList, unified} from 'unified'
import {VFile} from 'vfile'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {kindNames, kinds} from '../../src/core/content/kinds.ts'
import {editorSchemas} from '../../src/core/content/schema/editor.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {rules} from '../../src/rules/index.ts'
import {sourceKinds} from '../../src/status/source/index.ts'
import {folderWith, root} from '../support/clarity.ts'
import {clock} from '../support/clock.ts'
import {goldenCases, goldenFolder} from '../support/golden.ts'

const {default: settings} = (await import(path.join(root, '.remarkrc.mjs'))) as {default: {plugins: PluggableList}}
// What remark's command line does: its own parser and compiler first, then the plugins of the file nearest to the text.
const remark = unified().use(remarkParse).use(remarkStringify).use(settings.plugins).freeze()

function inEditor(cwd: string, file: string, value = readFileSync(path.join(cwd, file))): VFile {
  const vfile = new VFile({cwd, path: file, value: String(value)})
  remark.processSync(vfile)
  return vfile
}

const severities = new Map<unknown, string>([
  [true, 'error'],
  [false, 'warning'],
  [undefined, 'note'],
])

describe('remark with the settings of this repository', () => {
  // An editor asks the machine what day it is.
  beforeEach(() => void vi.useFakeTimers({toFake: ['Date'], now: Date.parse(clock)}))
  afterEach(() => void vi.useRealTimers())

  test.each(goldenCases())('shows in each file of golden case %s what the check says of it', name => {
    const cwd = path.join(goldenFolder, name)
    const {catalog} = loadCatalog('content', cwd)
    const checked = checkCatalog(catalog, rules, {now: clock})
    for (const {file, text} of catalog.documents) {
      // What is no MDX file, or no text, is nothing an editor hands to remark.
      if (!file.endsWith('.mdx') || text === '') continue
      const shown = inEditor(cwd, file).messages.map(({place, ruleId, reason, fatal}) => [place, ruleId, reason, severities.get(fatal)])
      const expected = checked.filter(each => each.file === file)
      expect(shown).toEqual(expected.map(({start, end, ruleId, message, severity}) => [{start, end}, ruleId, message, severity]))
    }
  })

  test('judges the text in hand, help and page of the rule included', () => {
    const cwd = path.join(goldenFolder, 'broken-ownership')
    const text = readFileSync(path.join(cwd, 'content/systems/shop.mdx'), 'utf8')
    const {messages} = inEditor(cwd, 'content/systems/shop.mdx', Buffer.from(text.replace(/^owner:.*$/m, 'owner: ledgr')))
    const found = messages.find(({ruleId}) => ruleId === 'owner-unknown')
    expect(found).toMatchObject({
      reason: 'no owner `ledgr`; did you mean `ledger`?',
      note: 'Correct the id, or begin `teams/ledgr.mdx` with `clarity new team ledgr`.',
      url: 'https://runbooks.example.com/rules/owner-unknown/',
    })
  })

  test('knows the images beside the file', () => {
    const cwd = folderWith({
      'content/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n![Flow](flow.png) ![Queue](queue.png)\n',
      'content/teams/flow.png': 'an image',
    })
    const {messages} = inEditor(cwd, 'content/teams/order-ops.mdx')
    const found = messages.filter(({ruleId}) => ruleId === 'file-not-served')
    expect(found.map(({reason}) => reason)).toEqual(['image `queue.png` is not in the content'])
  })

  test('gives every text back as it was, so that formatting on save harms none', () => {
    const text = '\uFEFF---\r\ntitle:   X\r\n---\r\n*  {{a}}\r\n\r\n<Status\tsignal="a/b"/> {1 +'
    expect(String(inEditor(root, 'content/teams/x.mdx', Buffer.from(text)).value)).toBe(text)
  })

  test('says nothing of files that are no content', () => {
    const cwd = folderWith({'README.mdx': '{', 'docs/a.mdx': '{'})
    expect(inEditor(cwd, 'README.mdx').messages).toEqual([])
    expect(inEditor(cwd, 'docs/a.mdx').messages).toEqual([])
  })
})

describe('the schemas for editors', () => {
  const schemas = editorSchemas(sourceKinds())
  const folder = path.join(root, '.vscode/schemas')
  const ajv = new Ajv({strict: false})
  addFormats.default(ajv)

  test.each(Object.keys(schemas))('%s is written as the program has it (npm run schemas writes it)', name => {
    expect(readFileSync(path.join(folder, `${name}.json`), 'utf8')).toBe(`${JSON.stringify(schemas[name], null, 2)}\n`)
  })

  test('are these and no others', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(schemas)
        .map(name => `${name}.json`)
        .sort(),
    )
  })

  test('are what VS Code reads for each folder of content', () => {
    const settings = JSON.parse(readFileSync(path.join(root, '.vscode/settings.json'), 'utf8'))
    expect(settings['yaml.schemas']).toEqual({
      '.vscode/schemas/settings.json': ['**/content/settings.yaml'],
      ...Object.fromEntries(
        kindNames.map(kind => [
          `.vscode/schemas/${kind}.json`,
          [`**/content/${kinds[kind].folder}/**/*.mdx`, `**/content/${kinds[kind].folder}/**/*.md`],
        ]),
      ),
    })
  })

  const {catalog} = loadCatalog('content', root)

  test.each(kindNames)('%s takes all of the example content and refuses a key nobody knows', kind => {
    const takes = ajv.compile(schemas[kind] ?? {})
    for (const {document} of catalog.list(kind)) {
      expect([document.file, takes(document.frontmatter.data), takes.errors]).toEqual([document.file, true, null])
      expect(takes({...document.frontmatter.data, titel: 'x'})).toBe(false)
    }
  })

  test('settings takes those of the example', () => {
    const takes = ajv.compile(schemas.settings ?? {})
    expect([takes(catalog.settingsFile?.frontmatter.data), takes.errors]).toEqual([true, null])
  })

  test('describe each field, with an example, and allow no unknown keys', () => {
    const bare: string[] = []
    const visit = (schema: unknown, at: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      const {properties, additionalProperties} = schema as {
        properties?: Record<string, {description?: string; examples?: unknown[]}>
      } & Record<string, unknown>
      if (properties && additionalProperties !== false) bare.push(`${at} allows unknown keys`)
      for (const [key, field] of Object.entries(properties ?? {})) {
        if (!field.description || field.examples?.[0] === undefined) bare.push(`${at}.${key}`)
      }
      for (const [key, inner] of Object.entries(schema)) if (key !== 'examples' && key !== 'default') visit(inner, `${at}.${key}`)
    }
    for (const [name, schema] of Object.entries(schemas)) visit(schema, name)
    expect(bare).toEqual([])
  })
})
