import {expect, test} from 'vitest'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {specView} from '../../src/specs/spec-view.ts'
import {base, withText} from './seeded.ts'

function view(id: string, files: Record<string, string>) {
  const catalog = exampleCatalog({name: 'x', files, expect: []})
  const contract = catalog.get('contract', id)
  return contract && specView(catalog, contract)
}

test('says which specification it is, and for each field whether it agrees', () => {
  expect(view('odcs', base)).toEqual({
    path: 'specs/orders.odcs.yaml',
    title: 'Orders',
    format: 'Open Data Contract Standard',
    version: '1.1.0',
    isPinned: true,
    operation: 'orders',
    fields: [
      {name: 'order_id', ours: 'string', theirs: 'string', answer: 'agrees', why: []},
      {name: 'placed_on', ours: 'date', theirs: 'date', answer: 'agrees', why: []},
      {name: 'total', ours: 'number', theirs: 'number', answer: 'agrees', why: []},
      {name: 'state', ours: 'string', theirs: 'string', answer: 'agrees', why: []},
      {name: 'buyer.country', ours: 'string', theirs: 'string', answer: 'agrees', why: []},
    ],
    unsent: [],
    sum: '5 of 5 fields agree.',
  })
  expect(view('schema', base)).toMatchObject({
    isPinned: true,
    sum: '3 of 4 fields agree, 1 not compared.',
    fields: expect.arrayContaining([
      {name: '[].metadata.order_id', ours: 'string', answer: 'not compared', why: ['any field may stand there']},
    ]),
  })
  expect(view('schema', base)).not.toHaveProperty('operation')
})

test('says what differs, what is not there, and what they require', () => {
  const changed = {
    ...withText('specs/shop.graphql', 'note: String', 'note: String!'),
    'contracts/graphql.mdx': (base['contracts/graphql.mdx'] ?? '')
      .replace("quantity', type: integer, required: true", "quantity', type: string")
      .replace('[COUNTED]', '[COUNTED, LOST]')
      .replace('itemId', 'item')
      .replace("'2026-07'", "'2026-04'"),
  }
  expect(view('graphql', changed)).toMatchObject({
    version: '2026-07',
    isPinned: false,
    operation: 'mutation setStock',
    sum: '1 of 4 fields agrees, 2 differ, 1 not there.',
    unsent: ['quantities[].itemId', 'note'],
    fields: [
      {name: 'quantities[].item', answer: 'not there', why: []},
      {name: 'quantities[].quantity', answer: 'differs', ours: 'string', theirs: 'Int', why: ['another type', 'required there']},
      {name: 'reason', answer: 'differs', why: ['`LOST` not known there']},
      {name: 'userErrors[].code', answer: 'agrees'},
    ],
  })
})

test.each([
  ['contracts/x12.mdx', 'specs/guide.csv', '/guide.csv', 'it is no path from the content root'],
  ['contracts/x12.mdx', 'specs/guide.csv', 'guide.csv', 'there is no such file'],
  ['contracts/x12.mdx', "'940'}", "'947'}", 'it does not have the operation that the contract names'],
  ['specs/guide.csv', 'set,', 'SETS,', 'its first line does not name `set`'],
])('%s: %s → %s is said', (file, from, to, problem) => {
  expect(view('x12', withText(file, from, to))).toMatchObject({problem, fields: []})
})
