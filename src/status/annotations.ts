/** A change or incident on a time axis. Instants are milliseconds since the epoch. */
export interface Annotation {
  id: string
  from: number
  /** Missing while it lasts. */
  to?: number
}

/** What of some marks falls into a span of time. */
export interface AnnotationsInView<M extends Annotation> {
  /** Those that touch it, the earliest first. */
  within: M[]
  /** The latest that ended before it. */
  last?: M
  /** The earliest that begins after it. */
  next?: M
}

/** Finds the marks that touch a span of time, and the nearest ones outside; a mark that only meets an end touches it. */
export function annotationsIn<M extends Annotation>(marks: readonly M[], {from, to}: {from: number; to: number}): AnnotationsInView<M> {
  const sorted = marks.toSorted((a, b) => a.from - b.from)
  const before = sorted.filter(mark => mark.to !== undefined && mark.to < from)
  const last = before.toSorted((a, b) => endOf(a) - endOf(b)).at(-1)
  const next = sorted.find(mark => mark.from > to)
  return {
    within: sorted.filter(mark => mark.from <= to && endOf(mark) >= from),
    ...(last && {last}),
    ...(next && {next}),
  }
}

function endOf({to}: Annotation): number {
  return to ?? Number.POSITIVE_INFINITY
}
