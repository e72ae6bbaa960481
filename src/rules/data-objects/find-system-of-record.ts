import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Data} from '../../core/content/schema/index.ts'

type SystemRecord = Data<'data-object'>['systemOfRecord'][number]

/** Two systems that both decide a field. */
export interface RecordConflict {
  object: Entry<'data-object'>
  /** The field as the second one writes it. */
  field: string
  first: {system: string; path: (string | number)[]}
  second: {system: string; path: (string | number)[]}
}

/**
 * Lists the fields that two systems decide at the same time, by data object.
 *
 * Only what is certain: both hold always, or under the same condition. A system that decides always and another one that decides under a
 * condition are a rule and its exception. The word `all` stands for every field.
 */
export function recordConflicts(catalog: Catalog): RecordConflict[] {
  return catalog.list('data-object').flatMap(object =>
    object.data.systemOfRecord.flatMap((second, index) => {
      const earlier = object.data.systemOfRecord.slice(0, index)
      const conflict = earlier.flatMap((first, place) => conflictBetween(object, [first, place], [second, index]))[0]
      return conflict ? [conflict] : []
    }),
  )
}

type Placed = [record: SystemRecord, index: number]

function conflictBetween(object: Entry<'data-object'>, [first, place]: Placed, [second, index]: Placed): RecordConflict[] {
  if (first.system === second.system || normal(first.when) !== normal(second.when)) return []
  const firstFields = first.fields.map(normal)
  const at = second.fields.findIndex(field => firstFields.includes('all') || firstFields.includes(normal(field)) || normal(field) === 'all')
  const field = second.fields[at]
  if (field === undefined) return []
  const other = Math.max(0, firstFields.indexOf(normal(field)))
  return [
    {
      object,
      field,
      first: {system: first.system, path: ['systemOfRecord', place, 'fields', other]},
      second: {system: second.system, path: ['systemOfRecord', index, 'fields', at]},
    },
  ]
}

function normal(text = ''): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ')
}

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
