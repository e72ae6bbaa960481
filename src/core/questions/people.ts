import type {Catalog, Entry} from '../catalog.ts'

/** Tells whether somebody is here at an instant; who has no `left` date is. */
export function isHere(person: Entry<'person'>, now: string): boolean {
  return person.data.left === undefined || person.data.left > now.slice(0, 10)
}

/** Lists the people of a team, lead first, nobody twice; leavers included. */
export function peopleOf(catalog: Catalog, team: Entry<'team'>): Entry<'person'>[] {
  const ids = new Set([...(team.data.lead ? [team.data.lead] : []), ...team.data.members])
  return [...ids].flatMap(id => catalog.get('person', id) ?? [])
}

/** Lists the teams a person leads or belongs to, by id. */
export function teamsOf(catalog: Catalog, personId: string): Entry<'team'>[] {
  return catalog.list('team').filter(({data}) => data.lead === personId || data.members.includes(personId))
}

/** Lists the people who take turns in a rotation, in the order of its layers, nobody twice. */
export function membersOf(catalog: Catalog, rotation: Entry<'rotation'>): Entry<'person'>[] {
  const ids = new Set(rotation.data.layers.flatMap(({members}) => members))
  for (const id of Object.values(rotation.data.calendar?.names ?? {})) ids.add(id)
  return [...ids].flatMap(id => catalog.get('person', id) ?? [])
}
