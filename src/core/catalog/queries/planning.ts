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

/** What a decision is weighed by, each from 1 to 5. */
export const weightInputs = ['impact', 'likelihood', 'effort'] as const

/** Inputs of a weight. */
type WeightInputs = Record<(typeof weightInputs)[number], number>

/** Weighs a decision: impact × likelihood ÷ effort, to one decimal; 25 is the most urgent, 0.2 the least. */
export function weightOf({data}: {data: WeightInputs}): number {
  return Math.round((data.impact * data.likelihood * 10) / data.effort) / 10
}

/** A decision that stands before others which weigh more. */
export interface Misranked {
  decision: Entry<'decision'>
  /** Those with a later rank that weigh more, heaviest first. */
  heavier: Entry<'decision'>[]
}

/** Lists the open decisions that stand before open ones which weigh more, and do not say why; by rank. */
export function misrankedDecisions(catalog: Catalog): Misranked[] {
  const {immediate, roadmap} = rankedDecisions(catalog)
  const open = [...immediate, ...roadmap]
  return open.flatMap(decision => {
    if (decision.data.because !== undefined) return []
    const heavier = open
      .filter(other => other.data.rank > decision.data.rank && weightOf(other) > weightOf(decision))
      .sort((a, b) => weightOf(b) - weightOf(a))
    return heavier.length > 0 ? [{decision, heavier}] : []
  })
}

/** What one step up or down of one input does to a decision. */
export interface Sensitivity {
  input: (typeof weightInputs)[number]
  by: 1 | -1
  weight: number
  /** Place by weight among the others, 1 first. */
  place: number
}

/** Gives the place of a decision by weight among some, 1 first; equal ones share a place. */
export function placeByWeight(weight: number, others: readonly Entry<'decision'>[]): number {
  return 1 + others.filter(other => weightOf(other) > weight).length
}

/** Lists what ±1 on each input of a decision would do, as far as the scale goes; `among` may hold the decision itself. */
export function sensitivityOf(decision: Entry<'decision'>, among: readonly Entry<'decision'>[]): Sensitivity[] {
  const others = among.filter(other => other !== decision)
  return weightInputs.flatMap(input =>
    ([1, -1] as const).flatMap((by): Sensitivity[] => {
      const value = decision.data[input] + by
      if (value < 1 || value > 5) return []
      const weight = weightOf({data: {...decision.data, [input]: value}})
      return [{input, by, weight, place: placeByWeight(weight, others)}]
    }),
  )
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
