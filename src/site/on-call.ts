import {addressOf} from '../core/catalog/address.ts'
import type {Entry} from '../core/catalog/catalog.ts'
import {phoneOf} from '../core/catalog/queries/contacts.ts'
import {ladderOf} from '../core/catalog/queries/escalation.ts'
import {clockRuleOf} from '../oncall/clock-rule.ts'
import type {ClockRule} from '../oncall/escalation-clock.ts'
import {rotationsAsked} from '../oncall/notified.ts'
import type {NamedPerson, OnCallRule} from '../oncall/on-call-now.ts'
import type {SeverityId} from '../oncall/requirements.ts'
import {rotationRuleOf, Schedules, withOffsets, withoutNames} from '../oncall/schedules.ts'
import {calendarInterval} from './shift-calendars.ts'
import {href, site} from './site.ts'

/**
 * Gives what a page carries to say who is on call in a rotation; for a severity also in those that are asked out of hours.
 *
 * A calendar is known for some time after the build. Nothing where one cannot be read.
 *
 * @param numbers True gives the telephone numbers that may be shown, too.
 */
export function onCallRule(rotation: Entry<'rotation'>, severity?: SeverityId, numbers = false): OnCallRule | undefined {
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
  const people = Object.fromEntries([...new Set(ids)].flatMap(id => named(catalog.get('person', id), id, numbers)))
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

/** Gives what a page carries to say whom a path calls, for a severity. */
export function pathRule(path: Pick<Entry<'escalation-path'>, 'id'>, severity: SeverityId): ClockRule {
  const {catalog, now} = site()
  return clockRuleOf(catalog, ladderOf(catalog, path.id), {
    severity,
    hrefOf: entry => href(addressOf(entry)),
    now,
    calendars: calendarInterval(),
  })
}

/** Writes data for a script element: no text in it can end the element. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function named(person: Entry<'person'> | undefined, id: string, numbers: boolean): [string, NamedPerson][] {
  if (!person) return []
  const phone = numbers ? phoneOf(person, site().catalog.settings.public) : undefined
  return [[id, {title: person.title, href: href(addressOf(person)), ...(phone !== undefined && {phone})}]]
}
