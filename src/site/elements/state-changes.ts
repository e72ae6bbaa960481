import type {State} from '../../status/state.ts'
import {announce, region} from './announce.ts'

/** A signal as it is announced. */
export interface Announced {
  id: string
  title: string
  state: State
  /** `142 orders`. */
  value: string
}

const gatherMs = 500
const namedAtMost = 3

const lastStates = new Map<string, State>()
const changes = new Map<string, Announced>()

/**
 * Takes note of a signal's state, and announces it once when it is another than before, however many widgets show it.
 *
 * The first state of a signal is not announced: whoever opens a page reads it. Changes that come together are said together.
 */
export function noteState(signal: Announced): void {
  const before = lastStates.get(signal.id)
  lastStates.set(signal.id, signal.state)
  if (before === undefined) return void region()
  if (before === signal.state) return
  if (changes.size === 0) setTimeout(say, gatherMs)
  changes.set(signal.id, signal)
}

function say(): void {
  announce(changesInWords([...changes.values()]))
  changes.clear()
}

function changesInWords(signals: Announced[]): string {
  if (signals.length <= namedAtMost) return signals.map(({title, state, value}) => `${title}: ${state}, ${value}.`).join(' ')
  const counts = [...Map.groupBy(signals, ({state}) => state)].map(([state, {length}]) => `${length} ${state}`)
  return `${signals.length} signals changed: ${counts.join(', ')}.`
}
