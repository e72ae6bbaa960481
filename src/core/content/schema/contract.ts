import * as z from 'zod'
import {base} from './base.ts'
import {evidence} from './evidence.ts'
import {date, field, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

const contractField = z.strictObject({
  name: field(words(), {is: 'Name or path as the endpoint spells it.', example: 'line_items[].sku'}),
  type: field(words(), {is: 'Type on the wire.', example: 'string'}),
  required: field(z.boolean().default(false), {is: 'True when the other side refuses without it.', example: true}),
  enum: field(z.array(words()).default([]), {is: 'Values allowed; empty means any.', example: ['paid', 'pending']}),
  unit: field(words().optional(), {is: 'Unit of a number.', example: 'USD, two decimals', absent: 'no unit'}),
  default: field(words().optional(), {
    is: 'What holds where the field is left out.',
    example: 'SalesOrder',
    absent: 'nothing takes its place',
  }),
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

const spec = z.strictObject({
  file: field(words(), {
    is: 'File of the specification: a path from the content root that stays inside of the repository.',
    example: 'specs/shopify-orders.yaml',
  }),
  operation: field(words().optional(), {
    is: 'What it calls this operation, event or record.',
    example: 'PUT /salesOrder/{id}',
    absent: 'the only one that it has',
  }),
})

// What a waiver lacks or names wrongly is a finding of its own.
const waiver = z.strictObject({
  fingerprint: field(z.string({error: () => fingerprintExpected}).regex(/^[0-9a-f]{16}$/, {error: () => fingerprintExpected}), {
    is: 'The one difference that is accepted, as `clarity diff` and `clarity check --since` name it.',
    example: '0c4f5a6e1d2b3c4d',
  }),
  reason: field(words(), {is: 'Why it breaks nobody.', example: 'The field was never filled; no order of 2026 has it.'}),
  owner: field(ref('team'), {is: 'Team that answers for it.', example: 'finance-systems'}),
  approver: field(ref('person'), {is: 'Person of the organisation who agreed.', example: 'jules'}),
  until: field(date(), {is: 'Last day on which it holds.', example: '2026-12-15'}),
})

const fingerprintExpected = 'expected a fingerprint of 16 digits such as `0c4f5a6e1d2b3c4d`, in quotes where it has no letter'

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
  direction: field(z.enum(['inbound', 'outbound', 'both']).optional(), {
    is: 'Which way data travels: in to us, out from us, or both.',
    example: 'inbound',
    absent: "derived from the system's place in the integration: inbound where data comes from it, outbound where it goes to it",
  }),
  transport: field(z.enum(['webhook', 'rest', 'graphql', 'soap', 'queue', 'edi', 'file']), {is: 'How it travels.', example: 'webhook'}),
  endpoint: field(words(), {is: 'Address, topic or document.', example: 'PUT /record/v1/salesOrder/eid:SHP-<id>'}),
  version: field(words().optional(), {is: 'Version we pin.', example: '2026-07', absent: 'the contract has no version'}),
  versionSupport: field(z.strictObject(evidence).optional(), {
    is: 'Who says that the version is supported, when somebody last looked, and until when it is.',
    example: {source: 'https://shopify.dev/docs/api/usage/versioning', checked: '2026-11-23', until: '2027-07-01'},
    absent: 'nobody has looked',
  }),
  spec: field(spec.optional(), {
    is: 'The specification of the other side, with which this contract is compared.',
    example: {file: 'specs/shopify-orders.yaml', operation: 'orders/create'},
    absent: 'the contract is compared with nothing',
  }),
  keys: field(z.array(words()).default([]), {is: 'Fields that identify one message.', example: ['id']}),
  idempotencyKey: field(words().optional(), {
    is: 'What makes a second delivery harmless.',
    example: 'X-Shopify-Event-Id',
    absent: 'a repeat is not harmless',
  }),
  fields: field(z.array(contractField).default([]), {is: 'Fields we depend on.', example: [{name: 'id', type: 'integer'}]}),
  limits: field(z.array(limit).default([]), {is: 'Limits that bite.', example: [{title: 'Timeout', value: '5 s'}]}),
  waivers: field(z.array(waiver).default([]), {
    is: 'Single breaks of this contract that were agreed without a change record.',
    example: [
      {
        fingerprint: '0c4f5a6e1d2b3c4d',
        reason: 'Never filled.',
        owner: 'finance-systems',
        approver: 'jules',
        until: '2026-12-15',
      },
    ],
  }),
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
