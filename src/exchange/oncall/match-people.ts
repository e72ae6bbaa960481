import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {IdBook, slugOf} from '../id-book.ts'

/** Whom an import is about, as far as it says. */
export interface Newcomer {
  name: string
  email?: string | undefined
  /** Id that the other program keeps for us; a name otherwise. */
  id?: string | undefined
}

/** What somebody in an import is called here. */
export interface Settled {
  id: string
  /** The entry that is there already; nothing is written for it. */
  known?: Entry<'person'>
  /** Id of somebody of this import who has the same e-mail address. */
  sharedWith?: string
}

/** Tells who of an import is here already: by e-mail, and by name where one side has no e-mail. */
export class KnownPeople {
  readonly #byEmail = new Map<string, Entry<'person'>>()
  readonly #people: readonly Entry<'person'>[]
  readonly #ids: IdBook
  /** Address → id of who has come with it. */
  readonly #settled = new Map<string, string>()

  constructor(catalog: Catalog) {
    this.#people = catalog.list('person')
    this.#ids = new IdBook(catalog.ids('person'))
    for (const person of this.#people) for (const email of emailsOf(person)) this.#byEmail.set(email, person)
  }

  /** Settles who somebody is; ask once for each. */
  settle({name, email, id}: Newcomer): Settled {
    const address = email?.toLowerCase()
    const sharedWith = address === undefined ? undefined : this.#settled.get(address)
    // Whoever comes second with an address is somebody else: one person comes once.
    const matched = (address !== undefined && sharedWith === undefined && this.#byEmail.get(address)) || this.#namesake(name, email)
    const settled = matched ? {id: matched.id, known: matched} : {id: this.#ids.take(id ?? name, 'person')}
    if (address !== undefined && sharedWith === undefined) this.#settled.set(address, settled.id)
    return sharedWith === undefined ? settled : {...settled, sharedWith}
  }

  // Two people of one name with two addresses are two people.
  #namesake(name: string, email: string | undefined): Entry<'person'> | undefined {
    const same = this.#people.filter(
      person => person.title.toLowerCase() === name.toLowerCase() && (email === undefined || emailsOf(person).length === 0),
    )
    return same.length === 1 ? same[0] : undefined
  }
}

/** Finds the team that an import means: by its mailbox, or by its name. */
export function knownTeam(catalog: Catalog, {name, email}: {name: string; email?: string | undefined}): Entry<'team'> | undefined {
  const teams = catalog.list('team')
  const byMailbox = email === undefined ? undefined : teams.find(({data}) => data.mailbox?.toLowerCase() === email.toLowerCase())
  return byMailbox ?? teams.find(({id, title}) => title.toLowerCase() === name.toLowerCase() || id === slugOf(name))
}

function emailsOf({data}: Entry<'person'>): string[] {
  return data.contacts.flatMap(({via, address}) => (via === 'email' ? [address.toLowerCase()] : []))
}
