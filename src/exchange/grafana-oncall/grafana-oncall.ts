import type * as z from 'zod'
import {type Imported, oneLine} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import {type InputFile, type Item, JsonSource} from '../json-source.ts'
import {type OnCallContext, onCallFiles} from '../oncall/on-call-files.ts'
import type {SourceOnCall, SourcePolicy, SourceSchedule} from '../oncall/on-call-source.ts'
import {SourceBook} from '../oncall/source-book.ts'
import {withoutTelephone} from '../oncall/without-telephone.ts'
import {type Chain, type ChainStep, policyOf} from './chains.ts'
import {type GrafanaPart, grafanaItems} from './items.ts'
import {
  chainShape,
  finalShape,
  type GrafanaSchedule,
  type GrafanaShift,
  scheduleShape,
  shiftShape,
  stepShape,
  teamShape,
  userShape,
} from './shape.ts'
import {instantIn, shiftLayers} from './shift-layers.ts'

/**
 * Makes people, teams, rotations and escalation paths of answers of Grafana OnCall's HTTP API.
 *
 * @param inputs Files with schedules, shifts, chains, their steps, users and teams, in any order.
 * @throws {UnreadableInput} When a file is no JSON, or has nothing of Grafana OnCall.
 */
export function importGrafanaOncall(inputs: readonly InputFile[], context: OnCallContext): Imported {
  const findings: ExchangeFinding[] = []
  const items = grafanaItems(
    inputs.map(input => new JsonSource(input)),
    findings,
  )
  const source = new Reader(items, findings).read()
  findings.push(...withoutTelephone(source.users, source.service))
  return onCallFiles(source, context, findings)
}

interface Shift {
  shift: GrafanaShift
  item: Item
  isUsed: boolean
}

class Reader {
  readonly #items: ReadonlyMap<GrafanaPart, readonly Item[]>
  readonly #book: SourceBook
  readonly #shifts = new Map<string, Shift>()

  constructor(items: ReadonlyMap<GrafanaPart, readonly Item[]>, findings: ExchangeFinding[]) {
    this.#items = items
    this.#book = new SourceBook(findings)
  }

  read(): SourceOnCall {
    const book = this.#book
    this.#each('team', teamShape, ({id, name}, {source, path}) => book.teamKey(id, name, source.place(path)))
    this.#each('user', userShape, ({id, username, email, timezone, teams}, {source, path}) => {
      const at = source.place(path)
      const contacts = email ? [{via: 'email' as const, address: email, internal: false}] : []
      book.users.set(id, {
        key: id,
        name: username,
        email: email ?? undefined,
        timeZone: timezone ?? undefined,
        contacts,
        isDescribed: true,
        at,
      })
      for (const team of teams ?? []) book.teams.get(book.teamKey(team, undefined, at) ?? '')?.members.push(id)
    })
    this.#each('shift', shiftShape, (shift, item) => this.#shifts.set(shift.id, {shift, item, isUsed: false}))
    const schedules: SourceSchedule[] = []
    this.#each('schedule', scheduleShape, (schedule, item) => schedules.push(...this.#schedule(schedule, item)))
    this.#addRendered(schedules)
    this.#tellUnused()
    const policies = this.#policies()
    return {
      id: 'grafana-oncall',
      service: 'Grafana OnCall',
      users: [...book.users.values()],
      teams: [...book.teams.values()],
      schedules,
      policies,
    }
  }

  #each<S extends z.ZodType>(part: GrafanaPart, shape: S, use: (value: z.output<S>, item: Item) => void): void {
    this.#book.each(this.#items.get(part) ?? [], shape, part, use)
  }

  #schedule(schedule: GrafanaSchedule, {source, path}: Item): SourceSchedule[] {
    const {id, name, type, team_id: team, ical_url_overrides: overridesUrl} = schedule
    const at = source.place(path)
    if (type === 'ical') {
      const message = `schedule \`${name}\` is left out: its shifts come from an iCalendar address`
      this.#book.tell('error', at, message, 'Write a rotation with that address under `calendar.url`.')
      return []
    }
    if (overridesUrl)
      this.#book.tell(
        'warning',
        source.place([...path, 'ical_url_overrides']),
        `overrides of schedule \`${name}\` come from an iCalendar address and are left out`,
        'Write the dated ones as `overrides` of the rotation.',
      )
    const result: SourceSchedule = {
      key: id,
      name,
      timeZone: schedule.time_zone ?? 'UTC',
      team: this.#book.teamKey(team, undefined, at),
      layers: [],
      overrides: [],
      rendered: [],
      renderedAs: '`final_shifts`',
      isPagedTogether: true,
      at,
    }
    for (const [index, key] of (schedule.shifts ?? []).entries()) {
      const shift = this.#shifts.get(key)
      if (shift) this.#addShift(shift, result)
      else
        this.#book.tell(
          'error',
          source.place([...path, 'shifts', index]),
          `shift \`${key}\` of schedule \`${name}\` is left out: it is in none of the files`,
          'Import what `GET /api/v1/on_call_shifts/` answers too.',
        )
    }
    // There the highest level wins, here the first layer.
    result.layers.sort((a, b) => (b.level ?? 0) - (a.level ?? 0))
    return [result]
  }

  #addShift(found: Shift, schedule: SourceSchedule): void {
    found.isUsed = true
    const {shift, item} = found
    const at = item.source.place(item.path)
    const timeZone = shift.time_zone ?? schedule.timeZone
    for (const user of [...(shift.users ?? []), ...(shift.rolling_users ?? []).flat()]) this.#book.userKey(user, undefined, at)
    const called = `shift \`${oneLine(shift.name) ?? shift.id}\` of schedule \`${schedule.name}\``
    if (shift.type === 'single_event' || shift.type === 'override') {
      const from = instantIn(shift.start, timeZone)
      const users = shift.users?.length ? shift.users : (shift.rolling_users ?? []).flat()
      if (users.length > 1) this.#book.tell('warning', at, `${called} is of ${users.length} people at once; here only the first is paged`)
      // Of overrides that overlap, the one written last wins here.
      for (const user of users.toReversed()) schedule.overrides.push({from, to: from + shift.duration * 1000, user, at})
      if (users.length === 0) this.#book.tell('error', at, `${called} is left out: nobody is in it`)
      return
    }
    const layers = shiftLayers(shift, timeZone, {shift: at, end: item.source.place([...item.path, 'until'])})
    if ('why' in layers)
      this.#book.tell('error', at, `${called} is left out: ${layers.why}`, 'Write the layer by hand, or keep it as a calendar.')
    else if (layers.layers.length === 0) this.#book.tell('error', at, `${called} is left out: nobody is in it`)
    else schedule.layers.push(...layers.layers)
  }

  // An answer with who is on call does not say of which schedule it is.
  #addRendered(schedules: readonly SourceSchedule[]): void {
    const [only, another] = schedules
    const finals = this.#items.get('final') ?? []
    if (finals[0] && (!only || another)) {
      this.#book.tell(
        'note',
        finals[0].source.place(finals[0].path),
        'final shifts are not compared: they do not say of which schedule they are',
      )
      return
    }
    this.#each('final', finalShape, ({user_pk: user, user_username: name, shift_start: from, shift_end: to}, {source, path}) => {
      const at = source.place(path)
      only?.rendered.push({from: Date.parse(from), to: Date.parse(to), user: this.#book.userKey(user, name, at), at})
    })
  }

  #tellUnused(): void {
    for (const {shift, item, isUsed} of this.#shifts.values())
      if (!isUsed)
        this.#book.tell(
          'error',
          item.source.place(item.path),
          `shift \`${oneLine(shift.name) ?? shift.id}\` is left out: no schedule in the files has it`,
        )
  }

  #policies(): SourcePolicy[] {
    const steps = new Map<string, ChainStep[]>()
    this.#each('step', stepShape, (step, item) =>
      steps.set(step.escalation_chain_id, [...(steps.get(step.escalation_chain_id) ?? []), {step, item}]),
    )
    const chains = new Map<string, Chain>()
    this.#each('chain', chainShape, ({id, name, team_id: team}, {source, path}) => {
      const at = source.place(path)
      chains.set(id, {key: id, name, team: this.#book.teamKey(team, undefined, at), at, steps: steps.get(id) ?? []})
    })
    for (const [id, own] of steps) {
      const {source, path} = (own[0] as ChainStep).item
      if (chains.has(id)) continue
      const at = source.place([...path, 'escalation_chain_id'])
      this.#book.tell(
        'warning',
        at,
        `chain \`${id}\` is in none of the files; it is written under its id`,
        'Import what `GET /api/v1/escalation_chains/` answers too.',
      )
      chains.set(id, {key: id, name: id, at, steps: own})
    }
    return [...chains.values()].map(chain => policyOf(chain, this.#book))
  }
}
