import {oneLine} from '../content-file.ts'
import type {Place} from '../finding.ts'
import type {SourceUser} from '../oncall/on-call-source.ts'
import type {OpsgenieUser} from './shape.ts'

/** Gives a user with every contact that a person can be reached by, telephones first. */
export function describedUser({id, username, fullName, timeZone, userContacts}: OpsgenieUser, at: Place): SourceUser {
  const methods = {voice: 'phone', sms: 'sms', email: 'email'} as const
  const found = (userContacts ?? []).flatMap(({contactMethod, to}): SourceUser['contacts'] => {
    const via = methods[contactMethod.toLowerCase() as keyof typeof methods]
    if (!via) return []
    return [{via, address: via === 'email' ? to : `+${to.replace(/^\+/, '')}`, internal: via !== 'email'}]
  })
  const order = ['phone', 'sms', 'email']
  const email = username?.includes('@') ? username : undefined
  const all = email !== undefined ? [...found, {via: 'email' as const, address: email, internal: false}] : found
  const contacts = [...new Map(all.map(contact => [`${contact.via} ${contact.address.toLowerCase()}`, contact])).values()]
  return {
    key: id,
    name: oneLine(fullName) ?? username ?? id,
    email,
    timeZone: timeZone ?? undefined,
    contacts: contacts.sort((a, b) => order.indexOf(a.via) - order.indexOf(b.via)),
    isDescribed: true,
    at,
  }
}
