import {describe, expect, test} from 'vitest'
import {prometheusSource} from '../../src/status/source/prometheus.ts'
import {sampleTimeQuery} from '../../src/status/source/promql-sample-time.ts'
import {SourceFailure} from '../../src/status/source/source.ts'
import {pretend, question} from '../support/ask.ts'

const now = Date.parse('2026-11-23T02:00:30Z')
const at = 1795399230.781
const observedAt = '2026-11-23T02:00:30.781Z'
const noAlerts = {status: 'success', data: {alerts: []}}
const ruled = {status: 'success', data: {groups: [{name: 'g', rules: [{type: 'alerting', name: 'OrdersSilent', health: 'ok'}]}]}}

/** Reads one query whose answer has this `data`. */
async function measure(data: unknown, more: object = {}) {
  const request = pretend({'api/v1/query': {status: 'success', data, ...more}, 'api/v1/alerts': noAlerts, 'api/v1/rules': ruled})
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
    expect(remarks).toEqual(['its source warns: 3 store gateways are missing'])
  })

  test('that is no PromQL is unknown in the words of the server, and hides no other', async () => {
    const request = pretend({
      'api/v1/query': ({parameters}: {parameters?: Record<string, string>}) =>
        parameters?.query === 'bad('
          ? {status: 400, body: {status: 'error', errorType: 'bad_data', error: '1:5: parse error: unclosed left parenthesis'}}
          : {body: {status: 'success', data: vector('7')}},
      'api/v1/alerts': noAlerts,
      'api/v1/rules': ruled,
    })
    const {measures} = await prometheusSource(request).read([question('a', 'bad('), question('b', 'good')], now)
    expect(measures.get('a')).toEqual({value: null, reason: 'the query failed: 1:5: parse error: unclosed left parenthesis'})
    expect(measures.get('b')).toEqual({value: 7, observedAt})
  })

  test('looks back no further than the age the signal allows', async () => {
    const request = pretend({'api/v1/query': {status: 'success', data: vector('1')}, 'api/v1/alerts': noAlerts, 'api/v1/rules': ruled})
    await prometheusSource(request).read([question('a', 'a', 60_000), question('b', 'b', 900_000)], now)
    const asked = request.asked.filter(({path}) => path === 'api/v1/query').map(({asking}) => asking.parameters)
    expect(asked.slice(0, 2)).toEqual([{query: 'a', lookback_delta: '60s'}, {query: 'b'}])
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
    const request = async (path: string, asking: {parameters?: Record<string, string>} = {}) => {
      if (asking.parameters?.query === 'slow') throw new SourceFailure('no answer within 10 s')
      const alerts = path === 'api/v1/rules' ? ruled : noAlerts
      return {status: 200, at: now, body: path === 'api/v1/query' ? {status: 'success', data: vector('7')} : alerts}
    }
    const {measures, remarks} = await prometheusSource(request).read([question('a', 'slow'), question('b')], now)
    expect(measures.get('a')).toEqual({value: null, reason: 'no answer within 10 s', isUnread: true})
    expect(measures.get('b')).toEqual({value: 7, observedAt})
    expect(remarks).toEqual(['1 of 2 queries failed: no answer within 10 s'])
  })
})

describe('a server that answers, but not the question', () => {
  const answering = (status: number, errorType: string) => () => ({status, body: {status: 'error', errorType, error: 'overloaded'}})
  const ask = (status: number, errorType: string, ...questions: string[]) =>
    prometheusSource(pretend({'api/v1/query': answering(status, errorType), 'api/v1/alerts': noAlerts, 'api/v1/rules': ruled})).read(
      questions.map(name => question(name)),
      now,
    )

  test.each([
    [503, 'unavailable', 'it could not answer (503): overloaded'],
    [503, 'timeout', 'it could not answer (503): overloaded'],
    [422, 'execution', 'it could not answer (422): overloaded'],
    [422, '422', 'it could not answer (422): overloaded'],
    [500, 'internal', 'it could not answer (500): overloaded'],
    [200, 'internal', 'it could not answer: overloaded'],
  ])('with %s and %s in JSON fails as a whole, so that values stay and age', async (status, errorType, reason) => {
    await expect(ask(status, errorType, 'a', 'b')).rejects.toThrow(reason)
    await expect(ask(status, errorType, 'a')).rejects.toThrow(reason)
  })

  test('that refuses every one of several queries fails as a whole; a single one may be wrong', async () => {
    await expect(ask(400, 'bad_data', 'a', 'b')).rejects.toThrow('it refuses all 2 queries; the query failed: overloaded')
    expect((await ask(400, 'bad_data', 'a')).measures.get('a')).toEqual({value: null, reason: 'the query failed: overloaded'})
  })

  test('that hangs is asked the first questions alone', async () => {
    let asked = 0
    const hanging = async (path: string) => {
      if (path === 'api/v1/query') asked += 1
      throw new SourceFailure('no answer within 4 s')
    }
    const questions = Array.from({length: 100}, (_, index) => question(`s/${index}`))
    await expect(prometheusSource(hanging).read(questions, now)).rejects.toThrow('no answer within 4 s')
    expect(asked).toBeLessThan(30)
  })
})

describe('a value of a part of the data', () => {
  test.each([
    [
      'warnings, as of Thanos',
      {warnings: ['store 10.0.0.7 is missing', 'store 10.0.0.8 is missing']},
      'its source warns: store 10.0.0.7 is missing, and 1 more',
    ],
    ['isPartial, as of VictoriaMetrics', {isPartial: true}, 'a part of its data was missing'],
  ])('by %s is in doubt at the signal', async (_name, more, doubt) => {
    const {measure: found, remarks} = await measure(vector('7'), more)
    expect(found).toEqual({value: 7, observedAt, doubt})
    expect(remarks).toEqual([doubt])
  })

  test('that is whole is beyond doubt', async () => {
    expect((await measure(vector('7'), {isPartial: false, warnings: []})).measure).toEqual({value: 7, observedAt})
  })
})

describe('the time of the samples', () => {
  const sampled = async (query: string, seconds: string) => {
    const answer = ({parameters}: {parameters?: Record<string, string>}) => ({
      body: {status: 'success', data: vector(parameters?.query === query ? '7' : seconds)},
    })
    const request = pretend({'api/v1/query': answer, 'api/v1/alerts': noAlerts, 'api/v1/rules': ruled})
    const {measures} = await prometheusSource(request).read([question('s', query, 60_000)], now)
    return measures.get('s')
  }

  test('is what a value carries, not that of the evaluation', async () => {
    expect(await sampled('max(orders)', '1795398980')).toEqual({value: 7, observedAt: '2026-11-23T01:56:20Z'})
    expect(await sampled('vector(1)', '1795398980')).toEqual({value: 7, observedAt})
  })

  test.each([
    ['sum(a)', 'min(min(timestamp(a)))'],
    ['a{b="c"} - a{b="c"} offset 1w', 'min(min(timestamp(a{b="c"})))'],
    ['a / b', 'min(label_replace(min(timestamp(a)), "sample", "0", "", "") or label_replace(min(timestamp(b)), "sample", "1", "", ""))'],
    ['rate(a[2m])', 'min(max(max_over_time(timestamp(a)[120s:15s])))'],
    ['increase(a[30m])', 'min((max(max_over_time(timestamp(a)[300s:15s])) or (time() - 300 + 0 * count(count_over_time(a[1800s])))))'],
    ['time() - timestamp(a)', undefined],
    ['absent(a)', undefined],
    ['max_over_time(a[1h] offset 1d)', undefined],
    ['a @ 1609746000', undefined],
    ['time()', undefined],
    ['sum(', undefined],
  ])('of %s is asked with %s', (query, expected) => {
    expect(sampleTimeQuery(query, 60_000)).toBe(expected)
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

  test.each([
    ['no list, as of a placeholder', {status: 'success'}, ruled, 'its alerts could not be read: it did not answer with a list of alerts'],
    ['null', {status: 'success', data: {alerts: null}}, ruled, 'its alerts could not be read: it did not answer with a list of alerts'],
    ['none of a server without alert rules', noAlerts, {status: 'success', data: {groups: []}}, 'it evaluates no alert rules'],
    ['none of a server that does not know rules', noAlerts, undefined, 'it does not say whether it evaluates alert rules'],
    [
      'none of a server whose rules all fail',
      noAlerts,
      {status: 'success', data: {groups: [{rules: [{type: 'alerting', health: 'err'}]}]}},
      '1 of its 1 alert rules fail',
    ],
    ['a part of them', {...noAlerts, isPartial: true}, ruled, 'its alerts could not be read: a part of its data was missing'],
  ])('that are %s do not say that none is active', async (_name, said, rules, remark) => {
    const answers = {'api/v1/query': {status: 'success', data: vector('1')}, 'api/v1/alerts': said, ...(rules && {'api/v1/rules': rules})}
    const answer = await prometheusSource(pretend(answers)).read([question('a', 'vector(1)')], now)
    expect([answer.alerts, answer.remarks]).toEqual([undefined, [remark]])
  })

  test('that are none of a server that evaluates alert rules are none', async () => {
    const answers = {'api/v1/alerts': noAlerts, 'api/v1/rules': ruled}
    expect((await prometheusSource(pretend(answers)).read([], now)).alerts).toEqual([])
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
