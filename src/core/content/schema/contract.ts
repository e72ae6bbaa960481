import * as z from 'zod'
import {base} from './base.ts'
import {evidence} from './evidence.ts'
import {field, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

const contractField = z.strictObject({
  name: field(words(), {is: 'Name or path as the endpoint spells it.', example: 'line_items[].sku'}),
  type: field(words(), {is: 'Type on the wire.', example: 'string'}),
  required: field(z.boolean().default(false), {is: 'True when the other side refuses without it.', example: true}),
  enum: field(z.array(words()).default([]), {is: 'Values allowed; empty means any.', example: ['paid', 'pending']}),
  unit: field(words().optional(), {is: 'Unit of a number.', example: 'USD, two decimals', absent: 'no unit'}),
  mapsTo: field(ref('field').optional(), {
    is: 'Field it becomes, as `contract/field`.',
    example: 'netsuite-sales-order/otherRefNum',
    absent: 'it goes no further',
  }),
  transform: field(words().optional(), {is: 'What happens on the way.', example: 'prefix `SHP-`', absent: 'copied unchanged'}),
  note: field(words().optional(), {is: 'What surprises people.', example: 'A display label, not a key.', absent: 'nothing to say'}),
})

const limit = z.strictObject({
  title: field(words(), {is: 'What is limited.', example: 'Concurrent requests per account'}),
  value: field(words(), {is: 'How much, with unit.', example: '15'}),
  ...evidence,
})

/** The endpoint, topic or document an integration depends on, with its fields. */
export const contract = z.strictObject({
  ...base,
  integration: field(ref('integration'), {is: 'Integration that depends on it.', example: 'orders-to-erp'}),
  system: field(ref('system').optional(), {is: 'System that offers it.', example: 'netsuite', absent: 'it belongs to no one system'}),
  owner: field(ownerRef().optional(), {
    is: 'Team that answers for changes to it.',
    example: 'finance-systems',
    absent: "the integration's owner",
  }),
  transport: field(z.enum(['webhook', 'rest', 'graphql', 'soap', 'queue', 'edi', 'file']), {is: 'How it travels.', example: 'webhook'}),
  endpoint: field(words(), {is: 'Address, topic or document.', example: 'PUT /record/v1/salesOrder/eid:SHP-<id>'}),
  version: field(words().optional(), {is: 'Version we pin.', example: '2026-07', absent: 'the contract has no version'}),
  versionSupport: field(z.strictObject(evidence).optional(), {
    is: 'Who says that the version is supported, when somebody last looked, and until when it is.',
    example: {source: 'https://shopify.dev/docs/api/usage/versioning', checked: '2026-11-23', until: '2027-07-01'},
    absent: 'nobody has looked',
  }),
  keys: field(z.array(words()).default([]), {is: 'Fields that identify one message.', example: ['id']}),
  idempotencyKey: field(words().optional(), {
    is: 'What makes a second delivery harmless.',
    example: 'X-Shopify-Event-Id',
    absent: 'a repeat is not harmless',
  }),
  fields: field(z.array(contractField).default([]), {is: 'Fields we depend on.', example: [{name: 'id', type: 'integer'}]}),
  limits: field(z.array(limit).default([]), {is: 'Limits that bite.', example: [{title: 'Timeout', value: '5 s'}]}),
})

/** The kind of entry. */
export const contractKind = defineKind({
  id: 'contract',
  folder: 'contracts',
  one: 'contract',
  many: 'contracts',
  note: 'A contract is the endpoint, topic or document an integration depends on, with its fields.',
  schema: contract,
  place: {group: 'landscape', rank: 20},
  hasOwnPage: true,
})
