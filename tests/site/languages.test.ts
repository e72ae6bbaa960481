import {cpSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {kindNames, kinds, partKinds} from '../../src/core/content/kinds.ts'
import {siteLanguages} from '../../src/core/content/schema/site.ts'
import {places} from '../../src/core/content/site-places.ts'
import {languages} from '../../src/site/words/languages.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'

// In: a table of words. Out: the path of each word in it, and what it takes.
function wordsIn(table: object, before = ''): Map<string, unknown> {
  const lines = Object.entries(table).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? [...wordsIn(value, `${before}${key}.`)] : [[before + key, value]],
  )
  return new Map(lines)
}

// Tables by a name of the catalog, which English need not translate.
const named = /^(?:pages|browser)\.(?:kinds|places|states)\./

const withoutNames = (table: object) => [...wordsIn(table)].filter(([key]) => !named.test(key))

describe('the words of the interface', () => {
  const english = withoutNames(languages.en)

  test('are one file for each language that settings may name', () => {
    const files = readdirSync(path.join(root, 'src/site/words')).map(file => path.basename(file, '.ts'))
    expect(Object.keys(languages)).toEqual([...siteLanguages])
    expect(siteLanguages.filter(language => !files.includes(language))).toEqual([])
  })

  test.each(siteLanguages.filter(language => language !== 'en'))('%s says each thing that English says, with the same values', language => {
    const own = new Map(withoutNames(languages[language]))
    expect(english.length).toBeGreaterThan(80)
    expect([...own.keys()].sort()).toEqual(english.map(([key]) => key).sort())
    const torn = english.filter(([key, word]) => !says(own.get(key), word))
    expect(torn.map(([key]) => key)).toEqual([])
  })

  test.each(siteLanguages.filter(language => language !== 'en'))('%s names each kind, place and state', language => {
    const {pages, browser} = languages[language]
    const known = [
      ...kindNames.map(kind => kinds[kind].one),
      ...Object.values(partKinds).map(({one}) => one),
      'error code',
      'rule',
      'guide',
    ]
    for (const words of [pages, browser]) expect(known.filter(kind => !words.kinds[kind])).toEqual([])
    expect(places().filter(({key}) => !pages.places[key])).toEqual([])
    expect(Object.keys(pages.states).sort()).toEqual(['critical', 'maintenance', 'ok', 'stale', 'unknown', 'warning'])
  })
})

// A sentence has text; one with values has each of them.
function says(word: unknown, like: unknown): boolean {
  if (typeof like !== 'function') return typeof word === 'string' && word.trim() !== ''
  const values = Array.from({length: like.length}, (_, index) => `‹${index}›`)
  return typeof word === 'function' && values.every(value => String(word(...values)).includes(value))
}

describe('a site in German', () => {
  let folder: string
  const page = (name: string) => readFileSync(path.join(folder, 'dist', name), 'utf8')
  const scripts = () => {
    const assets = path.join(folder, 'dist/assets')
    return readdirSync(assets)
      .filter(name => name.endsWith('.js'))
      .map(name => readFileSync(path.join(assets, name), 'utf8'))
      .join('\n')
  }

  beforeAll(async () => {
    folder = folderWith({
      'content/settings.yaml': 'organisation: Larkmoor\nsite: {language: de}\n',
      'content/people/kai.mdx': '---\ntitle: Kai\nrole: Lead\ntimeZone: UTC\n---\n',
    })
    const {code, stdout, stderr} = await clarity(['build', '--now', '2026-11-23T02:00:00Z'], {cwd: folder})
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('Built ')])
  })

  test('says so, and speaks it in frame, menu and search', () => {
    const html = page('people/kai/index.html')
    expect(html).toMatch(/^<!DOCTYPE html><html lang="de">/i)
    expect(html).toContain('>Zum Inhalt</a>')
    expect(html).toContain('aria-current="page">Personen</a>')
    expect(html).toContain('placeholder="Code, Alarm, Anzeichen oder Name"')
    expect(page('404.html')).toContain('<h1>Hier ist keine Seite</h1>')
  })

  test('writes dates in German, without a locale in the settings', () => {
    expect(page('people/kai/index.html')).toMatch(/Gebaut <time[^>]*>23\.11\.2026, /)
  })

  test('has the words of elements in German, and no others', () => {
    expect(scripts()).toContain('Kopieren')
    expect(scripts()).not.toContain('Nothing was found for')
  })

  test('has one index of German stems, which knows the guide too', () => {
    const {languages: known} = JSON.parse(page('pagefind/pagefind-entry.json')) as {languages: Record<string, {page_count: number}>}
    expect(Object.keys(known)).toEqual(['de'])
    expect(known.de?.page_count).toBeGreaterThan(10)
    expect(page('guide/index.html')).toContain('<main id="content" lang="en"')
  })
})

test('a language that nobody wrote is said with those there are', async () => {
  const folder = folderWith({'content/settings.yaml': 'site: {language: nl}\n'})
  cpSync(path.join(root, 'content/people'), path.join(folder, 'content/people'), {recursive: true})
  const {code, stdout} = await clarity(['check'], {cwd: folder})
  expect(code).toBe(1)
  expect(stdout).toContain('`site.language`')
  expect(stdout).toContain('`en`')
})
