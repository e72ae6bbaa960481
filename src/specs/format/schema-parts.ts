import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import {mostSchemas, type Spec, type SpecSource, tell, type WireType} from '../spec.ts'

/** What values of one specification are read with. */
export interface SchemaReader {
  source: SpecSource
  into: Spec
  /** A field that only the other side sets is never required of who sends, and the other way round. */
  side: 'sent' | 'received'
}

/** Makes what the values of one specification are read with. */
export function schemaReader(source: SpecSource, into: Spec): Record<SchemaReader['side'], SchemaReader> {
  return {sent: {source, into, side: 'sent'}, received: {source, into, side: 'received'}}
}

/** Steps from a schema to those it is made of, for one value. */
const deepest = 60

/** What a value is put together from. */
export interface Gathered {
  /** Schemas that hold together. */
  parts: readonly PlacedNode[]
  /** Groups of schemas of which one holds, each with the schemas that led to it. */
  choices: readonly (readonly {node: PlacedNode; above: readonly PlacedNode[]}[])[]
}

/** Gathers a schema with those it refers to and is made of; a circle and what goes too far end with a fault. */
export function gather(reader: SchemaReader, nodes: readonly PlacedNode[], above: readonly PlacedNode[]): Gathered {
  const parts: PlacedNode[] = []
  const choices: Gathered['choices'][number][] = []
  const add = (node: PlacedNode, above: readonly PlacedNode[], by = node): void => {
    if (reader.into.left < 0) return
    const reason = whyNotRead(reader, node, above)
    if (reason !== undefined) return tell(reader.into, {at: by.span, reason})
    const path = [...above, node]
    const ref = node.get('$ref')
    const target = ref?.scalar === undefined ? undefined : reader.source.resolve(ref.scalar, node.source)
    if (ref && target && 'reason' in target) tell(reader.into, {at: ref.span, reason: target.reason})
    else if (target && !('reason' in target)) add(target, path, ref)
    parts.push(node)
    for (const each of node.get('allOf')?.items ?? []) add(each, path)
    for (const key of ['oneOf', 'anyOf']) {
      const group = node.get(key)?.items ?? []
      if (group.length > 0) choices.push(group.map(each => ({node: each, above: path})))
    }
  }
  for (const node of nodes) add(node, above)
  return {parts, choices}
}

function whyNotRead({into}: SchemaReader, node: PlacedNode, above: readonly PlacedNode[]): string | undefined {
  if (above.includes(node)) return 'this schema is made of itself, and so describes nothing'
  if (above.length > deepest) return `schemas refer to each other more than ${deepest} times in a row`
  if (--into.left < 0) return `it is made of more than ${mostSchemas.toLocaleString('en-US')} schemas, and the others are not read`
  return undefined
}

const wireTypes: readonly WireType[] = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null']

/** Gives the types that one schema names, or shows by what it lists. */
export function typesOf(part: PlacedNode): WireType[] {
  const type = part.get('type')
  const named = type?.kind === 'list' ? type.items.map(({scalar, kind}) => (kind === 'empty' ? 'null' : scalar)) : [type?.scalar]
  if (type) return wireTypes.filter(each => named.includes(each))
  if (part.get('properties')) return ['object']
  return part.get('items') ? ['array'] : []
}

/** Tells whether a schema takes null in the way of OpenAPI 3.0, which says it beside the type. */
export function isNullable(part: PlacedNode): boolean {
  return part.get('nullable')?.scalar === 'true' || part.get('x-nullable')?.scalar === 'true'
}

/** Gives the values that a schema lists; nothing where it takes any. */
export function valuesOf(part: PlacedNode): string[] | undefined {
  const constant = part.get('const')
  const list = part.get('enum')?.items ?? (constant ? [constant] : undefined)
  return list?.flatMap(({scalar}) => scalar ?? [])
}
