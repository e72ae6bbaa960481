import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'

/** Path below the content root → text. */
export type Files = Record<string, string>

/** Makes the catalog of some files. */
export function catalogOf(files: Files): Catalog {
  return exampleCatalog({name: 'shop', files, expect: []})
}

/** Gives files with one text replaced, which must stand in its file exactly once. */
export function replaced(files: Files, file: string, from: string, to: string): Files {
  const text = files[file] ?? ''
  if (text.split(from).length !== 2) throw new Error(`expected \`${from}\` once in ${file}`)
  return {...files, [file]: text.replace(from, () => to)}
}

/** Which way data travels over the contract that is edited. */
export type Way = 'inbound' | 'outbound'

/** The contract that is edited. */
export const edited = 'contracts/subject.mdx'

const subject = (way: Way) => `---
title: Subject
integration: flow
system: far
${way === 'inbound' ? 'transport: webhook' : 'transport: rest'}
direction: ${way}
endpoint: POST /v1/orders
version: '2026-07'
keys: [order_id]
idempotencyKey: X-Event-Id
fields:
  - {name: order_id, type: integer, required: true, mapsTo: target/externalId, transform: prefix \`SHP-\`}
  - {name: total_price, type: number, required: true, unit: USD, mapsTo: target/total}
  - {name: channel_code, type: string, enum: [web, pos, app], mapsTo: target/channel}
  - {name: hold_flag, type: boolean, note: Nobody maps it.}
  - {name: 'line_items[].sku', type: string, required: true, mapsTo: target/item}
  - {name: 'line_items[].price_set.amount', type: string}
  - {name: first_name, type: string, transform: upper case}
  - {name: last_name, type: string, transform: lower case}
  - {name: recipient_name, type: string, required: true}
limits:
  - {title: Requests, value: 40 requests/s}
---
Text.
`

/** A small shop: the contract that is edited, one before and one behind it, and a runbook that uses its fields. */
export function shop(way: Way): Files {
  return {
    'systems/far.mdx': '---\ntitle: Far system\ncategory: erp\n---\n',
    'systems/near.mdx': '---\ntitle: Near system\ncategory: erp\n---\n',
    'integrations/flow.mdx': integration('Flow', way === 'inbound' ? ['far', 'near'] : ['near', 'far']),
    'integrations/books.mdx': integration('Books', ['near', 'far']),
    'integrations/feed.mdx': integration('Feed', ['far', 'near']),
    [edited]: subject(way),
    'contracts/target.mdx': `---
title: Target
integration: books
system: near
transport: rest
endpoint: PUT /orders
fields:
  - {name: externalId, type: string}
  - {name: total, type: number, unit: USD}
  - {name: channel, type: string}
  - {name: item, type: string}
---
`,
    'contracts/source.mdx': `---
title: Source
integration: feed
transport: queue
endpoint: orders
fields:
  - {name: held, type: boolean, mapsTo: subject/hold_flag}
---
`,
    'contracts/edi.mdx': `---
title: Ship order
integration: flow
system: far
transport: edi
direction: ${way}
endpoint: X12 940
fields:
  - {name: W0102, type: ID 2/2, transform: constant}
  - {name: W0105, type: AN 1/48, transform: SKU from the item record}
---
`,
    'runbooks/hold.mdx': `---
title: Hold an order
---
## First actions

1. Hold it.

   \`\`\`sh
   curl -X PATCH https://far.example.com/v1/orders/1 -d '{"hold_flag": true, "total_price": 0, "channel_code": "web"}'
   \`\`\`

2. Read it.

   \`\`\`sh
   curl https://far.example.com/v1/orders/1 | jq '.order_id, .line_items[0].sku, .line_items[].price_set.amount, .first_name, .last_name, .recipient_name'
   \`\`\`

3. Find the line.

   \`\`\`sh
   grep 'W01\\*2\\*EA\\*\\*VN\\*LRK' outbox.edi
   \`\`\`
`,
    'failure-modes/held.mdx': `---
title: Order held
integration: flow
class: stuck
severity: SEV1
contract: subject
runbook: hold
alerts:
  - {name: OrdersHeld, signal: flow/waiting, severity: page}
---
`,
  }
}

function integration(title: string, [from, to]: string[]): string {
  return `---
title: ${title}
from: [${from}]
to: [${to}]
mechanism: Calls.
tier: 1
owner: ${title.toLowerCase()}-team
signals:
  - {id: waiting, title: Waiting, unit: orders, query: sum(waiting), warning: 10, critical: 40}
---
`
}
