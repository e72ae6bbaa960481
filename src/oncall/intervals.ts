import type {Instant} from './zone.ts'

/** A stretch of time; `to` is the first instant no longer in it. */
export interface Interval {
  from: Instant
  to: Instant
}

/** Gives the parts of stretches that others leave open; both in order and without overlap. */
export function without<S extends Interval>(stretches: readonly S[], taken: readonly Interval[]): S[] {
  const open: S[] = []
  let next = 0
  for (const stretch of stretches) {
    let {from} = stretch
    while (next < taken.length && (taken[next] as Interval).to <= from) next++
    for (let at = next; at < taken.length && (taken[at] as Interval).from < stretch.to; at++) {
      const {from: start, to: end} = taken[at] as Interval
      if (start > from) open.push({...stretch, from, to: start})
      from = Math.max(from, end)
    }
    if (from < stretch.to) open.push(from === stretch.from ? stretch : {...stretch, from})
  }
  return open
}

/** Gives the parts of stretches that lie within others; both in order and without overlap. */
export function within<S extends Interval>(stretches: readonly S[], bounds: readonly Interval[]): S[] {
  const kept: S[] = []
  let next = 0
  for (const stretch of stretches) {
    while (next < bounds.length && (bounds[next] as Interval).to <= stretch.from) next++
    for (let at = next; at < bounds.length && (bounds[at] as Interval).from < stretch.to; at++) {
      const {from, to} = bounds[at] as Interval
      kept.push({...stretch, from: Math.max(from, stretch.from), to: Math.min(to, stretch.to)})
    }
  }
  return kept
}

/** Joins two lists that do not overlap into one in order of time. */
export function merged<S extends Interval>(a: readonly S[], b: readonly S[]): S[] {
  if (a.length === 0) return [...b]
  return b.length === 0 ? [...a] : [...a, ...b].sort((x, y) => x.from - y.from)
}

/** Puts stretches in order and makes one of those that touch or overlap; empty ones go. */
export function united(stretches: readonly Interval[]): Interval[] {
  const sorted = stretches.filter(({from, to}) => from < to).sort((a, b) => a.from - b.from)
  const result: Interval[] = []
  for (const {from, to} of sorted) {
    const last = result.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({from, to})
  }
  return result
}

/** Gives the stretch that holds an instant; stretches in order and without overlap. */
export function at<S extends Interval>(stretches: readonly S[], instant: Instant): S | undefined {
  const found = stretches[indexAt(stretches, instant)]
  return found && instant < found.to ? found : undefined
}

/** Gives the place of the last stretch that begins at or before an instant; -1 where none does. */
export function indexAt(stretches: readonly Interval[], instant: Instant): number {
  let low = -1
  let high = stretches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((stretches[middle] as Interval).from <= instant) low = middle
    else high = middle - 1
  }
  return low
}
