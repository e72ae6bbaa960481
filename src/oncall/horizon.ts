import type {Catalog} from '../core/catalog/catalog.ts'
import type {Interval} from './intervals.ts'
import {dayMs, type Instant, Zone} from './zone.ts'

// A zone that changes its clocks once in many years does not stretch the horizon.
const mostDays = 400

/**
 * Gives the time for which the future is judged: some days, and always the next two clock changes of every zone that a rotation uses.
 *
 * Eight days follow the last change, so that the week after it is seen whole.
 */
export function horizonOf(catalog: Catalog, from: Instant, days = 90): Interval {
  let to = from + days * dayMs
  for (const name of zonesInUse(catalog)) {
    const zone = Zone.of(name)
    const first = zone.nextChange(from)
    const second = first === undefined ? undefined : zone.nextChange(first)
    to = Math.max(to, (second ?? first ?? from) + 8 * dayMs)
  }
  return {from, to: Math.min(to, from + Math.max(days, mostDays) * dayMs)}
}

/** Lists the zones on whose clocks rotations change hands, each once. */
export function zonesInUse(catalog: Catalog): string[] {
  const rotations = catalog.list('rotation').map(({data}) => data)
  return [...new Set(rotations.flatMap(({timeZone, layers}) => [timeZone, ...layers.map(layer => layer.timeZone ?? timeZone)]))]
}
