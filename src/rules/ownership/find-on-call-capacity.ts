import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {ownerOf} from '../../core/catalog/queries/owner.ts'
import {isHere} from '../../core/catalog/queries/people.ts'
import {worstSeverity} from '../../core/catalog/queries/ranks.ts'

/** A team that owns failures of the worst severity, with the people behind it. */
export interface WorstCaseTeam {
  team: Entry<'team'>
  /** Failure modes of the worst severity that it owns, by id. */
  owns: Entry<'failure-mode'>[]
  /** Lead, members and whoever takes turns in its rotation or is named in its calendar, nobody twice; leavers included. */
  people: Entry<'person'>[]
  /** Its rotation, where a calendar has the shifts: names that it maps to nobody may be people too. */
  calendar?: Entry<'rotation'>
}

/**
 * Lists the teams that own failures of the worst severity, by the first failure mode of each.
 *
 * Left out are teams with people we cannot see, because their names lead nowhere.
 */
export function worstCaseTeams(catalog: Catalog): WorstCaseTeam[] {
  const worst = worstSeverity(catalog)
  const owned = new Map<string, Entry<'failure-mode'>[]>()
  for (const mode of catalog.list('failure-mode')) {
    const owner = mode.data.severity === worst ? ownerOf(catalog, mode) : undefined
    if (owner) owned.set(owner.id, [...(owned.get(owner.id) ?? []), mode])
  }
  return [...owned].flatMap(([id, owns]) => {
    const team = catalog.get('team', id)
    const rotation = team?.data.rotation === undefined ? undefined : catalog.get('rotation', team.data.rotation)
    const people = team && visiblePeople(catalog, team, rotation)
    return people ? [{team, owns, people, ...(rotation?.data.calendar && {calendar: rotation})}] : []
  })
}

/** Tells whether somebody is here and has a means that is noticed at once; e-mail is read when there is time. */
export function isReachable(person: Entry<'person'>, now: string): boolean {
  return isHere(person, now) && person.data.contacts.some(({via}) => via !== 'email')
}

function visiblePeople(catalog: Catalog, {data}: Entry<'team'>, rotation?: Entry<'rotation'>): Entry<'person'>[] | undefined {
  if (data.rotation !== undefined && !rotation) return undefined
  const {layers = [], calendar} = rotation?.data ?? {}
  const onRotation = [...layers.flatMap(({members}) => members), ...Object.values(calendar?.names ?? {})]
  const ids = [...new Set([...(data.lead === undefined ? [] : [data.lead]), ...data.members, ...onRotation])]
  const people = ids.flatMap(id => catalog.get('person', id) ?? [])
  return people.length === ids.length ? people : undefined
}
