import type {Catalog, Entry, Part, PartData} from '../core/catalog/catalog.ts'
import {firstCalled} from '../core/catalog/queries/alert-ways.ts'
import {firstResponder} from '../core/catalog/queries/escalation-usage.ts'
import {escalationOf, ownerOf} from '../core/catalog/queries/owner.ts'
import type {FiringRule, Route, Routing} from './firing.ts'
import {firingFiles} from './firing-files.ts'
import {type LabelLookup, routesTaken, type TakenRoute} from './route-walk.ts'
import {isFor, labelLookup} from './routed.ts'
import {urgencyOf} from './urgency.ts'

/** The way of an alert that fires, to one receiver. */
export interface FiredWay {
  /** The tree it goes through; missing where the rule names its receiver itself, or no routes are known. */
  routing?: Routing
  route?: Route
  isRoot: boolean
  /** Name of the receiver; missing where nothing says it. */
  receiver?: string
  /** True where it goes there for some values of labels that nobody knows. */
  isOneOfSeveral: boolean
  /** The team that the receiver reaches: of several the owner; without known routes the owner itself. */
  team?: Entry<'team'>
  urgency: PartData<'alert'>['severity']
  /** Of the failure behind it; it decides who is asked out of hours. */
  severity: Entry<'failure-mode'>['data']['severity']
  /** Who is called first, where it wakes somebody. */
  called?: Entry<'rotation'> | Entry<'person'>
}

/** An alert that fires. */
export interface FiringAlert {
  /** Missing where no rule is known. */
  rule?: FiringRule
  alert: Part<'alert'>
  /** Labels that it has when it fires; without them those that the rule sets are known. */
  lookup?: LabelLookup
}

/** Lists the ways of an alert that fires, one for each receiver. */
export function firedWays(catalog: Catalog, {rule, alert, lookup = rule && labelLookup(rule)}: FiringAlert): FiredWay[] {
  const said = rule && urgencyOf(rule, catalog.settings)
  const urgency = said?.state === 'said' ? said.urgency : alert.data.severity
  const wayTo = (way: Pick<FiredWay, 'isRoot' | 'isOneOfSeveral'> & Partial<FiredWay>) =>
    withTeam(catalog, alert, {...way, urgency, severity: alert.entry.data.severity})
  if (!rule || !lookup) return [wayTo({isRoot: false, isOneOfSeveral: false})]
  if (rule.notifies) return rule.notifies.map(({text}) => wayTo({receiver: text, isRoot: false, isOneOfSeveral: false}))
  const all = firingFiles(catalog).flatMap(file => file.routings)
  const routings = all.filter(({format}) => isFor(format, rule.format, all))
  if (routings.length === 0) return [wayTo({isRoot: false, isOneOfSeveral: false})]
  return routings.flatMap(routing =>
    takenIn(routing, lookup).map(({receiver, route, isRoot, isOneOfSeveral}) =>
      wayTo({routing, route, isRoot, isOneOfSeveral, ...(receiver && {receiver: receiver.text})}),
    ),
  )
}

function takenIn({root}: Routing, lookup: LabelLookup): (TakenRoute & {isOneOfSeveral: boolean})[] {
  const worlds = routesTaken(root, lookup) ?? []
  const each = new Map(worlds.flat().map(taken => [taken.route, taken]))
  return [...each.values()].map(taken => ({
    ...taken,
    isOneOfSeveral: !worlds.every(world => world.some(({route}) => route === taken.route)),
  }))
}

function withTeam(catalog: Catalog, alert: Part<'alert'>, way: Omit<FiredWay, 'team' | 'called'>): FiredWay {
  const owner = catalog.get('team', ownerOf(catalog, alert)?.id ?? '')
  const {receiver, routing} = way
  const isUnrouted = receiver === undefined && !routing
  const reached = receiver === undefined ? [] : catalog.list('team').filter(({data}) => data.receivers.includes(receiver))
  const team = isUnrouted ? owner : (reached.find(({id}) => id === owner?.id) ?? reached[0])
  if (!team || way.urgency !== 'page') return {...way, ...(team && {team})}
  const called = team.id === owner?.id ? firstCalled(catalog, escalationOf(catalog, alert)?.id, owner) : firstResponder(catalog, team)
  return {...way, team, ...(called && {called})}
}
