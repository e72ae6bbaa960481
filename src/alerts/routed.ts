import type {Catalog, Entry, Part, PartData} from '../core/catalog/catalog.ts'
import {ownerOf} from '../core/catalog/queries/owner.ts'
import {compareAlerts} from './alert-comparison.ts'
import type {FiringRule, PlacedValue, Receiver, Route, Routing} from './firing.ts'
import {firingFiles} from './firing-files.ts'
import {routesTaken, type TakenRoute} from './route-walk.ts'
import {type SilentHours, silentHours} from './silent-hours.ts'
import {urgencyOf} from './urgency.ts'

/** How an alert misses the team that owns it. */
export type RouteFault = 'root' | 'shadowed' | 'other-team'

/** Where one alert goes. */
export interface RoutedAlert {
  rule: FiringRule
  alert: Part<'alert'>
  /** What the rule does, as its page says; of a condition that the page does not have, as the rule says. */
  urgency: PartData<'alert'>['severity']
  owner: Entry<'team'>
  /** The tree it goes through; missing where the rule names its receivers itself. */
  routing?: Routing
  /** Receivers that are told, with their routes; empty where that depends on labels that nobody knows. */
  taken: readonly (Omit<TakenRoute, 'route'> & Partial<Pick<TakenRoute, 'route'>>)[]
  /** Set where no receiver is the owner's, whatever the labels. */
  fault?: RouteFault
  /** The route that takes it from a later sibling which leads to the owner. */
  shadowed?: TakenRoute
  /** Set where all receivers of the owner are silent in some hours; of several the one that is silent least. */
  silent?: SilentHours & {route: Route}
}

const byCatalog = new WeakMap<Catalog, readonly RoutedAlert[]>()

/** Follows each alert that fires to its receivers; alerts whose owner has no receivers in the content are left out. */
export function routedAlerts(catalog: Catalog): readonly RoutedAlert[] {
  const routed = byCatalog.get(catalog) ?? follow(catalog)
  byCatalog.set(catalog, routed)
  return routed
}

/** Lists the receivers of all files, each once. */
export function allReceivers(catalog: Catalog): readonly Receiver[] {
  const all = firingFiles(catalog).flatMap(({receivers}) => receivers)
  return all.filter(({text}, index) => all.findIndex(other => other.text === text) === index)
}

function follow(catalog: Catalog): RoutedAlert[] {
  const routings = firingFiles(catalog).flatMap(file => file.routings)
  const {fired, renamed} = compareAlerts(catalog)
  const seen = new Set<FiringRule>()
  const walker = new Walker()
  const all = [...fired, ...renamed.map(each => ({...each, condition: each.alert, isExtra: false}))]
  return all.flatMap(({rule, alert, condition, isExtra}): RoutedAlert[] => {
    const owner = catalog.get('team', ownerOf(catalog, alert)?.id ?? '')
    if (!owner || seen.has(rule)) return []
    seen.add(rule)
    const said = isExtra ? urgencyOf(rule, catalog.settings) : undefined
    const base = {rule, alert, owner, urgency: said?.state === 'said' ? said.urgency : condition.data.severity}
    if (rule.notifies) return rule.notifies.length === 0 ? [] : [direct(base, rule.notifies)]
    return routings.filter(({format}) => isFor(format, rule.format, routings)).map(routing => routed(base, routing, walker))
  })
}

/** Tells whether rules of a format go through a tree of routes: those of Grafana through its own policies, where there are any. */
export function isFor(routing: string, rule: string, all: readonly Routing[]): boolean {
  if (rule === 'grafana') return routing === 'grafana' || !all.some(({format}) => format === 'grafana')
  return routing === 'alertmanager'
}

/** Steps through routes that one catalog may take; ten thousand rules through a hundred routes take a million. */
const mostSteps = 20_000_000

// Most rules have the labels of many others, and take their way.
class Walker {
  #left = mostSteps
  readonly #sizes = new Map<Routing, {routes: number; asksName: boolean}>()
  readonly #takenByRouting = new Map<Routing, Map<string, TakenRoute[][] | undefined>>()

  /** Gives what {@link routesTaken} does; nothing once too many steps were taken. */
  walk(routing: Routing, rule: FiringRule, all = false): TakenRoute[][] | undefined {
    const {routes, asksName} = this.#sizeOf(routing)
    const takenByLabels = this.#takenByRouting.get(routing) ?? new Map<string, TakenRoute[][] | undefined>()
    this.#takenByRouting.set(routing, takenByLabels)
    const labels = [...rule.labels].map(([name, {text}]) => [name, text])
    const key = JSON.stringify([all, asksName && rule.title.text, labels])
    if (takenByLabels.has(key)) return takenByLabels.get(key)
    this.#left -= routes
    const taken = this.#left > 0 ? routesTaken(routing.root, labelLookup(rule), all) : undefined
    takenByLabels.set(key, taken)
    return taken
  }

  #sizeOf(routing: Routing): {routes: number; asksName: boolean} {
    const cached = this.#sizes.get(routing)
    if (cached) return cached
    const size = {routes: 0, asksName: false}
    const count = (route: Route): void => {
      size.routes++
      size.asksName ||= route.matchers.some(({name}) => name === 'alertname')
      for (const each of route.routes) count(each)
    }
    count(routing.root)
    this.#sizes.set(routing, size)
    return size
  }
}

type Base = Pick<RoutedAlert, 'rule' | 'alert' | 'urgency' | 'owner'>

function direct(base: Base, notifies: readonly PlacedValue[]): RoutedAlert {
  const taken = notifies.map(receiver => ({receiver, isRoot: false}))
  const isOwners = notifies.some(({text}) => isOf(base.owner, text))
  return {...base, taken, ...(!isOwners && hasReceivers(base.owner) && {fault: 'other-team' as const})}
}

function routed(base: Base, routing: Routing, walker: Walker): RoutedAlert {
  const worlds = walker.walk(routing, base.rule)
  const [first = []] = worlds ?? []
  const isSure = worlds?.every(world => sameReceivers(world, first))
  const own = {...base, routing, taken: isSure ? first : []}
  if (!worlds || !hasReceivers(base.owner)) return own
  const toOwner = worlds.map(world => world.filter(({receiver}) => receiver && isOf(base.owner, receiver.text)))
  if (toOwner.every(taken => taken.length === 0)) return {...own, ...faultOf(base, first, walker.walk(routing, base.rule, true))}
  const silent = toOwner.every(taken => taken.length > 0) ? shortestSilence(routing, toOwner) : undefined
  return {...own, ...(silent && {silent})}
}

function faultOf({owner}: Base, taken: readonly TakenRoute[], others: TakenRoute[][] = []): Pick<RoutedAlert, 'fault' | 'shadowed'> {
  const first = taken.at(-1)
  const isBehind = others.some(world => world.some(({receiver}) => receiver && isOf(owner, receiver.text)))
  if (isBehind && first && !first.isRoot) return {fault: 'shadowed', shadowed: first}
  return {fault: taken.every(({isRoot}) => isRoot) ? 'root' : 'other-team'}
}

// One receiver of the owner that is never silent is enough.
function shortestSilence(routing: Routing, worlds: readonly (readonly TakenRoute[])[]): RoutedAlert['silent'] {
  const each = worlds.map(taken =>
    taken.map(({route}) => {
      const silence = silentHours(routing, route)
      return silence && {...silence, route}
    }),
  )
  if (each.some(world => world.some(silence => !silence))) return undefined
  return each
    .flat()
    .flatMap(silence => silence ?? [])
    .toSorted((a, b) => a.minutes - b.minutes)[0]
}

function sameReceivers(a: readonly TakenRoute[], b: readonly TakenRoute[]): boolean {
  return a.length === b.length && a.every(({route}, index) => route === b[index]?.route)
}

/** Gives what is known of the labels of a rule: one that it does not set may come from its series, or from the server that sends it. */
export function labelLookup({name, labels, format, title}: FiringRule): (label: string) => string | undefined {
  return label => {
    if (label === 'alertname') return format === 'grafana' ? title.text : name
    const text = labels.get(label)?.text
    return text?.includes('{{') ? undefined : text
  }
}

function hasReceivers({data}: Entry<'team'>): boolean {
  return data.receivers.length > 0
}

function isOf({data}: Entry<'team'>, receiver: string): boolean {
  return data.receivers.includes(receiver)
}
