import type {Kind, PartKind} from '../content/kinds.ts'
import type {Entry, Part} from './entry.ts'

/** An alert that no failure mode names and that leads straight to a runbook. */
export interface DirectAlert {
  name: string
  runbook: Entry<'runbook'>
  /** Place of its name in `alerts` of the runbook. */
  index: number
}

/** What holds entries and parts; the catalog does. */
interface Holder {
  list<K extends Kind>(kind: K): Entry<K>[]
  part<P extends PartKind>(kind: P, id: string): Part<P> | undefined
}

const known = new WeakMap<Holder, ReadonlyMap<string, DirectAlert>>()

/** Gives the alerts that lead straight to a runbook, by name; of two runbooks that name one, the first by id. */
export function directAlerts(catalog: Holder): ReadonlyMap<string, DirectAlert> {
  const cached = known.get(catalog)
  if (cached) return cached
  const found = new Map<string, DirectAlert>()
  for (const runbook of catalog.list('runbook')) {
    for (const [index, name] of runbook.data.alerts.entries()) {
      if (!found.has(name) && !catalog.part('alert', name)) found.set(name, {name, runbook, index})
    }
  }
  const byName = new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
  known.set(catalog, byName)
  return byName
}
