import {describe, expect, test} from 'vitest'
import {addSourceKinds, sourceKind} from '../../src/status/source/index.ts'
import {measureInJson, numberWordsOf} from '../../src/status/source/json-query.ts'
import type {SourceContext} from '../../src/status/source/kind.ts'
import {answeredAt, pretend, question} from '../support/ask.ts'

const at = answeredAt
const observedAt = '2026-11-23T02:00:30Z'
const body = {
  measuredAt: '2026-11-23T01:59:00Z',
  orders: [
    {id: 1, total: 12.5, state: 'held'},
    {id: 2, total: '7.5', state: 'open'},
    {id: 3, total: 80, state: 'held'},
  ],
  none: [],
  sync: {state: 'Degraded', on: true, broken: 'sideways'},
}
const words = numberWordsOf({up: 0, degraded: 1, down: 3, true: 1, false: 0})

describe('a query into a JSON document', () => {
  test.each([
    ['count($.orders[*])', {value: 3, observedAt}],
    ['count($.orders)', {value: 3, observedAt}],
    ['count($.orders[?@.state == "held"])', {value: 2, observedAt}],
    ['sum($.orders[*].total)', {value: 100, observedAt}],
    ['sum($.orders[?@.state == "held"].total) at $.measuredAt', {value: 92.5, observedAt: '2026-11-23T01:59:00Z'}],
    ['count($.none[*])', {value: 0, observedAt}],
    ['sum($.none[*].total)', {value: 0, observedAt}],
    ['count($.orders[?@.state == "lost"])', {value: 0, observedAt}],
    ['$.sync.state', {value: 1, observedAt}],
    ['$.sync.on', {value: 1, observedAt}],
    ['count($.renamed[*])', {value: null, reason: '`$.renamed[*]` finds nothing'}],
    ['sum($.orders[*].amount)', {value: null, reason: '`$.orders[*].amount` finds nothing'}],
    ['sum($.orders[*].state)', {value: null, reason: '`$.orders[*].state` finds a word that `words` does not name'}],
    ['$.sync.broken', {value: null, reason: '`$.sync.broken` finds a word that `words` does not name'}],
  ])('%s', (query, expected) => {
    expect(measureInJson({body, at}, query, words)).toEqual(expected)
  })
})

/** Opens a source as the collector does, over a pretended network. */
function opened(kind: string, setting: Record<string, unknown>, request = pretend({'': body})) {
  const context = {setting: {words: {}, ...setting}, request, text: () => ''} as unknown as SourceContext
  const source = sourceKind(kind)?.open(context)
  if (!source) throw new Error(`no kind ${kind}`)
  return {source, request}
}

test('a document is asked for with POST where the settings have a body', async () => {
  const {source, request} = opened('json', {body: {status: 'open'}})
  const {measures} = await source.read([question('a', 'count($.orders)')], at)
  expect([measures.get('a'), request.asked]).toEqual([{value: 3, observedAt}, [{path: '', asking: {json: {status: 'open'}}}]])
})

describe('GraphQL', () => {
  const ask = async (answer: unknown, setting: object = {}) => {
    const {source, request} = opened('graphql', {document: '{ ordersCount { count } }', ...setting}, pretend({'': answer}))
    const {measures} = await source.read([question('a', '$.data.ordersCount.count')], at)
    return {measure: measures.get('a'), asked: request.asked}
  }

  test('asks its document once and finds numbers in the answer', async () => {
    const {measure, asked} = await ask({data: {ordersCount: {count: 42}}}, {variables: {first: 5}})
    expect(measure).toEqual({value: 42, observedAt})
    expect(asked).toEqual([{path: '', asking: {json: {query: '{ ordersCount { count } }', variables: {first: 5}}}}])
  })

  test.each([
    [
      'a query that costs too much, with status 200',
      {data: {ordersCount: {count: 0}}, errors: [{message: 'Throttled', extensions: {code: 'THROTTLED'}}]},
      'it answered with an error: Throttled (THROTTLED)',
    ],
    ['several errors', {errors: [{message: 'a'}, {message: 'b'}]}, 'it answered with 2 errors: a'],
    ['no data', {data: null}, 'it did not answer as GraphQL does'],
    ['something else', {ok: true}, 'it did not answer as GraphQL does'],
  ])('fails on %s', async (_name, answer, reason) => {
    await expect(ask(answer)).rejects.toThrow(reason)
  })
})

test('kinds of sources have ids of their own', () => {
  const json = sourceKind('json')
  if (json) expect(() => addSourceKinds([{...json}])).toThrow('there are two kinds of status source `json`')
})
