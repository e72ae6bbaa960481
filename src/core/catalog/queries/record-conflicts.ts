import type {Data} from '../../content/schema/index.ts'
import type {Catalog, Entry} from '../catalog.ts'

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
