import {addressOf} from '../core/catalog/address.ts'
import type {Entry} from '../core/catalog/catalog.ts'
import {isUnmapped} from '../oncall/calendar.ts'
import {rotationsAsked} from '../oncall/notified.ts'
import type {NamedPerson, OnCallRule} from '../oncall/on-call-now.ts'
import type {SeverityId} from '../oncall/requirements.ts'
import type {RotationRule} from '../oncall/rotation-rule.ts'
import {rotationRuleOf, Schedules, withOffsets} from '../oncall/schedules.ts'
import {calendarInterval} from './shift-calendars.ts'
import {href, site} from './site.ts'

/**
 * Gives what a page carries to say who is on call in a rotation; for a severity also in those that are asked out of hours.
 *
 * A calendar is known for some time after the build. Nothing where one cannot be read.
 */
export function onCallRule(rotation: Entry<'rotation'>, severity?: SeverityId): OnCallRule | undefined {
  const {catalog, now} = site()
  const chain = severity === undefined ? [rotation.id] : rotationsAsked(new Schedules(catalog, {from: 0, to: 0}), rotation, severity)
  const rotations = chain.flatMap(id => catalog.get('rotation', id) ?? [])
  const rules = rotations.map(each => withOffsets(withoutNames(rotationRuleOf(catalog, each, calendarInterval())), Date.parse(now)))
  if (rules.some(({listed}, index) => rotations[index]?.data.calendar && !listed)) return undefined
  const ids = rules.flatMap(({layers, overrides, listed}) => [
    ...layers.flatMap(({members}) => members),
    ...overrides.map(({person}) => person),
    ...(listed?.shifts ?? []).map(({person}) => person),
  ])
  const people = Object.fromEntries([...new Set(ids)].flatMap(id => named(catalog.get('person', id), id)))
  const {outOfHours} = rotation.data
  const instead = severity === undefined && outOfHours ? catalog.get('rotation', outOfHours.rotation) : undefined
  return {
    rules,
    people,
    ...(instead && outOfHours && {instead: {title: instead.title, href: href(addressOf(instead)), severities: outOfHours.severities}}),
    locale: catalog.settings.locale,
    ...(rules.some(({listed}) => listed) && {builtAt: now}),
  }
}

// What a calendar writes for somebody we do not know may be an address, and is not for everybody.
function withoutNames(rule: RotationRule): RotationRule {
  const {listed} = rule
  if (!listed) return rule
  const shifts = listed.shifts.map(shift => (isUnmapped(shift.person) ? {...shift, person: 'somebody this site does not know'} : shift))
  return {...rule, listed: {...listed, shifts}}
}

/** Writes data for a script element: no text in it can end the element. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function named(person: Entry<'person'> | undefined, id: string): [string, NamedPerson][] {
  return person ? [[id, {title: person.title, href: href(addressOf(person))}]] : []
}
