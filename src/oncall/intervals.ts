import type {Instant} from './zone.ts'

/** A stretch of time; `to` is the first instant no longer in it. */
export interface Stretch {
  from: Instant
  to: Instant
}

/** Gives the parts of stretches that others leave open; both in order and without overlap. */
export function without<S extends Stretch>(stretches: readonly S[], taken: readonly Stretch[]): S[] {
  const open: S[] = []
  let next = 0
  for (const stretch of stretches) {
    let {from} = stretch
    while (next < taken.length && (taken[next] as Stretch).to <= from) next++
    for (let at = next; at < taken.length && (taken[at] as Stretch).from < stretch.to; at++) {
      const {from: start, to: end} = taken[at] as Stretch
      if (start > from) open.push({...stretch, from, to: start})
      from = Math.max(from, end)
    }
    if (from < stretch.to) open.push(from === stretch.from ? stretch : {...stretch, from})
  }
  return open
}

/** Gives the parts of stretches that lie within others; both in order and without overlap. */
export function within<S extends Stretch>(stretches: readonly S[], bounds: readonly Stretch[]): S[] {
  const kept: S[] = []
  let next = 0
  for (const stretch of stretches) {
    while (next < bounds.length && (bounds[next] as Stretch).to <= stretch.from) next++
    for (let at = next; at < bounds.length && (bounds[at] as Stretch).from < stretch.to; at++) {
      const {from, to} = bounds[at] as Stretch
      kept.push({...stretch, from: Math.max(from, stretch.from), to: Math.min(to, stretch.to)})
    }
  }
  return kept
}

/** Joins two lists that do not overlap into one in order of time. */
export function merged<S extends Stretch>(a: readonly S[], b: readonly S[]): S[] {
  if (a.length === 0) return [...b]
  return b.length === 0 ? [...a] : [...a, ...b].sort((x, y) => x.from - y.from)
}

/** Puts stretches in order and makes one of those that touch or overlap; empty ones go. */
export function united(stretches: readonly Stretch[]): Stretch[] {
  const sorted = stretches.filter(({from, to}) => from < to).sort((a, b) => a.from - b.from)
  const result: Stretch[] = []
  for (const {from, to} of sorted) {
    const last = result.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({from, to})
  }
  return result
}

/** Gives the stretch that holds an instant; stretches in order and without overlap. */
export function at<S extends Stretch>(stretches: readonly S[], instant: Instant): S | undefined {
  const found = stretches[indexAt(stretches, instant)]
  return found && instant < found.to ? found : undefined
}

/** Gives the place of the last stretch that begins at or before an instant; -1 where none does. */
export function indexAt(stretches: readonly Stretch[], instant: Instant): number {
  let low = -1
  let high = stretches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((stretches[middle] as Stretch).from <= instant) low = middle
    else high = middle - 1
  }
  return low
}
