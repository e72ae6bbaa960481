import {addressOf} from '../core/address.ts'
import type {Entry} from '../core/catalog.ts'
import type {SeverityId} from '../oncall/demands.ts'
import {rotationsAsked} from '../oncall/notified.ts'
import type {Named, OnCallRule} from '../oncall/now.ts'
import {Rosters, ruleOf} from '../oncall/rosters.ts'
import {href, site} from './site.ts'

/**
 * Gives what a page carries to say who is on call in a rotation; for a severity also in those that are asked out of hours.
 *
 * Nothing where a calendar holds the turns, which pages do not read.
 */
export function onCallRule(rotation: Entry<'rotation'>, severity?: SeverityId): OnCallRule | undefined {
  const {catalog} = site()
  const chain = severity === undefined ? [rotation.id] : rotationsAsked(new Rosters(catalog, {from: 0, to: 0}), rotation, severity)
  const rotations = chain.flatMap(id => catalog.get('rotation', id) ?? [])
  if (rotations.some(({data}) => data.calendar)) return undefined
  const rules = rotations.map(each => ruleOf(catalog, each))
  const ids = rules.flatMap(({layers, overrides}) => [...layers.flatMap(({members}) => members), ...overrides.map(({person}) => person)])
  const people = Object.fromEntries([...new Set(ids)].flatMap(id => named(catalog.get('person', id), id)))
  const {outOfHours} = rotation.data
  const instead = severity === undefined && outOfHours ? catalog.get('rotation', outOfHours.rotation) : undefined
  return {
    rules,
    people,
    ...(instead && outOfHours && {instead: {title: instead.title, href: href(addressOf(instead)), severities: outOfHours.severities}}),
    locale: catalog.settings.locale,
  }
}

/** Writes data for a script element: no text in it can end the element. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function named(person: Entry<'person'> | undefined, id: string): [string, Named][] {
  return person ? [[id, {title: person.title, href: href(addressOf(person))}]] : []
}
