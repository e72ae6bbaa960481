import type {Catalog, Entry} from '../catalog.ts'

/** Decisions in the groups in which they are read; each by rank. */
export interface DecisionGroups {
  immediate: Entry<'decision'>[]
  roadmap: Entry<'decision'>[]
  /** Done, refused or superseded, whatever their horizon. */
  settled: Entry<'decision'>[]
}

/** Sorts decisions into what to do now, what to plan, and what is settled. */
export function rankedDecisions(catalog: Catalog): DecisionGroups {
  const ranked = catalog.list('decision').toSorted((a, b) => a.data.rank - b.data.rank)
  const open = ranked.filter(isOpen)
  return {
    immediate: open.filter(({data}) => data.horizon === 'immediate'),
    roadmap: open.filter(({data}) => data.horizon === 'roadmap'),
    settled: ranked.filter(decision => !isOpen(decision)),
  }
}

/** Weighs a decision: impact × likelihood ÷ effort, to one decimal; 25 is the most urgent, 0.2 the least. */
export function weightOf({data}: Entry<'decision'>): number {
  return Math.round((data.impact * data.likelihood * 10) / data.effort) / 10
}

/** Tells whether a decision should be done by now and is not. */
export function isOverdue(decision: Entry<'decision'>, today: string): boolean {
  return isOpen(decision) && decision.data.due !== undefined && decision.data.due < today
}

/** One step of the delivery sequence with its neighbours. */
export interface SlicePlan {
  slice: Entry<'slice'>
  /** Slices that come first. */
  after: Entry<'slice'>[]
  /** Slices that wait for this one. */
  before: Entry<'slice'>[]
  decisions: Entry<'decision'>[]
}

/** Gives the delivery sequence in its order; names that lead nowhere are left out. */
export function deliverySequence(catalog: Catalog): SlicePlan[] {
  const slices = catalog.list('slice').toSorted((a, b) => a.data.order - b.data.order)
  return slices.map(slice => ({
    slice,
    after: slice.data.dependsOn.flatMap(id => catalog.get('slice', id) ?? []),
    before: slices.filter(({data}) => data.dependsOn.includes(slice.id)),
    decisions: slice.data.decisions.flatMap(id => catalog.get('decision', id) ?? []),
  }))
}

function isOpen({data}: Entry<'decision'>): boolean {
  return data.state === 'open' || data.state === 'agreed'
}
