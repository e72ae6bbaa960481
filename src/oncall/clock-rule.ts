import type {Catalog, Entry, Target} from '../core/catalog/catalog.ts'
import type {Ladder} from '../core/catalog/queries/escalation.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import type {ClockRule, ClockTarget} from './escalation-clock.ts'
import {rotationsAsked} from './notified.ts'
import type {NamedPerson} from './on-call-now.ts'
import type {SeverityId} from './requirements.ts'
import {leavingOf, rotationRuleOf, Schedules, withOffsets} from './schedules.ts'

/** Gives what a page carries to tell when each level of a ladder is due, and whom it calls; people of all its levels included; with a `now` also the offsets of zones. */
export function clockRuleOf(
  catalog: Catalog,
  ladder: Ladder,
  severity: SeverityId,
  hrefOf: (entry: Entry) => string,
  now?: string,
): ClockRule {
  // Which rotations are asked is written down; nobody's turns are needed for it.
  const rosters = new Schedules(catalog, {from: 0, to: 0})
  const levels = ladder.rungs.map(({afterMinutes, via, notify}) => ({
    afterMinutes,
    via,
    targets: notify.flatMap(target => clockTarget(rosters, target, severity, hrefOf, now) ?? []),
  }))
  const ids = new Set(levels.flatMap(({targets}) => targets.flatMap(peopleIn)))
  const people = Object.fromEntries([...ids].flatMap(id => personOf(catalog, id, hrefOf)))
  return {levels, ...(ladder.repeat && {repeat: ladder.repeat}), people, locale: catalog.settings.locale}
}

function clockTarget(
  rosters: Schedules,
  target: Target,
  severity: SeverityId,
  hrefOf: (entry: Entry) => string,
  now?: string,
): ClockTarget | undefined {
  const {catalog} = rosters
  const entry = catalog.find(target)
  if (!entry || 'entry' in entry) return undefined
  if (entry.kind === 'person') return {person: entry.id}
  const through: NamedPerson = {title: entry.title, href: hrefOf(entry)}
  const first = entry.kind === 'team' ? firstResponder(catalog, entry) : entry
  if (first?.kind === 'person') return {person: first.id}
  const asked = rotationsAsked(rosters, target, severity).flatMap(id => catalog.get('rotation', id) ?? [])
  if (!first) return {rules: [], through, waits: false}
  if (asked.length === 0 || asked.some(({data}) => data.calendar)) return {through}
  const last = asked.at(-1)?.data.outOfHours
  const waits = last !== undefined && !last.severities.includes(severity)
  const rules = asked.map(rotation => rotationRuleOf(catalog, rotation))
  return {rules: now === undefined ? rules : rules.map(rule => withOffsets(rule, Date.parse(now))), through, waits}
}

function peopleIn(target: ClockTarget): string[] {
  if ('person' in target) return [target.person]
  if (!('rules' in target)) return []
  return target.rules.flatMap(({layers, overrides}) => [...layers.flatMap(({members}) => members), ...overrides.map(({person}) => person)])
}

function personOf(catalog: Catalog, id: string, hrefOf: (entry: Entry) => string): [string, ClockRule['people'][string]][] {
  const person = catalog.get('person', id)
  const left = leavingOf(catalog, id)
  if (!person) return []
  const {timeZone} = person.data
  return [[id, {title: person.title, href: hrefOf(person), timeZone, ...(left !== undefined && {left: new Date(left).toISOString()})}]]
}
