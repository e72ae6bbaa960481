import type * as z from 'zod'
import {oneLine} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import type {Item} from '../json-source.ts'
import type {SourceTeam, SourceUser} from '../oncall/on-call-source.ts'
import {zoneMeant} from '../oncall/zone-meant.ts'
import {contactsOf, missingContacts} from './contacts.ts'
import type {PagerdutyReference, PagerdutyUser, teamShape} from './shape.ts'

/** Users and teams of an import by their ids, those too that are only referred to. */
export class PagerdutyPeople {
  readonly users = new Map<string, SourceUser>()
  readonly teams = new Map<string, SourceTeam>()
  readonly #findings: ExchangeFinding[]

  /** @param findings List to which is added what cannot be read. */
  constructor(findings: ExchangeFinding[]) {
    this.#findings = findings
  }

  /** Takes a team that a file describes. */
  addTeam({id, name, description}: z.output<typeof teamShape>, {source, path}: Item): void {
    this.teams.set(id, {key: id, name, purpose: oneLine(description), members: [], at: source.place(path)})
  }

  /** Takes a user that a file describes. */
  addUser(user: PagerdutyUser, {source, path}: Item): void {
    const {id, name, email, time_zone: timeZone, job_title: role, teams} = user
    this.users.set(id, {
      key: id,
      name: oneLine(name) ?? id,
      email: email ?? undefined,
      role: oneLine(role),
      timeZone: timeZone ? zoneMeant(timeZone) : undefined,
      contacts: contactsOf(user),
      isDescribed: true,
      at: source.place(path),
    })
    this.#findings.push(...missingContacts(user, source.place([...path, 'contact_methods'])))
    for (const team of teams ?? []) this.#teamKey(team, {source, path: [...path, 'teams']})
    for (const team of teams ?? []) this.teams.get(team.id)?.members.push(id)
  }

  /** Gives the key of the first of the teams that something belongs to. */
  teamOf(teams: readonly PagerdutyReference[] | null | undefined, item: Item, of: string): string | undefined {
    const [first, ...others] = teams ?? []
    if (others.length > 0) {
      this.#findings.push({
        severity: 'note',
        at: item.source.place([...item.path, 'teams']),
        message: `${of} belongs to ${others.length + 1} teams; only the first is written`,
      })
    }
    return first && this.#teamKey(first, {source: item.source, path: [...item.path, 'teams', 0]})
  }

  #teamKey({id, summary, name}: PagerdutyReference, {source, path}: Item): string {
    if (!this.teams.has(id)) this.teams.set(id, {key: id, name: oneLine(summary ?? name) ?? id, members: [], at: source.place(path)})
    return id
  }

  /** Takes note of a user; whoever is only referred to is known by name, and sometimes by e-mail. */
  userKey({id, summary, name, email}: PagerdutyReference, at: SourceUser['at']): void {
    if (this.users.has(id)) return
    const contacts = email ? [{via: 'email' as const, address: email, internal: false}] : []
    this.users.set(id, {key: id, name: oneLine(name ?? summary) ?? id, email: email ?? undefined, contacts, isDescribed: false, at})
  }
}
