import {describe, expect, test} from 'vitest'
import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {importContract} from '../../src/exchange/contract/import.ts'
import {UnreadableInput} from '../../src/exchange/finding.ts'
import {catalogWith, empty, said} from './support.ts'

const shop = {
  file: 'content/specs/shop.yaml',
  text: `openapi: 3.0.3
info: {title: Shop, version: v2}
paths:
  /orders/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    put:
      operationId: putOrder
      summary: Write an order
      requestBody: {content: {application/json: {schema: {$ref: 'parts.yaml#/Order'}}}}
      responses: {'200': {description: It was taken.}}
    get: {operationId: getOrder, responses: {'200': {content: {application/json: {schema: {$ref: 'parts.yaml#/Order'}}}}}}
`,
}
const parts = {
  file: 'content/specs/parts.yaml',
  text: `Order:
  type: object
  required: [state]
  properties:
    state: {type: string, enum: [paid, 'on, hold']}
    at: {type: string, format: date-time}
    lines: {type: array, items: {type: object, required: [sku], properties: {sku: {type: string}}}}
`,
}

const read = (options: Record<string, string>, catalog: Catalog = empty, inputs = [shop, parts]) =>
  importContract(inputs, {
    catalog,
    options,
    now: '2026-11-23T02:00:00Z',
    read: () => '',
    fromRoot: file => file.replace('content/', ''),
  })
const refusal = (options: Record<string, string>, catalog?: Catalog, inputs?: (typeof shop)[]): string => {
  try {
    read(options, catalog, inputs)
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    return `${error.at.file}:${error.at.line ?? ''} ${error.message}. ${error.help}`
  }
  return 'not refused'
}
const put = {operation: 'putOrder', integration: 'orders'}

describe('a contract of a specification', () => {
  test('has the fields that were asked for, as the specification has them', () => {
    const {files, findings} = read({...put, fields: 'id,state, at,lines[].sku', system: 'shop'})
    expect(findings).toEqual([])
    expect(files.map(({contentPath}) => contentPath)).toEqual(['contracts/put-orders-id.mdx'])
    expect(files[0]?.text).toBe(`---
title: Write an order
integration: orders
system: shop
direction: outbound
transport: rest
endpoint: PUT /orders/{id}
version: v2
spec:
  file: specs/shop.yaml
  operation: PUT /orders/{id}
fields:
  - name: id
    type: string
    required: true
  - name: state
    type: string
    required: true
    enum:
      - paid
      - on, hold
  - name: at
    type: string (date-time)
  - name: lines[].sku
    type: string
    required: true
---

`)
  })

  test('takes the fields that others map to it, and the way that the operation goes', () => {
    const catalog = catalogWith({
      'integrations/orders.mdx': '---\ntitle: Orders\n---\n',
      'contracts/from.mdx':
        '---\ntitle: From\nintegration: orders\ntransport: rest\nendpoint: a\nfields: [{name: a, type: string, mapsTo: shop-order/state}]\n---\n',
    })
    const {files} = read({operation: 'getOrder', integration: 'orders', id: 'shop-order'}, catalog)
    expect(files[0]?.text).toContain('direction: inbound')
    expect(files[0]?.text.match(/name: .*/g)).toEqual(['name: state'])
  })

  test('says which fields are not there, with the nearest', () => {
    expect(said(read({...put, fields: 'id,stat'}))).toEqual([
      'warning content/specs/shop.yaml:7:5 `PUT /orders/{id}` has no field `stat`; did you mean `state`?',
    ])
  })

  test.each([
    [
      {operation: 'putOrdr'},
      'content/specs/shop.yaml: it has no operation `putOrdr`; did you mean `putOrder`?. Known are `PUT /orders/{id}` and `GET /orders/{id}`.',
    ],
    [
      {},
      'content/specs/shop.yaml: it has several operations, and none is named. Name one: `--operation` with `PUT /orders/{id}` and `GET /orders/{id}`.',
    ],
    [
      put,
      'content/specs/shop.yaml: nobody says which of its fields we depend on. Name them: `--fields` with some of `state`, `at`, `lines[].sku` and `id`.',
    ],
    [
      {operation: 'putOrder', fields: 'id'},
      'content/specs/shop.yaml: no integration is named that depends on it. Name it: `--integration ID`.',
    ],
  ])('%j is refused', (options, expected) => {
    expect(refusal(options)).toBe(expected)
  })

  test('a specification that cannot be read is refused at its place, and a part that is not given is told', () => {
    expect(refusal(put, empty, [{file: 'a.yaml', text: 'openapi: 3.1.0\npaths: {a\n'}])).toMatch(/^a\.yaml:3 unexpected end of the stream/)
    expect(said(read({...put, fields: 'id'}, empty, [shop]))).toEqual(['error content/specs/shop.yaml:10:65 there is no file `parts.yaml`'])
  })
})

describe('a contract that is there', () => {
  const there = (fields: string) =>
    `---\ntitle: 'Ours'   # as we call it\nintegration: orders\ndirection: outbound\ntransport: rest\nendpoint: a\nversion: v1\nspec: {file: specs/shop.yaml, operation: putOrder}\nfields:\n${fields}---\nA text.\n`
  const edited = there(
    "  - name: state\n    type: integer\n    mapsTo: erp/state\n    note: Kept. # too\n  - {name: at, type: timestamp, note: 'also, kept'}\n",
  )
  const merged = (text: string, more: Record<string, string> = {}) =>
    read({operation: 'putOrder', ...more}, catalogWith({'contracts/ours.mdx': text}))

  test('changes only in what contradicts the specification', () => {
    const {files, findings} = merged(edited)
    expect(findings).toEqual([])
    expect(files[0]?.contentPath).toBe('contracts/ours.mdx')
    expect(files[0]?.standing?.(edited)).toBe('untouched')
    expect(files[0]?.text).toBe(edited.replace('type: integer', 'type: string\n    required: true').replace('version: v1', 'version: v2'))
  })

  test('is the same when the import runs again', () => {
    const once = merged(edited).files[0]?.text ?? ''
    expect(merged(once).files[0]?.text).toBe(once)
  })

  test('gets new fields behind its own, however its list is written', () => {
    const added = "{name: 'lines[].sku', type: string, required: true}"
    expect(merged(edited, {fields: 'lines[].sku'}).files[0]?.text).toContain(`'also, kept'}\n  - ${added}\n---\n`)
    const inLine = edited.replace(/fields:\n[\s\S]*?---\n/, 'fields: [{name: at, type: timestamp}]\n---\n')
    expect(merged(inLine, {fields: 'lines[].sku'}).files[0]?.text).toContain(`fields: [{name: at, type: timestamp}, ${added}]\n---\n`)
    const without = edited.replace(/fields:\n[\s\S]*?---\n/, '---\n')
    expect(merged(without, {fields: 'lines[].sku'}).files[0]?.text).toContain(`operation: putOrder}\nfields:\n  - ${added}\n---\nA text.\n`)
    const none = edited.replace(/fields:\n[\s\S]*?---\n/, 'fields: []\n---\n')
    expect(merged(none, {fields: 'lines[].sku'}).files[0]?.text).toContain(`operation: putOrder}\nfields:\n  - ${added}\n---\nA text.\n`)
  })

  test('what only people can decide is told, and left', () => {
    const text = there('  - {name: state, type: string, required: true, enum: [paid, gone]}\n')
    const {files, findings} = merged(text)
    expect(files[0]?.text).toBe(text.replace('v1', 'v2'))
    expect(said({findings})).toEqual([
      'warning content/contracts/ours.mdx:10:12 `state` lists `gone`, which the specification does not know',
    ])
  })
})
