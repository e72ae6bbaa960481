import type {VendorState} from '../snapshot.ts'
import type {Measure, SaidStatus, SignalQuestion} from './source.ts'

/** A component as a status page names it. */
export interface Component {
  name: string
  state: VendorState
  /** Partial and major outages differ in numbers, not in states. */
  level: number | null
  /** When the page looked at it; missing where the page does not say. */
  observedAt?: string
}

/** Some pages list hundreds; what is in trouble is kept first. */
const componentLimit = 40

const order: readonly VendorState[] = ['critical', 'warning', 'unknown', 'maintenance', 'ok']

/** Gives the state that matters most; `unknown` of none. */
export function worstVendorState(states: Iterable<VendorState>): VendorState {
  const given = new Set(states)
  return order.find(state => given.has(state)) ?? 'unknown'
}

/** Finds a component by the name people wrote; case and outer spaces do not count. */
export function componentNamed(components: readonly Component[], name: string): Component | undefined {
  const wanted = name.trim().toLowerCase()
  return components.find(component => component.name.toLowerCase() === wanted)
}

/**
 * Gives the state of a vendor from the components that matter.
 *
 * @param wanted Names as the system lists them; empty means all. A name that the page does not know makes the vendor unknown.
 */
export function statusOf(
  components: readonly Component[],
  wanted: readonly string[],
  said: Pick<SaidStatus, 'observedAt' | 'incidents'>,
): SaidStatus {
  const missing = wanted.filter(name => !componentNamed(components, name))
  const chosen =
    wanted.length === 0 ? components : wanted.map(name => componentNamed(components, name) ?? {name, state: 'unknown' as const})
  const nameless = missing.map(name => `\`${name}\``).join(', ')
  const reason =
    components.length === 0 ? 'the page lists no components' : missing.length > 0 ? `the page has no component ${nameless}` : undefined
  return {
    ...said,
    state: worstVendorState(chosen.map(({state}) => state)),
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
 * @param observedAt When the page was asked, for components that carry no time.
 */
export function measureOf(components: readonly Component[], {query}: SignalQuestion, observedAt: string): Measure {
  const component = componentNamed(components, query)
  if (!component) return {value: null, reason: `the page has no component \`${query}\``}
  const maintenance = component.state === 'maintenance' ? {maintenance: true} : {}
  if (component.level === null) return {value: null, reason: `the page gives \`${component.name}\` no state we know`, ...maintenance}
  return {value: component.level, observedAt: component.observedAt ?? observedAt, ...maintenance}
}
