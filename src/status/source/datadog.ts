import {field, webAddress, words} from '../../core/content/schema/field.ts'
import {variable} from '../../core/content/schema/status-source.ts'
import {durationMs} from '../../core/format/duration.ts'
import {defineSource, type SourceContext} from './kind.ts'
import {isoOf, plain} from './plain.ts'
import {type Measure, type SignalQuestion, type SourceAnswer, SourceFailure} from './source.ts'

const settings = {
  site: field(words().default('datadoghq.com'), {is: 'Site of the account.', example: 'datadoghq.eu'}),
  apiKey: field(variable().default('DD_API_KEY'), {is: 'Environment variable that holds the API key.', example: 'DD_API_KEY'}),
  appKey: field(variable().default('DD_APP_KEY'), {is: 'Environment variable that holds the application key.', example: 'DD_APP_KEY'}),
  endpoint: field(webAddress().optional(), {
    is: 'Address of the service, where it is reached through a proxy.',
    example: 'https://datadog.example.com',
    absent: 'the one of the site',
  }),
}

/**
 * Datadog: the query is a metric query that gives one series, such as `max:aws.sqs.approximate_age_of_oldest_message{queuename:orders-in}`.
 *
 * @see https://docs.datadoghq.com/api/latest/metrics/#query-timeseries-points
 */
export const datadog = defineSource({
  id: 'datadog',
  title: 'Datadog',
  summary: 'Datadog; queries are metric queries that give one series',
  reads: 'settings',
  language: 'datadog',
  settings,
  open: context => ({read: (questions, now) => read(context, questions, now)}),
})

interface Configuration {
  setServerVariables(variables: Record<string, string>): void
}

interface Client {
  client: {
    createConfiguration(options: object): Configuration
    BaseServerConfiguration?: unknown
    ServerConfiguration?: new (url: string, variables: object) => unknown
  }
  v1: {
    MetricsApi: new (
      configuration: Configuration,
    ) => {queryMetrics(question: {from: number; to: number; query: string}): Promise<DatadogAnswer>}
  }
}

interface DatadogAnswer {
  status?: string
  error?: string
  series?: {pointlist?: [at: number | null, value: number | null][]}[]
}

async function read(
  {setting, load, variable}: SourceContext<typeof settings>,
  questions: readonly SignalQuestion[],
  now: number,
): Promise<SourceAnswer> {
  const {client, v1} = await load<Client>('@datadog/datadog-api-client')
  const authMethods = {apiKeyAuth: variable(setting.apiKey), appKeyAuth: variable(setting.appKey)}
  const server =
    setting.endpoint === undefined || !client.ServerConfiguration ? {} : {baseServer: new client.ServerConfiguration(setting.endpoint, {})}
  const configuration = client.createConfiguration({authMethods, enableRetry: false, ...server})
  if (setting.endpoint === undefined) configuration.setServerVariables({site: setting.site})
  const api = new v1.MetricsApi(configuration)
  const measures = new Map<string, Measure>()
  for (const {signal, query, maxAgeMs} of questions) {
    // A query that looks back a little further than the value may be old finds also a value that comes late.
    const from = Math.floor((now - Math.max(maxAgeMs, 300_000) - 60_000) / 1000)
    const asked = api.queryMetrics({from, to: Math.floor(now / 1000), query})
    const answer = await within(durationMs(setting.timeout), asked, setting.timeout).catch(error => failureOf(error))
    measures.set(signal, 'refused' in answer ? {value: null, reason: answer.refused} : measureOf(answer))
  }
  return {measures, remarks: []}
}

function measureOf({status, error, series = []}: DatadogAnswer): Measure {
  if (status !== 'ok') return {value: null, reason: `the query failed: ${plain(error || 'it does not say why', 160)}`}
  if (series.length > 1) return {value: null, reason: `the query gives ${series.length} series instead of one number`}
  const point = series[0]?.pointlist?.findLast(([at, value]) => at !== null && value !== null)
  const [at, value] = point ?? []
  if (typeof at !== 'number' || typeof value !== 'number' || !Number.isFinite(value))
    return {value: null, reason: 'the query finds no value'}
  return {value, observedAt: isoOf(at)}
}

function within<T>(ms: number, promise: Promise<T>, words: string): Promise<T> {
  const {promise: late, reject} = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new SourceFailure(`no answer within ${words}`)), ms)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

// 400 is about the query; all else is about the service, or about us.
function failureOf(error: unknown): {refused: string} {
  const {code} = Object(error) as {code?: unknown}
  if (code === 400) return {refused: 'the query failed: Datadog does not understand it (400)'}
  if (typeof code === 'number')
    throw new SourceFailure(code === 403 || code === 401 ? `it does not accept our keys (${code})` : `it answered ${code}`, {whole: true})
  throw error
}
