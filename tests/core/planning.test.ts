import {expect, test} from 'vitest'
import {consumersOf, freezesTouched} from '../../src/core/catalog/queries/changes.ts'
import {incidentsByDate, incidentTimes} from '../../src/core/catalog/queries/incident-times.ts'
import {
  deliverySequence,
  isOverdue,
  misrankedDecisions,
  rankedDecisions,
  sensitivityOf,
  weightOf,
} from '../../src/core/catalog/queries/planning.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'

const catalogOf = (files: Record<string, string>) => exampleCatalog({name: '', files, expect: []})
const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('expected a value')
  return value
}

const decision = (rank: number, horizon: string, state: string) =>
  `---\ntitle: Decision ${rank}\nrank: ${rank}\nhorizon: ${horizon}\nimpact: 5\nlikelihood: 4\neffort: 3\nstate: ${state}\ndue: 2026-12-01\n---\n`

test('decisions stand by rank, immediate apart from roadmap, settled ones last', () => {
  const catalog = catalogOf({
    'decisions/a.mdx': decision(3, 'immediate', 'open'),
    'decisions/b.mdx': decision(1, 'immediate', 'agreed'),
    'decisions/c.mdx': decision(2, 'roadmap', 'open'),
    'decisions/d.mdx': decision(4, 'immediate', 'done'),
  })
  const groups = rankedDecisions(catalog)
  expect([groups.immediate, groups.roadmap, groups.settled].map(group => group.map(({id}) => id))).toEqual([['b', 'a'], ['c'], ['d']])
})

test('the weight is impact times likelihood over effort', () => {
  const {immediate, settled} = rankedDecisions(
    catalogOf({'decisions/a.mdx': decision(1, 'immediate', 'open'), 'decisions/b.mdx': decision(2, 'immediate', 'done')}),
  )
  expect(weightOf(present(immediate[0]))).toBe(6.7)
  expect(isOverdue(present(immediate[0]), '2026-12-02')).toBe(true)
  expect(isOverdue(present(immediate[0]), '2026-12-01')).toBe(false)
  expect(isOverdue(present(settled[0]), '2026-12-02')).toBe(false)
})

test('a step of one input moves weight and place, and stops at the ends of the scale', () => {
  const weighed = (rank: number, effort: number) => decision(rank, 'immediate', 'open').replace('effort: 3', `effort: ${effort}`)
  const catalog = catalogOf({'decisions/a.mdx': weighed(1, 3), 'decisions/b.mdx': weighed(2, 2), 'decisions/c.mdx': weighed(3, 5)})
  const {immediate} = rankedDecisions(catalog)
  expect(
    sensitivityOf(present(immediate[0]), immediate).map(({input, by, weight, place}) => `${input} ${by}: ${weight}, ${place}`),
  ).toEqual(['impact -1: 5.3, 2', 'likelihood 1: 8.3, 2', 'likelihood -1: 5, 2', 'effort 1: 5, 2', 'effort -1: 10, 1'])
  expect(misrankedDecisions(catalog).map(({decision: {id}, heavier}) => [id, heavier.map(other => other.id)])).toEqual([['a', ['b']]])
})

test('a slice knows what comes before it and what waits for it', () => {
  const slice = (order: number, after: string) =>
    `---\ntitle: S${order}\norder: ${order}\nsize: 1w\ndependsOn: [${after}]\ndelivers: [x]\nproof: y\nstate: planned\n---\n`
  const steps = deliverySequence(catalogOf({'delivery/b.mdx': slice(0, ''), 'delivery/a.mdx': slice(1, 'b, nowhere')}))
  expect(steps.map(({slice, after, before}) => [slice.id, after.map(({id}) => id), before.map(({id}) => id)])).toEqual([
    ['b', [], ['a']],
    ['a', ['b'], []],
  ])
})

const change = (state: string, window: string) =>
  `---\ntitle: A change\nclass: additive\nstate: ${state}\n${window && `window: {${window}}\n`}fields: [webhook/id]\n---\n`

const freezes = [{from: '2026-11-20', to: '2026-12-02', reason: 'Peak.'}]
const touched = (window: string, timeZone: string) =>
  freezesTouched({freezes, timeZone}, present(catalogOf({'changes/a.mdx': change('scheduled', window)}).get('change', 'a'))).length

test('a freeze lasts until the end of its last day in the business time zone', () => {
  const window = 'from: 2026-12-03T02:00:00Z, to: 2026-12-03T03:00:00Z'
  expect(touched(window, 'America/New_York')).toBe(1)
  expect(touched(window, 'UTC')).toBe(0)
})

test('a window that ends when the freeze begins does not touch it', () => {
  expect(touched('from: 2026-11-19T20:00:00Z, to: 2026-11-20T00:00:00Z', 'UTC')).toBe(0)
  expect(touched('from: 2026-11-19T20:00:00Z, to: 2026-11-20T00:01:00Z', 'UTC')).toBe(1)
})

test('a change without a window touches no freeze', () => {
  expect(touched('', 'UTC')).toBe(0)
})

test('who depends on a touched field notices the change, named or not', () => {
  const catalog = catalogOf({
    'changes/a.mdx': change('scheduled', ''),
    'contracts/webhook.mdx': '---\ntitle: W\nintegration: orders\ntransport: webhook\nendpoint: x\n---\n',
    'integrations/orders.mdx': '---\ntitle: Orders\nfrom: [a]\nto: [b]\nmechanism: m\ntier: 1\n---\n',
  })
  expect(consumersOf(catalog, present(catalog.get('change', 'a'))).map(({id}) => id)).toEqual(['orders'])
})

const incident = (startedAt: string, more: string) =>
  `---\ntitle: I\nseverity: SEV1\nintegration: orders\nfailureMode: unknown\nstartedAt: ${startedAt}\n${more}\n---\n`

test('an incident says how long it took to detect and to resolve', () => {
  const catalog = catalogOf({
    'incidents/a.mdx': incident('2026-09-14T05:12:00Z', 'detectedAt: 2026-09-14T05:44:00Z\nresolvedAt: 2026-09-14T02:31:00-04:00'),
  })
  const times = incidentTimes(present(catalog.get('incident', 'a')))
  expect([times.toDetect, times.toResolve, times.moments.map(({what}) => what)]).toEqual([32, 79, ['began', 'detected', 'resolved']])
})

test('an incident that lasts has no time to resolve, and stands before all others', () => {
  const catalog = catalogOf({
    'incidents/a.mdx': incident('2026-09-14T05:12:00Z', ''),
    'incidents/b.mdx': incident('2026-10-14T05:12:00Z', 'resolvedAt: 2026-10-14T06:12:00Z'),
    'incidents/c.mdx': incident('2026-11-14T05:12:00Z', 'resolvedAt: 2026-11-14T06:12:00Z'),
  })
  expect(incidentsByDate(catalog).map(({id}) => id)).toEqual(['a', 'c', 'b'])
  expect(incidentTimes(present(catalog.get('incident', 'a'))).toResolve).toBeUndefined()
})
