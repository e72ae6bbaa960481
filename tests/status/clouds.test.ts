import {createServer, type RequestListener, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {metricOf} from '../../src/status/source/cloudwatch.ts'
import {sourceKind} from '../../src/status/source/index.ts'
import type {SourceContext} from '../../src/status/source/kind.ts'
import {question, sourceContext} from '../support/ask.ts'

const now = Date.parse('2026-11-23T02:00:30Z')
const open: Server[] = []

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a-secret-key')
})

afterEach(() => {
  vi.unstubAllEnvs()
  for (const server of open.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)))
}

async function read(kind: string, own: object, queries: string[]) {
  const setting = {id: 'x', kind, timeout: '2s', ...own} as unknown as SourceContext['setting']
  const source = sourceKind(kind)?.open({setting, ...sourceContext({variable: name => `value of ${name}`})})
  const answer = await source?.read(
    queries.map(query => question(query)),
    now,
  )
  return queries.map(query => answer?.measures.get(query))
}

describe('Datadog', () => {
  const points = (...pointlist: [number, number | null][]) => ({status: 'ok', series: [{metric: 'm', pointlist}]})
  const answers: Record<string, object> = {
    'max:age{q:in}': points([1795399080000, 12], [1795399140000, 840], [1795399200000, null]),
    'max:none{*}': {status: 'ok', series: []},
    'max:many{*} by {q}': {status: 'ok', series: [{pointlist: []}, {pointlist: []}]},
    'max:bad(': {status: 'error', error: 'Error parsing query'},
  }
  const service = (status = 200) =>
    serving((request, response) => {
      const url = new URL(request.url ?? '/', 'http://x')
      const isUs = request.headers['dd-api-key'] === 'value of KEY' && request.headers['dd-application-key'] === 'value of APP'
      response.writeHead(isUs ? status : 403, {'Content-Type': 'application/json'})
      response.end(JSON.stringify(status === 200 && isUs ? answers[url.searchParams.get('query') ?? ''] : {errors: ['no']}))
    })
  const own = (endpoint: string) => ({endpoint, site: 'datadoghq.com', apiKey: 'KEY', appKey: 'APP'})

  test('gives the last point of one series, with its time', async () => {
    expect(await read('datadog', own(await service()), Object.keys(answers))).toEqual([
      {value: 840, observedAt: '2026-11-23T01:59:00Z'},
      {value: null, reason: 'the query finds no value'},
      {value: null, reason: 'the query gives 2 series instead of one number'},
      {value: null, reason: 'the query failed: Error parsing query'},
    ])
  })

  test('fails as a whole when it does not know us, is down or hangs', async () => {
    await expect(read('datadog', {...own(await service()), apiKey: 'OTHER'}, ['max:age{q:in}'])).rejects.toThrow(
      'it does not accept our keys (403)',
    )
    await expect(read('datadog', own(await service(503)), ['max:age{q:in}'])).rejects.toThrow('it answered 503')
    await expect(read('datadog', own(await serving(() => undefined)), ['max:age{q:in}'])).rejects.toThrow('no answer within 2s')
  })
})

describe('CloudWatch', () => {
  test('reads the words of a metric, and takes all else for an expression', () => {
    expect(metricOf('AWS/SQS ApproximateAgeOfOldestMessage Maximum QueueName=orders-in', 60)).toEqual({
      MetricStat: {
        Metric: {Namespace: 'AWS/SQS', MetricName: 'ApproximateAgeOfOldestMessage', Dimensions: [{Name: 'QueueName', Value: 'orders-in'}]},
        Period: 60,
        Stat: 'Maximum',
      },
    })
    expect(metricOf('SELECT MAX(Depth) FROM "AWS/SQS"', 60)).toEqual({Expression: 'SELECT MAX(Depth) FROM "AWS/SQS"', Period: 60})
  })

  const at = (minutes: number) => 1795399200 - minutes * 60
  const results: Record<string, object> = {
    ApproximateAgeOfOldestMessage: {StatusCode: 'Complete', Timestamps: [at(1), at(2)], Values: [840, 12]},
    NumberOfMessagesSent: {StatusCode: 'PartialData', Timestamps: [at(0)], Values: [3]},
    Empty: {StatusCode: 'Complete', Timestamps: [], Values: []},
    Forbidden: {StatusCode: 'Forbidden', Timestamps: [], Values: [], Messages: [{Code: 'x', Value: 'no access'}]},
  }

  // It speaks the service's JSON; of the signature it checks that there is one by us.
  const service = (status = 200) =>
    serving(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const isSigned = /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d+\/eu-west-1\/monitoring\//.test(request.headers.authorization ?? '')
      response.writeHead(isSigned ? status : 403, {'Content-Type': 'application/x-amz-json-1.0'})
      if (status !== 200) return void response.end('{"__type":"AccessDenied","message":"a-secret-key"}')
      const asked = JSON.parse(body).MetricDataQueries as {Id: string; Expression?: string; MetricStat?: {Metric: {MetricName: string}}}[]
      const answered = asked.flatMap(({Id, Expression, MetricStat}) => {
        const own = {Id, Label: 'x', ...results[MetricStat?.Metric.MetricName ?? '']}
        return Expression ? [own, own] : [own]
      })
      response.end(JSON.stringify({MetricDataResults: answered, Messages: []}))
    })
  const own = (endpoint: string) => ({region: 'eu-west-1', period: 60, endpoint})
  const sqs = (metric: string) => `AWS/SQS ${metric} Maximum QueueName=orders-in`

  test('gives the newest value of each query, of the end of its time; partial data is in doubt', async () => {
    const queries = [...Object.keys(results).map(sqs), 'SELECT MAX(Depth) FROM "AWS/SQS" GROUP BY QueueName']
    expect(await read('cloudwatch', own(await service()), queries)).toEqual([
      {value: 840, observedAt: '2026-11-23T02:00:00Z'},
      {value: 3, observedAt: '2026-11-23T02:00:30Z', doubt: 'a part of its data was missing'},
      {value: null, reason: 'the query finds no value'},
      {value: null, reason: 'the query failed: no access', isUnread: true},
      {value: null, reason: 'the query gives 2 series instead of one number'},
    ])
  })

  test('fails as a whole when it refuses us or hangs, without repeating a secret', async () => {
    const refused = read('cloudwatch', own(await service(400)), [sqs('Empty')])
    await expect(refused).rejects.toThrow('it answered 400 (AccessDenied)')
    await expect(read('cloudwatch', own(await serving(() => undefined)), [sqs('Empty')])).rejects.toThrow('no answer within 2s')
  })
})
