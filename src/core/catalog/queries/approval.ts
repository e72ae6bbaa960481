import type {Catalog, Entry} from '../catalog.ts'

/** Tells whether somebody belongs to the organisation of the settings. */
export function isOfOrganisation(catalog: Catalog, personId: string): boolean {
  const organisation = catalog.get('person', personId)?.data.organisation
  return organisation === undefined || organisation === catalog.settings.organisation
}

/** Gives the first approval of a change by somebody of a team; who is of another organisation approves for nobody here. */
export function approvalOf(catalog: Catalog, {data}: Entry<'change'>, team: Entry<'team'>): {by: string; on: string} | undefined {
  const {lead, members} = team.data
  return data.approvals.find(({by}) => isOfOrganisation(catalog, by) && (lead === by || members.includes(by)))
}
