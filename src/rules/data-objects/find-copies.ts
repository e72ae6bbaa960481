import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Data} from '../../core/content/schema/index.ts'
import {findCycles} from '../../core/format/cycles.ts'

type Copy = Data<'data-object'>['copies'][number]

/** A copy of a data object that no integration of ours keeps up to date. */
export interface UnfedCopy {
  object: Entry<'data-object'>
  /** Place of the copy in the list. */
  index: number
  copy: Copy
  /** `nothing` names no source; the others name an integration that does not do it. */
  why: 'nothing' | 'not-carried' | 'not-reached'
}

/** Lists the copies that nothing feeds, by data object. An integration that says nothing of what it carries is believed. */
export function unfedCopies(catalog: Catalog): UnfedCopy[] {
  return catalog.list('data-object').flatMap(object =>
    object.data.copies.flatMap((copy, index) => {
      const why = whyUnfed(catalog, object.id, copy)
      return why ? [{object, index, copy, why}] : []
    }),
  )
}

function whyUnfed(catalog: Catalog, objectId: string, {system, through, fedBy}: Copy): UnfedCopy['why'] | undefined {
  if (through === undefined) return fedBy === undefined ? 'nothing' : undefined
  const data = catalog.get('integration', through)?.data
  if (!data) return undefined
  if (data.carries.length > 0 && !data.carries.includes(objectId)) return 'not-carried'
  return [...data.from, ...data.via, ...data.to].includes(system) ? undefined : 'not-reached'
}

/** Copies that feed each other. */
export interface CopyLoop {
  object: Entry<'data-object'>
  /** Systems in the direction of the data, the first one once. */
  systems: string[]
  /** Places of the copies in the object's list, in the same order. */
  indexes: number[]
}

/**
 * Lists the loops in which copies of a data object feed each other although it has no conflict rule; one for each object.
 *
 * Two systems of record that give each other the fields they decide are no loop.
 */
export function copyLoops(catalog: Catalog): CopyLoop[] {
  return catalog.list('data-object').flatMap(object => {
    if (object.data.conflictRule !== undefined) return []
    const sources = new Map(object.data.copies.map(copy => [copy.system, sourcesOf(catalog, object, copy)]))
    const [loop] = findCycles(sources.keys(), system => sources.get(system) ?? [])
    if (!loop) return []
    // Sources were followed, so the loop came out against the direction of the data.
    const systems = loop.reverse()
    return [{object, systems, indexes: systems.map(id => object.data.copies.findIndex(({system}) => system === id))}]
  })
}

function sourcesOf(catalog: Catalog, {data}: Entry<'data-object'>, {system, through}: Copy): string[] {
  const integration = through === undefined ? undefined : catalog.get('integration', through)?.data
  if (!integration) return []
  const decides = (id: string) => data.systemOfRecord.some(record => record.system === id)
  const holds = (id: string) => decides(id) || data.copies.some(copy => copy.system === id)
  // What stands at the beginning of a flow gets its copy from the flow back.
  const ends = integration.from.includes(system) && !integration.to.includes(system) ? integration.to : integration.from
  return ends.filter(id => id !== system && holds(id) && !(decides(id) && decides(system)))
}
