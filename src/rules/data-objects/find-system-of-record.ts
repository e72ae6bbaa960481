import type {Catalog, Entry} from '../../core/catalog/catalog.ts'

/** An integration that writes a data object into its system of record, from systems that decide nothing of it. */
export interface ForeignWrite {
  integration: Entry<'integration'>
  /** Place of the object in `carries`. */
  index: number
  object: Entry<'data-object'>
  /** The system of record it writes into. */
  system: string
}

/**
 * Lists the writes into systems of record to which nobody gave the right, by integration.
 *
 * Only what is certain: no system the integration comes from or passes decides any field of the object, no copy of the object is fed through
 * it, which would make it the way out of the system of record, and `writers` of the object does not name it.
 */
export function foreignWrites(catalog: Catalog): ForeignWrite[] {
  return catalog.list('integration').flatMap(integration =>
    integration.data.carries.flatMap((id, index) => {
      const object = catalog.get('data-object', id)
      const system = object && writtenInto(integration, object)
      return object && system !== undefined ? [{integration, index, object, system}] : []
    }),
  )
}

function writtenInto(
  {id, data}: Entry<'integration'>,
  {data: {systemOfRecord, copies, writers}}: Entry<'data-object'>,
): string | undefined {
  const deciding = new Set(systemOfRecord.map(({system}) => system))
  const target = data.to.find(system => deciding.has(system))
  const isExplained =
    [...data.from, ...data.via].some(system => deciding.has(system)) ||
    copies.some(({through}) => through === id) ||
    writers.some(({integration}) => integration === id)
  return isExplained ? undefined : target
}
