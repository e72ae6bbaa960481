import {stringify} from 'yaml'
import type {Catalog, Entry, PartData} from '../../core/catalog/catalog.ts'
import {conditionsOf} from '../../core/catalog/queries/alerts.ts'
import {ownerOf} from '../../core/catalog/queries/owner.ts'
import type {ExchangeFinding} from '../finding.ts'

type Urgency = PartData<'alert'>['severity']

/** Routes for all owners of alerts. */
export interface WrittenRoutes {
  text: string
  /** Routes that were written. */
  count: number
  findings: ExchangeFinding[]
}

/** Receiver at the root, for what nobody owns. */
export const rootReceiver = 'unrouted'

/** Line at the top of a written file, by which a reader knows where to change something. */
export const routesHeading = `# Written by \`clarity export alertmanager\` from teams and alerts. Receivers have names alone: give them the addresses that they call,
# which are secrets and stand in no content.`

/**
 * Writes a route for each team that owns alerts: its first receiver takes pages, its last one everything else.
 *
 * Alerts of a team without receivers fall to the root, which is told.
 */
export function alertmanagerRoutes(catalog: Catalog): WrittenRoutes {
  const {ownerLabel, severityLabel} = catalog.settings.alerts
  const owners = urgenciesByOwner(catalog)
  const findings = catalog
    .list('team')
    .flatMap(team => (owners.has(team.id) && team.data.receivers.length === 0 ? [withoutReceiver(team)] : []))
  const routed = catalog.list('team').filter(({id, data}) => owners.has(id) && data.receivers.length > 0)
  const routes = routed.map(({id, data}) => {
    const [first = '', last = first] = [data.receivers[0], data.receivers.at(-1)]
    const isSplit = first !== last && owners.get(id)?.has('page')
    return {
      matchers: [`${ownerLabel}="${id}"`],
      receiver: last,
      ...(isSplit && {routes: [{matchers: [`${severityLabel}="page"`], receiver: first}]}),
    }
  })
  const receivers = [...new Set([rootReceiver, ...routed.flatMap(({data}) => [data.receivers[0] ?? '', data.receivers.at(-1) ?? ''])])]
  const config = {
    route: {receiver: rootReceiver, group_by: ['alertname', ownerLabel], routes},
    receivers: receivers.map(name => ({name})),
  }
  return {
    text: `${routesHeading}\n${stringify(config, {lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false})}`,
    count: routes.length,
    findings,
  }
}

function urgenciesByOwner(catalog: Catalog): Map<string, Set<Urgency>> {
  const owners = new Map<string, Set<Urgency>>()
  for (const alert of catalog.parts('alert')) {
    const owner = ownerOf(catalog, alert)?.id
    if (owner === undefined) continue
    const urgencies = owners.get(owner) ?? new Set()
    for (const {data} of conditionsOf(catalog, alert)) urgencies.add(data.severity)
    owners.set(owner, urgencies)
  }
  return owners
}

function withoutReceiver({id, document}: Entry<'team'>): ExchangeFinding {
  const {file, start} = document.frontmatter.valueSpan(['title'])
  return {
    severity: 'warning',
    at: {file, ...start},
    message: `team \`${id}\` owns alerts and has no receiver, so they fall to the root`,
    help: 'Name the receivers that reach it: `receivers: [name]`.',
  }
}
