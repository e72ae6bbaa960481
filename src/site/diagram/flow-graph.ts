import type {Catalog, Entry} from '../../core/catalog/catalog.ts'

/** A box of the diagram: a system on the side it is read from or written to, or an integration with what it passes through below. */
export interface FlowNode {
  /** Unique in the graph: `from/netsuite`. */
  key: string
  entry: Entry<'integration'> | Entry<'system'>
  lines: string[]
}

/** A line between two boxes, in the direction of the data; the values are keys. */
export interface FlowEdge {
  from: string
  to: string
}

/** What flows between which systems. */
export interface FlowGraph {
  nodes: FlowNode[]
  edges: FlowEdge[]
}

/**
 * Gives the flows of all integrations as a graph: read system → integration → written system.
 *
 * A system that is read and written stands on both sides, so that data go from left to right and lines do not run back.
 *
 * @returns Systems that no integration reads or writes are left out, and so are ids of no system; empty without integrations.
 */
export function flowGraph(catalog: Catalog): FlowGraph {
  const integrations = catalog.list('integration')
  const edges = integrations.flatMap(entry => edgesOf(catalog, entry))
  const side = (name: 'from' | 'to') =>
    catalog
      .list('system')
      .map(entry => ({key: `${name}/${entry.id}`, entry, lines: [entry.title]}))
      .filter(({key}) => edges.some(({from, to}) => from === key || to === key))
  const passed = integrations.map(entry => ({key: keyOf(entry), entry, lines: linesOf(catalog, entry)}))
  return {nodes: [...side('from'), ...passed, ...side('to')], edges}
}

const keyOf = ({id}: Entry<'integration'>) => `integration/${id}`

function linesOf(catalog: Catalog, {title, data}: Entry<'integration'>): string[] {
  const via = data.via.map(id => catalog.get('system', id)?.title ?? id)
  return via.length > 0 ? [title, `via ${via.join(', ')}`] : [title]
}

function edgesOf(catalog: Catalog, entry: Entry<'integration'>): FlowEdge[] {
  const present = (ids: readonly string[]) => [...new Set(ids)].filter(id => catalog.get('system', id))
  const own = keyOf(entry)
  return [
    ...present(entry.data.from).map(id => ({from: `from/${id}`, to: own})),
    ...present(entry.data.to).map(id => ({from: own, to: `to/${id}`})),
  ]
}
