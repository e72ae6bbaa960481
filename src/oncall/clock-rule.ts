import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import {phoneOf} from '../core/catalog/queries/contacts.ts'
import type {Ladder} from '../core/catalog/queries/escalation.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import type {ZoneOffsets} from '../core/format/known-clocks.ts'
import type {ClockRule, ClockTarget} from './escalation-clock.ts'
import type {Interval} from './intervals.ts'
import {rotationsAsked} from './notified.ts'
import type {NamedPerson} from './on-call-now.ts'
import type {SeverityId} from './requirements.ts'
import {leavingOf, offsetsAround, rotationRuleOf, Schedules, withOffsets, withoutNames} from './schedules.ts'

/** What a page of some site carries. */
export interface Carried {
  severity: SeverityId
  hrefOf: (entry: Entry) => string
  /** Time of the build, ISO 8601; with one the offsets of zones are carried too. */
  now?: string
  /** Time for which shifts of calendars are carried; without it nobody is known of a rotation that a calendar holds. */
  calendars?: Interval
}

/** Gives what a page carries to tell when each level of a ladder is due, and whom it calls; people of all its levels included. */
export function clockRuleOf(catalog: Catalog, ladder: Ladder, carried: Carried): ClockRule {
  const {hrefOf, now} = carried
  // Which rotations are asked is written down; nobody's turns are needed for it.
  const rosters = new Schedules(catalog, {from: 0, to: 0})
  const levels = ladder.rungs.map(({afterMinutes, via, notify}) => ({
    afterMinutes,
    via,
    targets: notify.flatMap(target => clockTarget(rosters, target, carried) ?? []),
  }))
  const lastResort = ladder.lastResort && clockTarget(rosters, ladder.lastResort, carried)
  const ids = new Set([...levels.flatMap(({targets}) => targets), ...(lastResort ? [lastResort] : [])].flatMap(peopleIn))
  const people = Object.fromEntries([...ids].flatMap(id => personOf(catalog, id, hrefOf)))
  const offsets =
    now === undefined
      ? undefined
      : offsetsOfPeople(
          levels.flatMap(({targets}) => targets),
          Object.values(people),
          now,
        )
  return {
    levels,
    ...(offsets && {offsets}),
    ...(ladder.repeat && {repeat: ladder.repeat}),
    people,
    ...(lastResort && {lastResort}),
    locale: catalog.settings.locale,
  }
}

// What a rotation brings needs not be carried twice.
function offsetsOfPeople(targets: readonly ClockTarget[], people: readonly {timeZone: string}[], now: string): ZoneOffsets | undefined {
  const brought = new Set(
    targets.flatMap(target => ('rules' in target ? target.rules.flatMap(rule => Object.keys(rule.offsets?.zones ?? {})) : [])),
  )
  const others = [...new Set(people.map(({timeZone}) => timeZone))].filter(zone => !brought.has(zone)).sort()
  return others.length > 0 ? offsetsAround(others, Date.parse(now)) : undefined
}

function clockTarget(rosters: Schedules, target: Target, {severity, hrefOf, now, calendars}: Carried): ClockTarget | undefined {
  const {catalog} = rosters
  const entry = catalog.find(target)
  if (!entry || 'entry' in entry) return undefined
  if (entry.kind === 'person') return {person: entry.id}
  const through: NamedPerson = {title: entry.title, href: hrefOf(entry)}
  const first = entry.kind === 'team' ? firstResponder(catalog, entry) : entry
  if (first?.kind === 'person') return {person: first.id}
  const asked = rotationsAsked(rosters, target, severity).flatMap(id => catalog.get('rotation', id) ?? [])
  if (!first) return {rules: [], through, waits: false}
  const rules = asked.map(rotation => withoutNames(rotationRuleOf(catalog, rotation, calendars)))
  if (asked.length === 0 || rules.some(({listed}, index) => asked[index]?.data.calendar && !listed)) return {through}
  const last = asked.at(-1)?.data.outOfHours
  const waits = last !== undefined && !last.severities.includes(severity)
  return {rules: now === undefined ? rules : rules.map(rule => withOffsets(rule, Date.parse(now))), through, waits}
}

function peopleIn(target: ClockTarget): string[] {
  if ('person' in target) return [target.person]
  if (!('rules' in target)) return []
  return target.rules.flatMap(({layers, overrides, listed}) => [
    ...layers.flatMap(({members}) => members),
    ...overrides.map(({person}) => person),
    ...(listed?.shifts ?? []).map(({person}) => person),
  ])
}

function personOf(catalog: Catalog, id: string, hrefOf: (entry: Entry) => string): [string, ClockRule['people'][string]][] {
  const person = catalog.get('person', id)
  const left = leavingOf(catalog, id)
  if (!person) return []
  const {timeZone} = person.data
  const phone = phoneOf(person, catalog.settings.public)
  const leaves = left !== undefined && {left: new Date(left).toISOString()}
  return [[id, {title: person.title, href: hrefOf(person), timeZone, ...leaves, ...(phone !== undefined && {phone})}]]
}
