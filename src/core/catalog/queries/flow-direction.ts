import type {Data} from '../../content/schema/index.ts'
import type {Catalog, Entry} from '../catalog.ts'

type Copy = Data<'data-object'>['copies'][number]

/** A copy that would have to be fed against the direction of the only flow that is said to feed it. */
export interface AgainstFlow {
  object: Entry<'data-object'>
  /** Place of the copy in the object's list. */
  index: number
  copy: Copy
  integration: Entry<'integration'>
  /** A system further down the flow that holds the object and would be its source. */
  source: string
}

/**
 * Lists the copies that are fed against the flow, by data object.
 *
 * Only what is certain: the integration touches the copy's system and others that hold the object, all of these stand further down the flow,
 * and its `carriesBack` does not name the object. A system may stand at both ends; systems beside each other feed each other.
 */
export function copiesAgainstFlow(catalog: Catalog): AgainstFlow[] {
  return catalog.list('data-object').flatMap(object =>
    object.data.copies.flatMap((copy, index) => {
      const integration = copy.through === undefined ? undefined : catalog.get('integration', copy.through)
      const source = integration && sourceBehind(integration, object, copy)
      return integration && source !== undefined ? [{object, index, copy, integration, source}] : []
    }),
  )
}

function sourceBehind({data}: Entry<'integration'>, object: Entry<'data-object'>, {system}: Copy): string | undefined {
  if (data.carriesBack.includes(object.id)) return undefined
  const stages = stagesOf(data)
  const last = stages.findLastIndex(stage => stage.includes(system))
  if (last < 0) return undefined
  const {systemOfRecord, copies} = object.data
  const holders = [...systemOfRecord, ...copies].map(one => one.system).filter(id => id !== system)
  const first = (id: string) => stages.findIndex(stage => stage.includes(id))
  const touched = holders.filter(id => first(id) >= 0)
  return touched.every(id => first(id) > last) ? touched[0] : undefined
}

function stagesOf({from, via, to}: Data<'integration'>): string[][] {
  return [from, ...via.map(id => [id]), to]
}
