import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {Catalog} from '../../src/core/catalog/catalog.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import {defaultSettings} from '../../src/core/content/schema/settings.ts'
import {parseSettings} from '../../src/core/content/settings.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {placeInWords} from '../../src/core/lint/diagnostic.ts'
import {rules} from '../../src/rules/index.ts'
import {sourceKinds} from '../../src/status/source/index.ts'

const now = '2026-11-23T02:00:00Z'
const settingsOf = (content: string | Uint8Array) =>
  parseSettings({file: 'settings.yaml', contentPath: 'settings.yaml', content}, sourceKinds())
const problemsOf = (content: string | Uint8Array, contentPath = 'teams/a.mdx') =>
  parseDocument({file: 'a.mdx', contentPath, content}).problems.map(({type, span}) => `${type} ${placeInWords(span)}`)

describe('a file that is not UTF-8', () => {
  const text = new TextEncoder().encode('---\ntitle: Übergabe\n')

  test('is pointed at by its first bad byte, behind letters of several bytes', () => {
    expect(problemsOf(Uint8Array.from([...text, 0x61, 0xff, 0x62]))).toEqual(['file-not-text a.mdx:3:2-3:2'])
  })

  test('may end in the middle of a letter', () => {
    expect(problemsOf(Uint8Array.from([...text, 0xf0, 0x9f]))).toEqual(['file-not-text a.mdx:3:1-3:1'])
  })

  test('may be UTF-16', () => {
    expect(problemsOf(Uint8Array.from([0xff, 0xfe, 0x2d, 0x00]))).toHaveLength(1)
  })
})

test('a stray file is one finding, whatever stands in it; a readme is none', () => {
  expect(problemsOf('# Hi\n<!-- x -->\n<div>', 'README.md')).toEqual([])
  expect(problemsOf('# Hi\n<!-- x -->\n<div>', 'notes.md')).toEqual(['file-misplaced a.mdx:1:1-1:1'])
})

describe('settings', () => {
  test('of an empty file are the defaults, and no problem', () => {
    expect(settingsOf('')).toMatchObject({settings: defaultSettings, frontmatter: {data: {}}})
    expect(settingsOf('')).not.toHaveProperty('problem')
  })

  test('keep what is right beside what is wrong', () => {
    expect(settingsOf('organisation: Larkmoor\ntimeZone: Mars/Olympus\n').settings).toEqual({...defaultSettings, organisation: 'Larkmoor'})
  })

  test('that are no text are a finding', () => {
    const catalog = new Catalog([], settingsOf(Uint8Array.from([0x61, 0xff])))
    expect(checkCatalog(catalog, rules, {now}).map(({ruleId, start}) => [ruleId, start.column])).toEqual([['file-not-text', 2]])
  })
})

test('a message stays on one line and carries no escape codes', () => {
  const content = '---\ntitle: a\npurpose: b\nlead: "x\\ny\\e[31m"\n---\n'
  const [first] = checkCatalog(new Catalog([parseDocument({file: 'a.mdx', contentPath: 'teams/a.mdx', content})]), rules, {now})
  expect(first?.message).toBe('no person `x y [31m` with a sign that does not show (U+000A)')
})

test('no text makes a rule throw, and every finding lies inside its file', () => {
  const word = fc.constantFrom(
    '---',
    'title: a',
    'levels:',
    '- after: 5m',
    '## Recover',
    '1. x',
    '[a](b:c#d)',
    '{',
    '}',
    '<a',
    '::x{y=z}',
    '`{{q}}`',
    ': ',
    '\r\n',
    '😀',
  )
  const kind = fc.constantFrom('runbooks', 'escalation-paths', 'failure-modes', 'teams', 'integrations')
  const text = fc.oneof(
    fc.array(word).map(words => words.join('\n')),
    fc.array(word).map(words => `---\n${words.join('\n')}\n---\n`),
    fc.string({unit: 'binary'}),
  )
  fc.assert(
    fc.property(kind, text, (folder, content) => {
      const document = parseDocument({file: 'a.mdx', contentPath: `${folder}/a.mdx`, content})
      for (const {start, end} of checkCatalog(new Catalog([document]), rules, {now})) {
        expect(start.column - 1).toBeLessThanOrEqual(document.lines.line(start.line).length + 1)
        expect(end.line - start.line || end.column - start.column).toBeGreaterThanOrEqual(0)
      }
    }),
    {numRuns: 300},
  )
})
