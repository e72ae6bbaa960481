import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {root} from '../support/clarity.ts'

const text = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8')
const recipes = text
  .split(/^## /m)
  .slice(1)
  .map(section => [section.slice(0, section.indexOf('\n')), section] as const)

describe('the recipes for contributors', () => {
  test('say how to add each thing that stands in a list', () => {
    expect(recipes.map(([title]) => title)).toEqual([
      ...['Add a rule', 'Add a kind of entry', 'Add a field', 'Add a source of status', 'Add a format of reports', 'Add a page'],
      'Add a language, or words to the languages',
      'Add an importer or exporter',
      ...['Change the form of content', 'Make a release'],
    ])
  })

  test.each(recipes)('%s: is short, and what it names is there', (_title, section) => {
    expect(section.split('\n').slice(1).filter(Boolean).length).toBeLessThanOrEqual(10)
    const paths = [...section.matchAll(/\b(?:src|tests)\/[\w/.-]+/g)].map(match => match[0].replace(/\.$/, ''))
    expect(paths.length).toBeGreaterThan(0)
    expect(paths.filter(name => !existsSync(path.join(root, name)))).toEqual([])
  })

  test('name functions that there are', () => {
    const sources: Record<string, string> = {
      defineKind: 'src/core/content/schema/kind.ts',
      addKinds: 'src/core/content/kinds.ts',
      takenFolders: 'src/core/content/kinds.ts',
      defineSource: 'src/status/source/kind.ts',
      addSourceKinds: 'src/status/source/index.ts',
      defineFormat: 'src/report/format.ts',
      withFormats: 'src/report/index.ts',
      defineImporter: 'src/exchange/importer.ts',
      defineExporter: 'src/exchange/exporter.ts',
      withAdded: 'src/exchange/index.ts',
    }
    for (const [name, file] of Object.entries(sources)) {
      expect(text).toContain(name)
      expect(readFileSync(path.join(root, file), 'utf8')).toMatch(new RegExp(`(?:function|const) ${name}\\b`))
    }
  })
})
