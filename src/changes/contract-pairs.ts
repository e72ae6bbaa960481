import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {movedFiles} from '../core/lint/moved-files.ts'
import {type FieldPair, fieldPairs, type PlacedField} from './field-pairs.ts'

/** A contract before and after, with its fields; one of the two is missing where it is gone or new. */
export interface ContractPair {
  before?: Entry<'contract'>
  after?: Entry<'contract'>
  fields: FieldPair[]
}

/** The contracts of two catalogs, paired, and what ids of fields before are now. */
export interface PairedContracts {
  pairs: ContractPair[]
  /** Gives the id that a field has now; its old one where it is gone, or was none. */
  fieldNow(id: string): string
}

/** Pairs contracts by id, and renamed files by what stands in them. */
export function pairedContracts(before: Catalog, after: Catalog): PairedContracts {
  const idNow = renamedEntries(before, after)
  const [fedBefore, fedAfter] = [fedFields(before), fedFields(after)]
  const contractNow = (field: string) => field.replace(/^[^/]+/, contract => idNow.get(contract) ?? contract)
  const placedBefore = (contract: Entry<'contract'>): PlacedField[] =>
    contract.data.fields.map((field, index) => ({
      index,
      field: field.mapsTo === undefined ? field : {...field, mapsTo: contractNow(field.mapsTo)},
      fedBy: (fedBefore.get(`${contract.id}/${field.name}`) ?? []).map(contractNow),
    }))
  const placedAfter = (contract: Entry<'contract'>): PlacedField[] =>
    contract.data.fields.map((field, index) => ({index, field, fedBy: fedAfter.get(`${contract.id}/${field.name}`) ?? []}))
  const pairs = before.list('contract').map((was): ContractPair => {
    const is = after.get('contract', idNow.get(was.id) ?? was.id)
    // Of a contract that cannot be read nobody knows what is gone; its own finding stops the change.
    if (!is) return after.has('contract', was.id) ? {before: was, after: was, fields: []} : {before: was, fields: []}
    return {before: was, after: is, fields: fieldPairs(placedBefore(was), placedAfter(is))}
  })
  const paired = new Set(pairs.map(({after: is}) => is?.id))
  const added = after.list('contract').filter(({id}) => !paired.has(id) && !before.has('contract', id))
  const renames = new Map(pairs.flatMap(renamesOf))
  return {
    pairs: [...pairs, ...added.map(is => ({after: is, fields: []}))],
    fieldNow: id => renames.get(id) ?? contractNow(id),
  }
}

// An entry that took the old id is another one, and the old one is where its file went.
function renamedEntries(before: Catalog, after: Catalog): Map<string, string> {
  const contracts = ({documents}: Catalog) => documents.filter(({kind}) => kind === 'contract')
  const idOf = (path: string) => path.replace(/^.*\//, '').replace(/\.mdx?$/, '')
  const moves = movedFiles(contracts(before), contracts(after))
  return new Map([...moves].map(([to, from]) => [idOf(from), idOf(to)]))
}

function fedFields(catalog: Catalog): Map<string, string[]> {
  const fed = new Map<string, string[]>()
  for (const {id, data} of catalog.parts('field')) {
    if (data.mapsTo === undefined) continue
    const sources = fed.get(data.mapsTo)
    if (sources) sources.push(id)
    else fed.set(data.mapsTo, [id])
  }
  return fed
}

function renamesOf({before, after, fields}: ContractPair): [string, string][] {
  if (!before || !after) return []
  return fields.flatMap(pair =>
    pair.before && pair.after
      ? [[`${before.id}/${pair.before.field.name}`, `${after.id}/${pair.after.field.name}`] as [string, string]]
      : [],
  )
}
