import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Data} from '../../core/content/schema/index.ts'

type Field = Data<'contract'>['fields'][number]

/** Two entries of a contract's list of fields. */
export interface FieldPair {
  contract: Entry<'contract'>
  first: {field: Field; index: number}
  second: {field: Field; index: number}
}

/** Lists the fields that a contract lists more than once, each with its first place. */
export function repeatedFields(catalog: Catalog): FieldPair[] {
  return pairs(catalog, ({name}) => name)
}

/**
 * Lists the fields of one contract that become the same field, each with the first.
 *
 * Fields that are joined on purpose are left out: the transform or note of one of them names the other.
 */
export function collidingFields(catalog: Catalog): FieldPair[] {
  return pairs(catalog, ({mapsTo}) => mapsTo).filter(({first, second}) => {
    const speaksOf = ({transform = '', note = ''}: Field, {name}: Field) => `${transform} ${note}`.includes(name)
    const isJoined = speaksOf(first.field, second.field) || speaksOf(second.field, first.field)
    return first.field.name !== second.field.name && !isJoined
  })
}

function pairs(catalog: Catalog, keyOf: (field: Field) => string | undefined): FieldPair[] {
  return catalog.list('contract').flatMap(contract => {
    const firsts = new Map<string, {field: Field; index: number}>()
    return contract.data.fields.flatMap((field, index) => {
      const key = keyOf(field)
      const first = key === undefined ? undefined : firsts.get(key)
      if (key !== undefined && !first) firsts.set(key, {field, index})
      return first ? [{contract, first, second: {field, index}}] : []
    })
  })
}

/**
 * Lists the required fields of which nobody says what becomes of them.
 *
 * Asked only of contracts that take part in mapping. A field is accounted for when it is mapped in either direction, is a key, has one value
 * only, or has a transform or note.
 */
export function lostFields(catalog: Catalog): {contract: Entry<'contract'>; name: string; index: number}[] {
  // A contract that cannot be read at all may map anything.
  if ([...catalog.claims('contract').values()].flat().some(({frontmatter}) => frontmatter.problem)) return []
  return catalog.list('contract').flatMap(contract => {
    const {fields, keys} = contract.data
    const mapped = new Set(fields.filter(({name, mapsTo}) => mapsTo !== undefined || isFed(catalog, `${contract.id}/${name}`)))
    if (mapped.size === 0) return []
    const isLost = (field: Field) =>
      field.required && !mapped.has(field) && !field.transform && !field.note && field.enum.length !== 1 && !keys.includes(field.name)
    return fields.flatMap((field, index) => (isLost(field) ? [{contract, name: field.name, index}] : []))
  })
}

function isFed(catalog: Catalog, fieldId: string): boolean {
  return catalog.referencesTo({kind: 'field', id: fieldId}).some(({path}) => path.at(-1) === 'mapsTo')
}

/**
 * Lists the contracts that no failure mode covers although their integration has failure modes, by id.
 *
 * An integration of which no failure mode is written yet is one gap, and the coverage page shows it.
 */
export function uncoveredContracts(catalog: Catalog): Entry<'contract'>[] {
  const modes = catalog.list('failure-mode')
  const covered = new Set(modes.map(({data}) => data.contract))
  const described = new Set(modes.map(({data}) => data.integration))
  const unread = [...catalog.claims('failure-mode')].flatMap(([id, documents]) => (catalog.get('failure-mode', id) ? [] : documents))
  const mayCover = new Set(unread.map(({frontmatter}) => frontmatter.data.contract))
  return catalog.list('contract').filter(({id, data}) => described.has(data.integration) && !covered.has(id) && !mayCover.has(id))
}
