import type {AlertMetadata, AlertMetadataByName, SignalMetadataById} from './signal-metadata.ts'
import type {ActiveAlert, Snapshot} from './snapshot.ts'
import {judge, type State} from './state.ts'

/** All active alerts of one name and state. */
export interface Failing {
  name: string
  state: ActiveAlert['state']
  /** Begin of the oldest. */
  since: string
  /** Oldest first, never empty. */
  instances: ActiveAlert[]
  /** What is written down about it; missing where no failure mode claims it. */
  known?: AlertMetadata
}

const stateOrder: readonly ActiveAlert['state'][] = ['firing', 'pending', 'silenced']
const urgencyOrder: readonly AlertMetadata['urgency'][] = ['page', 'ticket', 'information']

/**
 * Gathers active alerts by name: firing first, then pending, silenced last; what wakes people before what waits, worst severity first,
 * oldest first.
 *
 * An alert that nothing is known of stands after the worst that wake people: nobody has said that it can wait.
 */
export function failingNow(alerts: readonly ActiveAlert[], known: AlertMetadataByName): Failing[] {
  const groups = Map.groupBy(alerts, ({name, state}) => `${state} ${name}`)
  const failing = [...groups.values()].flatMap(group => failingOf(group, known))
  const rank = ({state}: Failing) => stateOrder.indexOf(state)
  const urgency = ({known}: Failing) => urgencyOrder.indexOf(known?.urgency ?? 'page')
  const severity = ({known}: Failing) => (known ? rankOf(known.mode) : 0.5)
  return failing.sort(
    (a, b) =>
      rank(a) - rank(b) || urgency(a) - urgency(b) || severity(a) - severity(b) || compare(a.since, b.since) || compare(a.name, b.name),
  )
}

/** Gives the place of a failure mode's severity on its scale: 0 is the worst. */
export function rankOf({severity, rank}: AlertMetadata['mode']): number {
  // Where the scale is ours, its words end in their place.
  return rank ?? Number(severity.slice(-1)) - 1
}

/** Lists the signals past their critical level although no active alert watches them. */
export function criticalUnwatched(signals: SignalMetadataById, snapshot: Snapshot, known: AlertMetadataByName, now: number): string[] {
  const watched = new Set(snapshot.alerts.flatMap(({name}) => ownOf(known, name)?.signal ?? []))
  return inState('critical', signals, snapshot, now).filter(id => !watched.has(id))
}

/** Lists the signals past a threshold by a recent value, critical ones first. */
export function pastThresholds(signals: SignalMetadataById, snapshot: Snapshot, now: number): string[] {
  return [...inState('critical', signals, snapshot, now), ...inState('warning', signals, snapshot, now)]
}

function inState(state: State, signals: SignalMetadataById, snapshot: Snapshot, now: number): string[] {
  const all = Object.entries(signals).filter(([id, signal]) => judge(signal, ownOf(snapshot.signals, id), now).state === state)
  return all.map(([id]) => id)
}

/** Looks a name up that somebody else chose: `constructor` is no entry of an empty table. */
export function ownOf<V>(table: Record<string, V>, key: string): V | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function failingOf(group: readonly ActiveAlert[], known: AlertMetadataByName): Failing[] {
  const [first, ...others] = group.toSorted((a, b) => compare(a.since, b.since))
  if (!first) return []
  const {name, state, since} = first
  const written = ownOf(known, name)
  return [{name, state, since, instances: [first, ...others], ...(written && {known: written})}]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
