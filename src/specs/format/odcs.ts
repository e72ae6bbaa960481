import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import type {SpecFormat, SpecMember, SpecValue, WireType} from '../spec.ts'
import {takeVersion} from '../spec.ts'

/**
 * Open Data Contract Standard: tables and objects by their name, with the columns as fields.
 *
 * @see https://bitol-io.github.io/open-data-contract-standard/latest/ for the form.
 */
export const odcs: SpecFormat = {
  id: 'odcs',
  title: 'Open Data Contract Standard',
  reads: 'YAML of version 2 or 3. An operation is a table or object; values of a column are those of its `validValues`.',
  knows: document => document.get('kind')?.scalar === 'DataContract' || document.get('dataset')?.items[0]?.get('columns') !== undefined,
  read({document}, into) {
    if (!document) return
    const title = document.get('name')?.scalar ?? document.get('dataProduct')?.scalar
    if (title !== undefined) into.title = title
    takeVersion(document.get('version'), into)
    for (const object of [...(document.get('schema')?.items ?? []), ...(document.get('dataset')?.items ?? [])]) {
      const name = object.get('name') ?? object.get('table')
      if (name?.scalar === undefined) continue
      const names = [object.get('physicalName')?.scalar, object.get('businessName')?.scalar].flatMap(each => each ?? [])
      const value = () => columnOf(object, 0)
      into.operations.push({id: name.scalar, names, at: name.span, sent: value, received: value})
    }
  },
}

/** Objects within objects; deeper ones are left open. */
const deepest = 40

const types: Readonly<Record<string, readonly WireType[]>> = {
  string: ['string'],
  integer: ['integer'],
  number: ['number'],
  boolean: ['boolean'],
  object: ['object'],
  array: ['array'],
  date: ['string'],
  timestamp: ['string'],
  time: ['string'],
}
const formats: Readonly<Record<string, string>> = {date: 'date', timestamp: 'date-time', time: 'time'}

function columnOf(node: PlacedNode, depth: number): SpecValue {
  const columns = depth > deepest ? [] : (node.get('properties')?.items ?? node.get('columns')?.items ?? [])
  const written = node.get('logicalType')
  const logical = written?.scalar?.toLowerCase() ?? (columns.length > 0 ? 'object' : '')
  const format = formats[logical]
  const values = validValuesOf(node)
  const item = node.get('items')
  return {
    types: new Set(types[logical]),
    written: written?.scalar ?? node.get('physicalType')?.scalar ?? (columns.length > 0 ? 'object' : 'anything'),
    ...(format !== undefined && {format}),
    ...(values && {values}),
    at: written?.span ?? node.keySpan('name'),
    isOpen: (logical === 'object' || logical === '') && columns.length === 0,
    members: () => columns.flatMap(column => memberOf(column, depth + 1) ?? []),
    item: () => item && columnOf(item, depth + 1),
  }
}

function memberOf(node: PlacedNode, depth: number): SpecMember | undefined {
  const name = node.get('name') ?? node.get('column')
  if (name?.scalar === undefined) return undefined
  const isRequired = node.get('required')?.scalar === 'true' || node.get('isNullable')?.scalar === 'false'
  return {name: name.scalar, isRequired, at: name.span, value: () => columnOf(node, depth)}
}

// The standard keeps the values of a column among its checks of quality.
function validValuesOf(node: PlacedNode): string[] | undefined {
  for (const check of node.get('quality')?.items ?? []) {
    const list = check.get('validValues') ?? check.get('arguments')?.get('validValues')
    if (list) return list.items.flatMap(({scalar}) => scalar ?? [])
  }
  return undefined
}
