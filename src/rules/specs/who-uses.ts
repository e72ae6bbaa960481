import {type CommandUse, commandUses} from '../../changes/command-uses.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {type Compared, compared} from './spec-places.ts'

/** Commands that one finding names; the first ones are enough to know where to look. */
const mostNamed = 5

const usesByCatalog = new WeakMap<Catalog, ReadonlyMap<string, readonly CommandUse[]>>()

/** Names who notices that a field is not as its specification says: the field that gets its value, and the commands that use it. */
export function whoUses(
  catalog: Catalog,
  {contract}: Compared,
  field: {name: string; mapsTo?: string | undefined},
): NonNullable<Finding['related']> {
  const target = field.mapsTo === undefined ? undefined : catalog.part('field', field.mapsTo)
  const commands = usesOf(catalog).get(`${contract.id}/${field.name}`) ?? []
  return [
    ...(target ? [{at: target.entry.document.frontmatter.valueSpan([...target.path, 'name']), message: 'gets its value'}] : []),
    ...commands.slice(0, mostNamed).map(({at, writes}) => ({at, message: writes ? 'writes it' : 'reads it'})),
  ]
}

// Looked for once, and of the fields alone that have a fault: commands stand in thousands of documents.
function usesOf(catalog: Catalog): ReadonlyMap<string, readonly CommandUse[]> {
  const faulty = () =>
    compared(catalog).flatMap(({contract, fields}) =>
      fields.filter(({faults}) => faults.length > 0).map(({field}) => ({contract, name: field.name})),
    )
  const found = usesByCatalog.get(catalog) ?? commandUses(catalog, faulty())
  usesByCatalog.set(catalog, found)
  return found
}
