import {type State, worstOf} from './state.ts'

/** One thing to put in order, with the states of its signals. */
export interface Ranked {
  /** Place of its tier, 1 the most important. */
  tier: number
  title: string
  states: readonly State[]
}

const order: readonly State[] = ['critical', 'warning', 'unknown', 'stale', 'maintenance', 'ok']

/** Orders by the worst state, then by tier, by how many signals share that state, and by title; what has no signals is unknown. */
export function worstFirst<R extends Ranked>(items: readonly R[]): R[] {
  const rank = ({states}: R) => order.indexOf(worstOf(states))
  const shared = ({states}: R) => states.filter(state => state === worstOf(states)).length
  return items.toSorted((a, b) => rank(a) - rank(b) || a.tier - b.tier || shared(b) - shared(a) || compare(a.title, b.title))
}

/** Picks the signal that tells most of several: the first of those in the worst state; nothing of none. */
export function tellingOf<S extends {state: State}>(signals: readonly S[]): S | undefined {
  const worst = worstOf(signals.map(({state}) => state))
  return signals.find(({state}) => state === worst)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
