import type {Catalog, Entry} from '../catalog.ts'

/** Lists the changes that name a contract or one of its fields, by id. */
export function changesTouching(catalog: Catalog, contractId: string): Entry<'change'>[] {
  return catalog
    .list('change')
    .filter(({data}) => data.contracts.includes(contractId) || data.fields.some(field => field.startsWith(`${contractId}/`)))
}
