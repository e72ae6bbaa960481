import type * as z from 'zod'
import type {Instant} from '../../oncall/zone.ts'
import {type Imported, oneLine} from '../content-file.ts'
import type {ExchangeFinding} from '../finding.ts'
import {type InputFile, type Item, type JsonPath, JsonSource} from '../json-source.ts'
import {type OnCallContext, onCallFiles} from '../oncall/on-call-files.ts'
import type {
  SourceGap,
  SourceLayer,
  SourceOnCall,
  SourcePolicy,
  SourceSchedule,
  SourceShift,
  SourceTarget,
} from '../oncall/on-call-source.ts'
import {readEach} from '../read-each.ts'
import {type PagerdutyPart, pagerdutyItems} from './items.ts'
import {inWinningOrder} from './layers.ts'
import {eventLayers, type NewSchedule, newScheduleShape} from './new-schedules.ts'
import {PagerdutyPeople} from './people.ts'
import {spansOf} from './restriction.ts'
import {
  overrideShape,
  type PagerdutyEntry,
  type PagerdutyLayer,
  type PagerdutyPolicy,
  type PagerdutyReference,
  type PagerdutySchedule,
  policyShape,
  scheduleShape,
  serviceShape,
  teamShape,
  userShape,
} from './shape.ts'

/**
 * Makes people, teams, rotations and escalation paths of answers of PagerDuty's REST API.
 *
 * @param inputs Files with `schedules`, `escalation_policies`, `users`, `teams` or `overrides`, in any order and combination.
 * @throws {UnreadableInput} When a file is no JSON, or has none of these.
 */
export function importPagerduty(inputs: readonly InputFile[], context: OnCallContext): Imported {
  const findings: ExchangeFinding[] = []
  const items = pagerdutyItems(
    inputs.map(input => new JsonSource(input)),
    findings,
  )
  const reader = new Reader(items, Date.parse(context.now), findings)
  return onCallFiles(reader.read(), context, findings)
}

class Reader {
  readonly #items: ReadonlyMap<PagerdutyPart, readonly Item[]>
  readonly #now: Instant
  readonly #findings: ExchangeFinding[]
  readonly #people: PagerdutyPeople

  constructor(items: ReadonlyMap<PagerdutyPart, readonly Item[]>, now: Instant, findings: ExchangeFinding[]) {
    this.#items = items
    this.#now = now
    this.#findings = findings
    this.#people = new PagerdutyPeople(findings)
  }

  read(): SourceOnCall {
    this.#each('team', teamShape, (team, item) => this.#people.addTeam(team, item))
    this.#each('user', userShape, (user, item) => this.#people.addUser(user, item))
    const schedules: SourceSchedule[] = []
    this.#each('schedule', scheduleShape, (schedule, item) => schedules.push(this.#schedule(schedule, item)))
    this.#each('new schedule', newScheduleShape, (schedule, item) => schedules.push(this.#newSchedule(schedule, item)))
    this.#addOverrides(schedules)
    const policies: SourcePolicy[] = []
    this.#each('escalation_policy', policyShape, (policy, item) => policies.push(this.#policy(policy, item)))
    this.#addServices(policies)
    return {
      id: 'pagerduty',
      service: 'PagerDuty',
      users: [...this.#people.users.values()],
      teams: [...this.#people.teams.values()],
      schedules: this.#inOneForm(schedules),
      policies,
    }
  }

  // Both versions of the API know one schedule by one id.
  #inOneForm(schedules: readonly SourceSchedule[]): SourceSchedule[] {
    const last = new Map(schedules.map(schedule => [schedule.key, schedule]))
    for (const schedule of schedules) {
      if (last.get(schedule.key) === schedule) continue
      const message = `schedule \`${schedule.name}\` (\`${schedule.key}\`) is left out: it is there in the form of the newer API too`
      this.#findings.push({severity: 'error', at: schedule.at, message, help: 'Import the answer of one version of the API.'})
    }
    return [...last.values()]
  }

  #each<S extends z.ZodType>(part: PagerdutyPart, shape: S, use: (value: z.output<S>, item: Item) => void): void {
    readEach(this.#items.get(part) ?? [], {shape, what: part.replace('_', ' '), findings: this.#findings}, use)
  }

  #schedule(schedule: PagerdutySchedule, {source, path}: Item): SourceSchedule {
    const {
      id,
      name,
      summary,
      description,
      time_zone: timeZone,
      schedule_layers: layers,
      overrides_subschedule: overridden,
      overrides,
      final_schedule: final,
    } = schedule
    const title = oneLine(name ?? summary) ?? id
    const read = (entries: readonly PagerdutyEntry[] | null | undefined, at: JsonPath) =>
      this.#shifts(entries ?? [], source, [...path, ...at])
    const result: SourceSchedule = {
      key: id,
      name: title,
      summary: oneLine(description),
      timeZone,
      team: this.#people.teamOf(schedule.teams, {source, path}, `schedule \`${title}\``),
      layers: layers.map((layer, index) => this.#layer(layer, {source, path: [...path, 'schedule_layers', index]}, title)),
      overrides: [
        ...read(overridden?.rendered_schedule_entries, ['overrides_subschedule', 'rendered_schedule_entries']),
        ...read(overrides, ['overrides']),
      ],
      rendered: read(final?.rendered_schedule_entries, ['final_schedule', 'rendered_schedule_entries']),
      renderedAs: '`final_schedule`',
      at: source.place(path),
    }
    result.layers = inWinningOrder(result, {now: this.#now, at: source.place([...path, 'schedule_layers']), findings: this.#findings})
    return result
  }

  #newSchedule(schedule: NewSchedule, {source, path}: Item): SourceSchedule {
    const {id, name, summary, description, time_zone: timeZone, rotations, teams} = schedule
    const title = oneLine(name ?? summary) ?? id
    const layers: SourceLayer[] = []
    const gaps: SourceGap[] = []
    for (const [index, {events}] of rotations.entries()) {
      for (const [of, event] of events.entries()) {
        const place = [...path, 'rotations', index, 'events', of]
        const at = source.place(place)
        for (const {user_id: user, name} of event.assignment_strategy.members)
          if (user) this.#people.userKey({id: user, type: '', name}, at)
        const found = eventLayers(event, timeZone, {source, path: place})
        if ('layers' in found) {
          layers.push(...found.layers)
          gaps.push(...found.gaps)
          continue
        }
        const message = `event \`${oneLine(event.name) ?? `${index + 1}.${of + 1}`}\` of schedule \`${title}\` is left out: ${found.why}`
        this.#findings.push({
          severity: 'error',
          at,
          message,
          help: 'Keep it as a calendar: name the iCalendar feed of the schedule under `calendar.url` of a rotation.',
        })
      }
    }
    return {
      key: id,
      name: title,
      summary: oneLine(description),
      timeZone,
      team: this.#people.teamOf(teams, {source, path}, `schedule \`${title}\``),
      layers,
      overrides: [],
      gaps,
      rendered: [],
      // All events that cover an instant are paged.
      isPagedTogether: true,
      at: source.place(path),
    }
  }

  #layer(layer: PagerdutyLayer, {source, path}: Item, schedule: string): SourceLayer {
    for (const [index, {user}] of layer.users.entries()) this.#people.userKey(user, source.place([...path, 'users', index, 'user']))
    const end = layer.end ?? undefined
    return {
      title: oneLine(layer.name),
      members: layer.users.map(({user}) => user.id),
      countedFrom: Date.parse(layer.rotation_virtual_start),
      start: Date.parse(layer.start),
      end: end === undefined ? undefined : Date.parse(end),
      turnSeconds: layer.rotation_turn_length_seconds,
      spans: (layer.restrictions ?? []).flatMap((each, index) =>
        spansOf(each, {at: source.place([...path, 'restrictions', index]), schedule, findings: this.#findings}),
      ),
      at: source.place(path),
      endAt: source.place([...path, 'end']),
    }
  }

  #shifts(entries: readonly PagerdutyEntry[], source: JsonSource, path: JsonPath): SourceShift[] {
    return entries.flatMap(({start, end, user}, index) => {
      // An entry without a user is a gap, which a layer here shows by itself.
      if (!user || Date.parse(end) <= Date.parse(start)) return []
      const at = source.place([...path, index])
      this.#people.userKey(user, at)
      return [{from: Date.parse(start), to: Date.parse(end), user: user.id, at}]
    })
  }

  #addOverrides(schedules: readonly SourceSchedule[]): void {
    const [only, another] = schedules
    this.#each('override', overrideShape, (entry, {source, path}) => {
      const [shift] = this.#shifts([entry], source, path)
      if (!shift) return
      if (only && !another) only.overrides.push({...shift, at: source.place(path)})
      else
        this.#findings.push({
          severity: 'error',
          at: source.place(path),
          message: 'an override is left out: it does not say of which schedule it is',
          help: 'Import one schedule together with its overrides.',
        })
    })
  }

  #policy(policy: PagerdutyPolicy, {source, path}: Item): SourcePolicy {
    const {id, name, summary, description, num_loops: loops, escalation_rules: rules} = policy
    const title = oneLine(name ?? summary) ?? id
    let minutes = 0
    const levels = rules.map((rule, index) => {
      const at = source.place([...path, 'escalation_rules', index])
      if (rule.escalation_rule_assignment_strategy?.type === 'round_robin') {
        this.#findings.push({
          severity: 'warning',
          at,
          message: `level ${index + 1} of policy \`${title}\` asks its targets in turns; here all of them are notified at once`,
        })
      }
      const level = {
        afterMinutes: minutes,
        targets: rule.targets.map((target, of) =>
          this.#target(target, {source, path: [...path, 'escalation_rules', index, 'targets', of]}),
        ),
        at,
      }
      // The delay of a rule is how long it waits before the next one is asked.
      minutes += rule.escalation_delay_in_minutes
      return level
    })
    return {
      key: id,
      name: title,
      summary: oneLine(description),
      team: this.#people.teamOf(policy.teams, {source, path}, `policy \`${title}\``),
      levels,
      ...(loops && {repeat: {times: loops, everyMinutes: minutes, at: source.place([...path, 'num_loops'])}}),
      at: source.place(path),
    }
  }

  // Which failures go to a policy PagerDuty says by services alone.
  #addServices(policies: readonly SourcePolicy[]): void {
    this.#each('service', serviceShape, ({id, name, summary, escalation_policy: policy}, {source, path}) => {
      const title = oneLine(name ?? summary) ?? id
      const at = source.place(path)
      const found = policies.find(({key}) => key === policy?.id)
      if (found) found.services = [...(found.services ?? []), {key: id, name: title, at}]
      else {
        const why = policy
          ? `its policy \`${oneLine(policy.summary ?? policy.name) ?? policy.id}\` is in none of the files`
          : 'it has no policy'
        this.#findings.push({severity: 'error', at, message: `service \`${title}\` is left out: ${why}`})
      }
    })
  }

  #target(target: PagerdutyReference, {source, path}: Item): SourceTarget {
    const at = source.place(path)
    const kind = target.type.startsWith('schedule') ? 'schedule' : 'user'
    if (kind === 'user') this.#people.userKey(target, at)
    return {kind, key: target.id, name: oneLine(target.summary ?? target.name) ?? target.id, at}
  }
}
