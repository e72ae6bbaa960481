import type {VendorState} from '../snapshot.ts'
import {plain} from './plain.ts'
import type {Measure, SaidStatus, SignalQuestion} from './source.ts'

/** A component as a status page names it. */
export interface Component {
  name: string
  /** Group it stands in, where the page has groups; several groups may have a component of one name. */
  group?: string
  state: VendorState
  /** Partial and major outages differ in numbers, not in states. */
  level: number | null
  /** When the page looked at it; missing where the page does not say. */
  observedAt?: string
}

/** Trouble that a page announces without saying whom it hits. */
export interface Nameless {
  state: VendorState
  /** In words, such as `the page as a whole says \`major\` and does not say what it hits`. */
  reason: string
}

/** Some pages list hundreds; what is in trouble is kept first. */
const componentLimit = 40

const order: readonly VendorState[] = ['critical', 'warning', 'unknown', 'maintenance', 'ok']

/** Gives the state that matters most; `unknown` of none. */
export function worstVendorState(states: Iterable<VendorState>): VendorState {
  const given = new Set(states)
  return order.find(state => given.has(state)) ?? 'unknown'
}

/**
 * Finds a component by the name people wrote, alone or as `group/name`; case and outer spaces do not count.
 *
 * Where several bear the name, nobody can tell which one was meant: it is as bad as the worst of them and as old as the oldest.
 */
export function componentNamed(components: readonly Component[], name: string): Component | undefined {
  const wanted = folded(name)
  const found = components.filter(each => folded(each.name) === wanted || folded(`${each.group}/${each.name}`) === wanted)
  const [first, ...others] = found
  return first && others.length > 0 ? worstComponent(first, found) : first
}

const folded = (name: string) => name.trim().toLowerCase()

function worstComponent(first: Component, all: readonly Component[]): Component {
  const state = worstVendorState(all.map(each => each.state))
  const levels = all.flatMap(({level}) => level ?? [])
  const [oldest] = all.flatMap(({observedAt}) => observedAt ?? []).sort()
  const level = state === 'unknown' || levels.length === 0 ? null : Math.max(...levels)
  return {...first, state, level, ...(oldest !== undefined && {observedAt: oldest})}
}

/**
 * Gives the state of a vendor from the components that matter.
 *
 * @param wanted Names as the system lists them; empty means all. A name that the page does not know makes the vendor unknown.
 * @param nameless What the page announces without naming a component; it counts for the whole page, and leaves a part of it unknown.
 */
export function statusOf(
  components: readonly Component[],
  wanted: readonly string[],
  {nameless, ...said}: Pick<SaidStatus, 'observedAt' | 'incidents'> & {nameless?: Nameless | undefined},
): SaidStatus {
  const missing = wanted.filter(name => !componentNamed(components, name))
  const chosen =
    wanted.length === 0 ? components : wanted.map(name => componentNamed(components, name) ?? {name, state: 'unknown' as const})
  const nameMissing = missing.map(name => `\`${name}\``).join(', ')
  const gap =
    components.length === 0 ? 'the page lists no components' : missing.length > 0 ? `the page has no component ${nameMissing}` : undefined
  const states = chosen.map(({state}) => state)
  const state = worstVendorState(nameless ? [...states, wanted.length === 0 ? nameless.state : 'unknown'] : states)
  const reason = gap ?? (state !== worstVendorState(states) ? nameless?.reason : undefined)
  return {
    ...said,
    state,
    ...(reason && {reason}),
    components: worstFirst(chosen)
      .slice(0, componentLimit)
      .map(({name, state}) => ({name, state})),
  }
}

function worstFirst<C extends {state: VendorState}>(components: readonly C[]): C[] {
  return [...components].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

/**
 * Answers a signal whose query is the name of a component: 0 works, 1 degraded, 2 partly out, 3 out.
 *
 * @param page When the page was asked, for components that carry no time; and what it announces without naming a component.
 */
export function measureOf(
  components: readonly Component[],
  {query}: SignalQuestion,
  {observedAt, nameless}: {observedAt: string; nameless?: Nameless | undefined},
): Measure {
  const component = componentNamed(components, query)
  if (!component) return {value: null, reason: `the page has no component \`${plain(query, 80)}\``}
  const maintenance = component.state === 'maintenance' ? {maintenance: true} : {}
  if (component.level === null) return {value: null, reason: `the page gives \`${component.name}\` no state we know`, ...maintenance}
  const doubt = nameless ? {doubt: nameless.reason} : {}
  return {value: component.level, observedAt: component.observedAt ?? observedAt, ...maintenance, ...doubt}
}
