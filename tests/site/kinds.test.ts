import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {beforeAll, describe, expect, test} from 'vitest'
import {addedFields, addFields, addKinds, kindNames, kindOfFolder, kinds} from '../../src/core/content/kinds.ts'
import {editorSchemas} from '../../src/core/content/schema/editor.ts'
import {ownKinds} from '../../src/core/content/schema/index.ts'
import {defineKind, type KindDefinition} from '../../src/core/content/schema/kind.ts'
import {places} from '../../src/core/content/site-places.ts'
import {folderWith, root, startedClarity} from '../support/clarity.ts'
import {standIn, vendor} from '../support/vendor-kind.ts'

const routes = path.join(root, 'src/site/routes')
const pages = readdirSync(routes, {recursive: true}).map(String)

describe('the registry of kinds of entries', () => {
  test('lists every file of src/core/content/schema that defines one, under its own name', () => {
    const folder = path.join(root, 'src/core/content/schema')
    const defining = readdirSync(folder).filter(name => /= defineKind\(\{/.test(readFileSync(path.join(folder, name), 'utf8')))
    expect(ownKinds.map(({id}) => `${id}.ts`).sort()).toEqual(defining.sort())
  })

  test('says of each kind whether the site has pages made for it', () => {
    for (const {folder, hasOwnPage} of ownKinds) {
      expect([folder, pages.includes(`${folder}/index.astro`) && pages.includes(`${folder}/[id].astro`)]).toEqual([folder, hasOwnPage])
    }
  })

  test('keeps the addresses of other pages from being taken', () => {
    const folders = readdirSync(routes, {withFileTypes: true}).filter(item => item.isDirectory() && !item.name.startsWith('['))
    const open = folders
      .filter(({name}) => kindOfFolder(name) === undefined)
      .filter(({name}) => !isRefused({...vendor, id: 'other', folder: name}))
    expect(open.map(({name}) => name)).toEqual([])
  })

  test('refuses a name that is taken, or that is no name', () => {
    expect(isRefused({...vendor, id: 'team'})).toBe(true)
    expect(isRefused({...vendor, id: 'signal'})).toBe(true)
    expect(isRefused({...vendor, folder: 'teams'})).toBe(true)
    expect(() => defineKind({...vendor, folder: '../teams', place: false})).toThrow('`../teams` names no kind of entry')
  })
})

function isRefused(kind: KindDefinition): boolean {
  try {
    addKinds([kind])
    return false
  } catch (error) {
    return error instanceof RangeError
  }
}

describe('the list of places', () => {
  test('is drawn from kinds and a few other pages, the incident first', () => {
    expect(places().map(({title}) => title)).toEqual([
      ...[
        'Start',
        'Status',
        'On call',
        'Runbooks',
        'Failure modes',
        'Alerts',
        'Error codes',
        'Integrations',
        'Services',
        'Contracts',
        'Systems',
      ],
      ...['Source of truth', 'Facts', 'Ownership', 'Coverage', 'Teams', 'People', 'Escalation paths', 'Changes', 'Decisions', 'Delivery'],
      ...['Incidents', 'Rules', 'Guide'],
    ])
  })

  test('has each place that a page says it belongs to', () => {
    const keys = new Set(places().map(({key}) => key))
    const named = pages
      .filter(name => name.endsWith('.astro'))
      .flatMap(name => [...readFileSync(path.join(routes, name), 'utf8').matchAll(/\bplace="([^"]+)"/g)].map(match => match[1] ?? ''))
    expect(named.length).toBeGreaterThan(20)
    expect([...new Set(named)].filter(key => !keys.has(key))).toEqual([])
  })
})

describe('a kind that is added', () => {
  const files = {
    'content/vendors/parcel-people.mdx':
      '---\ntitle: Parcel people\nnumber: VEN-01\nsummary: They carry parcels.\nowner: order-ops\naliases: [carrier]\nlines: [{number: +1-555-0142, asks: kai}]\n---\nCall before noon.\n',
    'content/teams/order-ops.mdx':
      '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\nstandIn: kai\n---\nAsk [the carrier](vendor:parcel-people).\n',
    'content/people/kai.mdx': "---\ntitle: Kai\nrole: Lead\ntimeZone: UTC\ncontacts: [{via: chat, address: '@kai'}]\n---\n",
  }
  const env = {NODE_OPTIONS: `--import ${pathToFileURL(path.join(root, 'tests/support/add-vendor-kind.ts')).href}`}
  let cwd: string
  const page = (name: string) => readFileSync(path.join(cwd, 'dist', name), 'utf8')

  beforeAll(async () => {
    cwd = folderWith(files)
    const {code, stdout, stderr} = await startedClarity(['build'], {cwd, env})
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('Built ')])
  })

  test('is checked by its schema', async () => {
    const torn = files['content/vendors/parcel-people.mdx'].replace('asks: kai', 'asks: kaj').replace('summary', 'sumary')
    const {code, stdout} = await startedClarity(['check'], {cwd: folderWith({...files, 'content/vendors/parcel-people.mdx': torn}), env})
    expect(code).toBe(1)
    expect(stdout).toContain('unknown key `sumary`; did you mean `summary`? (frontmatter-unknown-key)')
    expect(stdout).toContain('no person `kaj`')
  })

  test('has a page with all that its entry says, linked both ways', () => {
    const entry = page('vendors/parcel-people/index.html').replace(/\s+/g, ' ')
    expect(entry).toContain('<h1>Parcel people</h1>')
    expect(entry).toContain('Vendor VEN-01')
    expect(entry).toContain('Call before noon.')
    expect(entry).toMatch(/<dt>Number<\/dt> ?<dd> ?\+1-555-0142/)
    expect(entry).toMatch(/<dt>Asks<\/dt> ?<dd> ?<a href="\/people\/kai\/">Kai<\/a>/)
    expect(entry).toMatch(/<dt>Answers at night<\/dt> ?<dd> ?no/)
    expect(page('teams/order-ops/index.html')).toContain('<a href="/vendors/parcel-people/">')
    expect(page('teams/order-ops/index.html').replace(/\s+/g, ' ')).toMatch(/<dt>Stand in<\/dt> ?<dd> ?<a href="\/people\/kai\/">Kai<\/a>/)
    expect(page('people/kai/index.html')).toContain('<a href="/vendors/parcel-people/">')
  })

  test('has a list, a place, a page of the guide and an entry of the search', () => {
    expect(page('vendors/index.html')).toContain('<a href="/vendors/parcel-people/">Parcel people</a>')
    expect(page('index.html')).toMatch(/<a href="\/vendors\/"[^>]*>Vendors<\/a>/)
    expect(page('vendors/index.html')).toMatch(/<a href="\/vendors\/" aria-current="page"/)
    expect(page('guide/index.html')).toContain('<a href="/guide/vendor/">vendor</a>')
    expect(page('guide/vendor/index.html')).toContain('lines[].asks')
    expect(page('lookup.json')).toContain('"url":"/vendors/parcel-people/"')
  })

  test('has a schema for editors', () => {
    addKinds([vendor])
    expect(kindNames.at(-1)).toBe('vendor')
    expect(kinds[kindNames.at(-1) ?? 'team']).toBe(vendor)
    expect(editorSchemas([]).vendor).toMatchObject({title: 'vendor', properties: {answersAtNight: {type: 'boolean'}}})
  })
})

describe('a field that is added to a kind', () => {
  const team = '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\nstandIn: kaj\nstandin: kai\n---\n'
  const env = {NODE_OPTIONS: `--import ${pathToFileURL(path.join(root, 'tests/support/add-vendor-kind.ts')).href}`}

  test('is checked, and found when a name is nearly its own', async () => {
    const {stdout} = await startedClarity(['check'], {cwd: folderWith({'content/teams/order-ops.mdx': team}), env})
    expect(stdout).toContain('no person `kaj`')
    expect(stdout).toContain('unknown key `standin`; did you mean `standIn`?')
  })

  test('is unknown where nobody added it', async () => {
    const {stdout} = await startedClarity(['check'], {cwd: folderWith({'content/teams/order-ops.mdx': team})})
    expect(stdout).toContain('unknown key `standIn`')
  })

  test('is refused where its name or its kind does not fit, and is no second one where it is the same', () => {
    expect(() => addFields({team: {lead: standIn}})).toThrow('teams have a field `lead` already')
    expect(() => addFields({tem: {standIn}})).toThrow('there is no kind of entry `tem`; did you mean `team`?')
    for (let times = 0; times < 2; times++) addFields({team: {standIn}})
    expect(addedFields('team')).toEqual(['standIn'])
    expect(editorSchemas([]).team).toMatchObject({properties: {standIn: {type: 'string'}}})
  })
})
