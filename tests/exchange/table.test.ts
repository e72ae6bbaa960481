import {describe, expect, test} from 'vitest'
import {UnreadableInput} from '../../src/exchange/finding.ts'
import {importTable} from '../../src/exchange/table/table.ts'
import {catalogOf, catalogWith, checked, empty, fixture, said} from './support.ts'

const tables = [fixture('table-people.csv'), fixture('table-teams.csv')]
const map = fixture('table-map.yaml').text
const read = (inputs: {file: string; text: string}[], mapText: string | undefined = map, catalog = empty) =>
  importTable(inputs, {catalog, options: {map: 'map.yaml'}, read: () => mapText})

const teamMap = 'kind: team\nfields: {title: name, purpose: about}\n'
const refusal = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    return `${error.at.file}:${error.at.line ?? ''}:${error.at.column ?? ''} ${error.message} ${error.help}`
  }
  return 'not refused'
}

test('a second row of one id is written under another, and that is told', () => {
  const text = 'name,about\nNight desk,Nights.\nDay desk,Days.\nNight  Desk,More nights.\n'
  const imported = read([{file: 'teams.csv', text}], teamMap)
  expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
    'teams/day-desk.mdx',
    'teams/night-desk.mdx',
    'teams/night-desk-2.mdx',
  ])
  expect(said(imported)).toEqual([
    'warning teams.csv:4:1 `Night  Desk` is written as `night-desk-2`: a row before it has the id `night-desk`',
  ])
})

describe('a table in CSV', () => {
  const imported = read(tables)
  const catalog = catalogOf(imported.files)

  test('becomes entries by a map, which find each other', () => {
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'people/ana-ortiz.mdx',
      'people/b-k.mdx',
      'people/cem-demir.mdx',
      'teams/data-desk.mdx',
      'teams/payments.mdx',
    ])
    expect(imported.files[0]?.text).toBe(`---
title: Ana Ortiz
ids:
  hr: '1001'
role: Lead, payments
timeZone: Europe/Madrid
contacts:
  - via: phone
    address: +1-555-0121
    internal: true
  - via: email
    address: ana@example.com
---
Knows the old "till"
and its quirks.
`)
    expect(catalog.get('person', 'cem-demir')?.data).toMatchObject({role: 'Member of the organisation', timeZone: 'Europe/Istanbul'})
    expect(catalog.get('team', 'payments')?.data.lead).toBe('ana-ortiz')
    expect(checked(imported.files)).toEqual([])
  })

  test('says of each row and column what became of it', () => {
    expect(said(imported)).toEqual([
      'note table-people.csv:3:1 column `salary band` is left out, which 3 rows fill: the map does not name it',
      'error table-people.csv:7:1 `Dia Novak` is left out: `timeZone`: expected an IANA time zone such as `America/New_York`',
    ])
  })

  test('a second time finds who is there, whatever they are called by then', () => {
    const renamed = Object.fromEntries(
      imported.files.map(({contentPath, text}) => [
        contentPath.replace('ana-ortiz', 'ana'),
        text.replace('ana@example.com', 'a@example.org'),
      ]),
    )
    const again = read(tables, map, catalogWith(renamed))
    expect(again.files).toEqual([])
    expect(again.matched.toSorted()).toEqual(['person:ana', 'person:b-k', 'person:cem-demir', 'team:data-desk', 'team:payments'])
  })

  test('may have semicolons or tabs, quotes, a mark at its begin and lines of any system', () => {
    for (const text of ['\uFEFFname;about\r\n"A; B";"says ""hi"""\r\n', 'name\tabout\nA; B\tsays "hi"\n']) {
      const file = text.includes('\t') ? 't.tsv' : 't.csv'
      const quoted = file === 't.tsv' ? text.replace('says "hi"', '"says ""hi"""') : text
      expect(read([{file, text: quoted}], teamMap).files[0]?.text).toContain('title: A; B\npurpose: says "hi"\n')
    }
  })
})

describe('a table in JSON or YAML', () => {
  const systems = `kind: system
rows: data.systems
id: $key
fields:
  title: name
  category: {column: type, words: {shop: storefront}}
  owner: {column: team.name, ref: team}
  ownsFacts: {column: facts, split: ','}
`
  const there = catalogWith({'teams/web.mdx': '---\ntitle: Web team\npurpose: P.\n---\n'})

  test('has its rows at a path, by key or in a list, with values within values', () => {
    const yaml = 'data:\n  systems:\n    main-shop: {name: Main shop, type: shop, team: {name: web team}, facts: "price, stock"}\n'
    const {files, ...rest} = read([{file: 's.yaml', text: yaml}], systems, there)
    expect(files[0]?.contentPath).toBe('systems/main-shop.mdx')
    expect(files[0]?.text).toContain('category: storefront\nowner: web\nownsFacts:\n  - price\n  - stock\n')
    expect(said(rest)).toEqual([])
    const json = JSON.stringify({
      data: {systems: {'main-shop': {name: 'Main shop', type: 'shop', team: {name: 'web team'}, facts: 'price, stock'}}},
    })
    expect(read([{file: 's.json', text: json}], systems, there).files).toEqual(files)
  })

  test('says which name is of nobody, and what has no form here, with the place', () => {
    const yaml =
      'data:\n  systems:\n    a: {name: A, type: shop, team: {name: Webb}, facts: ""}\n    b: {name: B, type: spaceship, team: {name: web}, facts: ""}\n    c: {type: shop}\n'
    expect(said(read([{file: 's.yaml', text: yaml}], systems, there))).toEqual([
      'warning s.yaml:3:43 $.data.systems.a.team.name `Webb` is left out: no team of that name is known; did you mean `web`?',
      expect.stringMatching(/^error s\.yaml:4:24 \$\.data\.systems\.b\.type `B` is left out: `category`: expected one of /),
      'error s.yaml:5:8 $.data.systems.c a row is left out: it has no title',
    ])
  })
})

describe('what is no table, or no map', () => {
  const csv = {file: 't.csv', text: 'name,about\nA,B\n'}
  test.each([
    [
      'a column that is not there',
      'kind: team\nfields: {title: nam, purpose: about}\n',
      'map.yaml:: `t.csv` has no column `nam`; did you mean `name`? It has `name` and `about`.',
    ],
    ['an unknown kind', 'kind: teem\nfields: {title: name}\n', 'map.yaml:1:7 there is no kind `teem`; did you mean `team`?'],
    ['an unknown field', 'kind: team\nfields:\n  titl: name\n', 'map.yaml:3:9 a team has no field `titl`; did you mean `title`?'],
    [
      'an unknown option',
      'kind: team\nfields:\n  title: {column: name, word: {a: b}}\n',
      'map.yaml:3:10 `word` is nothing that can be said of a column; did you mean `words`?',
    ],
    ['no fields', 'kind: team\n', 'map.yaml:1:1 the map is none: expected `fields`'],
    ['a number as a column', 'kind: team\nfields: {title: 7}\n', 'map.yaml:2:17 expected a column, got `7`'],
    ['no YAML', 'kind: [team\n', 'map.yaml:2:1 expected YAML: '],
    ['a word', 'team\n', 'map.yaml:1:1 the map is none: expected `kind` and `fields`'],
  ])('%s in the map is refused', (_name, text, expected) => {
    expect(refusal(() => read([csv], text))).toContain(expected)
  })

  test.each([
    ['a page', {file: 't.csv', text: '<!doctype html><p>'}, 't.csv:1:1 expected CSV, got HTML'],
    ['a row with too many cells', {file: 't.csv', text: 'name,about\nA,B\nC,D,E\n'}, 't.csv:3:1 expected CSV: Invalid Record Length'],
    ['a quote that does not end', {file: 't.csv', text: 'name,about\n"A,B\n'}, 'expected CSV: Quote Not Closed'],
    ['a list of numbers', {file: 't.json', text: '[1, 2]'}, 't.json:1:1 expected a list of rows'],
    ['half a JSON', {file: 't.json', text: '[{"name": '}, 'expected JSON'],
    ['half a YAML', {file: 't.yaml', text: 'a: [b\n'}, 'expected YAML'],
    [
      'aliases without end',
      {
        file: 't.yaml',
        text: `a: &a [x,x]\n${'bcdefghij'
          .split('')
          .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`)
          .join('\n')}\n`,
      },
      'aliases stand for too many values',
    ],
  ])('%s is refused', (_name, input, expected) => {
    expect(refusal(() => read([input], teamMap))).toContain(expected)
  })

  test('without a map, the columns are named', () => {
    expect(refusal(() => importTable([csv], {catalog: empty, options: {}, read: () => ''}))).toBe(
      't.csv:: no map says what its columns `name` and `about` are Write a map with `kind` and `fields`, and name it with `--map MAP.yaml`; the guide shows one.',
    )
  })

  test('hostile cells write no path and no code', () => {
    const text = 'name,about\n../../etc/passwd,{process.exit()}\n__proto__,<script>\n'
    const {files} = read([{file: 't.csv', text}], `${teamMap}body: about\n`)
    expect(files.map(({contentPath}) => contentPath)).toEqual(['teams/etc-passwd.mdx', 'teams/proto.mdx'])
    expect(checked(files)).toEqual([])
  })
})
