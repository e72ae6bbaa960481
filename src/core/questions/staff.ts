import type {Catalog, Entry, Target} from '../catalog.ts'
import type {Path} from '../frontmatter.ts'
import type {Data} from '../schema/index.ts'
import {targetOf} from './escalation.ts'
import {ownerOf} from './owner.ts'
import {isHere, membersOf, peopleOf} from './people.ts'

/** The worst severity; who owns a failure of it must be able to answer at any time. */
export const worstSeverity = 'SEV1'

/** A team that owns failures of the worst severity, with the people behind it. */
export interface WorstCaseTeam {
  team: Entry<'team'>
  /** Failure modes of the worst severity that it owns, by id. */
  owns: Entry<'failure-mode'>[]
  /** Lead, members and whoever takes turns in its rotation, nobody twice; leavers included. */
  people: Entry<'person'>[]
}

/**
 * Lists the teams that own failures of the worst severity, by the first failure mode of each.
 *
 * Left out are teams with people we cannot see: names that lead nowhere, and rotations kept in a calendar.
 */
export function worstCaseTeams(catalog: Catalog): WorstCaseTeam[] {
  const owned = new Map<string, Entry<'failure-mode'>[]>()
  for (const mode of catalog.list('failure-mode')) {
    const owner = mode.data.severity === worstSeverity ? ownerOf(catalog, mode) : undefined
    if (owner) owned.set(owner.id, [...(owned.get(owner.id) ?? []), mode])
  }
  return [...owned].flatMap(([id, owns]) => {
    const team = catalog.get('team', id)
    const people = team && visiblePeople(catalog, team)
    return people ? [{team, owns, people}] : []
  })
}

/** Tells whether somebody is here and has a means that is noticed at once; e-mail is read when there is time. */
export function isReachable(person: Entry<'person'>, now: string): boolean {
  return isHere(person, now) && person.data.contacts.some(({via}) => via !== 'email')
}

/** Somebody whom levels of escalation paths notify by means they do not have. */
export interface Unreached {
  person: Entry<'person'>
  /** The means the levels use; the person has none of them. */
  means: Data<'escalation-path'>['levels'][number]['via']
  /** The levels, in the order of their paths; never empty. */
  levels: {path: Entry<'escalation-path'>; level: number; at: Path}[]
}

/**
 * Lists who would not notice that an escalation path notifies them, once for each set of means that would mend it.
 *
 * A team is reached when one of its people is. Whoever has left is not counted: `person-left` reports that.
 */
export function unreachedByLevels(catalog: Catalog, now: string): Unreached[] {
  const found = new Map<string, Unreached>()
  for (const path of catalog.list('escalation-path')) {
    for (const [level, {notify, via}] of path.data.levels.entries()) {
      for (const person of new Set(notify.flatMap(written => deafOf(catalog, targetOf(written), via, now)))) {
        const key = `${person.id} ${via.toSorted().join()}`
        const unreached = found.get(key) ?? {person, means: via, levels: []}
        unreached.levels.push({path, level, at: ['levels', level, 'via']})
        found.set(key, unreached)
      }
    }
  }
  return withoutSupersets([...found.values()])
}

// Whoever gets a phone for one level is also reached by a level that uses phone or chat.
function withoutSupersets(all: Unreached[]): Unreached[] {
  const byPerson = Map.groupBy(all, ({person}) => person)
  return [...byPerson.values()].flatMap(ofOne => {
    const isWithin = (small: Unreached, large: Unreached) => small !== large && small.means.every(via => large.means.includes(via))
    const smallest = ofOne.filter(each => !ofOne.some(other => isWithin(other, each) && other.means.length < each.means.length))
    return smallest.map(each => ({
      ...each,
      levels: ofOne.filter(other => other === each || isWithin(each, other)).flatMap(({levels}) => levels),
    }))
  })
}

function deafOf(catalog: Catalog, {kind, id}: Target, via: readonly string[], now: string): Entry<'person'>[] {
  const hears = ({data}: Entry<'person'>) => data.contacts.some(contact => via.includes(contact.via))
  const team = kind === 'team' ? catalog.get('team', id) : undefined
  const rotation = kind === 'rotation' ? catalog.get('rotation', id) : undefined
  const person = kind === 'person' ? catalog.get('person', id) : undefined
  const people = team ? peopleOf(catalog, team) : rotation ? membersOf(catalog, rotation) : person ? [person] : []
  const here = people.filter(each => isHere(each, now))
  return team && here.some(hears) ? [] : here.filter(each => !hears(each))
}

function visiblePeople(catalog: Catalog, {data}: Entry<'team'>): Entry<'person'>[] | undefined {
  const rotation = data.rotation === undefined ? undefined : catalog.get('rotation', data.rotation)
  if (data.rotation !== undefined && (!rotation || rotation.data.calendar)) return undefined
  const onRotation = rotation?.data.layers.flatMap(({members}) => members) ?? []
  const ids = [...new Set([...(data.lead === undefined ? [] : [data.lead]), ...data.members, ...onRotation])]
  const people = ids.flatMap(id => catalog.get('person', id) ?? [])
  return people.length === ids.length ? people : undefined
}
