import type {Entry} from '../../core/catalog/catalog.ts'
import {expectedForm} from '../../core/catalog/queries/contacts.ts'
import type {Kind} from '../../core/content/kinds.ts'
import {timeZone} from '../../core/content/schema/field.ts'
import type {Data, Written} from '../../core/content/schema/index.ts'
import {type ContentFile, contentFile, type Imported, inOrder, oneLine} from '../content-file.ts'
import {type ExchangeFinding, inReadingOrder, type Place} from '../finding.ts'
import {IdBook, slugOf} from '../id-book.ts'
import type {ImportContext} from '../importer.ts'
import {KnownPeople, knownTeam} from './match-people.ts'
import {meansFor} from './means-for.ts'
import type {SourceOnCall, SourcePolicy, SourceSchedule, SourceTarget, SourceTeam, SourceUser} from './on-call-source.ts'
import {rotationOf} from './rotation-of.ts'
import {servicesTaking} from './services-taking.ts'

type Contacts = Data<'person'>['contacts']

/** What an import of on-call data is made for. */
export type OnCallContext = Pick<ImportContext, 'catalog' | 'now' | 'hasWritten'>

/** Makes content of what an on-call service says. */
export function onCallFiles(source: SourceOnCall, context: OnCallContext, findings: ExchangeFinding[]): Imported {
  const writer = new Writer(source, context, findings)
  const files = inOrder(writer.files())
  return {files, findings: inReadingOrder(findings), matched: writer.matched}
}

class Writer {
  readonly matched: string[] = []
  readonly #source: SourceOnCall
  readonly #context: OnCallContext
  readonly #findings: ExchangeFinding[]
  readonly #people = new Map<string, {id: string; contacts: Contacts}>()
  readonly #teams = new Map<string, string>()
  readonly #rotations = new Map<string, {id: string; members: string[]}>()
  readonly #files: ContentFile[] = []
  readonly #ids = new Map<Kind, IdBook>()
  // A team is written last, when it is known who is on call for it.
  readonly #newTeams: {id: string; team: SourceTeam; people: Set<string>; rotation?: string}[] = []

  constructor(source: SourceOnCall, context: OnCallContext, findings: ExchangeFinding[]) {
    this.#source = source
    this.#context = context
    this.#findings = findings
  }

  files(): ContentFile[] {
    const {users, teams, schedules, policies} = this.#source
    for (const user of users) this.#addPerson(user)
    for (const team of teams) this.#addTeam(team)
    for (const schedule of schedules) this.#addRotation(schedule)
    for (const policy of policies) this.#addPath(policy)
    for (const team of this.#newTeams) this.#writeTeam(team)
    return this.#files
  }

  #addPerson(user: SourceUser): void {
    const people = (this.#knownPeople ??= new KnownPeople(this.#context.catalog))
    const same = this.#sameAs('person', user.key)
    const {
      id,
      known: there,
      sharedWith,
    } = same ? {id: same.id, known: same, sharedWith: undefined} : people.settle({name: user.name, email: user.email})
    const entry = there && !this.#isOurs('person', id) ? there : undefined
    if (sharedWith !== undefined)
      this.#tell(
        'warning',
        user.at,
        `\`${user.name}\` has the e-mail address of \`${sharedWith}\`; both are written`,
        'Correct the address, or leave one of them.',
      )
    const contacts = entry?.data.contacts ?? this.#contactsOf(user)
    this.#people.set(user.key, {id, contacts})
    if (entry) {
      this.matched.push(`person:${id}`)
      return
    }
    if (contacts.length === 0) {
      const why = user.isDescribed ? 'no contact of theirs can be used' : 'only their name is known'
      this.#tell(
        'error',
        user.at,
        `\`${user.name}\` has nothing by which they are reached: ${why}`,
        `Import the file of users too, with their contacts, or add contacts to \`people/${id}.mdx\`.`,
      )
    }
    const data: Written<'person'> = {
      title: user.name,
      ids: this.#idsOf(user.key),
      role: user.role ?? 'On-call responder',
      timeZone: this.#zoneOf(user),
      contacts: contacts.map(({internal, ...contact}) => (internal ? {...contact, internal} : contact)),
    }
    this.#put(contentFile('person', id, data, this.#origin('user', user.key)))
  }

  #knownPeople: KnownPeople | undefined

  #contactsOf(user: SourceUser): Contacts {
    return user.contacts.filter(contact => {
      const expected = expectedForm(contact)
      if (expected !== undefined)
        this.#tell(
          'warning',
          user.at,
          `the ${contact.via} contact \`${contact.address}\` of \`${user.name}\` is left out: expected ${expected}`,
        )
      return expected === undefined
    })
  }

  #zoneOf({name, timeZone: zone, at, isDescribed}: SourceUser): string {
    if (zone !== undefined && timeZone().safeParse(zone).success) return zone
    const instead = this.#context.catalog.settings.timeZone
    const had = zone === undefined ? 'no time zone' : `the time zone \`${zone}\`, which the IANA database does not have`
    // Of whom only the name is known, that is told already.
    if (isDescribed) this.#tell('note', at, `\`${name}\` has ${had}; \`${instead}\` of the settings is written`)
    return instead
  }

  #addTeam(team: SourceTeam): void {
    const existing = this.#sameAs('team', team.key) ?? knownTeam(this.#context.catalog, {name: team.name})
    const id = existing?.id ?? this.#take('team', team.name)
    this.#teams.set(team.key, id)
    if (existing && !this.#isOurs('team', id)) this.matched.push(`team:${id}`)
    else this.#newTeams.push({id, team, people: new Set(team.members)})
  }

  #addRotation(schedule: SourceSchedule): void {
    const id = this.#sameAs('rotation', schedule.key)?.id ?? this.#take('rotation', schedule.name)
    const teamId = this.#teamOf(schedule)
    const {data, members} = rotationOf(schedule, {
      now: Date.parse(this.#context.now),
      personOf: key => this.#people.get(key)?.id,
      tell: (severity, at, message, help) => this.#tell(severity, at, message, help),
      service: this.#source.service,
    })
    if (!data) return
    this.#rotations.set(schedule.key, {id, members})
    const team = this.#newTeams.find(each => each.id === teamId)
    for (const key of members) team?.people.add(key)
    if (team) team.rotation ??= id
    this.#put(
      contentFile('rotation', id, withTeam({...data, ids: this.#idsOf(schedule.key)}, teamId), this.#origin('schedule', schedule.key)),
    )
  }

  #teamOf(schedule: SourceSchedule): string {
    const named = schedule.team === undefined ? undefined : this.#teams.get(schedule.team)
    if (named !== undefined) return named
    const existing = knownTeam(this.#context.catalog, {name: schedule.name})
    if (existing) return existing.id
    const id = this.#take('team', schedule.name)
    this.#tell(
      'note',
      schedule.at,
      `schedule \`${schedule.name}\` names no team; team \`${id}\` is written for it`,
      'Name the team that it belongs to, and delete this one.',
    )
    this.#newTeams.push({id, team: {key: schedule.key, name: schedule.name, members: [], isMade: true, at: schedule.at}, people: new Set()})
    return id
  }

  #addPath(policy: SourcePolicy): void {
    const levels = policy.levels.flatMap(level => {
      const reached = level.targets.flatMap(target => this.#reached(target, policy) ?? [])
      if (reached.length === 0) {
        this.#tell('error', level.at, `a level of policy \`${policy.name}\` is left out: nobody in it is known`)
        return []
      }
      return [
        {
          after: `${level.afterMinutes}m`,
          notify: reached.map(({ref}) => ref),
          via: meansFor(reached.flatMap(({people}) => people).map(key => this.#people.get(key)?.contacts ?? [])),
        },
      ]
    })
    const last = levels.at(-1)?.notify.at(-1)
    if (last === undefined) {
      this.#tell('error', policy.at, `policy \`${policy.name}\` is left out: no level of it is left`)
      return
    }
    this.#tell(
      'note',
      policy.at,
      `policy \`${policy.name}\` names nobody who always decides; \`${last}\` of its last level is written as the last resort`,
      'Name who can always decide.',
    )
    const id = this.#sameAs('escalation-path', policy.key)?.id ?? this.#take('escalation-path', policy.name)
    this.#findings.push(...servicesTaking(policy, id, this.#source.id, this.#context.catalog))
    const data: Written<'escalation-path'> = {
      title: policy.name,
      summary: policy.summary,
      ids: this.#idsOf(policy.key),
      owner: policy.team === undefined ? undefined : this.#teams.get(policy.team),
      levels,
      repeat: this.#repeatOf(policy),
      lastResort: last,
    }
    const services = (policy.services ?? []).map(({name}) => name)
    const taken = services.length > 0 ? ` Services that take it there: ${services.join(', ')}.` : ''
    this.#put(contentFile('escalation-path', id, data, this.#origin('policy', policy.key) + taken))
  }

  // What an import has written is compared with what is here; anything else is somebody's own, and only referred to.
  #isOurs(kind: Kind, id: string): boolean {
    return this.#context.hasWritten?.(kind, id) ?? false
  }

  /** Finds what an earlier import has written for a key, whatever it is called by now. */
  #sameAs<K extends Kind>(kind: K, key: string): Entry<K> | undefined {
    return this.#context.catalog.list(kind).find(({data}) => (data as {ids?: Record<string, string>}).ids?.[this.#source.id] === key)
  }

  #idsOf(key: string): Record<string, string> {
    return {[this.#source.id]: key}
  }

  #repeatOf({name, repeat}: SourcePolicy): Written<'escalation-path'>['repeat'] {
    if (!repeat || repeat.times < 1) return undefined
    const times = Math.min(20, repeat.times)
    if (times < repeat.times)
      this.#tell('warning', repeat.at, `policy \`${name}\` repeats ${repeat.times} times; ${times} is written, the most there is`)
    return {times, every: `${repeat.everyMinutes}m`}
  }

  #reached(target: SourceTarget, policy: SourcePolicy): {ref: string; people: string[]} | undefined {
    const found = this.#found(target)
    if (!found)
      this.#tell(
        'error',
        target.at,
        `${target.kind} \`${target.name}\` is left out of policy \`${policy.name}\`: it is in none of the files`,
        `Import the file that has this ${target.kind} too.`,
      )
    return found
  }

  #found({kind, key, name}: SourceTarget): {ref: string; people: string[]} | undefined {
    if (kind === 'user') return this.#people.has(key) ? {ref: `person:${this.#people.get(key)?.id}`, people: [key]} : undefined
    if (kind === 'team') {
      const id = this.#teams.get(key)
      const people = [...(this.#newTeams.find(each => each.id === id)?.people ?? [])]
      return id === undefined ? undefined : {ref: `team:${id}`, people}
    }
    const rotation = this.#rotations.get(key)
    if (rotation) return {ref: `rotation:${rotation.id}`, people: rotation.members}
    const before = this.#sameAs('rotation', key)
    if (before) return {ref: `rotation:${before.id}`, people: []}
    // Schedules that were imported before are there under the id that their name gives.
    return this.#context.catalog.get('rotation', slugOf(name)) ? {ref: `rotation:${slugOf(name)}`, people: []} : undefined
  }

  #writeTeam({id, team, people, rotation}: {id: string; team: SourceTeam; people: Set<string>; rotation?: string}): void {
    const existing = (key: string) => this.#people.get(key)?.id
    const data: Written<'team'> = {
      title: team.name,
      ids: team.isMade ? undefined : this.#idsOf(team.key),
      purpose: team.purpose ?? `On call in ${this.#source.service}; what it answers for is to be written.`,
      lead: team.lead === undefined ? undefined : existing(team.lead),
      members: [...people].flatMap(key => existing(key) ?? []),
      rotation,
    }
    if (team.purpose === undefined)
      this.#tell(
        'note',
        team.at,
        `team \`${team.name}\` has no description; a placeholder stands for its purpose`,
        `Write what it answers for in \`teams/${id}.mdx\`.`,
      )
    this.#put(contentFile('team', id, data, this.#origin('team', team.key)))
  }

  #take(kind: Kind, name: string): string {
    const book = this.#ids.get(kind) ?? new IdBook()
    this.#ids.set(kind, book)
    return book.take(name, kind)
  }

  #put(file: ContentFile): void {
    this.#files.push(file)
  }

  #origin(what: string, key: string): string {
    return `Imported from ${this.#source.service}: ${what} ${oneLine(key)}.`
  }

  #tell(severity: ExchangeFinding['severity'], at: Place, message: string, help?: string): void {
    this.#findings.push({severity, at, message, ...(help !== undefined && {help})})
  }
}

// In the order in which people write them.
function withTeam({title, summary, ids, ...rest}: Omit<Written<'rotation'>, 'team'>, team: string): Written<'rotation'> {
  return {title, summary, ids, team, ...rest}
}
