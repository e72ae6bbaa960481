import type {Change, Fault} from '../support/seeded-change.ts'

/** Six contracts that agree with their specifications, one of each form. */
export const base: Record<string, string> = {
  'contracts/openapi.mdx': `---
title: Orders
integration: orders
direction: outbound
transport: rest
endpoint: PUT /orders/{id}
version: v2
spec: {file: specs/shop.yaml, operation: 'PUT /orders/{id}'}
fields:
  - {name: id, type: string, required: true}
  - {name: state, type: string, required: true, enum: [paid]}
  - {name: note, type: string or null}
  - {name: 'lines[].sku', type: string, required: true}
  - {name: 'lines[].count', type: integer, required: true}
  - {name: 'lines[].price', type: decimal string}
  - {name: warnings, type: array}
---
`,
  'specs/shop.yaml': `openapi: 3.0.3
info: {title: Shop, version: v2}
paths:
  /orders/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    put:
      operationId: putOrder
      requestBody: {$ref: '#/components/requestBodies/Order'}
      responses:
        '200':
          description: As it was taken.
          content:
            application/json: {schema: {type: object, properties: {warnings: {type: array, items: {type: string}}}}}
    get:
      operationId: getOrder
      responses:
        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
components:
  requestBodies:
    Order: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
  schemas:
    Order:
      allOf:
        - $ref: '#/components/schemas/Head'
        - type: object
          required: [lines]
          properties:
            lines: {type: array, items: {$ref: './parts.yaml#/Line'}}
    Head:
      type: object
      required: [state, number]
      properties:
        state: {type: string, enum: [paid, pending]}
        number: {type: integer, readOnly: true}
        note: {type: string, nullable: true}
`,
  'specs/parts.yaml': `Line:
  type: object
  required: [sku, count]
  properties:
    sku: {type: string}
    count: {type: integer}
    price: {type: string}
    parent: {$ref: '#/Line'}
`,
  'contracts/asyncapi.mdx': `---
title: Shipments
integration: orders
direction: inbound
transport: queue
endpoint: shipments
version: 1.4.0
spec: {file: specs/events.yml, operation: shipped}
fields:
  - {name: order, type: string, required: true}
  - {name: carrier.scac, type: string, required: true, enum: [UPSN, FDEG]}
  - {name: at, type: timestamp, required: true}
---
`,
  'specs/events.yml': `asyncapi: 3.0.0
info: {title: Warehouse, version: 1.4.0}
channels:
  shipments:
    address: warehouse/shipments
    messages: {Shipped: {$ref: '#/components/messages/Shipped'}}
operations:
  shipped: {action: send, channel: {$ref: '#/channels/shipments'}}
components:
  messages:
    Shipped:
      payload:
        type: object
        required: [order, carrier, at]
        properties:
          order: {type: string}
          at: {type: string, format: date-time}
          carrier: {type: object, required: [scac], properties: {scac: {type: string, enum: [UPSN, FDEG]}}}
`,
  'contracts/schema.mdx': `---
title: Payouts
integration: payouts
direction: inbound
transport: file
endpoint: payouts.json
version: '2026-07'
spec: {file: specs/payout.json}
fields:
  - {name: '[].id', type: string, required: true}
  - {name: '[].amount', type: integer, required: true}
  - {name: '[].source', type: string or object}
  - {name: '[].metadata.order_id', type: string}
---
`,
  'specs/payout.json': `{
\t"$schema": "https://json-schema.org/draft/2020-12/schema",
\t"version": "2026-07",
\t"type": "array",
\t"items": {
\t\t"type": "object",
\t\t"required": ["id", "amount"],
\t\t"properties": {
\t\t\t"id": {"type": "string"},
\t\t\t"amount": {"type": "integer"},
\t\t\t"source": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"id": {}}}]},
\t\t\t"metadata": {"type": "object", "additionalProperties": {"type": "string"}}
\t\t}
\t}
}
`,
  'contracts/graphql.mdx': `---
title: Stock
integration: stock
direction: outbound
transport: graphql
endpoint: mutation setStock(input)
version: '2026-07'
spec: {file: specs/shop.graphql, operation: mutation setStock}
fields:
  - {name: 'quantities[].itemId', type: GID, required: true}
  - {name: 'quantities[].quantity', type: integer, required: true}
  - {name: reason, type: string, required: true, enum: [COUNTED]}
  - {name: 'userErrors[].code', type: string}
---
`,
  'specs/shop.graphql': `# version: 2026-07
type Mutation {
  setStock(input: StockInput!): StockPayload
}
input StockInput {
  quantities: [QuantityInput!]!
  reason: Reason!
  note: String
}
input QuantityInput {
  itemId: ID!
  quantity: Int!
  shelf: String! = "A"
}
enum Reason { COUNTED BROKEN }
type StockPayload { userErrors: [UserError!]! }
type UserError { code: String message: String! }
`,
  'contracts/odcs.mdx': `---
title: Daily orders
integration: orders
direction: inbound
transport: file
endpoint: s3://exports/orders
version: 1.1.0
spec: {file: specs/orders.odcs.yaml, operation: orders}
fields:
  - {name: order_id, type: string, required: true}
  - {name: placed_on, type: date, required: true}
  - {name: total, type: number}
  - {name: state, type: string, enum: [paid, refunded]}
  - {name: buyer.country, type: string}
---
`,
  'specs/orders.odcs.yaml': `apiVersion: v3.0.2
kind: DataContract
id: orders-daily
name: Orders
version: 1.1.0
status: active
schema:
  - name: orders
    logicalType: object
    properties:
      - {name: order_id, logicalType: string, required: true, primaryKey: true}
      - {name: placed_on, logicalType: date, required: true}
      - {name: total, logicalType: number}
      - name: state
        logicalType: string
        quality: [{type: library, rule: validValues, validValues: [paid, refunded]}]
      - name: buyer
        logicalType: object
        properties:
          - {name: country, logicalType: string}
`,
  'contracts/x12.mdx': `---
title: Ship order
integration: ship
direction: outbound
transport: edi
endpoint: X12 940
version: '004010'
spec: {file: specs/guide.csv, operation: '940'}
fields:
  - {name: W0501, type: ID 1/1, required: true, enum: ['N', F]}
  - {name: W0502, type: AN 1/22, required: true}
  - {name: W0503, type: AN 1/20}
---
`,
  'specs/guide.csv': `set,version,element,name,use,type,min,max,codes
940,004010,W0501,"What it asks for, in one letter",M,ID,1,1,N F R
940,004010,W0502,Number,M,AN,1,22,
940,004010,W0503,Number of the buyer,O,AN,1,22,
945,004010,W0601,State,M,ID,1,1,F C
`,
}

/** Gives the base with one change. */
export function withText(file: string, from: string, to: string): Record<string, string> {
  const text = base[file]
  if (!text?.includes(from)) throw new Error(`${file} does not hold ${from}`)
  return {...base, [file]: text.replace(from, () => to)}
}

const change = (name: string, file: string, from: string, to: string): Change => ({name, file, from, to})
const fault = (name: string, file: string, [from, to]: [string, string], expected: string, line: string): Fault => ({
  name,
  file,
  from,
  to,
  expected,
  line,
})

const unknown = 'spec-field-unknown'
const type = 'spec-type-differs'
const required = 'spec-required-differs'
const values = 'spec-enum-differs'
const unsent = 'spec-field-unsent'
const unread = 'spec-unreadable'
const version = 'spec-version-differs'
const operation = 'spec-operation-unknown'

/** Faults, each of which is one finding. */
export const faults: readonly Fault[] = [
  fault('openapi: a field is renamed there', 'specs/parts.yaml', ['price: {', 'amount: {'], `contracts/openapi.mdx ${unknown}`, 'price'),
  fault(
    'openapi: a string becomes a number',
    'specs/parts.yaml',
    ['price: {type: string}', 'price: {type: number}'],
    `contracts/openapi.mdx ${type}`,
    'price',
  ),
  fault('openapi: null is no longer taken', 'specs/shop.yaml', [', nullable: true', ''], `contracts/openapi.mdx ${type}`, 'note'),
  fault(
    'openapi: a field becomes required in a part of it',
    'specs/shop.yaml',
    ['[state, number]', '[state, number, note]'],
    `contracts/openapi.mdx ${required}`,
    'note',
  ),
  fault(
    'openapi: a new field is required in a list',
    'specs/parts.yaml',
    ['required: [sku, count]\n  properties:', 'required: [sku, count, shelf]\n  properties:\n    shelf: {type: string}'],
    `contracts/openapi.mdx ${unsent}`,
    'fields:',
  ),
  fault(
    'openapi: a parameter is required',
    'specs/shop.yaml',
    ['    put:', '      - {name: shop, in: query, required: true, schema: {type: string}}\n    put:'],
    `contracts/openapi.mdx ${unsent}`,
    'fields:',
  ),
  fault('openapi: a value is gone', 'specs/shop.yaml', ['[paid, pending]', '[pending]'], `contracts/openapi.mdx ${values}`, 'state'),
  fault('openapi: the version went on', 'specs/shop.yaml', ['version: v2', 'version: v3'], `contracts/openapi.mdx ${version}`, 'version'),
  fault('openapi: the method is another one', 'specs/shop.yaml', ['    put:', '    patch:'], `contracts/openapi.mdx ${operation}`, 'spec:'),
  fault('openapi: an older form', 'specs/shop.yaml', ['openapi: 3.0.3', "swagger: '2.0'"], `specs/shop.yaml ${unread}`, 'swagger'),
  fault(
    'openapi: a part in another file is gone',
    'specs/shop.yaml',
    ['parts.yaml#/Line', 'parts.yaml#/Lines'],
    `specs/shop.yaml ${unread}`,
    'Lines',
  ),
  fault('openapi: another file is gone', 'specs/shop.yaml', ['./parts.yaml', './part.yaml'], `specs/shop.yaml ${unread}`, 'part.yaml'),
  fault(
    'asyncapi: a field is no longer promised',
    'specs/events.yml',
    ['[order, carrier, at]', '[order, carrier]'],
    `contracts/asyncapi.mdx ${required}`,
    'name: at',
  ),
  fault(
    'asyncapi: a new carrier may come',
    'specs/events.yml',
    ['[UPSN, FDEG]', '[UPSN, FDEG, USPS]'],
    `contracts/asyncapi.mdx ${values}`,
    'scac',
  ),
  fault(
    'asyncapi: an instant becomes a day',
    'specs/events.yml',
    ['format: date-time', 'format: date'],
    `contracts/asyncapi.mdx ${type}`,
    'name: at',
  ),
  fault(
    'asyncapi: the operation has another name',
    'specs/events.yml',
    ['  shipped: {action', '  sent: {action'],
    `contracts/asyncapi.mdx ${operation}`,
    'spec:',
  ),
  fault(
    'asyncapi: a nested field is misspelt here',
    'contracts/asyncapi.mdx',
    ['carrier.scac', 'carrier.scc'],
    `contracts/asyncapi.mdx ${unknown}`,
    'scc',
  ),
  fault(
    'json schema: cents become a number',
    'specs/payout.json',
    ['"amount": {"type": "integer"}', '"amount": {"type": "number"}'],
    `contracts/schema.mdx ${type}`,
    'amount',
  ),
  fault(
    'json schema: null may come',
    'specs/payout.json',
    ['"id": {"type": "string"}', '"id": {"type": ["string", "null"]}'],
    `contracts/schema.mdx ${type}`,
    '].id',
  ),
  fault('json schema: no text', 'specs/payout.json', ['"type": "array",', '"type": "array"'], `specs/payout.json ${unread}`, '"items": {'),
  fault(
    'json schema: a choice has another one',
    'specs/payout.json',
    ['{"type": "object", "properties": {"id": {}}}', '{"type": "integer"}'],
    `contracts/schema.mdx ${type}`,
    'source',
  ),
  fault(
    'json schema: a schema of itself',
    'specs/payout.json',
    ['"id": {"type": "string"}', '"id": {"$ref": "#/items/properties/id"}'],
    `specs/payout.json ${unread}`,
    '"$ref"',
  ),
  fault('graphql: a field is gone', 'specs/shop.graphql', ['  itemId: ID!', '  itemID: ID'], `contracts/graphql.mdx ${unknown}`, 'itemId'),
  fault(
    'graphql: a field must be sent',
    'specs/shop.graphql',
    ['note: String', 'note: String!'],
    `contracts/graphql.mdx ${unsent}`,
    'fields:',
  ),
  fault('graphql: a default is taken away', 'specs/shop.graphql', [' = "A"', ''], `contracts/graphql.mdx ${unsent}`, 'fields:'),
  fault(
    'graphql: a new argument must be sent',
    'specs/shop.graphql',
    ['StockInput!)', 'StockInput!, shop: ID!)'],
    `contracts/graphql.mdx ${unsent}`,
    'fields:',
  ),
  fault(
    'graphql: a value of an enum has another name',
    'specs/shop.graphql',
    ['{ COUNTED BROKEN }', '{ COUNT BROKEN }'],
    `contracts/graphql.mdx ${values}`,
    'reason',
  ),
  fault(
    'graphql: a number becomes a text',
    'specs/shop.graphql',
    ['quantity: Int!', 'quantity: String!'],
    `contracts/graphql.mdx ${type}`,
    'quantity',
  ),
  fault(
    'graphql: a bracket is missing',
    'specs/shop.graphql',
    ['[QuantityInput!]!', '[QuantityInput!!'],
    `specs/shop.graphql ${unread}`,
    'QuantityInput!!',
  ),
  fault(
    'graphql: the version of another quarter',
    'specs/shop.graphql',
    ['2026-07', '2026-10'],
    `contracts/graphql.mdx ${version}`,
    'version',
  ),
  fault('odcs: a column is renamed', 'specs/orders.odcs.yaml', ['name: total', 'name: sum'], `contracts/odcs.mdx ${unknown}`, 'total'),
  fault(
    'odcs: a day becomes an instant',
    'specs/orders.odcs.yaml',
    ['logicalType: date', 'logicalType: timestamp'],
    `contracts/odcs.mdx ${type}`,
    'placed_on',
  ),
  fault(
    'odcs: a column may be empty',
    'specs/orders.odcs.yaml',
    ['logicalType: date, required: true', 'logicalType: date'],
    `contracts/odcs.mdx ${required}`,
    'placed_on',
  ),
  fault(
    'odcs: another state may come',
    'specs/orders.odcs.yaml',
    ['[paid, refunded]', '[paid, refunded, voided]'],
    `contracts/odcs.mdx ${values}`,
    'state',
  ),
  fault(
    'odcs: the table has another name',
    'specs/orders.odcs.yaml',
    ['- name: orders', '- name: order_lines'],
    `contracts/odcs.mdx ${operation}`,
    'spec:',
  ),
  fault(
    'x12: an element is shorter there',
    'specs/guide.csv',
    ['AN,1,22,\n940,004010,W0503', 'AN,1,20,\n940,004010,W0503'],
    `contracts/x12.mdx ${type}`,
    'W0502',
  ),
  fault('x12: a code is gone', 'specs/guide.csv', ['N F R', 'N R'], `contracts/x12.mdx ${values}`, 'W0501'),
  fault('x12: an element becomes mandatory', 'specs/guide.csv', ['buyer,O', 'buyer,M'], `contracts/x12.mdx ${required}`, 'W0503'),
  fault(
    'x12: a new element is mandatory',
    'specs/guide.csv',
    ['945,', '940,004010,W0506,Kind,M,ID,2,2,\n945,'],
    `contracts/x12.mdx ${unsent}`,
    'fields:',
  ),
  fault('x12: an element is no longer used', 'specs/guide.csv', ['buyer,O', 'buyer,X'], `contracts/x12.mdx ${unknown}`, 'W0503'),
  fault('x12: a use that is no letter of a guide', 'specs/guide.csv', ['State,M', 'State,yes'], `specs/guide.csv ${unread}`, 'W0601'),
  fault(
    'a file that is not there',
    'contracts/x12.mdx',
    ['specs/guide.csv', 'specs/guides.csv'],
    'contracts/x12.mdx spec-missing',
    'spec:',
  ),
]

/** Changes that break nobody. */
export const clean: readonly Change[] = [
  change('openapi: the operation by its id', 'contracts/openapi.mdx', "'PUT /orders/{id}'}", 'putOrder}'),
  change('openapi: a parameter of the path has another name', 'contracts/openapi.mdx', "'PUT /orders/{id}'}", "'PUT /orders/{orderId}'}"),
  change('openapi: a new optional field', 'specs/parts.yaml', 'sku: {type: string}', 'sku: {type: string}\n    colour: {type: string}'),
  change('openapi: a value that we never send', 'specs/shop.yaml', '[paid, pending]', '[paid, pending, voided]'),
  change('openapi: any number is taken where we send a whole one', 'specs/parts.yaml', 'count: {type: integer}', 'count: {type: number}'),
  change('openapi: a part is broken that nobody asks for', 'specs/shop.yaml', '    Head:', "    Refund: {$ref: '#/gone'}\n    Head:"),
  change('openapi: null in the way of version 3.1', 'specs/shop.yaml', '{type: string, nullable: true}', "{type: [string, 'null']}"),
  change('openapi: the version without its letter', 'contracts/openapi.mdx', 'version: v2', "version: '2'"),
  change('asyncapi: by the address of its channel', 'contracts/asyncapi.mdx', 'operation: shipped', 'operation: warehouse/shipments'),
  change('asyncapi: by the name of its message', 'contracts/asyncapi.mdx', 'operation: shipped', 'operation: Shipped'),
  change(
    'asyncapi: a carrier that no longer comes is left out here too',
    'contracts/asyncapi.mdx',
    'required: true, enum: [UPSN, FDEG]',
    'required: true',
  ),
  change('json schema: a field of a map that takes any', 'contracts/schema.mdx', 'metadata.order_id', 'metadata.anything'),
  change(
    'json schema: prose and a title',
    'specs/payout.json',
    '"type": "array",',
    '"title": "Payouts",\n\t"description": "All of them.",\n\t"type": "array",',
  ),
  change(
    'json schema: what we read is narrower there',
    'specs/payout.json',
    '"amount": {"type": "integer"}',
    '"amount": {"type": "integer", "minimum": 0}',
  ),
  change('graphql: a new argument with a default', 'specs/shop.graphql', 'StockInput!)', 'StockInput!, dryRun: Boolean! = false)'),
  change(
    'graphql: an extension and a directive',
    'specs/shop.graphql',
    'enum Reason',
    'directive @once(key: String!) on FIELD\nextend type UserError { field: [String!] }\nenum Reason',
  ),
  change('graphql: an answer that may be null', 'specs/shop.graphql', 'type UserError { code: String ', 'type UserError { code: String! '),
  change('json schema: a contract that goes both ways', 'contracts/schema.mdx', 'direction: inbound', 'direction: both'),
  change('odcs: a new column', 'specs/orders.odcs.yaml', '- {name: total', '- {name: tax, logicalType: number}\n      - {name: total'),
  change(
    'odcs: a type of the database beside it',
    'specs/orders.odcs.yaml',
    'name: total, logicalType: number',
    'name: total, logicalType: number, physicalType: NUMERIC(12,2)',
  ),
  change('x12: an element is longer there', 'specs/guide.csv', 'buyer,O,AN,1,22', 'buyer,O,AN,1,30'),
  change('x12: another set has a mandatory element', 'specs/guide.csv', '945,', '945,004010,W0602,Number,M,AN,1,22,\n945,'),
  change('a type that only people know', 'contracts/openapi.mdx', "sku', type: string", "sku', type: reference to item"),
  change(
    'a field that we always send though it need not be',
    'contracts/openapi.mdx',
    'type: string or null}',
    'type: string or null, required: true}',
  ),
]
