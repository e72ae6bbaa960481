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
