import {describe, expect, test} from 'vitest'
import {differencesBetween} from '../../src/changes/diff.ts'
import {WhoNotices} from '../../src/changes/who-notices.ts'
import {cases} from './edits.ts'
import {catalogOf, type Files, shop, type Way} from './shop.ts'

const every = [
  'hold.mdx:9 writes hold_flag',
  'hold.mdx:9 writes total_price',
  'hold.mdx:9 writes channel_code',
  'hold.mdx:15 reads order_id',
]
const nested = ['hold.mdx:15 reads line_items[].sku', 'hold.mdx:15 reads line_items[].price_set.amount']
const names = ['hold.mdx:15 reads first_name', 'hold.mdx:15 reads last_name', 'hold.mdx:15 reads recipient_name']
const all = {integrations: ['books', 'feed', 'flow'], commands: [...every, ...nested, ...names].sort()}

// Of each edit: the integrations that notice it, and the commands that use what it is about under its old name.
const noticed: Record<string, {integrations: string[]; commands: string[]}> = {
  'an unmapped field is renamed': {integrations: ['feed', 'flow'], commands: ['hold.mdx:9 writes hold_flag']},
  'a mapped source field is renamed': {integrations: ['books', 'flow'], commands: ['hold.mdx:9 writes channel_code']},
  'a mapped target field is renamed, and the mapping follows': {integrations: ['books', 'flow'], commands: []},
  'a unit goes from USD to cents': {integrations: ['books', 'flow'], commands: ['hold.mdx:9 writes total_price']},
  'an integer becomes a string': {integrations: ['books', 'flow'], commands: ['hold.mdx:15 reads order_id']},
  'a list of values is narrowed': {integrations: ['books', 'flow'], commands: ['hold.mdx:9 writes channel_code']},
  'the endpoint goes from v1 to v2': all,
  'key and idempotency key are removed': all,
  'the version pin moves back': all,
  'a field is removed': {integrations: ['flow'], commands: ['hold.mdx:15 reads recipient_name']},
  'the type in an array item changes': {integrations: ['books', 'flow'], commands: ['hold.mdx:15 reads line_items[].sku']},
  'a nested field is renamed': {integrations: ['flow'], commands: ['hold.mdx:15 reads line_items[].price_set.amount']},
  'a required field is added': {integrations: ['flow'], commands: []},
  'a default appears': {integrations: ['feed', 'flow'], commands: ['hold.mdx:9 writes hold_flag']},
  'an element is inserted before one that moves on': {integrations: ['flow'], commands: ['hold.mdx:21 reads W0105']},
  'a value is renamed': {integrations: ['books', 'flow'], commands: ['hold.mdx:9 writes channel_code']},
  'the idempotency key is another one': all,
  'a transform changes with equal types': {integrations: ['books', 'flow'], commands: ['hold.mdx:15 reads order_id']},
  'the contract moves to another system': all,
  'two names cross each other': {integrations: ['flow'], commands: ['hold.mdx:15 reads first_name', 'hold.mdx:15 reads last_name']},
}

function noticedBy(way: Way, edit: (typeof cases)[number]['edit']) {
  const [before, after] = [catalogOf(shop(way)), catalogOf(edit(shop(way)))]
  const differences = differencesBetween(before, after)
  const who = new WhoNotices(before, after, differences)
  const each = differences.map(difference => who.of(difference))
  const commands = each.flatMap(({commands}) =>
    commands.map(({at, writes, name}) => `${at.file.replace(/^.*\//, '')}:${at.start.line} ${writes ? 'writes' : 'reads'} ${name}`),
  )
  return {integrations: [...new Set(each.flatMap(({integrations}) => integrations))].sort(), commands: [...new Set(commands)].sort()}
}

describe.each(['inbound', 'outbound'] as const)('who notices an edit of an %s contract', way => {
  test.each(cases.map(({name, edit}) => [name, edit] as const))('%s', (name, edit) => {
    expect(noticedBy(way, edit)).toEqual(noticed[name])
  })
})

test('a command of another system uses no field of the same name', () => {
  const files = shop('outbound')
  const elsewhere = (files['runbooks/hold.mdx'] ?? '').replaceAll('far.example.com', 'near.example.com')
  const before = catalogOf({...files, 'runbooks/hold.mdx': elsewhere})
  const after = catalogOf({
    ...files,
    'runbooks/hold.mdx': elsewhere,
    'contracts/subject.mdx': (files['contracts/subject.mdx'] ?? '').replace('channel_code', 'sales_channel'),
  })
  const differences = differencesBetween(before, after)
  const who = new WhoNotices(before, after, differences)
  expect(differences.flatMap(each => who.of(each).commands)).toEqual([])
})

test('names the failure modes, alerts, signals and data objects of the contract', () => {
  const files: Files = {
    ...shop('outbound'),
    'data-objects/order.mdx':
      '---\ntitle: Order\nkey: id\nsystemOfRecord: [{fields: [all], system: far}]\ncopies: [{system: near, through: flow, lag: 5m}]\n---\n',
    'integrations/flow.mdx': (shop('outbound')['integrations/flow.mdx'] ?? '').replace('mechanism:', 'carries: [order]\nmechanism:'),
  }
  const after = {...files, 'contracts/subject.mdx': (files['contracts/subject.mdx'] ?? '').replace('unit: USD', 'unit: cents')}
  const differences = differencesBetween(catalogOf(files), catalogOf(after))
  const [unit] = differences
  expect(unit && new WhoNotices(catalogOf(files), catalogOf(after), differences).of(unit)).toMatchObject({
    fields: ['target/total'],
    failureModes: ['held'],
    alerts: ['OrdersHeld'],
    signals: ['flow/waiting'],
    dataObjects: ['order'],
    copies: ['order in near'],
  })
})
