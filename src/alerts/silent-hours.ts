import type {Route, Routing, TimeInterval} from './firing.ts'

/** The longest time in a week in which a route tells nobody. */
export interface SilentHours {
  /** Minutes from the begin of Sunday. */
  from: number
  minutes: number
  /** Names of the intervals that make it. */
  by: string[]
}

const week = 7 * 24 * 60

/** Finds the longest time in which a route is silent; nothing where it never is. Routes below inherit no hours, as in Alertmanager. */
export function silentHours(routing: Routing, route: Route): SilentHours | undefined {
  if (route.mutes.length + route.actives.length === 0) return undefined
  if (!silentByRoute.has(route)) silentByRoute.set(route, hoursOf(routing, route))
  return silentByRoute.get(route)
}

const silentByRoute = new WeakMap<Route, SilentHours | undefined>()

function hoursOf({intervals}: Routing, {mutes, actives}: Route): SilentHours | undefined {
  const silent = new Uint8Array(week)
  for (const {text} of mutes) fill(silent, intervals.get(text)?.spans ?? [])
  const defined = actives.filter(({text}) => intervals.has(text))
  if (defined.length > 0) {
    const active = new Uint8Array(week)
    for (const {text} of defined) fill(active, intervals.get(text)?.spans ?? [])
    for (let minute = 0; minute < week; minute++) if (active[minute] === 0) silent[minute] = 1
  }
  const found = longestRun(silent)
  return found && {...found, by: [...mutes, ...defined].map(({text}) => text)}
}

function fill(minutes: Uint8Array, spans: readonly {from: number; to: number}[]): void {
  for (const {from, to} of spans) minutes.fill(1, from, to)
}

// A run may go on from the end of the week to its begin.
function longestRun(minutes: Uint8Array): {from: number; minutes: number} | undefined {
  let best = {from: 0, minutes: 0}
  let run = 0
  for (let at = 0; at < 2 * week; at++) {
    run = minutes[at % week] === 1 ? Math.min(run + 1, week) : 0
    if (run > best.minutes) best = {from: (at - run + 1) % week, minutes: run}
  }
  return best.minutes === 0 ? undefined : best
}

/** Whether a route tells nobody at an instant; `perhaps` where an interval holds on some days alone, or on another clock. */
export interface SilentNow {
  by: string
  isSure: boolean
}

/** Says which interval silences a route at an instant; nothing where none does. */
export function silentAt({intervals}: Routing, {mutes, actives}: Route, instant: number): SilentNow | undefined {
  const date = new Date(instant)
  const minute = (date.getUTCDay() * 24 + date.getUTCHours()) * 60 + date.getUTCMinutes()
  const holds = (interval: TimeInterval) => interval.spans.some(({from, to}) => from <= minute && minute < to)
  const definedIn = (names: readonly {text: string}[]) => names.flatMap(({text}) => intervals.get(text) ?? [])
  const muting = definedIn(mutes).filter(interval => interval.isRough || holds(interval))
  const mute = muting.find(({isRough}) => !isRough) ?? muting[0]
  if (mute) return {by: mute.name, isSure: !mute.isRough}
  const asked = definedIn(actives)
  const [outside] = asked
  if (!outside || asked.some(interval => !interval.isRough && holds(interval))) return undefined
  return {by: outside.name, isSure: asked.every(({isRough}) => !isRough)}
}
