import {describe, expect, test} from 'vitest'
import {prometheusSource} from '../../src/status/source/prometheus.ts'
import {SourceFailure} from '../../src/status/source/source.ts'
import {pretend, question} from '../support/ask.ts'

const now = Date.parse('2026-11-23T02:00:30Z')
const at = 1795399230.781
const observedAt = '2026-11-23T02:00:30.781Z'
const noAlerts = {status: 'success', data: {alerts: []}}

/** Reads one query whose answer has this `data`. */
async function measure(data: unknown, more: object = {}) {
  const request = pretend({'api/v1/query': {status: 'success', data, ...more}, 'api/v1/alerts': noAlerts})
  const {measures, remarks} = await prometheusSource(request).read([question('orders/waiting')], now)
  return {measure: measures.get('orders/waiting'), remarks}
}

const vector = (...values: unknown[]) => ({resultType: 'vector', result: values.map(value => ({metric: {}, value: [at, value]}))})

describe('an instant query', () => {
  test.each([
    ['one series', vector('142'), {value: 142, observedAt}],
    ['a scalar', {resultType: 'scalar', result: [at, '0.5']}, {value: 0.5, observedAt}],
    ['no series, as after a stale marker', vector(), {value: null, reason: 'the query finds no series'}],
    ['several series', vector('1', '2', '3'), {value: null, reason: 'the query gives 3 series instead of one number'}],
    ['NaN', vector('NaN'), {value: null, reason: 'the value is not a number (NaN)', observedAt}],
    ['infinity', vector('+Inf'), {value: null, reason: 'the value is not a number (+Inf)', observedAt}],
    ['an empty text', vector(''), {value: null, reason: 'the value is not a number ()', observedAt}],
    ['a text', {resultType: 'string', result: [at, 'x']}, {value: null, reason: 'the query gives a string, not one number'}],
    ['a range', {resultType: 'matrix', result: []}, {value: null, reason: 'the query gives a matrix, not one number'}],
    [
      'a histogram',
      {resultType: 'vector', result: [{metric: {}, histogram: [at, {count: '1'}]}]},
      {value: null, reason: 'the query gives a histogram, not one number'},
    ],
    ['a value without time', {resultType: 'scalar', result: [null, '1']}, {value: null, reason: 'the value carries no time'}],
    ['nothing at all', {}, {value: null, reason: 'the query gives nothing, not one number'}],
  ])('that gives %s', async (_name, data, expected) => {
    expect((await measure(data)).measure).toEqual(expected)
  })

  test('keeps the warnings of the server, once', async () => {
    const {remarks} = await measure(vector('1'), {warnings: ['3 store gateways are missing', '3 store gateways are missing']})
    expect(remarks).toEqual(['3 store gateways are missing'])
  })

  test('that is no PromQL is unknown in the words of the server, and hides no other', async () => {
    const request = pretend({
      'api/v1/query': ({parameters}: {parameters?: Record<string, string>}) =>
        parameters?.query === 'bad('
          ? {status: 400, body: {status: 'error', errorType: 'bad_data', error: '1:5: parse error: unclosed left parenthesis'}}
          : {body: {status: 'success', data: vector('7')}},
      'api/v1/alerts': noAlerts,
    })
    const {measures} = await prometheusSource(request).read([question('a', 'bad('), question('b', 'good')], now)
    expect(measures.get('a')).toEqual({value: null, reason: 'the query failed: 1:5: parse error: unclosed left parenthesis'})
    expect(measures.get('b')).toEqual({value: 7, observedAt})
  })

  test('looks back no further than the age the signal allows', async () => {
    const request = pretend({'api/v1/query': {status: 'success', data: vector('1')}, 'api/v1/alerts': noAlerts})
    await prometheusSource(request).read([question('a', 'a', 60_000), question('b', 'b', 900_000)], now)
    const asked = request.asked.filter(({path}) => path === 'api/v1/query').map(({asking}) => asking.parameters)
    expect(asked).toEqual([{query: 'a', lookback_delta: '60s'}, {query: 'b'}])
  })

  test('of a server that is no Prometheus fails as a whole', async () => {
    const request = pretend({'api/v1/query': {ok: true}, 'api/v1/alerts': {ok: true}})
    await expect(prometheusSource(request).read([question('a')], now)).rejects.toThrow('it did not answer as Prometheus does')
  })

  test('is asked of nobody who has refused the connection already', async () => {
    let asked = 0
    const refuse = async () => {
      asked += 1
      throw new SourceFailure('it refuses the connection', {passing: true, whole: true})
    }
    const questions = Array.from({length: 100}, (_, index) => question(`s/${index}`))
    await expect(prometheusSource(refuse).read(questions, now)).rejects.toThrow('it refuses the connection')
    expect(asked).toBeLessThan(10)
  })

  test('that alone finds no answer leaves the others, and says so', async () => {
    const request = async (_path: string, asking: {parameters?: Record<string, string>} = {}) => {
      if (asking.parameters?.query === 'slow') throw new SourceFailure('no answer within 10 s')
      return {status: 200, at: now, body: asking.parameters ? {status: 'success', data: vector('7')} : noAlerts}
    }
    const {measures, remarks} = await prometheusSource(request).read([question('a', 'slow'), question('b')], now)
    expect(measures.get('a')).toEqual({value: null, reason: 'no answer within 10 s', isUnread: true})
    expect(measures.get('b')).toEqual({value: 7, observedAt})
    expect(remarks).toEqual(['1 of 2 queries failed: no answer within 10 s'])
  })
})

describe('active alerts', () => {
  const alerts = [
    {
      labels: {alertname: 'OrdersSilent', severity: 'page'},
      annotations: {summary: 'No order\nfor <b>30</b> minutes'},
      state: 'pending',
      activeAt: '2026-11-23T01:58:00.123Z',
      value: '3.1e+01',
    },
    {
      labels: {alertname: 'GmvAtRisk'},
      annotations: {description: 'Too much'},
      state: 'firing',
      activeAt: '2026-11-23T01:59:00Z',
      value: 'NaN',
    },
    {labels: {}, state: 'firing', activeAt: '2026-11-23T01:59:00Z'},
    {labels: {alertname: 'Odd'}, state: 'inactive', activeAt: '2026-11-23T01:59:00Z'},
  ]

  test('are read with state, begin and what they say, firing ones first; texts stay texts', async () => {
    const request = pretend({'api/v1/alerts': {status: 'success', data: {alerts}}})
    expect((await prometheusSource(request).read([], now)).alerts).toEqual([
      {name: 'GmvAtRisk', state: 'firing', since: '2026-11-23T01:59:00Z', labels: {}, summary: 'Too much'},
      {
        name: 'OrdersSilent',
        state: 'pending',
        since: '2026-11-23T01:58:00.123Z',
        labels: {severity: 'page'},
        summary: 'No order for <b>30</b> minutes',
        value: 31,
      },
    ])
  })

  test('that a server does not know are not taken for none', async () => {
    const request = pretend({'api/v1/query': {status: 'success', data: vector('1')}})
    const answer = await prometheusSource(request).read([question('a')], now)
    expect(answer.alerts).toBeUndefined()
    expect(answer.remarks).toEqual([])
  })

  test('that cannot be read are said to be so, and hide no value', async () => {
    const request = pretend({'api/v1/query': {status: 'success', data: vector('1')}, 'api/v1/alerts': 'no'})
    const {alerts, remarks, measures} = await prometheusSource(request).read([question('a')], now)
    expect([alerts, remarks, measures.get('a')?.value]).toEqual([
      undefined,
      ['its alerts could not be read: it did not answer as Prometheus does'],
      1,
    ])
  })

  test('in thousands are cut to what people can read, and said to be', async () => {
    const many = Array.from({length: 1000}, (_, index) => ({...alerts[1], labels: {alertname: `A${index}`}}))
    const request = pretend({'api/v1/alerts': {status: 'success', data: {alerts: many}}})
    const answer = await prometheusSource(request).read([], now)
    expect([answer.alerts?.length, answer.remarks]).toEqual([200, ['1000 alerts are active; the first 200 are kept']])
  })
})

test('the past is read on the grid, without what is no number', async () => {
  const values = [
    [1795395600, '4'],
    [1795396500, 'NaN'],
    [1795397400, '6.5'],
  ]
  const request = pretend({'api/v1/query_range': {status: 'success', data: {resultType: 'matrix', result: [{metric: {}, values}]}}})
  const stretch = {from: 1795395600_000, to: 1795399200_000, stepMs: 900_000}
  const past = await prometheusSource(request).past?.([question('a')], stretch)
  expect(past?.get('a')).toEqual([
    [1795395600_000, 4],
    [1795397400_000, 6.5],
  ])
  expect(request.asked[0]?.asking.parameters).toEqual({query: 'a', start: '2026-11-23T01:00:00Z', end: '2026-11-23T02:00:00Z', step: '900'})
})
