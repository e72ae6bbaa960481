import type * as z from 'zod'
import {oneLine} from '../content-file.ts'
import type {ExchangeFinding, Place} from '../finding.ts'
import type {Item} from '../json-source.ts'
import {readEach} from '../read-each.ts'
import type {SourceTeam, SourceUser} from './on-call-source.ts'

/** Users and teams of an import by their keys, and what was found on the way. */
export class SourceBook {
  readonly users = new Map<string, SourceUser>()
  readonly teams = new Map<string, SourceTeam>()
  readonly #findings: ExchangeFinding[]

  /** @param findings List to which is added what cannot be read. */
  constructor(findings: ExchangeFinding[]) {
    this.#findings = findings
  }

  /** Reads items as {@link readEach} does. */
  each<S extends z.ZodType>(items: readonly Item[], shape: S, what: string, use: (value: z.output<S>, item: Item) => void): void {
    readEach(items, {shape, what, findings: this.#findings}, use)
  }

  /** Gives the key of a user; whom no file describes is known by name alone. */
  userKey(key: string, name: string | null | undefined, at: Place): string {
    if (!this.users.has(key)) this.users.set(key, {key, name: oneLine(name) ?? key, contacts: [], isDescribed: false, at})
    return key
  }

  /** Gives the key of a team; what no file describes is known by name alone. */
  teamKey(key: string | null | undefined, name: string | null | undefined, at: Place): string | undefined {
    if (!key) return undefined
    if (!this.teams.has(key)) this.teams.set(key, {key, name: oneLine(name) ?? key, members: [], at})
    return key
  }

  /** Tells of something at a place of the input. */
  tell(severity: ExchangeFinding['severity'], at: Place, message: string, help?: string): void {
    this.#findings.push({severity, at, message, ...(help !== undefined && {help})})
  }
}
