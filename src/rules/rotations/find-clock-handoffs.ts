import type {Path} from '../../core/content/frontmatter.ts'
import type {Interval} from '../../oncall/intervals.ts'
import {handoffs, timeOfDayMs, week} from '../../oncall/layer.ts'
import type {RotationRule, Window} from '../../oncall/rotation-rule.ts'
import {type ClockChange, dayMs, type Instant, type WallTime, Zone} from '../../oncall/zone.ts'

/** A wall-clock time at which duty changes, on a day on which the clock skips or repeats it. */
export interface ClockHandoff {
  /** Where the time is written in the rotation. */
  path: Path
  time: string
  /** Day on the layer's clock, e.g. `2027-03-14`. */
  day: string
  zone: string
  what: 'skipped' | 'repeated'
  /** The instant that the time stands for. */
  at: Instant
}

/**
 * Lists the handoffs and the ends of hours that fall into a skipped or repeated time within an interval, each place once.
 *
 * The first minute that is skipped is no doubt: it is the moment at which the clock jumps.
 */
export function clockHandoffs(rule: RotationRule, interval: Interval): ClockHandoff[] {
  return rule.layers.flatMap((layer, index) => {
    const zone = Zone.of(layer.timeZone ?? rule.timeZone)
    const changes = zone.changes(interval.from, interval.to)
    const turns = new Set(handoffs(layer, rule.timeZone, interval))
    const begin = Date.parse(`${layer.start}T00:00Z`)
    const times: [Path, string, (wall: WallTime) => boolean][] = [
      [['layers', index, 'handoff', 'time'], layer.handoff.time, wall => turns.has(wall)],
      ...layer.hours.flatMap((window, place): [Path, string, (wall: WallTime) => boolean][] => [
        [['layers', index, 'hours', place, 'from'], window.from, wall => wall >= begin && begins(window, wall)],
        [['layers', index, 'hours', place, 'to'], window.to, wall => wall >= begin && begins(window, dayOfBegin(window, wall))],
      ]),
    ]
    return times.flatMap(([path, time, counts]) => {
      const met = changes.map(change => meet(change, time)).find(wall => wall !== undefined && counts(wall.wall))
      return met ? [{path, time, day: dayOf(met.wall), zone: zone.name, what: met.what, at: zone.instant(met.wall)}] : []
    })
  })
}

function begins({days}: Window, wall: WallTime): boolean {
  return days.includes(week[new Date(wall).getUTCDay()] as Window['days'][number])
}

// Hours over midnight end on the day after the one on which they begin.
function dayOfBegin({from, to}: Window, end: WallTime): WallTime {
  return to <= from ? end - dayMs : end
}

function meet({from, to}: ClockChange, time: string): {wall: WallTime; what: 'skipped' | 'repeated'} | undefined {
  const [start, end] = [Math.min(from, to), Math.max(from, to)]
  const first = Math.floor(start / dayMs) * dayMs + timeOfDayMs(time)
  // A change may reach over midnight, and one zone has skipped a whole day.
  const wall = [first, first + dayMs].find(each => (to > from ? each > start : each >= start) && each < end)
  return wall === undefined ? undefined : {wall, what: to > from ? 'skipped' : 'repeated'}
}

function dayOf(wall: WallTime): string {
  return new Date(wall).toISOString().slice(0, 10)
}
