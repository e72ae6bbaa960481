import type {Catalog, Entry, Part} from '../catalog.ts'

/** A field of a contract, with where its value goes and where it comes from. */
export interface MappedField {
  field: Part<'field'>
  /** The field it becomes; missing when it goes no further, or when the name leads nowhere. */
  to?: Part<'field'>
  /** Fields of other contracts that become it. */
  from: Part<'field'>[]
}

/** Lists the fields of a contract in their order, mapped both ways; a name written twice counts once. */
export function mappedFields(catalog: Catalog, contract: Entry<'contract'>): MappedField[] {
  const sources = sourcesOf(catalog)
  const names = [...new Set(contract.data.fields.map(({name}) => name))]
  return names.flatMap(name => {
    const field = catalog.part('field', `${contract.id}/${name}`)
    if (!field) return []
    const to = field.data.mapsTo === undefined ? undefined : catalog.part('field', field.data.mapsTo)
    return [{field, ...(to && {to}), from: sources.get(field.id) ?? []}]
  })
}

const fieldsByTarget = new WeakMap<Catalog, Map<string, Part<'field'>[]>>()

function sourcesOf(catalog: Catalog): Map<string, Part<'field'>[]> {
  const remembered = fieldsByTarget.get(catalog)
  if (remembered) return remembered
  const sources = new Map<string, Part<'field'>[]>()
  for (const part of catalog.parts('field')) {
    const {mapsTo} = part.data
    if (mapsTo !== undefined) sources.set(mapsTo, [...(sources.get(mapsTo) ?? []), part])
  }
  fieldsByTarget.set(catalog, sources)
  return sources
}
