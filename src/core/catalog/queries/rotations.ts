import type {Catalog, Entry, Target} from '../catalog.ts'

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
