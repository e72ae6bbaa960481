import path from 'node:path'
import {expect, test} from 'vitest'
import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {loadForCheckAtOnce} from '../../src/host/check-content.ts'
import {readPlan} from '../../src/host/status/content-plan.ts'
import {rules} from '../../src/rules/index.ts'
import {folderWith} from '../support/clarity.ts'

const cwd = folderWith({
  'content/settings.yaml':
    'organisation: Larkmoor\nstatus: {snapshot: live/now.json}\nsources:\n  - {id: main, title: Main, kind: prometheus, url: "https://metrics.example.com"}\n',
  'content/systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\nowner: order-ops\n---\n',
  'content/systems/broken.mdx': '---\ntitle: [\n---\n',
  'content/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n',
  'content/rotations/night.mdx': '---\ntitle: Night\nteam: order-ops\ntimeZone: UTC\ncalendar: {file: night.ics, names: {}}\n---\n',
  'content/rotations/night.ics': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
})
const held = (catalog: Catalog) => ({
  files: catalog.documents.map(({file}) => file),
  settings: catalog.settings,
  calendars: [...catalog.calendars.keys()],
  systems: catalog.list('system').map(({id}) => id),
})

test('what is read whole and what is read for a check is one catalog, overrides included', () => {
  for (const overrides of [{}, {public: true}]) {
    const whole = loadCatalog('content', cwd, {overrides})
    const checked = loadForCheckAtOnce('content', rules, {cwd, overrides, cache: path.join(cwd, '.clarity')})
    expect(held(checked.catalog)).toEqual(held(whole.catalog))
    expect([checked.root, whole.catalog.settings.public]).toEqual([whole.root, overrides.public ?? false])
  }
  expect(held(loadCatalog('content', cwd).catalog)).toMatchObject({
    calendars: ['rotations/night.ics'],
    systems: ['netsuite'],
    settings: {status: {snapshot: 'live/now.json'}},
  })
})

test('a part of the folders comes with the settings, and with nothing of the others', () => {
  const {catalog} = loadCatalog('content', cwd, {folders: ['systems']})
  expect(held(catalog)).toMatchObject({
    files: ['content/systems/broken.mdx', 'content/systems/netsuite.mdx'],
    calendars: [],
    settings: loadCatalog('content', cwd).catalog.settings,
  })
})

test('the collector reads by the same settings, and says what it left out', () => {
  const plan = readPlan('content', cwd)
  expect([plan.snapshot, plan.broken]).toEqual(['live/now.json', ['`content/systems/broken.mdx` does not fit its schema']])
  expect(plan.plan.sources.map(({id}) => id)).toEqual(loadCatalog('content', cwd).catalog.settings.sources.map(({id}) => id))
})
