import {Graph, layout} from '@dagrejs/dagre'
import type {FlowGraph, FlowNode} from './flow-graph.ts'

/** A box with its place; all lengths are in CSS pixels, from the top left corner. */
export interface PlacedNode extends FlowNode {
  left: number
  top: number
  width: number
  height: number
}

/** A graph whose boxes and lines have their places. */
export interface Placed {
  width: number
  height: number
  nodes: PlacedNode[]
  /** The way of each line for SVG, in the order of the graph's edges. */
  paths: string[]
}

const lineHeight = 20
const padding = 12
// No font is at hand when pages are built: the mean width of a letter at 15 px, on the safe side for the fonts of the site.
const letterWidth = 8.4

/** Lays a graph out in columns from left to right. The same graph has the same places each time. */
export function placed({nodes, edges}: FlowGraph): Placed {
  const graph = new Graph()
  graph.setGraph({rankdir: 'LR', nodesep: 16, ranksep: 96, marginx: 2, marginy: 2})
  graph.setDefaultEdgeLabel(() => ({}))
  for (const {key, lines} of nodes) graph.setNode(key, {width: widthOf(nodes, key), height: lines.length * lineHeight + padding})
  for (const {from, to} of edges) graph.setEdge(from, to)
  layout(graph)
  const {width = 0, height = 0} = graph.graph() as {width?: number; height?: number}
  const places = new Map(nodes.map(node => [node.key, {...node, ...placeOf(graph.node(node.key) as Centred)}]))
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: [...places.values()],
    paths: edges.map(({from, to}) => pathBetween(places.get(from), places.get(to))),
  }
}

// Boxes of one column are as wide as the widest, so that lines begin and end below each other.
function widthOf(nodes: readonly FlowNode[], key: string): number {
  const column = nodes.filter(node => columnOf(node.key) === columnOf(key))
  const letters = Math.max(...column.flatMap(({lines}) => lines.map(({length}) => length)))
  return Math.max(88, letters * letterWidth + 2 * padding)
}

const columnOf = (key: string) => key.split('/', 1)[0]

// From the middle of the right side to the middle of the left one, leaving and arriving level: `M10,20 C58,20 58,40 106,40`.
function pathBetween(from: PlacedNode | undefined, to: PlacedNode | undefined): string {
  if (!from || !to) return ''
  const [x1, y1] = [from.left + from.width, from.top + from.height / 2].map(rounded)
  const [x2, y2] = [to.left, to.top + to.height / 2].map(rounded)
  const middle = rounded(((x1 ?? 0) + (x2 ?? 0)) / 2)
  return `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`
}

interface Centred {
  x: number
  y: number
  width: number
  height: number
}

const rounded = (value: number) => Math.round(value * 10) / 10

const placeOf = ({x, y, width, height}: Centred) => ({
  left: rounded(x - width / 2),
  top: rounded(y - height / 2),
  width: rounded(width),
  height: rounded(height),
})

/** Where the lines of text of a box stand: their common middle, and the base line of each. */
export function textPlaces({left, top, width, lines}: PlacedNode): {x: number; ys: number[]} {
  return {x: rounded(left + width / 2), ys: lines.map((_line, index) => rounded(top + padding / 2 + 14 + index * lineHeight))}
}
