import type * as z from 'zod'
import {type Imported, oneLine} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import {type InputFile, type Item, JsonSource} from '../json-source.ts'
import type {SourceLayer, SourceOnCall, SourcePolicy, SourceSchedule, SourceTarget, SourceTeam, SourceUser} from '../oncall/on-call.ts'
import {type OnCallContext, onCallFiles} from '../oncall/on-call-files.ts'
import {opsgenieItems, type Part} from './items.ts'
import {spansOf} from './restriction.ts'
import {
  escalationShape,
  type OpsgenieEscalation,
  type OpsgenieParticipant,
  type OpsgenieRotation,
  type OpsgenieSchedule,
  type OpsgenieTeam,
  type OpsgenieUser,
  overrideShape,
  scheduleShape,
  teamShape,
  userShape,
} from './shape.ts'

const unitSeconds = {hourly: 3600, daily: 86_400, weekly: 604_800}
const unitMinutes = {minutes: 1, hours: 60, days: 1440}

/**
 * Makes people, teams, rotations and escalation paths of answers of Opsgenie's REST API.
 *
 * @param inputs Files with what lists or single objects answer (`{"data": …}`), or bare lists; what each object is shows in its fields.
 * @throws {UnreadableInput} When a file is no JSON, or has nothing of Opsgenie.
 */
export function importOpsgenie(inputs: readonly InputFile[], context: OnCallContext): Imported {
  const findings: ExchangeFinding[] = []
  const items = opsgenieItems(
    inputs.map(input => new JsonSource(input)),
    findings,
  )
  return onCallFiles(new Reader(items, findings).read(), context, findings)
}

class Reader {
  readonly #items: ReadonlyMap<Part, readonly Item[]>
  readonly #findings: ExchangeFinding[]
  readonly #users = new Map<string, SourceUser>()
  readonly #teams = new Map<string, SourceTeam>()

  constructor(items: ReadonlyMap<Part, readonly Item[]>, findings: ExchangeFinding[]) {
    this.#items = items
    this.#findings = findings
  }

  read(): SourceOnCall {
    this.#each('user', userShape, (user, item) => this.#addUser(user, item))
    this.#each('team', teamShape, (team, item) => this.#addTeam(team, item))
    const schedules = new Map<string, SourceSchedule>()
    this.#each('schedule', scheduleShape, (schedule, item) => schedules.set(schedule.id, this.#schedule(schedule, item)))
    this.#addOverrides([...schedules.values()])
    const policies = new Map<string, SourcePolicy>()
    this.#each('escalation', escalationShape, (escalation, item) => policies.set(escalation.id, this.#policy(escalation, item)))
    return {
      service: 'Opsgenie',
      users: [...this.#users.values()],
      teams: [...this.#teams.values()],
      schedules: [...schedules.values()],
      policies: [...policies.values()],
    }
  }

  #each<S extends z.ZodType>(part: Part, shape: S, use: (value: z.output<S>, item: Item) => void): void {
    for (const [index, item] of (this.#items.get(part) ?? []).entries()) {
      const value = item.source.read(shape, item.path, `${part} ${index + 1}`, this.#findings)
      if (value !== undefined) use(value, item)
    }
  }

  #addUser({id, username, fullName, timeZone, userContacts}: OpsgenieUser, {source, path}: Item): void {
    const methods = {voice: 'phone', sms: 'sms', email: 'email'} as const
    const found = (userContacts ?? []).flatMap(({contactMethod, to}): SourceUser['contacts'] => {
      const via = methods[contactMethod.toLowerCase() as keyof typeof methods]
      if (!via) return []
      return [{via, address: via === 'email' ? to : `+${to.replace(/^\+/, '')}`, internal: via !== 'email'}]
    })
    const order = ['phone', 'sms', 'email']
    const all = username.includes('@') ? [...found, {via: 'email' as const, address: username, internal: false}] : found
    const contacts = [...new Map(all.map(contact => [`${contact.via} ${contact.address.toLowerCase()}`, contact])).values()]
    this.#users.set(id, {
      key: id,
      name: oneLine(fullName) ?? username,
      email: username.includes('@') ? username : undefined,
      timeZone: timeZone ?? undefined,
      contacts: contacts.sort((a, b) => order.indexOf(a.via) - order.indexOf(b.via)),
      isDescribed: true,
      at: source.place(path),
    })
  }

  #addTeam({id, name, description, members}: OpsgenieTeam, {source, path}: Item): void {
    const people = (members ?? []).map(({user, role}) => ({key: this.#userKey(user, source.place([...path, 'members'])), role}))
    this.#teams.set(id, {
      key: id,
      name: oneLine(name) ?? id,
      purpose: oneLine(description),
      members: people.map(({key}) => key),
      at: source.place(path),
    })
  }

  #schedule(schedule: OpsgenieSchedule, {source, path}: Item): SourceSchedule {
    const {id, name, description, timezone: timeZone, rotations, enabled, ownerTeam} = schedule
    if (!enabled)
      this.#tell(
        'warning',
        source.place([...path, 'enabled']),
        `schedule \`${name}\` is turned off in Opsgenie; it is written as if it were on`,
      )
    const layers = rotations.flatMap((rotation, index) => this.#layer(rotation, {source, path: [...path, 'rotations', index]}, name) ?? [])
    return {
      key: id,
      name: oneLine(name) ?? id,
      summary: oneLine(description),
      timeZone,
      team: this.#teamKey(ownerTeam, {source, path: [...path, 'ownerTeam']}),
      layers,
      overrides: [],
      rendered: [],
      isPagedTogether: true,
      at: source.place(path),
    }
  }

  #layer(rotation: OpsgenieRotation, {source, path}: Item, schedule: string): SourceLayer | undefined {
    const {name, startDate, endDate, type, length, participants} = rotation
    const index = participants.findIndex(({type}) => type !== 'user')
    const title = oneLine(name)
    if (index >= 0) {
      const participant = participants[index]
      const called = participant?.type === 'none' ? 'nobody (`none`)' : `${participant?.type} \`${participant?.name ?? participant?.id}\``
      this.#tell(
        'error',
        source.place([...path, 'participants', index]),
        `rotation \`${title ?? index}\` of schedule \`${schedule}\` is left out: ${called} takes a turn in it, and here only people do`,
        'Write the layer by hand, with the people behind it.',
      )
      return undefined
    }
    const start = Date.parse(startDate)
    return {
      title,
      members: participants.map((participant, of) => this.#userKey(participant, source.place([...path, 'participants', of]))),
      countedFrom: start,
      start,
      end: endDate ? Date.parse(endDate) : undefined,
      turnSeconds: unitSeconds[type] * length,
      spans: spansOf(rotation.timeRestriction),
      at: source.place(path),
      endAt: source.place([...path, 'endDate']),
    }
  }

  #addOverrides(schedules: readonly SourceSchedule[]): void {
    this.#each('override', overrideShape, ({user, startDate, endDate, rotations, _parent: parent}, {source, path}) => {
      const at = source.place(path)
      const named = schedules.find(({key, name}) => key === parent?.id || name === parent?.name)
      const schedule = named ?? (parent || schedules.length !== 1 ? undefined : schedules[0])
      if (!schedule || user.type !== 'user') {
        const why = schedule ? `a ${user.type} stands in, and here only people do` : 'its schedule is in none of the files'
        this.#tell('error', at, `an override is left out: ${why}`)
        return
      }
      if ((rotations ?? []).length > 0 && schedule.layers.length > 1)
        this.#tell('warning', at, `an override of schedule \`${schedule.name}\` is for one of its rotations; here it is for all of it`)
      schedule.overrides.push({from: Date.parse(startDate), to: Date.parse(endDate), user: this.#userKey(user, at), at})
    })
  }

  #policy(escalation: OpsgenieEscalation, {source, path}: Item): SourcePolicy {
    const {id, name, description, ownerTeam, rules, repeat} = escalation
    const levels = new Map<number, SourcePolicy['levels'][number]>()
    for (const [index, {condition, notifyType, delay, recipient}] of rules.entries()) {
      const at = source.place([...path, 'rules', index])
      if (condition !== 'if-not-acked')
        this.#tell(
          'warning',
          at,
          `level ${index + 1} of escalation \`${name}\` is notified \`${condition}\`; here a path ends when somebody answers`,
        )
      if (!['default', 'all'].includes(notifyType))
        this.#tell(
          'warning',
          at,
          `level ${index + 1} of escalation \`${name}\` notifies \`${notifyType}\` of its recipient; here whoever is on call is notified`,
        )
      // The delay of a rule counts from the begin of the alert, as ours does.
      const afterMinutes = delay.timeAmount * unitMinutes[delay.timeUnit]
      const level = levels.get(afterMinutes) ?? {afterMinutes, targets: [], at}
      const target = this.#target(recipient, {source, path: [...path, 'rules', index, 'recipient']}, name)
      if (target) level.targets.push(target)
      levels.set(afterMinutes, level)
    }
    const sorted = [...levels.values()].sort((a, b) => a.afterMinutes - b.afterMinutes)
    return {
      key: id,
      name: oneLine(name) ?? id,
      summary: oneLine(description),
      team: this.#teamKey(ownerTeam, {source, path: [...path, 'ownerTeam']}),
      levels: sorted,
      repeat: this.#repeat(repeat, sorted.at(-1)?.afterMinutes ?? 0, {source, path: [...path, 'repeat']}, name),
      at: source.place(path),
    }
  }

  #repeat(repeat: OpsgenieEscalation['repeat'], lastMinutes: number, {source, path}: Item, name: string): SourcePolicy['repeat'] {
    if (!repeat) return undefined
    const at = source.place(path)
    if (repeat.closeAlertAfterAll)
      this.#tell('warning', at, `escalation \`${name}\` closes the alert when nobody has answered; here the last resort is called`)
    if (repeat.waitInterval < 1 || repeat.count < 1) return undefined
    return {times: repeat.count, everyMinutes: lastMinutes + repeat.waitInterval, at}
  }

  #target(recipient: OpsgenieParticipant, {source, path}: Item, policy: string): SourceTarget | undefined {
    const at = source.place(path)
    const {type, id, name, username} = recipient
    const called = oneLine(name ?? username ?? id) ?? 'unnamed'
    if (type === 'user') return {kind: 'user', key: this.#userKey(recipient, at), name: called, at}
    if (type === 'schedule') return {kind: 'schedule', key: id ?? called, name: called, at}
    if (type === 'team') return {kind: 'team', key: this.#teamKey({id, name}, {source, path}) ?? called, name: called, at}
    this.#tell(
      'error',
      at,
      `recipient \`${called}\` of escalation \`${policy}\` is left out: a level here notifies people, teams and rotations, and this is ${type === 'none' ? 'nobody' : `an ${type}`}`,
    )
    return undefined
  }

  #teamKey(
    team: {id?: string | null | undefined; name?: string | null | undefined} | null | undefined,
    {source, path}: Item,
  ): string | undefined {
    const key = team?.id ?? team?.name ?? undefined
    if (key === undefined) return undefined
    const existing = this.#teams.get(key) ?? [...this.#teams.values()].find(({name}) => name === team?.name)
    if (existing) return existing.key
    this.#teams.set(key, {key, name: oneLine(team?.name) ?? key, members: [], at: source.place(path)})
    return key
  }

  // Users are named by id, by e-mail, or by both.
  #userKey({id, username}: {id?: string | null | undefined; username?: string | null | undefined}, at: SourceUser['at']): string {
    const existing = [...this.#users.values()].find(
      ({key, email}) => key === id || (username && email?.toLowerCase() === username.toLowerCase()),
    )
    if (existing) return existing.key
    const key = id ?? username ?? 'unnamed'
    const email = username?.includes('@') ? username : undefined
    const contacts = email === undefined ? [] : [{via: 'email' as const, address: email, internal: false}]
    this.#users.set(key, {key, name: email?.split('@')[0] ?? username ?? key, email, contacts, isDescribed: false, at})
    return key
  }

  #tell(severity: ExchangeFinding['severity'], at: SourceUser['at'], message: string, help?: string): void {
    this.#findings.push({severity, at, message, ...(help !== undefined && {help})})
  }
}
