/** Writes a contract of an example that names a specification. */
export function contract(spec: string, fields: readonly string[] = [], more = ''): string {
  const lines = fields.map(field => `  - ${field}\n`).join('')
  return `---\ntitle: Orders\nintegration: orders\nsystem: shop\ntransport: rest\nendpoint: /orders\nspec: ${spec}\n${fields.length > 0 ? `fields:\n${lines}` : ''}${more}---\n`
}

/** A specification of an order as it is written by an outbound contract. */
export const orderSpec = `openapi: 3.1.0
info: {title: Shop, version: v2}
paths:
  /orders:
    put:
      operationId: putOrder
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Order'}
components:
  schemas:
    Order:
      type: object
      required: [id, state]
      properties:
        id: {type: integer}
        state: {type: string, enum: [paid, pending]}
        note: {type: [string, 'null']}
`

/** Lines of a contract that say which way it goes. */
export const outbound = 'direction: outbound\n'
export const inbound = 'direction: inbound\n'
