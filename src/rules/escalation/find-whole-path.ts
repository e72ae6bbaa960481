import type {Ladder, Rung} from '../../core/catalog/queries/escalation.ts'
import type {Interval} from '../../oncall/intervals.ts'
import type {SeverityId} from '../../oncall/requirements.ts'
import type {Schedules} from '../../oncall/schedules.ts'
import {waits} from '../../oncall/worst-case.ts'

/** How long a path takes until all its levels have been notified once. */
export interface WholePath {
  /** The level that is notified last; of another path, where `then` continues. */
  last: Rung
  /** Minutes from the first level to the last one. */
  walkMinutes: number
  /** The longest wait for the hours of the first level, and the failure that has it; missing where none waits. */
  longestWait?: {at: number; minutes: number}
}

/** Measures a path for failures of a severity in an interval; nothing for a path without levels. */
export function wholePath(rosters: Schedules, {rungs}: Ladder, severity: SeverityId, interval: Interval): WholePath | undefined {
  const last = rungs.reduce<Rung | undefined>(
    (latest, rung) => (latest && latest.afterMinutes >= rung.afterMinutes ? latest : rung),
    undefined,
  )
  if (!last) return undefined
  const all = waits(rosters, rungs[0], severity, interval).map(({from, to}) => ({at: from, minutes: (to - from) / 60_000}))
  const longest = all.reduce<WholePath['longestWait']>((most, wait) => (most && most.minutes >= wait.minutes ? most : wait), undefined)
  return {last, walkMinutes: last.afterMinutes, ...(longest && {longestWait: longest})}
}
