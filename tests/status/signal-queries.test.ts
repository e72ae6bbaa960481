import {describe, expect, test} from 'vitest'
import {statusElement} from '../../plugins/remark-status.ts'
import {resolverOf} from '../../plugins/resolver.ts'
import {exampleCatalog, exampleDiagnostics} from '../../src/core/lint/check.ts'
import queryNotJsonPath from '../../src/rules/alerts/query-not-json-path.ts'
import queryNotPromql from '../../src/rules/alerts/query-not-promql.ts'
import sourceUnused from '../../src/rules/settings/source-unused.ts'
import {planOf} from '../../src/status/collection-plan.ts'
import {sourceKinds} from '../../src/status/source/index.ts'

const context = {sourceKinds: sourceKinds()}
const metrics = {id: 'metrics', kind: 'prometheus', url: 'https://metrics.example.com'}
const alerts = {id: 'alerts', kind: 'alertmanager', url: 'https://alerts.example.com'}
const report = {id: 'report', kind: 'json', url: 'https://erp.example.com/report.json'}
const evening = {id: 'evening', kind: 'replay', file: 'evening.json'}

/** Everybody who must know whom a signal asks, each asked in its own way. */
function askedBy(sources: object[], signal: object) {
  const files = {
    'settings.yaml': JSON.stringify({sources}),
    'integrations/orders.mdx': `---\n${JSON.stringify({title: 'Orders', from: ['shop'], to: ['erp'], mechanism: 'By hand.', tier: 1, signals: [{id: 'waiting', title: 'Waiting', unit: 'orders', ...signal}]})}\n---\n`,
  }
  const catalog = exampleCatalog({name: 'who is asked', files, expect: []}, sourceKinds())
  const shown = resolverOf(catalog).signal('orders/waiting')
  const [planned] = planOf(catalog).signals
  const unused = exampleDiagnostics(sourceUnused, {name: 'who is not', files, expect: []}, context)
  const read = (rule: typeof queryNotPromql) => exampleDiagnostics(rule, {name: 'how it is read', files, expect: []}, context).length > 0
  return {
    page: shown?.sources.map(({id}) => id),
    isLabelledDemo: JSON.stringify(shown && statusElement(shown, 'row', '/')).includes('demo data'),
    collector: planned?.asked.map(({source}) => source),
    questions: planned?.asked.map(({query}) => query),
    reason: planned?.reason,
    unused: unused.map(({message}) => /`(\w+)`/.exec(message)?.[1]),
    readAsPromql: read(queryNotPromql),
    readAsJsonPath: read(queryNotJsonPath),
  }
}

describe('who is asked for a signal', () => {
  // A text that neither language takes shows which rule reads it, and so whose query the rules believe it to be.
  const query = 'sum('
  type Case = [name: string, sources: {id: string; kind: string}[], signal: object, expected: string[]]
  test.each<Case>([
    ['the first Prometheus, wherever it stands', [report, metrics], {query}, ['metrics']],
    ['without a Prometheus the first that has values', [alerts, report], {query}, ['report']],
    ['the one that is named', [metrics, report], {query, source: 'report'}, ['report']],
    ['each that has a query of its own', [metrics, report], {queries: {report: query, metrics: query}}, ['report', 'metrics']],
    ['one source once, with the query that counts', [metrics], {query, queries: {metrics: 'up'}}, ['metrics']],
    ['a recording, with a query', [evening], {query}, ['evening']],
    ['a recording, which needs no query', [evening], {}, ['evening']],
    ['a recording that is named', [metrics, evening], {source: 'evening'}, ['evening']],
    ['nobody without a query', [metrics, report], {}, []],
    ['nobody where only alerts are known', [alerts], {query}, []],
    ['nobody where no source is', [], {query}, []],
  ])('%s', (_name, sources, signal, expected) => {
    const asked = askedBy(sources, signal)
    expect(asked.page).toEqual(expected)
    expect(asked.collector).toEqual(expected)
    const kindOf = (id: string) => sources.find(each => each.id === id)?.kind
    expect(asked.isLabelledDemo).toBe(expected.some(id => kindOf(id) === 'replay'))
    // Recordings and sources of alerts have other uses.
    const silent = sources.filter(({id, kind}) => !expected.includes(id) && (kind === 'prometheus' || kind === 'json'))
    const withoutAlerts = [...silent, ...sources.filter(({kind}) => kind === 'alertmanager')]
    expect(asked.unused.sort()).toEqual([...new Set([...withoutAlerts.map(({id}) => id)])].sort())
    expect(asked.readAsJsonPath).toBe(expected.some(id => kindOf(id) === 'json'))
  })

  test('is read as PromQL where a Prometheus or nobody yet answers', () => {
    expect(askedBy([metrics], {query: 'sum('}).readAsPromql).toBe(true)
    expect(askedBy([], {query: 'sum('}).readAsPromql).toBe(true)
    expect(askedBy([report], {query: 'sum('}).readAsPromql).toBe(false)
    expect(askedBy([report, metrics], {query: 'sum(', source: 'report'}).readAsPromql).toBe(false)
  })

  test('asks a recording by the name of the signal, unless a query is written', () => {
    expect(askedBy([evening], {}).questions).toEqual(['orders/waiting'])
    expect(askedBy([evening], {query: 'sum(x)'}).questions).toEqual(['sum(x)'])
  })

  test('says why nobody is asked', () => {
    expect(askedBy([], {query: 'x'}).reason).toBe('no source is configured')
    expect(askedBy([metrics], {}).reason).toBe('it has no query')
    expect(askedBy([alerts], {query: 'x'}).reason).toBe('no source answers queries')
    expect(askedBy([metrics], {query: 'x', source: 'gone'}).reason).toBe('the settings have no source `gone`')
  })
})
