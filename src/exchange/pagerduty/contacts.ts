import {counted, plural} from '../../core/format/plural.ts'
import type {ExchangeFinding, Place} from '../finding.ts'
import type {SourceUser} from '../oncall/on-call-source.ts'
import type {PagerdutyUser} from './shape.ts'

const order = ['phone', 'sms', 'chat', 'email']

/** Gives the contacts of a user, each once, telephone first; numbers are internal, for they are mostly private. */
export function contactsOf({email, contact_methods: methods}: PagerdutyUser): SourceUser['contacts'] {
  const found = (methods ?? []).flatMap(({type, address, country_code: code}): SourceUser['contacts'] => {
    if (!address) return []
    if (type === 'phone_contact_method') return [{via: 'phone', address: e164(code, address), internal: true}]
    if (type === 'sms_contact_method') return [{via: 'sms', address: e164(code, address), internal: true}]
    return type === 'email_contact_method' ? [{via: 'email', address, internal: false}] : []
  })
  const all = email ? [...found, {via: 'email' as const, address: email, internal: false}] : found
  const once = new Map(all.map(contact => [`${contact.via} ${contact.address.toLowerCase()}`, contact]))
  return [...once.values()].sort((a, b) => order.indexOf(a.via) - order.indexOf(b.via))
}

/** Says that contacts are missing: asked without `include[]=contact_methods`, users come with references, which say nothing of the address. */
export function missingContacts({name, contact_methods: methods}: PagerdutyUser, at: Place): ExchangeFinding[] {
  const {length} = (methods ?? []).filter(({type, address}) => type.endsWith('_reference') && !address)
  if (length === 0) return []
  const are = plural(length, 'is', 'are')
  const message = `${counted(length, 'contact')} of \`${name}\` ${are} missing: the file has only references to ${plural(length, 'it', 'them')}`
  return [{severity: 'error', at, message, help: 'Ask for users with `GET /users?include[]=contact_methods`.'}]
}

// Countries in which a zero at the beginning is part of the number, and dialled from abroad too: Italy with San Marino and the Vatican,
// Côte d'Ivoire, Gabon and the Congo. Elsewhere it is only for calls within the country.
const zeroStays = new Set(['39', '378', '379', '225', '241', '242'])

// The code of the country stands apart: `1` and `555-555-0100` → `+15555550100`.
function e164(code: number | string | null | undefined, address: string): string {
  const digits = address.replace(/\D/g, '')
  if (address.trim().startsWith('+')) return `+${digits}`
  const country = String(code ?? 1).replace(/\D/g, '')
  return `+${country}${zeroStays.has(country) ? digits : digits.replace(/^0+/, '')}`
}
