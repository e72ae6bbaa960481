import type {Path} from '../core/frontmatter.ts'
import {handoffs, minutesOf} from './layer.ts'
import type {RotationRule} from './rule.ts'
import type {Stretch} from './stretches.ts'
import {type ClockChange, dayMs, type Instant, type WallTime, Zone} from './zone.ts'

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
export function clockHandoffs(rule: RotationRule, interval: Stretch): ClockHandoff[] {
  return rule.layers.flatMap((layer, index) => {
    const zone = Zone.of(layer.timeZone ?? rule.timeZone)
    const changes = zone.changes(interval.from, interval.to)
    const turns = new Set(handoffs(layer, rule.timeZone, interval))
    const handed = (wall: WallTime) => turns.has(wall)
    const times: [Path, string, (wall: WallTime) => boolean][] = [
      [['layers', index, 'handoff', 'time'], layer.handoff.time, handed],
      ...layer.hours.flatMap(({from, to}, window): [Path, string, () => boolean][] => [
        [['layers', index, 'hours', window, 'from'], from, () => true],
        [['layers', index, 'hours', window, 'to'], to, () => true],
      ]),
    ]
    return times.flatMap(([path, time, counts]) => {
      const met = changes.map(change => meet(change, time)).find(wall => wall !== undefined && counts(wall.wall))
      return met ? [{path, time, day: dayOf(met.wall), zone: zone.name, what: met.what, at: zone.instant(met.wall)}] : []
    })
  })
}

function meet({from, to}: ClockChange, time: string): {wall: WallTime; what: 'skipped' | 'repeated'} | undefined {
  const [start, end] = [Math.min(from, to), Math.max(from, to)]
  const first = Math.floor(start / dayMs) * dayMs + minutesOf(time)
  // A change may reach over midnight, and one zone has skipped a whole day.
  const wall = [first, first + dayMs].find(each => (to > from ? each > start : each >= start) && each < end)
  return wall === undefined ? undefined : {wall, what: to > from ? 'skipped' : 'repeated'}
}

function dayOf(wall: WallTime): string {
  return new Date(wall).toISOString().slice(0, 10)
}
