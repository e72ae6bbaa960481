import type {Catalog, Entry, Reference, Target} from '../catalog.ts'

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

/** A team with its rotations. */
export interface TeamDuty {
  /** As written; may lead nowhere. */
  team: Target
  rotations: Entry<'rotation'>[]
}

/** Lists the teams that have rotations, by the id of their first one. */
export function rotationsByTeam(catalog: Catalog): TeamDuty[] {
  const duties = new Map<string, TeamDuty>()
  for (const rotation of catalog.list('rotation')) {
    const {team} = rotation.data
    const duty = duties.get(team) ?? {team: {kind: 'team', id: team}, rotations: []}
    duty.rotations.push(rotation)
    duties.set(team, duty)
  }
  return [...duties.values()]
}

/**
 * Tells whether a human stands behind a team: a lead, a member or somebody in its rotation who is still here.
 *
 * Names that lead nowhere, and calendars whose people we cannot see, count as humans: other rules doubt those.
 */
export function hasHuman(catalog: Catalog, team: Entry<'team'>, now: string): boolean {
  const rotation = team.data.rotation === undefined ? undefined : catalog.get('rotation', team.data.rotation)
  if (rotation?.data.calendar) return true
  const onRotation = rotation?.data.layers.flatMap(({members}) => members) ?? []
  const ids = [...(team.data.lead ? [team.data.lead] : []), ...team.data.members, ...onRotation]
  return ids.some(id => {
    const person = catalog.get('person', id)
    return person === undefined || isHere(person, now)
  })
}

/** A place that still counts on somebody who has left. */
export interface Farewell {
  person: Entry<'person'>
  reference: Reference
  /** What the place makes of the person, e.g. `lead of team`. */
  as: string
}

/**
 * Lists the places that still count on people who have left, in document order.
 *
 * Overrides that are over and approvals once given are history, and stay.
 */
export function farewells(catalog: Catalog, now: string): Farewell[] {
  return catalog.references.flatMap(reference => {
    const {target} = reference
    const person = target.kind === 'person' ? catalog.get('person', target.id) : undefined
    if (!person || isHere(person, now)) return []
    const as = dutyOf(catalog, reference, now)
    return as === undefined ? [] : [{person, reference, as}]
  })
}

/**
 * Lists the places that count on one person by name who leaves after an instant and before another one, in document order.
 *
 * Turns and teams go on without them, and are left out.
 */
export function farewellsUntil(catalog: Catalog, now: string, until: string): Farewell[] {
  return catalog.references.flatMap(reference => {
    const {target, from, path, place} = reference
    const person = target.kind === 'person' ? catalog.get('person', target.id) : undefined
    if (!person || !isHere(person, now) || isHere(person, until) || place === 'body') return []
    const as = soleDuties[`${from.kind}.${path[0]}`]
    return as === undefined ? [] : [{person, reference, as}]
  })
}

const soleDuties: Record<string, string> = {
  'team.lead': 'lead of team',
  'escalation-path.levels': 'notified by escalation path',
  'escalation-path.lastResort': 'last resort of escalation path',
}

function dutyOf(catalog: Catalog, {from, path, place}: Reference, now: string): string | undefined {
  if (place === 'body') return undefined
  if (path[0] === 'overrides') return isOver(catalog, from.id, Number(path[1]), now) ? undefined : 'substitute in rotation'
  const duties: Record<string, string> = {
    ...soleDuties,
    'team.members': 'member of team',
    'rotation.layers': 'on call in rotation',
    'system.vendorContact': 'vendor contact of system',
  }
  return duties[`${from.kind}.${path[0]}`]
}

function isOver(catalog: Catalog, rotationId: string, index: number, now: string): boolean {
  const override = catalog.get('rotation', rotationId)?.data.overrides[index]
  return override !== undefined && Date.parse(override.to) <= Date.parse(now)
}
