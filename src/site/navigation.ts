/** A place in the list at the left: a kind of page, never a single entry. */
export interface NavItem {
  key: NavKey
  title: string
  address: string
}

/** Names of the places. */
export type NavKey = (typeof places)[number][0]

const places = [
  ['start', 'Start', '/'],
  ['status', 'Status', '/status/'],
  ['oncall', 'On call', '/oncall/'],
  ['runbooks', 'Runbooks', '/runbooks/'],
  ['failure-modes', 'Failure modes', '/failure-modes/'],
  ['alerts', 'Alerts', '/alerts/'],
  ['codes', 'Error codes', '/codes/'],
  ['integrations', 'Integrations', '/integrations/'],
  ['contracts', 'Contracts', '/contracts/'],
  ['systems', 'Systems', '/systems/'],
  ['source-of-truth', 'Source of truth', '/source-of-truth/'],
  ['ownership', 'Ownership', '/ownership/'],
  ['coverage', 'Coverage', '/coverage/'],
  ['teams', 'Teams', '/teams/'],
  ['people', 'People', '/people/'],
  ['escalation-paths', 'Escalation paths', '/escalation-paths/'],
  ['changes', 'Changes', '/changes/'],
  ['decisions', 'Decisions', '/decisions/'],
  ['delivery', 'Delivery', '/delivery/'],
  ['incidents', 'Incidents', '/incidents/'],
  ['rules', 'Rules', '/rules/'],
  ['guide', 'Guide', '/guide/'],
] as const

/** The places in the order people need them: the incident first, planning last. */
export const navigation: readonly NavItem[] = places.map(([key, title, address]) => ({key, title, address}))
