import {tookInWords} from '../core/format/duration.ts'
import {counted} from '../core/format/plural.ts'
import type {State} from './state.ts'

const order: readonly State[] = ['ok', 'warning', 'critical', 'stale', 'unknown', 'maintenance']

/** Counts states in words, as a log line has them: `20 ok 2 warning 1 critical 1 unknown`. */
export function statesInWords(states: ReadonlyMap<State, number>): string {
  const said = order.filter(state => states.get(state)).map(state => `${states.get(state)} ${state}`)
  return said.join(' ') || 'none'
}

/** What a log line says of a round. */
export interface LoggedRound {
  at: number
  tookMs: number
  signals: number
  states: ReadonlyMap<State, number>
  sources: readonly {id: string; ok: boolean; reason?: string}[]
}

/** Writes a round as one line: `02:00:30Z 24 signals: 23 ok 1 unknown; 2 sources, 1 failed (metrics: no answer within 10 s); 0.4 s`. */
export function roundInWords({at, tookMs, signals, states, sources}: LoggedRound): string {
  const failed = sources.filter(({ok}) => !ok)
  const reasons = failed.map(({id, reason}) => `${id}: ${reason}`).join('; ')
  const said =
    failed.length === 0 ? counted(sources.length, 'source') : `${counted(sources.length, 'source')}, ${failed.length} failed (${reasons})`
  const time = new Date(at).toISOString().slice(11, 19)
  return `${time}Z ${counted(signals, 'signal')}: ${statesInWords(states)}; ${said}; ${tookInWords(tookMs)}`
}
