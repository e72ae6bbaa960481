import type {ActiveAlert, SeenAlert, Snapshot} from './snapshot.ts'

/** Names that are remembered; a catalog has a tenth of it. */
const most = 500

/**
 * Remembers when alerts were last seen firing, over the rounds of a collector.
 *
 * @param active Alerts of this round; what still fires is not remembered.
 * @returns The latest first.
 */
export function lastSeen(previous: Snapshot | undefined, active: readonly ActiveAlert[]): SeenAlert[] {
  const firing = new Set(active.filter(isFiring).map(({name}) => name))
  const seen = new Map<string, string>()
  const before = (previous?.alerts ?? []).filter(isFiring).map(({name, fetchedAt}) => ({name, at: fetchedAt}))
  for (const {name, at} of [...(previous?.lastSeen ?? []), ...before]) {
    if (!firing.has(name) && Date.parse(at) > Date.parse(seen.get(name) ?? '1970-01-01')) seen.set(name, at)
  }
  return [...seen]
    .map(([name, at]) => ({name, at}))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, most)
}

function isFiring({state}: ActiveAlert): boolean {
  return state !== 'pending'
}
