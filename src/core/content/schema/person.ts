import * as z from 'zod'
import {base} from './base.ts'
import {date, field, timeZone, words} from './field.ts'
import {defineKind} from './kind.ts'

/** Means by which somebody can be reached; an escalation level says which of them it uses. */
export const contactMeans = z.enum(['phone', 'sms', 'chat', 'email'])

const contact = z.strictObject({
  via: field(contactMeans, {is: 'The means.', example: 'phone'}),
  address: field(words(), {
    is: 'Number with its country code, digits together or apart, e-mail address or chat handle.',
    example: '+1-555-0101',
  }),
  internal: field(z.boolean().default(false), {is: 'True keeps it out of a public build.', example: true}),
})

/** Somebody who can be reached. */
export const person = z.strictObject({
  ...base,
  role: field(words(), {is: 'What they do here.', example: 'Integration platform lead'}),
  organisation: field(words().optional(), {is: 'Their employer.', example: 'Kestrel EDI', absent: "the settings' organisation"}),
  timeZone: field(timeZone(), {is: 'Where their clock is.', example: 'Europe/Lisbon', draft: {begins: 'time zone'}}),
  contacts: field(z.array(contact).default([]), {
    is: 'How they are reached, best first.',
    example: [{via: 'phone', address: '+1-555-0101'}],
    draft: {asked: true, own: true},
  }),
  left: field(date().optional(), {
    is: 'First day on which they are no longer here.',
    example: '2026-12-01',
    absent: 'they are here',
    draft: {own: true},
  }),
})

/** The kind of entry. */
export const personKind = defineKind({
  id: 'person',
  folder: 'people',
  one: 'person',
  many: 'people',
  note: 'A person can be reached: by phone, chat or e-mail.',
  schema: person,
  place: {rank: 20},
  hasOwnPage: true,
})
