import {
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model'
import {describe, expect, test} from 'vitest'
import {parseAllDocuments} from 'yaml'
import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {exportBackstage} from '../../src/exchange/backstage/export.ts'
import {importBackstage} from '../../src/exchange/backstage/import.ts'
import {UnreadableInput} from '../../src/exchange/finding.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from '../support/clarity.ts'
import {catalogOf, catalogWith, checked, empty, now, said} from './support.ts'

const {catalog: example} = loadCatalog('content', root)
const validators = [
  groupEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
]
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
])

function entitiesOf(text: string): Entity[] {
  return parseAllDocuments(text).map(document => document.toJS() as Entity)
}

async function faultsOf(entities: readonly Entity[]): Promise<string[]> {
  const faults = entities.map(async entity => {
    const ref = stringifyEntityRef(entity)
    try {
      await policy.enforce(entity)
      const known = await Promise.all(validators.map(validator => validator.check(entity)))
      return known.includes(true) ? [] : [`${ref}: no validator knows it`]
    } catch (error) {
      return [`${ref}: ${(error as Error).message}`]
    }
  })
  return (await Promise.all(faults)).flat()
}

describe('the example organisation for Backstage', () => {
  const {text, findings, entities} = exportBackstage(example, now)
  const written = entitiesOf(text)

  test("has entities that Backstage's own schemas and policies take, and no two of one name", async () => {
    expect(findings).toEqual([])
    expect(await faultsOf(written)).toEqual([])
    expect(written).toHaveLength(entities.length)
    expect(new Set(written.map(entity => stringifyEntityRef(entity))).size).toBe(written.length)
    const counts = Object.fromEntries(
      Map.groupBy(written, ({kind}) => kind)
        .entries()
        .map(([kind, list]) => [kind, list.length]),
    )
    expect(counts).toEqual({Group: 6, User: 15, System: 10, Component: 7, Resource: 16})
  })

  test('refers only to entities that are in it', () => {
    const known = new Set(written.map(entity => stringifyEntityRef(entity)))
    const refs = written.flatMap(({spec}) =>
      Object.entries(spec ?? {}).flatMap(([field, value]) =>
        ['owner', 'system', 'members', 'memberOf', 'dependsOn'].includes(field) ? [value].flat() : [],
      ),
    )
    expect(refs.length).toBeGreaterThan(100)
    expect(refs.filter(ref => !known.has(stringifyEntityRef(parseEntityRef(String(ref)))))).toEqual([])
  })

  test('gives an integration its owner, what it depends on, its runbooks and its alerts', () => {
    const component = written.find(({kind, metadata}) => kind === 'Component' && metadata.name === 'orders-to-erp')
    expect(component?.spec).toEqual({
      type: 'integration',
      lifecycle: 'production',
      owner: 'group:default/integration-platform',
      dependsOn: [
        'system:default/shopify',
        'system:default/sqs',
        'system:default/celigo',
        'system:default/netsuite',
        'resource:default/order',
        'resource:default/sales-order',
        'resource:default/customer',
        'resource:default/fulfillment-order',
      ],
    })
    const {annotations, links, labels} = component?.metadata ?? {}
    expect(annotations?.['operational-clarity/runbooks']).toContain('redrive-dead-letters')
    expect(annotations?.['operational-clarity/alerts']).toContain('OrdersSilent')
    expect(annotations?.['backstage.io/view-url']).toBe('https://runbooks.example.com/integrations/orders-to-erp/')
    expect(labels).toEqual({'operational-clarity/tier': '1'})
    expect(links?.filter(({type}) => type === 'runbook').map(({url}) => url)).toContain(
      'https://runbooks.example.com/runbooks/redrive-dead-letters/',
    )
  })

  test('read again gives the same people, teams, systems, integrations and data objects, as far as Backstage can hold them', () => {
    const {files, findings} = importBackstage([{file: 'catalog-info.yaml', text}], {catalog: empty})
    expect(findings.filter(({severity}) => severity !== 'note')).toEqual([])
    const again = catalogOf(files)
    expect(held(again)).toEqual(held(example))
    // Backstage has no word for what an integration carries back.
    expect(checked(files).filter(line => !line.startsWith('error copy-against-flow '))).toEqual([])
  })

  test('read beside itself writes no person and no team again', () => {
    const {files, matched} = importBackstage([{file: 'catalog-info.yaml', text}], {catalog: example})
    expect(files.filter(({kind}) => kind === 'person' || kind === 'team')).toEqual([])
    expect(matched).toHaveLength(21)
    expect(files.find(({id}) => id === 'orders-to-erp')?.text).toContain('\nescalation: integration\n')
  })
})

// What Backstage has a field or an annotation of ours for; telephone numbers, signals and vendor support are not among it.
function held(catalog: Catalog) {
  const status = (page: {url: string} | undefined) => page?.url
  return {
    people: catalog.list('person').map(({id, data: {title, summary, role, organisation, timeZone, contacts}}) => ({
      ...{id, title, summary, role, organisation, timeZone},
      contacts: contacts.filter(({via, internal}) => (via === 'chat' || via === 'email') && !internal),
    })),
    teams: catalog.list('team').map(({id, data: {title, purpose, lead, members, channel, mailbox, codeHost}}) => ({
      id,
      title,
      purpose,
      lead,
      members,
      channel,
      mailbox,
      codeHost,
    })),
    systems: catalog
      .list('system')
      .map(({id, data: {title, summary, category, owner, vendorName, vendorContact, consoles, statusPage}}) => ({
        id,
        title,
        summary,
        category,
        owner,
        vendorName,
        vendorContact,
        consoles,
        status: status(statusPage),
      })),
    integrations: catalog
      .list('integration')
      .map(({id, data: {title, summary, from, via, to, carries, mechanism, target, tier, owner, dashboards}}) => ({
        id,
        title,
        summary,
        from,
        via,
        to,
        carries,
        mechanism,
        target,
        tier,
        owner,
        dashboards,
      })),
    dataObjects: catalog
      .list('data-object')
      .map(({id, data: {title, summary, key, owner, systemOfRecord, copies, writers, lifecycle, conflictRule, reconcile, risk}}) => ({
        id,
        title,
        summary,
        key,
        owner,
        systemOfRecord,
        copies,
        writers,
        lifecycle,
        conflictRule,
        reconcile,
        risk,
      })),
  }
}

describe('an export to Backstage', () => {
  const long = 'a-name-that-is-much-longer-than-the-sixty-three-characters-of-kubernetes'
  const person = (more: string) => `---\ntitle: Kai\nrole: R\ntimeZone: UTC\n${more}---\n`
  const catalog = catalogWith({
    'people/kai.mdx': person(
      "contacts:\n  - {via: email, address: secret@example.com, internal: true}\n  - {via: chat, address: '@hidden', internal: true}\n  - {via: phone, address: +1-555-0104}\n",
    ),
    'people/gone.mdx': person('left: 2026-11-01\n'),
    [`teams/${long}-one.mdx`]: '---\ntitle: One\npurpose: P.\nmembers: [kai, gone]\n---\n',
    [`teams/${long}-two.mdx`]: '---\ntitle: Two\npurpose: P.\n---\n',
    'teams/odd name_.mdx': '---\ntitle: Odd\npurpose: P.\n---\n',
    'systems/erp.mdx': '---\ntitle: ERP\ncategory: erp\nowner: nobody-we-know\n---\n',
    'systems/shop.mdx': `---\ntitle: Shop\ncategory: storefront\nowner: ${long}-two\n---\n`,
  })
  const {text, findings} = exportBackstage(catalog, now)
  const written = entitiesOf(text)

  test('makes names that are valid and differ', async () => {
    expect(await faultsOf(written)).toEqual([])
    const names = written.filter(({kind}) => kind === 'Group').map(({metadata}) => metadata.name)
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(3)
    expect(Math.max(...names.map(name => name.length))).toBeLessThanOrEqual(63)
    const two = written.find(({metadata}) => metadata.title === 'Two')?.metadata.name
    expect(written.find(({metadata}) => metadata.name === 'shop')?.spec?.owner).toBe(`group:default/${two}`)
  })

  test('leaves out internal contacts, telephone numbers and people who have left', () => {
    expect(text).not.toMatch(/secret@|@hidden|555|gone/)
  })

  test('says which entity has no owner, and where', () => {
    expect(said({findings})).toEqual([
      'warning content/systems/erp.mdx:4:1 `System` `erp` is written with the owner `unknown`: there is no team `nobody-we-know`',
    ])
  })

  test('has services as components beside integrations, which come back with what they depend on', async () => {
    const shop = catalogWith({
      'teams/ops.mdx': '---\ntitle: Ops\npurpose: P.\n---\n',
      'systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\nowner: ops\n---\n',
      'systems/erp.mdx': '---\ntitle: ERP\ncategory: erp\nowner: ops\n---\n',
      'integrations/prices.mdx': '---\ntitle: Prices to ERP\nfrom: [shop]\nto: [erp]\nmechanism: Queue.\ntier: 1\nowner: ops\n---\n',
      'services/prices.mdx':
        '---\ntitle: Prices\ntype: website\ntier: 1\nlifecycle: experimental\nsystem: shop\ndependsOn: [service:tax, system:erp]\nowner: ops\nlinks: [{title: Code, url: https://code.example.com/prices}]\n---\n',
      'services/tax.mdx': '---\ntitle: Tax\ntier: 2\nlifecycle: production\nowner: ops\n---\n',
    })
    const {text} = exportBackstage(shop, now)
    const entities = entitiesOf(text)
    expect(await faultsOf(entities)).toEqual([])
    const names = entities.filter(({kind}) => kind === 'Component').map(({metadata}) => metadata.name)
    expect(new Set(names).size).toBe(3)
    const again = catalogOf(importBackstage([{file: 'catalog-info.yaml', text}], {catalog: empty}).files)
    const held = (catalog: Catalog) =>
      catalog.list('service').map(({id, data: {title, type, tier, lifecycle, system, dependsOn, owner, links}}) => ({
        ...{id, title, type, tier, lifecycle, system, dependsOn, owner},
        links: links.filter(({url}) => !url.includes('runbooks.example.com')),
      }))
    expect(held(again)).toEqual(held(shop))
  })

  test('keeps names and ids that are odd through a round trip', () => {
    const ids = importBackstage([{file: 'c.yaml', text}], {catalog: empty})
      .files.filter(({kind}) => kind === 'team')
      .map(({id}) => id)
    expect(ids).toEqual(expect.arrayContaining(['odd-name']))
    expect(new Set(ids).size).toBe(3)
  })
})

describe('an import from Backstage', () => {
  const read = (text: string, catalog = empty) => importBackstage([{file: 'catalog-info.yaml', text}], {catalog})
  const foreign = `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: artists, description: Keep artists in the loop.}
spec: {type: team, parent: ops, children: [], profile: {displayName: Artist Relations, email: artists@example.com}}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: jdoe}
spec: {profile: {displayName: Jenny Doe, email: jenny-doe@example.com}, memberOf: [artists]}
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: {name: artist-portal, title: Artist Portal}
spec: {owner: artists, type: service}
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: {name: Plays.Topic}
spec: {owner: 'user:jdoe', type: kafka-topic}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: artist-web}
spec: {type: website, lifecycle: production, owner: artists}
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: plays}
spec: {}
`

  test('carries over what has a counterpart and says of the rest where it stands', () => {
    const imported = read(foreign)
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'systems/artist-portal.mdx',
      'systems/plays-topic.mdx',
      'people/jdoe.mdx',
      'teams/artists.mdx',
      'services/artist-web.mdx',
    ])
    expect(said(imported)).toEqual([
      'note catalog-info.yaml:4:28 the parent `ops` of group `artists` is left out: teams here have no order',
      'warning catalog-info.yaml:8:11 user `jdoe` has no time zone; `UTC` of the settings is written',
      'warning catalog-info.yaml:14:30 system `artist-portal` has the type `service`, which is no category; `integration-platform` is written',
      'warning catalog-info.yaml:19:15 the owner `user:jdoe` of `Plays.Topic` is left out: an owner here is a team',
      'warning catalog-info.yaml:23:11 component `artist-web` has no tier; `2` is written',
      'warning catalog-info.yaml:27:7 api `plays` is left out: no component in the files provides or consumes it, and an integration has two ends',
    ])
    expect(imported.files.find(({id}) => id === 'artists')?.text).toBe(`---
title: Artist Relations
ids:
  backstage: group:default/artists
purpose: Keep artists in the loop.
members:
  - jdoe
mailbox: artists@example.com
---
Imported from Backstage: Group artists.
`)
    expect(checked(imported.files)).toEqual([])
  })

  test('knows people and teams by their e-mail', () => {
    const there = catalogWith({
      'people/jenny.mdx': '---\ntitle: Jenny\nrole: R\ntimeZone: UTC\ncontacts: [{via: email, address: Jenny-Doe@example.com}]\n---\n',
      'teams/relations.mdx': '---\ntitle: Relations\npurpose: P.\nmailbox: artists@example.com\n---\n',
    })
    const {files, matched} = read(foreign, there)
    expect(matched).toEqual(['team:relations', 'person:jenny'])
    expect(files.map(({contentPath}) => contentPath)).toEqual([
      'systems/artist-portal.mdx',
      'systems/plays-topic.mdx',
      'services/artist-web.mdx',
    ])
    expect(files[0]?.text).toContain('owner: relations')
  })

  const entity = (kind: string, metadata: string, spec: string) =>
    `apiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`
  const several = [
    entity(
      'Component',
      '{name: till, description: Takes money., tags: [java, tier-1], annotations: {pagerduty.com/service-id: PSVC1, github.com/project-slug: example/till}, links: [{url: "https://till.example.com/admin", title: Admin}, {url: "https://grafana.example.com/d/till", type: dashboard}]}',
      '{type: service, lifecycle: production, providesApis: [prices], dependsOn: ["resource:till-db"], system: shop}',
    ),
    entity('Resource', '{name: till-db}', '{type: database}'),
    entity(
      'Component',
      '{name: web-shop}',
      '{type: website, consumesApis: ["api:default/prices", stock], dependsOn: ["component:till", "component:elsewhere"], system: web}',
    ),
    entity('Component', '{name: stock-api, labels: {example.com/tier: "3"}}', '{type: service, providesApis: [stock], system: web}'),
    entity('Component', '{name: ui-kit}', '{type: library}'),
    entity('API', '{name: stock}', '{type: openapi}'),
    entity('API', '{name: prices, title: Prices}', '{type: openapi, definition: "openapi: 3.1.0"}'),
    entity('Domain', '{name: retail}', '{owner: artists}'),
    entity('System', '{name: shop}', '{domain: retail, type: storefront}'),
    entity('System', '{name: web}', '{type: storefront}'),
    entity('Location', '{name: all}', '{targets: ["./a/catalog-info.yaml", "./b/*/catalog-info.yaml", "https://example.com/c.yaml"]}'),
  ].join('---\n')

  test('makes services of components and integrations of APIs between systems; what has no field stays in words', () => {
    const imported = read(several)
    const text = (id: string) => imported.files.find(file => file.id === id)?.text
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'systems/shop.mdx',
      'systems/till-db.mdx',
      'systems/web.mdx',
      'integrations/prices.mdx',
      'services/stock-api.mdx',
      'services/till.mdx',
      'services/web-shop.mdx',
    ])
    expect(text('till')).toBe(`---
title: till
summary: Takes money.
ids:
  backstage: component:default/till
  pagerduty: PSVC1
tier: 1
lifecycle: production
system: shop
dependsOn:
  - system:till-db
dashboards:
  - title: https://grafana.example.com/d/till
    url: https://grafana.example.com/d/till
links:
  - title: Admin
    url: https://till.example.com/admin
---
Imported from Backstage: Component till. Provides: prices. Tags: java, tier-1.
`)
    expect(text('web-shop')).toContain('type: website\ntier: 2\nsystem: web\ndependsOn:\n  - service:till\n  - service:stock-api\n---\n')
    expect(text('web-shop')).toContain('Depends on: component\\:elsewhere. Consumes: api\\:default/prices, stock.')
    expect(text('stock-api')).toContain('tier: 3\n')
    expect(text('prices')).toContain('from:\n  - shop\nto:\n  - web\nmechanism: API of the type openapi.\ntier: 2\n')
    expect(text('shop')).toContain('Domain: retail.')
    expect(checked(imported.files).filter(line => line.startsWith('error'))).toEqual([
      'error owner-missing content/integrations/prices.mdx integration `prices` has no owner',
      'error owner-missing content/services/stock-api.mdx service `stock-api` has no owner',
      'error owner-missing content/services/till.mdx service `till` has no owner',
      'error owner-missing content/services/web-shop.mdx service `web-shop` has no owner',
    ])
  })

  test('leaves a component that an earlier version has written as a system what it is', () => {
    const there = {'systems/cash.mdx': '---\ntitle: Till\nids: {backstage: component:default/till}\ncategory: payments\n---\n'}
    const paths = read(several, catalogWith(there)).files.map(({contentPath}) => contentPath)
    expect(paths.filter(each => /cash|till\.mdx/.test(each))).toEqual(['systems/cash.mdx'])
  })

  test('names the targets of a location that are not among the files, the keys of other plugins, and what it cannot keep', () => {
    const inputs = ['catalog/catalog-info.yaml', 'catalog/b/x/catalog-info.yaml'].map((file, index) => ({
      file,
      text: index === 0 ? several : foreign,
    }))
    const found = said(importBackstage(inputs, {catalog: empty}))
      .filter(line => !line.includes('b/x'))
      .map(line => line.replace(/:\d+:\d+/, ''))
    expect(found).toEqual([
      'note catalog/catalog-info.yaml annotation `github.com/project-slug` of `till` is left out',
      'warning catalog/catalog-info.yaml resource `till-db` has the type `database`, which is no category; `integration-platform` is written',
      'warning catalog/catalog-info.yaml component `web-shop` has no tier; `2` is written',
      'note catalog/catalog-info.yaml component `ui-kit` is left out: nobody operates a library',
      'note catalog/catalog-info.yaml api `stock` is between no two systems and no integration: who consumes it depends on who provides it',
      'warning catalog/catalog-info.yaml api `prices` has no tier; `2` is written',
      'note catalog/catalog-info.yaml the definition of api `prices` is left out: it belongs to a contract',
      'note catalog/catalog-info.yaml domain `retail` is left out: its systems name it in their text',
      'warning catalog/catalog-info.yaml target `./a/catalog-info.yaml` of location `all` is in none of the files',
      'warning catalog/catalog-info.yaml target `https://example.com/c.yaml` of location `all` is in none of the files',
    ])
  })

  test('finds again what it has written, whatever it is called by then, and says so of two people with one address', () => {
    const first = read(several)
    const renamed = Object.fromEntries(first.files.map(({contentPath, text}) => [contentPath.replace('till', 'cash-desk'), text]))
    expect(read(several, catalogWith(renamed)).files.map(({contentPath}) => contentPath)).toContain('services/cash-desk.mdx')
    const user = (name: string) => entity('User', `{name: ${name}}`, '{profile: {email: desk@example.com}, memberOf: []}')
    const two = read(`${user('ada')}---\n${user('bea')}`)
    expect(two.files.map(({contentPath}) => contentPath)).toEqual(['people/ada.mdx', 'people/bea.mdx'])
    expect(said(two)).toContainEqual('warning catalog-info.yaml:9:25 user `bea` has the e-mail address of `ada`; both are written')
  })

  test('gives two people of one id two ids', () => {
    const there = catalogWith({
      'people/jdoe.mdx': '---\ntitle: John Doe\nrole: R\ntimeZone: UTC\ncontacts: [{via: email, address: john@example.com}]\n---\n',
    })
    expect(read(foreign, there).files.find(({kind}) => kind === 'person')?.contentPath).toBe('people/jdoe-2.mdx')
  })

  test('goes on after a document that cannot be read, and after one that is there twice', () => {
    const twice = foreign.split('---\n').slice(0, 2).join('---\n')
    const imported = read(
      `${twice}---\nkind: [unclosed\n---\n${foreign.split('---\n')[1]}---\napiVersion: v1\nkind: User\nmetadata: {title: 7}\n`,
    )
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual(['people/jdoe.mdx', 'teams/artists.mdx'])
    expect(said(imported).filter(line => line.startsWith('error'))).toEqual([
      expect.stringContaining('error catalog-info.yaml:12:1 a document is left out:'),
      'error catalog-info.yaml:15:18 `user:default/jdoe` is there twice; this one is left out',
      'error catalog-info.yaml:20:11 a document is no entity: expected `metadata.name`',
    ])
  })

  test.each([
    ['a page', '<!doctype html>', 'expected YAML with Backstage entities, got HTML or XML'],
    ['a list', '- 1\n- 2\n', 'no Backstage entity is in it'],
    ['prose', 'just words\n', 'no Backstage entity is in it'],
    [
      'aliases that expand without end',
      `a: &a [x,x]\n${'bcdefghij'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`)
        .join('\n')}\n`,
      'no Backstage entity is in it',
    ],
  ])('refuses %s', (_name, text, message) => {
    expect(() => read(text)).toThrow(UnreadableInput)
    expect(() => read(text)).toThrow(message)
  })

  test('writes no path with a hostile name, and no code into a body', () => {
    const {files} = read(
      `apiVersion: v1\nkind: User\nmetadata: {name: "../../x", annotations: {operational-clarity/id: "../../../etc/passwd"}}\nspec: {profile: {displayName: "{process.exit()}\\n---\\nleft: 2020-01-01"}, memberOf: []}\n`,
    )
    expect(files.map(({contentPath}) => contentPath)).toEqual(['people/etc-passwd.mdx'])
    expect(checked(files)).toEqual([])
    expect(catalogOf(files).get('person', 'etc-passwd')?.data.left).toBeUndefined()
  })
})
