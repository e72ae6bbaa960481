import * as z from 'zod'
import type {Data} from '../../content/schema/index.ts'
import type {Entry} from '../catalog.ts'

/** How a person is reached, and how many ways are kept back. */
export interface ContactReach {
  /** Best first. */
  contacts: Data<'person'>['contacts']
  /** Contacts marked internal, where they are not shown. */
  keptBack: number
}

/** Tells whether somebody has one of some means. A contact kept out of a public build rings all the same. */
export function hearsBy({data}: Entry<'person'>, via: readonly string[]): boolean {
  return data.contacts.some(contact => via.includes(contact.via))
}

/** Gives the contacts that pages may show; in a public build those marked internal are counted, not named. */
export function shownContacts({data}: Entry<'person'>, isPublic = true): ContactReach {
  const contacts = data.contacts.filter(({internal}) => !isPublic || !internal)
  return {contacts, keptBack: data.contacts.length - contacts.length}
}

/** Gives the number to press: the first telephone that pages may show. */
export function phoneOf(person: Entry<'person'>, isPublic = true): string | undefined {
  return shownContacts(person, isPublic).contacts.find(({via}) => via === 'phone')?.address
}

type Contact = Data<'person'>['contacts'][number]

const phoneForm = {
  expected: 'a number in E.164 such as `+1-555-0101`',
  // At most 15 digits, country code first; hyphens, blanks and brackets only help the eye. `(0)` is dialled by some and not by others.
  fits: (address: string) => /^\+[1-9]\d{0,2}(?:[ -]?\([1-9]\d{0,4}\))?(?:[ -]?\d)+$/.test(address) && /^\D*(?:\d\D*){7,15}$/.test(address),
}

const forms: Record<Contact['via'], {expected: string; fits(address: string): boolean}> = {
  phone: phoneForm,
  sms: phoneForm,
  email: {
    expected: 'an e-mail address such as `kai@example.com`',
    fits: address => z.regexes.email.test(address),
  },
  chat: {
    expected: 'a handle such as `@kai`, or an `https` address',
    fits: address => /^@[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u.test(address) || isSecureAddress(address),
  },
}

/**
 * Says what a contact's address should look like when it does not.
 *
 * @returns The expected form in words; nothing when the address fits its means.
 * @see https://www.itu.int/rec/T-REC-E.164 for telephone numbers.
 */
export function expectedForm({via, address}: Pick<Contact, 'via' | 'address'>): string | undefined {
  const {fits, expected} = forms[via]
  return fits(address) ? undefined : expected
}

/** Says what a team's chat channel should look like when it does not; nothing when it fits. */
export function expectedChannelForm(channel: string): string | undefined {
  const fits = /^#[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(channel) || isSecureAddress(channel)
  return fits ? undefined : 'a channel such as `#order-ops`, or an `https` address'
}

function isSecureAddress(address: string): boolean {
  return /^https:\/\/[^\s/]/i.test(address) && URL.canParse(address)
}
