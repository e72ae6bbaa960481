import {expect, test} from 'vitest'
import {loadCatalog} from '../../src/host/catalog.ts'
import {flowGraph} from '../../src/site/diagram/flow-graph.ts'
import {type PlacedNode, placed} from '../../src/site/diagram/layout.ts'
import {root} from '../support/clarity.ts'

const {catalog} = loadCatalog('content', root)
const graph = flowGraph(catalog)

test('each system that an integration reads or writes is joined to it, in the direction of the data', () => {
  const wanted = catalog
    .list('integration')
    .flatMap(({id, data}) => [
      ...data.from.map(system => `from/${system} → integration/${id}`),
      ...data.to.map(system => `integration/${id} → to/${system}`),
    ])
  expect(graph.edges.map(({from, to}) => `${from} → ${to}`).sort()).toEqual(wanted.sort())
})

test('a box names what an integration passes through', () => {
  expect(graph.nodes.find(({key}) => key === 'integration/orders-to-erp')?.lines).toEqual([
    'Orders to ERP',
    'via Amazon SQS, Celigo integrator.io',
  ])
})

const overlap = (one: PlacedNode, other: PlacedNode) =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height

test('no box covers another, all are within the drawing, and sources stand left of targets', () => {
  const {nodes, width, height} = placed(graph)
  expect(nodes.flatMap((one, index) => nodes.slice(index + 1).filter(other => overlap(one, other)))).toEqual([])
  for (const node of nodes) {
    expect(node.left).toBeGreaterThanOrEqual(0)
    expect(node.left + node.width).toBeLessThanOrEqual(width)
    expect(node.top + node.height).toBeLessThanOrEqual(height)
  }
  const ends = (side: string) => nodes.filter(({key}) => key.startsWith(side)).map(({left}) => left)
  expect(Math.max(...ends('from/'))).toBeLessThan(Math.min(...ends('to/')))
})

test('the same graph is drawn the same each time', () => {
  expect(placed(flowGraph(catalog))).toEqual(placed(graph))
})

test('without integrations there is nothing to draw', () => {
  expect(placed({nodes: [], edges: []})).toMatchObject({nodes: [], paths: []})
})
