import * as z from 'zod'
import {base} from './base.ts'
import {duration, field, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

const record = z.strictObject({
  fields: field(z.array(words()).min(1), {is: 'Fields this system decides.', example: ['quantity', 'tracking number']}),
  system: field(ref('system'), {is: 'The system of record.', example: 'netsuite'}),
  when: field(words().optional(), {is: 'When this holds.', example: 'until the order is booked', absent: 'always'}),
})

const copy = z.strictObject({
  system: field(ref('system'), {is: 'Where a copy lives.', example: 'kestrel-wms'}),
  through: field(ref('integration').optional(), {
    is: 'Integration that feeds it.',
    example: 'orders-to-erp',
    absent: 'none of our integrations feeds it',
  }),
  fedBy: field(words().optional(), {
    is: 'What feeds it, when it is none of our integrations.',
    example: "Shopify's own payments app",
    absent: 'the integration that `through` names',
  }),
  lag: field(duration(), {is: 'How old the copy may be.', example: '5m'}),
})

const reconcile = z.strictObject({
  how: field(words(), {is: 'What is compared with what.', example: 'Orders per business day and channel.'}),
  every: field(duration(), {is: 'How often.', example: '1h'}),
  depth: field(z.enum(['count', 'sum', 'line']), {is: 'How deep the comparison goes.', example: 'count'}),
})

const writer = z.strictObject({
  integration: field(ref('integration'), {is: 'Integration that writes into it.', example: 'orders-to-erp'}),
  right: field(words(), {is: 'What it may do there.', example: 'Creates it by upsert on the external id; never changes it.'}),
})

/** A business object that several systems know. */
export const dataObject = z.strictObject({
  ...base,
  key: field(words(), {is: 'What identifies one, in every system.', example: 'SHP-<order id>'}),
  owner: field(ownerRef().optional(), {
    is: 'Team that settles disputes about it.',
    example: 'finance-systems',
    absent: 'owner of the first system of record',
  }),
  systemOfRecord: field(z.array(record), {is: 'Which system decides which fields.', example: [{fields: ['all'], system: 'netsuite'}]}),
  copies: field(z.array(copy).default([]), {is: 'Where else it lives.', example: [{system: 'kestrel-wms', lag: '10m'}]}),
  writers: field(z.array(writer).default([]), {
    is: 'Integrations that may write into a system of record though they come from another system.',
    example: [{integration: 'orders-to-erp', right: 'Creates it by upsert on the external id.'}],
  }),
  lifecycle: field(words().optional(), {
    is: 'Who may create, change and void it.',
    example: 'Created by the integration, changed and voided in the ERP.',
    absent: 'not written down',
  }),
  conflictRule: field(words().optional(), {is: 'Who wins when two systems differ.', example: 'ERP wins.', absent: 'undecided'}),
  reconcile: field(z.array(reconcile).default([]), {
    is: 'How drift is found.',
    example: [{how: 'Order count', every: '1h', depth: 'count'}],
  }),
  risk: field(words().optional(), {
    is: 'What goes wrong in business terms when it drifts.',
    example: 'Overselling.',
    absent: 'not assessed',
  }),
})

/** The kind of entry. */
export const dataObjectKind = defineKind({
  id: 'data-object',
  folder: 'data-objects',
  one: 'data object',
  many: 'data objects',
  note: 'A data object is something that several systems know, such as an order; exactly one decides each of its fields.',
  schema: dataObject,
  place: false,
  hasOwnPage: true,
})
