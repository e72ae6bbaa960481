import {edited, type Files, replaced, type Way} from './shop.ts'

/** What is done to files. */
export type Edit = (files: Files) => Files
/** Replaces a text that stands once in a file. */
export const on =
  (from: string, to: string, file = edited): Edit =>
  files =>
    replaced(files, file, from, to)
/** Does one edit after another. */
export const all =
  (...edits: Edit[]): Edit =>
  files =>
    edits.reduce((done, edit) => edit(done), files)

/** An edit, with the kinds and classes it must be found as in each direction. */
export interface Case {
  name: string
  edit: Edit
  inbound: string[]
  outbound: string[]
}

/** The same in both directions. */
export const same = (...found: string[]) => ({inbound: found, outbound: found})

/** Twenty edits that break or change what somebody relies on. */
export const cases: Case[] = [
  {name: 'an unmapped field is renamed', edit: on('hold_flag', 'hold_state'), ...same('breaking field-renamed')},
  {name: 'a mapped source field is renamed', edit: on('channel_code', 'sales_channel'), ...same('breaking field-renamed')},
  {
    name: 'a mapped target field is renamed, and the mapping follows',
    edit: all(on('name: total,', 'name: grand_total,', 'contracts/target.mdx'), on('target/total', 'target/grand_total')),
    ...same('breaking field-renamed'),
  },
  {name: 'a unit goes from USD to cents', edit: on('unit: USD', 'unit: cents'), ...same('breaking unit-changed')},
  {name: 'an integer becomes a string', edit: on('order_id, type: integer', 'order_id, type: string'), ...same('breaking type-changed')},
  {
    name: 'a list of values is narrowed',
    edit: on('[web, pos, app]', '[web, pos]'),
    inbound: ['behaviour enum-narrowed'],
    outbound: ['breaking enum-narrowed'],
  },
  {name: 'the endpoint goes from v1 to v2', edit: on('/v1/', '/v2/'), ...same('breaking endpoint-changed')},
  {
    name: 'key and idempotency key are removed',
    edit: all(on('keys: [order_id]\n', ''), on('idempotencyKey: X-Event-Id\n', '')),
    ...same('breaking idempotency-removed', 'breaking key-removed'),
  },
  {name: 'the version pin moves back', edit: on("'2026-07'", "'2026-04'"), ...same('breaking version-lowered')},
  {
    name: 'a field is removed',
    edit: on('  - {name: recipient_name, type: string, required: true}\n', ''),
    ...same('breaking required-field-removed'),
  },
  {name: 'the type in an array item changes', edit: on("sku', type: string", "sku', type: integer"), ...same('breaking type-changed')},
  {name: 'a nested field is renamed', edit: on('price_set.amount', 'price_set.value'), ...same('breaking field-renamed')},
  {
    name: 'a required field is added',
    edit: on('limits:', '  - {name: tax_id, type: string, required: true}\nlimits:'),
    inbound: ['compatible required-field-added'],
    outbound: ['breaking required-field-added'],
  },
  {name: 'a default appears', edit: on('boolean, note', 'boolean, default: "true", note'), ...same('behaviour default-added')},
  {
    name: 'an element is inserted before one that moves on',
    edit: on(
      '  - {name: W0105, type: AN 1/48, transform: SKU',
      '  - {name: W0105, type: AN 1/10, transform: colour}\n  - {name: W0106, type: AN 1/48, transform: SKU',
      'contracts/edi.mdx',
    ),
    ...same('breaking field-renamed', 'compatible field-added'),
  },
  {name: 'a value is renamed', edit: on('[web, pos, app]', '[web, store, app]'), ...same('breaking enum-changed')},
  {name: 'the idempotency key is another one', edit: on('X-Event-Id', 'X-Delivery-Id'), ...same('breaking idempotency-changed')},
  {name: 'a transform changes with equal types', edit: on('`SHP-`', '`SHC-`'), ...same('behaviour transform-changed')},
  {name: 'the contract moves to another system', edit: on('system: far', 'system: near'), ...same('breaking system-changed')},
  {
    name: 'two names cross each other',
    edit: files => ({
      ...files,
      [edited]: (files[edited] ?? '').replace('first_name', 'x_name').replace('last_name', 'first_name').replace('x_name', 'last_name'),
    }),
    ...same('breaking field-renamed', 'breaking field-renamed'),
  },
]

/** What a page shows may change with these; what a contract asks of anybody does not. */
export const harmless: [name: string, edit: Edit][] = [
  ['fields in another order', files => ({...files, [edited]: swapLines(files[edited] ?? '', 'first_name', 'recipient_name')})],
  [
    'keys of a field in another order',
    on('{name: total_price, type: number, required: true, unit: USD,', '{type: number, unit: USD, required: true, name: total_price,'),
  ],
  ['values in another order', on('[web, pos, app]', '[app, web, pos]')],
  ['a note', on('note: Nobody maps it.', 'note: Nobody maps it yet.')],
  ['a note is new', on('first_name, type: string,', 'first_name, type: string, note: As typed.,'.replace('.,', ','))],
  ['prose', on('Text.', 'Another text.')],
  ['a title', on('title: Subject', 'title: The subject')],
  ['a summary', on('integration: flow', 'summary: What it is.\nintegration: flow')],
  ['an alias', on('integration: flow', 'aliases: [orders]\nintegration: flow')],
  ['a number', on('integration: flow', 'number: CON-01\nintegration: flow')],
  ['a comment', on('fields:', '# What we depend on.\nfields:')],
  ['quotes', on("version: '2026-07'", 'version: "2026-07"')],
  ['quotes around a name', on('name: hold_flag', "name: 'hold_flag'")],
  ['a list in block form', on('keys: [order_id]', 'keys:\n  - order_id')],
  [
    'a field in block form',
    on('  - {name: recipient_name, type: string, required: true}', '  - name: recipient_name\n    type: string\n    required: true'),
  ],
  ['a transform with other quoting', on('prefix `SHP-`', 'prefix SHP-.')],
  ['white space', on('endpoint: POST /v1/orders', 'endpoint: "POST  /v1/orders"')],
  ['carriage returns', files => ({...files, [edited]: (files[edited] ?? '').replaceAll('\n', '\r\n')})],
  ['a default that was meant: not required', on('type: boolean, note', 'type: boolean, required: false, note')],
  ['the file of the contract is renamed', ({[edited]: text = '', ...files}) => renamedTo('the-subject', text, files)],
  ['the source of a limit', on('value: 40 requests/s', 'value: 40 requests/s, source: "https://example.com/limits"')],
  ['the case of a type', on('first_name, type: string', 'first_name, type: String')],
  ['the prose of a runbook', on('1. Hold it.', '1. Hold the order.', 'runbooks/hold.mdx')],
  ['the mechanism of an integration', on('mechanism: Calls.', 'mechanism: Calls, each minute.', 'integrations/flow.mdx')],
  ['the title of a signal', on('title: Waiting', 'title: Orders waiting', 'integrations/flow.mdx')],
  ['a threshold written otherwise', on('warning: 10', 'warning: 10.0', 'integrations/flow.mdx')],
  ['the sentence of an alert', on('severity: page}', 'severity: page, says: Orders are held.}', 'failure-modes/held.mdx')],
  ['a specification is named', on('keys: [order_id]', 'spec: {file: specs/far.yaml}\nkeys: [order_id]')],
  ['another name of a failure mode', on('runbook: hold', 'runbook: hold\naliases: [orders on hold]', 'failure-modes/held.mdx')],
  ['a symptom', on('runbook: hold', 'runbook: hold\nsymptoms: [Nothing moves.]', 'failure-modes/held.mdx')],
]

/** These are differences that nobody has to act on. */
export const compatible: [name: string, way: Way, edit: Edit][] = [
  ['a field that may be left out comes in', 'inbound', on('limits:', '  - {name: gift_note, type: string}\nlimits:')],
  ['a required field comes in', 'inbound', on('limits:', '  - {name: gift_note, type: string, required: true}\nlimits:')],
  ['we may send a value more', 'outbound', on('pos, app]', 'pos, app, kiosk]')],
  ['we may leave a field out', 'outbound', on('total_price, type: number, required: true', 'total_price, type: number')],
  ['a limit lets more through', 'outbound', on('40 requests/s', '80 requests/s')],
  [
    'a contract is new',
    'outbound',
    files => ({...files, 'contracts/other.mdx': '---\ntitle: Other\nintegration: flow\ntransport: rest\nendpoint: /x\n---\n'}),
  ],
]

function swapLines(text: string, one: string, other: string): string {
  const lines = text.split('\n')
  const [a, b] = [one, other].map(name => lines.findIndex(line => line.includes(`name: ${name}`)))
  return lines.map((line, index) => (index === a ? lines[b ?? 0] : index === b ? lines[a ?? 0] : line)).join('\n')
}

function renamedTo(id: string, text: string, files: Files): Files {
  const others = Object.entries(files).map(([file, other]) => [
    file,
    other.replaceAll('subject/', `${id}/`).replaceAll('contract: subject', `contract: ${id}`),
  ])
  return {...Object.fromEntries(others), [`contracts/${id}.mdx`]: text}
}
