import type {Rung} from '../../core/catalog/queries/escalation.ts'
import {coverageOf, type Duty} from '../../oncall/duty-coverage.ts'
import type {Interval} from '../../oncall/intervals.ts'
import type {SeverityId} from '../../oncall/requirements.ts'
import type {Schedules} from '../../oncall/schedules.ts'

/** How many people one level reaches at once. */
export interface Woken {
  people: number
  /** The first time at which it is so many. */
  stretch: Interval
}

/**
 * Finds when a level first notifies more people at once than allowed, each of them counted once.
 *
 * @returns Nothing where it never does. A target of which nobody can tell whom it reaches counts as one person.
 */
export function wokenBeyond(
  rosters: Schedules,
  {notify}: Rung,
  severity: SeverityId,
  atMost: number,
  interval: Interval,
): Woken | undefined {
  // Each target reaches one person at a time.
  if (notify.length <= atMost) return undefined
  const duties = notify.flatMap(target => {
    const onDuty = coverageOf(rosters, target, severity).duties
    return onDuty ?? [{...interval, person: `${target.kind}:${target.id}`}]
  })
  const times = [...new Set([interval.from, interval.to, ...duties.flatMap(({from, to}) => [from, to])])]
  const inside = times.filter(time => time >= interval.from && time <= interval.to).sort((a, b) => a - b)
  for (const [index, from] of inside.entries()) {
    const to = inside[index + 1]
    const people = peopleAt(duties, from)
    if (to !== undefined && people > atMost) return {people, stretch: {from, to}}
  }
  return undefined
}

function peopleAt(duties: readonly Duty[], instant: number): number {
  return new Set(duties.filter(({from, to}) => from <= instant && instant < to).map(({person}) => person)).size
}
