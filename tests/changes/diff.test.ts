import {describe, expect, test} from 'vitest'
import {differencesBetween} from '../../src/changes/diff.ts'
import {differenceRules} from '../../src/changes/rule-set.ts'
import {all, type Case, cases, compatible, type Edit, harmless, on, same} from './edits.ts'
import {catalogOf, edited, shop, type Way} from './shop.ts'

const found = (way: Way, edit: Edit) => {
  const files = shop(way)
  return differencesBetween(catalogOf(files), catalogOf(edit(files)))
}
const shown = (way: Way, edit: Edit) =>
  found(way, edit)
    .map(each => `${each.class} ${each.kind}`)
    .sort()

describe.each(['inbound', 'outbound'] as const)('breaking edits of an %s contract', way => {
  test.each(cases.map(each => [each.name, each] as const))('%s', (_name, each) => {
    expect(shown(way, each.edit)).toEqual(each[way].toSorted())
  })
})

describe.each(['inbound', 'outbound'] as const)('the same edits of an %s contract, undone', way => {
  test.each(cases.map(each => [each.name, each] as const))('%s', (_name, each) => {
    const files = shop(way)
    const [before, after] = [catalogOf(files), catalogOf(each.edit(files))]
    const kindsOf = (from: typeof before, to: typeof before) => differencesBetween(from, to).map(({kind}) => kind)
    const opposites = kindsOf(before, after).map(kind => differenceRules[kind].opposite)
    expect(kindsOf(after, before).toSorted()).toEqual(opposites.toSorted())
  })
})

const wider: Case[] = [
  {
    name: 'a field may be left out now',
    edit: on('total_price, type: number, required: true', 'total_price, type: number'),
    inbound: ['breaking field-optional'],
    outbound: ['compatible field-optional'],
  },
  {
    name: 'a field must be there now',
    edit: on('channel_code, type: string,', 'channel_code, type: string, required: true,'),
    inbound: ['compatible field-required'],
    outbound: ['breaking field-required'],
  },
  {
    name: 'a field may be null now',
    edit: on('total_price, type: number', 'total_price, type: number or null'),
    inbound: ['breaking type-widened'],
    outbound: ['compatible type-widened'],
  },
  {
    name: 'an element may be longer',
    edit: on('AN 1/48', 'AN 1/60', 'contracts/edi.mdx'),
    inbound: ['breaking type-widened'],
    outbound: ['compatible type-widened'],
  },
  {
    name: 'a value more',
    edit: on('pos, app]', 'pos, app, kiosk]'),
    inbound: ['behaviour enum-widened'],
    outbound: ['compatible enum-widened'],
  },
  {name: 'any value', edit: on('enum: [web, pos, app], ', ''), inbound: ['behaviour enum-widened'], outbound: ['compatible enum-widened']},
  {name: 'the mapping goes', edit: on(', mapsTo: target/channel', ''), ...same('breaking mapping-removed')},
  {name: 'the mapping goes elsewhere', edit: on('mapsTo: target/channel', 'mapsTo: target/item2'), ...same('breaking mapping-changed')},
  {name: 'a lower limit', edit: on('40 requests/s', '20 requests/s'), ...same('behaviour limit-lowered')},
  {name: 'a later version', edit: on("'2026-07'", "'2026-10'"), ...same('behaviour version-raised')},
  {name: 'no version', edit: on("version: '2026-07'\n", ''), ...same('behaviour version-removed')},
  {name: 'another integration', edit: on('integration: flow', 'integration: feed'), ...same('behaviour integration-changed')},
  {
    name: 'queue in place of a call',
    edit: on('endpoint: PUT /orders', 'endpoint: orders', 'contracts/target.mdx'),
    ...same('breaking endpoint-changed'),
  },
  {name: 'the whole contract', edit: ({[edited]: _, ...files}) => files, ...same('breaking contract-removed')},
]

describe.each(['inbound', 'outbound'] as const)('edits of an %s contract whose class depends on the direction, and others', way => {
  test.each(wider.map(each => [each.name, each] as const))('%s', (_name, each) => {
    expect(shown(way, each.edit)).toEqual(each[way].toSorted())
  })
})

test('a new direction makes no break harmless: both ways count', () => {
  const edit = all(on('direction: outbound', 'direction: inbound'), on('[web, pos, app]', '[web, pos]'))
  expect(shown('outbound', edit)).toEqual(['breaking direction-changed', 'breaking enum-narrowed'])
})

const reliance: [name: string, edit: Edit, found: string[]][] = [
  ['another owner', on('owner: flow-team', 'owner: night-team', 'integrations/flow.mdx'), ['behaviour owner-changed']],
  ['no owner', on('owner: flow-team\n', '', 'integrations/flow.mdx'), ['breaking owner-removed']],
  ['an escalation path', on('tier: 1', 'tier: 1\nescalation: night', 'integrations/flow.mdx'), ['compatible escalation-added']],
  ['a threshold', on('critical: 40', 'critical: 400', 'integrations/flow.mdx'), ['behaviour threshold-changed']],
  ['no threshold', on(', critical: 40', '', 'integrations/flow.mdx'), ['breaking threshold-removed']],
  ['another query', on('sum(waiting)', 'max(waiting)', 'integrations/flow.mdx'), ['behaviour signal-changed']],
  ['a signal goes', on('id: waiting', 'id: pending', 'integrations/flow.mdx'), ['breaking signal-removed', 'compatible signal-added']],
  ['an alert is renamed', on('OrdersHeld', 'OrderHeld', 'failure-modes/held.mdx'), ['breaking alert-renamed']],
  [
    'an alert goes',
    on('  - {name: OrdersHeld, signal: flow/waiting, severity: page}\n', '', 'failure-modes/held.mdx'),
    ['breaking alert-removed'],
  ],
  ['an alert wakes nobody', on('severity: page', 'severity: ticket', 'failure-modes/held.mdx'), ['behaviour alert-severity-changed']],
  ['an alert waits', on('severity: page', 'severity: page, for: 10m', 'failure-modes/held.mdx'), ['behaviour alert-changed']],
  ['a failure is milder', on('severity: SEV1', 'severity: SEV3', 'failure-modes/held.mdx'), ['behaviour severity-changed']],
  ['another runbook', on('runbook: hold', 'runbook: release', 'failure-modes/held.mdx'), ['behaviour runbook-changed']],
  ['no runbook', on('runbook: hold\n', '', 'failure-modes/held.mdx'), ['breaking runbook-removed']],
]

test.each(reliance)('what people rely on: %s', (_name, edit, expected) => {
  expect(shown('inbound', edit)).toEqual(expected)
})

test.each(['inbound', 'outbound'] as const)('a mapping that goes from one field to another is no rename where both stay, %s', way => {
  const beside = on('{name: hold_flag, type: boolean, note: Nobody maps it.}', '{name: channel_name, type: string, enum: [web, pos, app]}')
  const before = beside(shop(way))
  const moved = all(
    on('enum: [web, pos, app], mapsTo: target/channel}', 'enum: [web, pos, app]}'),
    on('channel_name, type: string, enum: [web, pos, app]}', 'channel_name, type: string, enum: [web, pos, app], mapsTo: target/channel}'),
  )
  const found = differencesBetween(catalogOf(before), catalogOf(moved(before)))
  expect(found.map(({kind, of}) => `${kind} ${of.id}`)).toEqual([
    'mapping-removed subject/channel_code',
    'mapping-added subject/channel_name',
  ])
})

test('another system decides a field of a data object', () => {
  const object = (system: string) => ({
    'data-objects/order.mdx': `---\ntitle: Order\nkey: id\nsystemOfRecord: [{fields: [total, lines], system: ${system}}]\n---\n`,
  })
  const edit: Edit = files => ({...files, ...object('near')})
  const found = differencesBetween(catalogOf({...shop('inbound'), ...object('far')}), catalogOf(edit(shop('inbound'))))
  expect(found.map(({kind, message}) => `${kind}: ${message}`)).toEqual([
    'record-changed: system of record of `lines` of data object `order` is `near`, and was `far`',
    'record-changed: system of record of `total` of data object `order` is `near`, and was `far`',
  ])
})

test('a difference has its place before and after, and a fingerprint that does not depend on them', () => {
  const edit = on('unit: USD', 'unit: cents')
  const [unit] = found('inbound', edit)
  expect(unit).toMatchObject({
    kind: 'unit-changed',
    of: {kind: 'field', id: 'subject/total_price'},
    contract: 'subject',
    direction: 'inbound',
    before: {value: 'USD', at: {file: 'content/contracts/subject.mdx', start: {line: 13, column: 61}}},
    after: {value: 'cents', at: {file: 'content/contracts/subject.mdx', start: {line: 13, column: 61}}},
    message: 'unit of field `subject/total_price` is `cents`, and was `USD`',
  })
  const [lower] = found('inbound', all(edit, on('title: Subject\n', 'title: Subject\nsummary: Longer now.\n')))
  expect(lower?.after?.at.start.line).toBe(14)
  expect(lower?.fingerprint).toBe(unit?.fingerprint)
  expect(found('inbound', on('unit: USD', 'unit: EUR'))[0]?.fingerprint).not.toBe(unit?.fingerprint)
})

test('a rename is said to be a guess, with the old name', () => {
  const [rename] = found('inbound', on('channel_code', 'sales_channel'))
  expect(rename).toMatchObject({isGuess: true, was: 'subject/channel_code', of: {id: 'subject/sales_channel'}})
  expect(rename?.message).toBe('field `subject/channel_code` seems to be `sales_channel` now')
})

test('a field in place of an unlike one is gone and new', () => {
  expect(shown('inbound', on('hold_flag, type: boolean', 'gift_note, type: string'))).toEqual([
    'breaking field-removed',
    'compatible field-added',
  ])
})

test('there are thirty harmless edits at least', () => {
  expect(harmless.length).toBeGreaterThanOrEqual(30)
})

describe.each(['inbound', 'outbound'] as const)('harmless edits of an %s contract are no difference', way => {
  test.each(harmless)('%s', (_name, edit) => {
    expect(edit(shop(way))).not.toEqual(shop(way))
    expect(found(way, edit).filter(({kind}) => kind !== 'contract-renamed')).toEqual([])
  })
})

test.each(compatible)('compatible: %s', (_name, way, edit) => {
  expect(found(way, edit).map(each => each.class)).toEqual(['compatible'])
})
