import type {Data} from '../../content/schema/index.ts'
import type {Catalog, Entry} from '../catalog.ts'

/** What one system has of one data object: what it decides, and what it holds as a copy. */
export interface TruthCell {
  system: Entry<'system'>
  records: Data<'data-object'>['systemOfRecord']
  copies: Data<'data-object'>['copies']
}

/** One data object with a cell for each system of the matrix, in their order. */
export interface TruthRow {
  object: Entry<'data-object'>
  cells: TruthCell[]
}

/** Data objects × systems. */
export interface TruthMatrix {
  /** Systems that decide or hold something, the ones that decide most first. */
  systems: Entry<'system'>[]
  rows: TruthRow[]
}

/** Tells which system decides which data, and where copies live. Systems that do not resolve are left out; `reference-unknown` reports them. */
export function truthMatrix(catalog: Catalog): TruthMatrix {
  const objects = catalog.list('data-object')
  const decides = new Map<string, number>()
  for (const {data} of objects) {
    for (const {system} of data.copies) decides.set(system, decides.get(system) ?? 0)
    for (const {system} of data.systemOfRecord) decides.set(system, (decides.get(system) ?? 0) + 1)
  }
  const ids = [...decides].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id)
  const systems = ids.flatMap(id => catalog.get('system', id) ?? [])
  return {systems, rows: objects.map(object => ({object, cells: systems.map(system => cellOf(object, system))}))}
}

/** Lists what is not decided about a data object, in words; empty when all is. */
export function undecidedOf({data}: Entry<'data-object'>): string[] {
  return [
    ...(data.systemOfRecord.length === 0 ? ['no system of record'] : []),
    ...(data.conflictRule === undefined ? ['no conflict rule'] : []),
    ...(data.reconcile.length === 0 ? ['no reconciliation'] : []),
  ]
}

function cellOf({data}: Entry<'data-object'>, system: Entry<'system'>): TruthCell {
  const records = data.systemOfRecord.filter(record => record.system === system.id)
  return {system, records, copies: data.copies.filter(copy => copy.system === system.id)}
}
