import * as z from 'zod'
import {field, webAddress, words} from '../../core/content/schema/field.ts'
import {durationMs} from '../../core/format/duration.ts'
import {defineSource, type SourceContext} from './kind.ts'
import {isoOf, plain} from './plain.ts'
import {type Measure, type SignalQuestion, type SourceAnswer, SourceFailure} from './source.ts'

const settings = {
  region: field(words(), {is: 'Region of the metrics.', example: 'eu-west-1'}),
  period: field(z.int().min(10).max(86_400).default(60), {
    is: 'Length of one value in seconds; queues are measured each minute.',
    example: 60,
  }),
  endpoint: field(webAddress().optional(), {
    is: 'Address of the service, where it is reached by a private one.',
    example: 'https://monitoring.eu-west-1.example.com',
    absent: 'the one of the region',
  }),
}

/**
 * Amazon CloudWatch: the query is `namespace metric statistic dimension=value …`, or an expression of its own that gives one series.
 *
 * `AWS/SQS ApproximateAgeOfOldestMessage Maximum QueueName=orders-in`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export const cloudwatch = defineSource({
  id: 'cloudwatch',
  title: 'Amazon CloudWatch',
  summary: 'Amazon CloudWatch; queries are `namespace metric statistic dimension=value`, or metric expressions',
  reads: 'settings',
  language: 'cloudwatch',
  settings,
  open: context => ({read: (questions, now) => read(context, questions, now)}),
})

interface Client {
  CloudWatchClient: new (options: object) => {send(command: unknown, options: object): Promise<unknown>; destroy(): void}
  GetMetricDataCommand: new (input: object) => unknown
}

interface CloudwatchAnswer {
  MetricDataResults?: {Id?: string; Timestamps?: Date[]; Values?: number[]; StatusCode?: string; Messages?: {Value?: string}[]}[]
  Messages?: {Value?: string}[]
}

/** One request takes so many queries. */
const mostQueries = 500

async function read(
  {setting, load}: SourceContext<typeof settings>,
  questions: readonly SignalQuestion[],
  now: number,
): Promise<SourceAnswer> {
  if (questions.length > mostQueries) throw new SourceFailure(`it takes ${mostQueries} queries at once, not ${questions.length}`)
  if (questions.length === 0) return {measures: new Map(), remarks: []}
  const {CloudWatchClient, GetMetricDataCommand} = await load<Client>('@aws-sdk/client-cloudwatch')
  const {region, period, endpoint, timeout} = setting
  const client = new CloudWatchClient({region, maxAttempts: 2, ...(endpoint !== undefined && {endpoint})})
  const longestMs = Math.max(...questions.map(({maxAgeMs}) => maxAgeMs), 3 * period * 1000)
  const input = {
    MetricDataQueries: questions.map(({query}, index) => ({Id: `q${index}`, ...metricOf(query, period)})),
    StartTime: new Date(now - longestMs - period * 1000),
    EndTime: new Date(now),
    ScanBy: 'TimestampDescending',
  }
  try {
    const answer = (await client.send(new GetMetricDataCommand(input), {
      abortSignal: AbortSignal.timeout(durationMs(timeout)),
    })) as CloudwatchAnswer
    const measures = questions.map(({signal}, index) => [signal, measureOf(answer, `q${index}`, {periodMs: period * 1000, now})] as const)
    return {measures: new Map(measures), remarks: (answer.Messages ?? []).map(({Value}) => plain(Value, 160))}
  } catch (error) {
    throw failureOf(error, timeout)
  } finally {
    client.destroy()
  }
}

/** Reads a query: the words of a metric, else an expression. */
export function metricOf(query: string, period: number): object {
  const [namespace = '', metric = '', statistic = '', ...dimensions] = query.trim().split(/\s+/)
  const isMetric = namespace.includes('/') && /^(Average|Sum|Minimum|Maximum|SampleCount|p\d+(\.\d+)?)$/.test(statistic)
  if (!isMetric || !dimensions.every(each => /^[^=]+=./.test(each))) return {Expression: query, Period: period}
  const Dimensions = dimensions.map(each => ({Name: each.slice(0, each.indexOf('=')), Value: each.slice(each.indexOf('=') + 1)}))
  return {MetricStat: {Metric: {Namespace: namespace, MetricName: metric, Dimensions}, Period: period, Stat: statistic}}
}

function measureOf({MetricDataResults = []}: CloudwatchAnswer, id: string, {periodMs, now}: {periodMs: number; now: number}): Measure {
  const found = MetricDataResults.filter(({Id}) => Id === id)
  const [result] = found
  if (!result) return {value: null, reason: 'it gives no such result'}
  if (found.length > 1) return {value: null, reason: `the query gives ${found.length} series instead of one number`}
  const {StatusCode, Messages = [], Values = [], Timestamps = []} = result
  const said = plain(Messages[0]?.Value ?? 'it does not say why', 160)
  if (StatusCode === 'InternalError' || StatusCode === 'Forbidden')
    return {value: null, reason: `the query failed: ${said}`, isUnread: true}
  const [value, at] = [Values[0], Timestamps[0]?.getTime()]
  if (value === undefined || at === undefined || !Number.isFinite(value)) return {value: null, reason: 'the query finds no value'}
  // A value bears the begin of its time; it is of its end, or of now while that lasts.
  const observedAt = isoOf(Math.min(at + periodMs, Math.max(now, at)))
  return {value, observedAt, ...(StatusCode === 'PartialData' && {doubt: 'a part of its data was missing'})}
}

function failureOf(error: unknown, timeout: string): unknown {
  const {name, $metadata} = Object(error) as {name?: string; $metadata?: {httpStatusCode?: number}}
  if (name === 'TimeoutError' || name === 'AbortError') return new SourceFailure(`no answer within ${timeout}`)
  if (name === 'CredentialsProviderError') return new SourceFailure('there are no credentials in the environment', {whole: true})
  const status = $metadata?.httpStatusCode
  return status === undefined ? error : new SourceFailure(`it answered ${status} (${plain(name, 60)})`, {whole: true})
}
