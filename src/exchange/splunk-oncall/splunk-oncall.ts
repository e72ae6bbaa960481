import type * as z from 'zod'
import {type Imported, oneLine} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import {type InputFile, type Item, JsonSource} from '../json-source.ts'
import {type OnCallContext, onCallFiles} from '../oncall/on-call-files.ts'
import type {SourceOnCall, SourcePolicy, SourceSchedule, SourceShift} from '../oncall/on-call-source.ts'
import {SourceBook} from '../oncall/source-book.ts'
import {isSame} from '../read-each.ts'
import {type SplunkPart, splunkItems} from './items.ts'
import {policyOf} from './policies.ts'
import {
  contactsShape,
  membersShape,
  policyShape,
  rotationShape,
  type SplunkRotation,
  type SplunkShift,
  teamShape,
  userShape,
} from './shape.ts'
import {spansOf} from './shift-spans.ts'

const daySeconds = 86_400

/**
 * Makes people, teams, rotations and escalation paths of answers of the public API of Splunk On-Call.
 *
 * @param inputs Files with users, teams and their members, contact methods, rotations and policies, in any order.
 * @throws {UnreadableInput} When a file is no JSON, or has nothing of Splunk On-Call.
 */
export function importSplunkOncall(inputs: readonly InputFile[], context: OnCallContext): Imported {
  const findings: ExchangeFinding[] = []
  const items = splunkItems(
    inputs.map(input => new JsonSource(input)),
    findings,
  )
  return onCallFiles(new Reader(items, findings).read(), context, findings)
}

class Reader {
  readonly #items: ReadonlyMap<SplunkPart, readonly Item[]>
  readonly #book: SourceBook

  constructor(items: ReadonlyMap<SplunkPart, readonly Item[]>, findings: ExchangeFinding[]) {
    this.#items = items
    this.#book = new SourceBook(findings)
  }

  read(): SourceOnCall {
    const book = this.#book
    this.#each('user', userShape, (user, {source, path}) => this.#addUser(user, source.place(path)))
    this.#each('contacts', contactsShape, (contacts, item) => this.#addContacts(contacts, item))
    this.#each('team', teamShape, ({slug, name, description}, {source, path}) =>
      book.teams.set(slug, {key: slug, name, purpose: oneLine(description), members: [], at: source.place(path)}),
    )
    this.#each('members', membersShape, (members, item) => this.#addMembers(members, item))
    const schedules = this.#schedules()
    const policies = new Map<string, SourcePolicy>()
    this.#each('policy', policyShape, (policy, item) => policies.set(policy.slug, policyOf(policy, item, schedules, book)))
    return {
      id: 'splunk-oncall',
      service: 'Splunk On-Call',
      users: [...book.users.values()],
      teams: [...book.teams.values()],
      schedules,
      policies: [...policies.values()],
    }
  }

  #each<S extends z.ZodType>(part: SplunkPart, shape: S, use: (value: z.output<S>, item: Item) => void): void {
    this.#book.each(this.#items.get(part) ?? [], shape, part, use)
  }

  #addUser({username, firstName, lastName, displayName, email}: z.output<typeof userShape>, at: SourceShift['at']): void {
    const name = oneLine(`${firstName ?? ''} ${lastName ?? ''}`) ?? oneLine(displayName) ?? username
    const contacts = email ? [{via: 'email' as const, address: email, internal: false}] : []
    this.#book.users.set(username, {key: username, name, email: email ?? undefined, contacts, isDescribed: true, at})
  }

  // The answer names its user in its own address alone.
  #addContacts({_selfUrl: url, phones, emails}: z.output<typeof contactsShape>, {source, path}: Item): void {
    const username = namedIn(url, /\/user\/([^/]+)\/contact-methods/)
    const user = username === undefined ? undefined : this.#book.users.get(username)
    if (!user) {
      const whose = username === undefined ? '`_selfUrl` does not say whose they are' : `\`${username}\` is in none of the files`
      this.#book.tell('error', source.place(path), `contact methods are left out: ${whose}`)
      return
    }
    const values = (group: typeof phones) => (group?.contactMethods ?? []).flatMap(({value}) => value ?? [])
    const found = [
      ...values(phones).map(address => ({via: 'phone' as const, address, internal: true})),
      ...user.contacts,
      ...values(emails).map(address => ({via: 'email' as const, address, internal: false})),
    ]
    user.contacts = [...new Map(found.map(contact => [`${contact.via} ${contact.address.toLowerCase()}`, contact])).values()]
  }

  #addMembers({_selfUrl: url, members}: z.output<typeof membersShape>, {source, path}: Item): void {
    const at = source.place(path)
    for (const member of members) if (!this.#book.users.has(member.username)) this.#addUser(member, at)
    const team = this.#book.teamKey(namedIn(url, /\/team\/([^/]+)\/members/), undefined, at)
    if (team === undefined) {
      this.#book.tell('error', at, 'members are left out of their team: `_selfUrl` does not say which it is')
      return
    }
    this.#book.teams.get(team)?.members.push(...members.map(({username}) => username))
  }

  // One version of the API tells the shifts of a rotation, the other its slug and team; they are put together.
  #schedules(): SourceSchedule[] {
    const found = new Map<string, {rotation: SplunkRotation; item: Item}>()
    this.#each('rotation', rotationShape, (rotation, item) => {
      const team = rotation.teamSlug ?? namedIn((item.source.data as {_selfUrl?: string} | null)?._selfUrl, /\/teams?\/([^/]+)\/rotations/)
      const key = String(rotation.groupId ?? rotation.slug ?? `${team} ${rotation.label}`)
      const other = found.get(key)
      if (other) this.#tellLeftOut(other, rotation.shifts)
      const [shifts, where] = rotation.shifts ? [rotation.shifts, item] : [other?.rotation.shifts, other?.item ?? item]
      const slug = rotation.slug ?? other?.rotation.slug
      found.set(key, {rotation: {...rotation, slug, shifts, teamSlug: team ?? other?.rotation.teamSlug}, item: where})
    })
    return [...found].flatMap(([key, {rotation, item}]) => this.#schedule(key, rotation, item) ?? [])
  }

  #tellLeftOut(
    {rotation: {label, shifts}, item: {source, path}}: {rotation: SplunkRotation; item: Item},
    later: SplunkRotation['shifts'],
  ): void {
    if (!shifts || !later || isSame(shifts, later)) return
    this.#book.tell(
      'error',
      source.place(path),
      `the shifts of rotation \`${label}\` are left out: another of the same id stands after it and says something else`,
      'Import the newer answer alone, or both in the order in which they were fetched: the last one counts.',
    )
  }

  #schedule(key: string, {label, slug, teamSlug, shifts}: SplunkRotation, {source, path}: Item): SourceSchedule | undefined {
    const at = source.place(path)
    const [first] = shifts ?? []
    if (!first) {
      this.#book.tell(
        'error',
        at,
        `rotation \`${label}\` is left out: no shifts of it are in the files`,
        'Ask for them with `GET /api-public/v2/team/{team}/rotations`.',
      )
      return undefined
    }
    const layers = (shifts ?? []).map((shift, index) => {
      const where = source.place([...path, 'shifts', index])
      return {
        title: oneLine(shift.label),
        members: shift.shiftMembers.map(({username}) => this.#book.userKey(username, undefined, where)),
        countedFrom: shift.start,
        start: shift.start,
        turnSeconds: shift.duration * daySeconds,
        spans: spansOf(shift),
        timeZone: shift.timezone,
        at: where,
      }
    })
    return {
      key: slug ?? key,
      name: label,
      timeZone: first.timezone,
      team: this.#book.teamKey(teamSlug, undefined, at),
      layers,
      overrides: [],
      // What several shifts show at one time cannot be compared with the one whom we page.
      rendered: shifts?.length === 1 ? this.#rendered(first, {source, path: [...path, 'shifts', 0]}) : [],
      renderedAs: '`periods`',
      isPagedTogether: true,
      at,
    }
  }

  #rendered({periods}: SplunkShift, {source, path}: Item): SourceShift[] {
    return (periods ?? []).flatMap(({start, end, username}, index) => {
      const at = source.place([...path, 'periods', index])
      return username && end > start ? [{from: start, to: end, user: this.#book.userKey(username, undefined, at), at}] : []
    })
  }
}

function namedIn(url: string | null | undefined, pattern: RegExp): string | undefined {
  const name = url ? pattern.exec(url)?.[1] : undefined
  try {
    return name === undefined ? undefined : decodeURIComponent(name)
  } catch {
    return name
  }
}
