import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {rankedDecisions} from '../../core/catalog/queries/planning.ts'
import {findCycles} from '../../core/format/cycles.ts'
import {durationMs} from '../../core/format/duration.ts'

/** A dependency of a slice, with its place in `dependsOn`. */
export interface Dependency {
  slice: Entry<'slice'>
  on: Entry<'slice'>
  index: number
}

/** Lists the circles in which slices wait for each other; a slice that waits for itself is a circle of one dependency. */
export function dependencyLoops(catalog: Catalog): Dependency[][] {
  const loops = findCycles(catalog.list('slice'), slice => dependenciesOf(catalog, slice).map(({on}) => on))
  return loops.map(loop =>
    loop.flatMap((slice, place) => {
      const next = loop[(place + 1) % loop.length]
      return dependenciesOf(catalog, slice).find(({on}) => on === next) ?? []
    }),
  )
}

/** Lists the dependencies on slices that do not come earlier in the sequence; those of a circle are left out. */
export function lateDependencies(catalog: Catalog): Dependency[] {
  const circles = new Map(dependencyLoops(catalog).flatMap(loop => loop.map(({slice}) => [slice, loop])))
  return catalog
    .list('slice')
    .flatMap(slice => dependenciesOf(catalog, slice))
    .filter(({slice, on}) => on.data.order >= slice.data.order && !(circles.has(slice) && circles.get(slice) === circles.get(on)))
}

function dependenciesOf(catalog: Catalog, slice: Entry<'slice'>): Dependency[] {
  return slice.data.dependsOn.flatMap((id, index) => {
    const on = catalog.get('slice', id)
    return on ? [{slice, on, index}] : []
  })
}

/** A decision that a slice carries out and nobody has taken. */
export interface Premature {
  slice: Entry<'slice'>
  decision: Entry<'decision'>
  index: number
}

/**
 * Lists the slices that carry out decisions nobody has taken.
 *
 * A planned slice may wait for an open decision; once begun it may not. A refused or superseded decision is never carried out.
 */
export function prematureSlices(catalog: Catalog): Premature[] {
  return catalog.list('slice').flatMap(slice =>
    slice.data.decisions.flatMap((id, index) => {
      const decision = catalog.get('decision', id)
      const isDropped = decision?.data.state === 'refused' || decision?.data.state === 'superseded'
      const isPremature = isDropped || (decision?.data.state === 'open' && slice.data.state !== 'planned')
      return decision && isPremature ? [{slice, decision, index}] : []
    }),
  )
}

/**
 * Lists the slices that take longer than the settings allow, by id.
 *
 * Only those whose turn has come, because they have begun or wait for nothing that has not: what is further away may be coarse until then.
 * Proven ones are over.
 */
export function oversizedSlices(catalog: Catalog): Entry<'slice'>[] {
  const limitMs = durationMs(catalog.settings.sliceLimit)
  return catalog.list('slice').filter(slice => {
    const {state, size} = slice.data
    const hasTurn =
      state === 'in-progress' || (state === 'planned' && dependenciesOf(catalog, slice).every(({on}) => on.data.state !== 'planned'))
    return hasTurn && durationMs(size) > limitMs
  })
}

/** A decision called immediate, and the field that says otherwise. */
export interface FarDecision {
  decision: Entry<'decision'>
  field: 'effort' | 'due'
}

/** Work from which on a decision is a project; the scale ends at 5. */
const largeEffort = 4

/** Lists the open decisions called immediate whose work is large, or whose day is further away than the settings allow; the work first. */
export function farImmediateDecisions(catalog: Catalog, now: string): FarDecision[] {
  const latest = Date.parse(now) + durationMs(catalog.settings.immediateWithin)
  return rankedDecisions(catalog).immediate.flatMap((decision): FarDecision[] => {
    const {effort, due} = decision.data
    if (effort >= largeEffort) return [{decision, field: 'effort'}]
    return due !== undefined && Date.parse(due) > latest ? [{decision, field: 'due'}] : []
  })
}
