import type * as z from 'zod'
import {type Imported, oneLine} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import {type InputFile, type Item, JsonSource} from '../json-source.ts'
import {withoutNobody} from '../oncall/nobody.ts'
import {type OnCallContext, onCallFiles} from '../oncall/on-call-files.ts'
import type {
  SourceGap,
  SourceLayer,
  SourceOnCall,
  SourcePolicy,
  SourceSchedule,
  SourceTarget,
  SourceTeam,
  SourceUser,
} from '../oncall/on-call-source.ts'
import {durationOf} from '../oncall/turns.ts'
import {readEach} from '../read-each.ts'
import {describedUser} from './described-user.ts'
import {type OpsgeniePart, opsgenieItems} from './items.ts'
import {spansOf} from './restriction.ts'
import {
  escalationShape,
  type OpsgenieEscalation,
  type OpsgenieParticipant,
  type OpsgenieRotation,
  type OpsgenieSchedule,
  type OpsgenieTeam,
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
  return onCallFiles(readOpsgenie(inputs, {id: 'opsgenie', service: 'Opsgenie'}, findings), context, findings)
}

/**
 * Reads answers of Opsgenie, or of Jira Service Management, which has the same objects.
 *
 * @param from Id of the importer, and name for messages and bodies.
 * @param findings List to which is added what cannot be read.
 * @throws {UnreadableInput} When a file is no JSON, or has nothing of either.
 */
export function readOpsgenie(
  inputs: readonly InputFile[],
  from: Pick<SourceOnCall, 'id' | 'service'>,
  findings: ExchangeFinding[],
): SourceOnCall {
  const items = opsgenieItems(
    inputs.map(input => new JsonSource(input)),
    findings,
  )
  return {...from, ...new Reader(items, from.service, findings).read()}
}

class Reader {
  readonly #items: ReadonlyMap<OpsgeniePart, readonly Item[]>
  readonly #service: string
  readonly #findings: ExchangeFinding[]
  readonly #users = new Map<string, SourceUser>()
  readonly #teams = new Map<string, SourceTeam>()

  constructor(items: ReadonlyMap<OpsgeniePart, readonly Item[]>, service: string, findings: ExchangeFinding[]) {
    this.#items = items
    this.#service = service
    this.#findings = findings
  }

  read(): Omit<SourceOnCall, 'id' | 'service'> {
    this.#each('user', userShape, (user, {source, path}) => this.#users.set(user.id, describedUser(user, source.place(path))))
    this.#each('team', teamShape, (team, item) => this.#addTeam(team, item))
    const schedules = new Map<string, SourceSchedule>()
    this.#each('schedule', scheduleShape, (schedule, item) => schedules.set(schedule.id, this.#schedule(schedule, item)))
    this.#addOverrides([...schedules.values()])
    const policies = new Map<string, SourcePolicy>()
    this.#each('escalation', escalationShape, (escalation, item) => policies.set(escalation.id, this.#policy(escalation, item)))
    return {
      users: [...this.#users.values()],
      teams: [...this.#teams.values()],
      schedules: [...schedules.values()],
      policies: [...policies.values()],
    }
  }

  #each<S extends z.ZodType>(part: OpsgeniePart, shape: S, use: (value: z.output<S>, item: Item) => void): void {
    readEach(this.#items.get(part) ?? [], {shape, what: part, findings: this.#findings}, use)
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
    const {id, name, description, timezone: timeZone, rotations, enabled, teamId} = schedule
    const ownerTeam = schedule.ownerTeam ?? (teamId ? {id: teamId} : undefined)
    if (rotations.length === 0)
      this.#tell('error', source.place(path), `schedule \`${name}\` has no rotations`, 'Ask for it with `expand=rotation`.')
    if (!enabled)
      this.#tell(
        'warning',
        source.place([...path, 'enabled']),
        `schedule \`${name}\` is turned off in ${this.#service}; it is written as if it were on`,
      )
    const gaps: SourceGap[] = []
    const layers = rotations.flatMap((rotation, index) =>
      this.#layers(rotation, {source, path: [...path, 'rotations', index]}, schedule, gaps),
    )
    return {
      key: id,
      name: oneLine(name) ?? id,
      summary: oneLine(description),
      timeZone,
      team: this.#teamKey(ownerTeam, {source, path: [...path, 'ownerTeam']}),
      layers,
      overrides: [],
      gaps,
      rendered: [],
      isPagedTogether: true,
      at: source.place(path),
    }
  }

  #layers(rotation: OpsgenieRotation, {source, path}: Item, {name, timezone}: OpsgenieSchedule, gaps: SourceGap[]): SourceLayer[] {
    const {startDate, endDate, type, length, participants} = rotation
    const title = oneLine(rotation.name)
    const called = `rotation \`${title ?? path.at(-1)}\` of schedule \`${name}\``
    const stranger = participants.findIndex(({type}) => type !== 'user' && type !== 'none')
    if (stranger >= 0) {
      const {type, name, id} = participants[stranger] as OpsgenieParticipant
      this.#tell(
        'error',
        source.place([...path, 'participants', stranger]),
        `${called} is left out: ${type} \`${name ?? id}\` takes a turn in it, and here only people do`,
        'Write the layer by hand, with the people behind it.',
      )
      return []
    }
    const start = Date.parse(startDate)
    const end = endDate ? Date.parse(endDate) : undefined
    const members = participants.map((participant, of) =>
      participant.type === 'none' ? undefined : this.#userKey(participant, source.place([...path, 'participants', of])),
    )
    const layer = {
      title,
      countedFrom: start,
      start,
      end,
      turnSeconds: unitSeconds[type] * length,
      spans: spansOf(rotation.timeRestriction),
      at: source.place(path),
      endAt: source.place([...path, 'endDate']),
    }
    const people = members.filter(member => member !== undefined)
    if (people.length === members.length) return [{...layer, members: people}]
    const at = source.place([...path, 'participants', members.indexOf(undefined)])
    const found = withoutNobody({...layer, members}, timezone)
    if (!found) {
      const cycle = durationOf(layer.turnSeconds * members.length)
      this.#tell(
        'error',
        at,
        `${called} is left out: nobody (\`none\`) takes a turn in it, which comes round in ${cycle}, on other days each week`,
        'Keep it as a calendar (`calendar.file`), and declare a gap for each turn of nobody.',
      )
      return []
    }
    gaps.push({spans: found.free, from: start, to: end, at})
    return found.layers
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
