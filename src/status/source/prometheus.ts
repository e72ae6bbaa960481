import pLimit from 'p-limit'
import {defineSource} from './kind.ts'
import {instantOf, isoOf, listOf, membersOf, plain} from './plain.ts'
import {
  type Answered,
  type Measure,
  type Past,
  type Request,
  reasonFor,
  type SaidAlert,
  type SignalQuestion,
  type Source,
  type SourceAnswer,
  SourceFailure,
  type Stretch,
  shapeFailure,
} from './source.ts'

/** How many queries of one source run at a time; Prometheus itself allows 20 for everybody. */
const concurrency = 8

/** Unless told otherwise, Prometheus takes the last sample of five minutes for the present one. */
const lookbackMs = 300_000

/** A source that publishes more alerts than this is not read by people any more. */
const alertLimit = 200

/**
 * The Prometheus HTTP API, which Thanos, Mimir and VictoriaMetrics speak too.
 *
 * The time of an instant value is that of the evaluation, not of the sample. So a signal that may be younger than five minutes
 * narrows the look back to its age: a series that stopped is then missing, and the signal unknown, instead of fresh. Servers that do not
 * know the parameter, such as Prometheus before 2.43 and Mimir before 2026, look back their five minutes; what they scrape themselves they
 * mark as stale at once all the same.
 *
 * @see https://github.com/prometheus/prometheus/pull/12088 for `lookback_delta`.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/
 */
export const prometheus = defineSource({
  id: 'prometheus',
  title: 'Prometheus',
  summary: 'the Prometheus HTTP API, which Thanos, Mimir and VictoriaMetrics speak too',
  language: 'promql',
  knowsAlerts: true,
  isAskedFirst: true,
  open: ({request}) => prometheusSource(request),
})

/** Reads from the Prometheus HTTP API. */
export function prometheusSource(request: Request): Source {
  return {
    read: questions => read(request, questions),
    past: (questions, stretch) => readPast(request, questions, stretch),
  }
}

async function read(request: Request, questions: readonly SignalQuestion[]): Promise<SourceAnswer> {
  const remarks = new Set<string>()
  const limit = pLimit(concurrency)
  let down: SourceFailure | undefined
  const ask = async (question: SignalQuestion): Promise<Measure | {failure: unknown}> => {
    try {
      // Who cannot be reached, or does not know us, need not be asked a hundred times.
      if (down) throw down
      return await readValue(request, question, remarks)
    } catch (failure) {
      if (failure instanceof SourceFailure && failure.whole) down = failure
      return {failure}
    }
  }
  const [alerts, ...answers] = await Promise.all([
    readAlerts(request, remarks, questions.length === 0),
    ...questions.map(question => limit(() => ask(question))),
  ])
  const failures = answers.flatMap(answer => ('failure' in answer ? [answer.failure] : []))
  if (failures.length > 0 && failures.length === questions.length) throw failures[0]
  if (failures.length > 0) remarks.add(`${failures.length} of ${questions.length} queries failed: ${reasonFor(failures[0])}`)
  const measures = questions.map(({signal}, index) => [signal, measured(answers[index])] as const)
  return {measures: new Map(measures), remarks: [...remarks], ...(alerts && {alerts})}
}

function measured(answer: Measure | {failure: unknown} | undefined): Measure {
  if (!answer) return {value: null, reason: 'it was not asked'}
  return 'failure' in answer ? {value: null, reason: reasonFor(answer.failure), isUnread: true} : answer
}

async function readValue(request: Request, {query, maxAgeMs}: SignalQuestion, remarks: Set<string>): Promise<Measure> {
  const parameters: Record<string, string> = {query}
  if (maxAgeMs < lookbackMs) parameters.lookback_delta = `${Math.max(1, Math.round(maxAgeMs / 1000))}s`
  const data = dataOf(await request('api/v1/query', {parameters}), remarks)
  return 'reason' in data ? {value: null, ...data} : measureOf(data)
}

/** What a query gave, or why it gave nothing. */
type Data = {resultType: unknown; result: unknown} | {reason: string}

function dataOf({status, body}: Answered, remarks: Set<string>): Data {
  const {status: said, data, error, warnings} = membersOf(body)
  if (said === 'error') return {reason: `the query failed: ${plain(error, 160)}`}
  if (said !== 'success') throw shapeFailure(status, 'as Prometheus does')
  if (Array.isArray(warnings)) for (const warning of warnings.slice(0, 3)) remarks.add(plain(warning, 160))
  const {resultType, result} = membersOf(data)
  return {resultType, result}
}

function measureOf(data: Exclude<Data, {reason: string}>): Measure {
  const {resultType, result} = data
  if (resultType === 'scalar') return sampleOf(result)
  if (resultType !== 'vector' || !Array.isArray(result))
    return {value: null, reason: `the query gives ${resultType === undefined ? 'nothing' : `a ${plain(resultType, 20)}`}, not one number`}
  if (result.length === 0) return {value: null, reason: 'the query finds no series'}
  if (result.length > 1) return {value: null, reason: `the query gives ${result.length} series instead of one number`}
  const {value} = membersOf(result[0])
  return value === undefined ? {value: null, reason: 'the query gives a histogram, not one number'} : sampleOf(value)
}

function sampleOf(sample: unknown): Measure {
  const [at, written] = Array.isArray(sample) ? sample : []
  const observedAt = typeof at === 'number' ? instantOf(at * 1000) : undefined
  const value = typeof written === 'string' && written !== '' ? Number(written) : Number.NaN
  if (!Number.isFinite(value))
    return {value: null, reason: `the value is not a number (${plain(written, 20)})`, ...(observedAt && {observedAt})}
  return observedAt ? {value, observedAt} : {value: null, reason: 'the value carries no time'}
}

async function readAlerts(request: Request, remarks: Set<string>, isAll: boolean): Promise<SaidAlert[] | undefined> {
  try {
    const answered = await request('api/v1/alerts')
    // VictoriaMetrics and some proxies keep alerts elsewhere; that is their way and no fault.
    if (answered.status === 404) return undefined
    const data = dataOf(answered, remarks)
    if ('reason' in data) throw new SourceFailure(data.reason)
    return alertsOf(membersOf(membersOf(answered.body).data).alerts, remarks)
  } catch (error) {
    if (isAll) throw error
    remarks.add(`its alerts could not be read: ${reasonFor(error)}`)
    return undefined
  }
}

function alertsOf(written: unknown, remarks: Set<string>): SaidAlert[] {
  const alerts = listOf(written).flatMap(each => {
    const {alertname, ...labels} = membersOf(each.labels)
    const since = instantOf(each.activeAt)
    if (alertname === undefined || since === undefined || (each.state !== 'firing' && each.state !== 'pending')) return []
    const value = Number(each.value)
    return [
      alertOf({name: alertname, state: each.state, since, labels, annotations: each.annotations, ...(Number.isFinite(value) && {value})}),
    ]
  })
  if (alerts.length > alertLimit) remarks.add(`${alerts.length} alerts are active; the first ${alertLimit} are kept`)
  return alerts.sort(byWeight).slice(0, alertLimit)
}

/** Makes an alert of what a source wrote; texts are cut to what a page shows. */
export function alertOf(written: {
  name: unknown
  state: SaidAlert['state']
  since: string
  labels: Record<string, unknown>
  annotations?: unknown
  value?: number
}): SaidAlert {
  const {summary = membersOf(written.annotations).description} = membersOf(written.annotations)
  const labels = Object.entries(written.labels).slice(0, 20)
  return {
    name: plain(written.name, 120),
    state: written.state,
    since: written.since,
    labels: Object.fromEntries(labels.map(([name, value]) => [plain(name, 60), plain(value, 120)])),
    ...(summary !== undefined && {summary: plain(summary, 300)}),
    ...(written.value !== undefined && {value: written.value}),
  }
}

/** Orders alerts: firing first, silenced last, the oldest first. */
export function byWeight(a: Pick<SaidAlert, 'state' | 'since' | 'name'>, b: Pick<SaidAlert, 'state' | 'since' | 'name'>): number {
  const order = ['firing', 'pending', 'silenced']
  return order.indexOf(a.state) - order.indexOf(b.state) || (a.since < b.since ? -1 : a.since > b.since ? 1 : a.name < b.name ? -1 : 1)
}

async function readPast(request: Request, questions: readonly SignalQuestion[], {from, to, stepMs}: Stretch): Promise<Map<string, Past>> {
  const limit = pLimit(concurrency)
  const range = {start: isoOf(from), end: isoOf(to), step: String(stepMs / 1000)}
  const found = new Map<string, Past>()
  const ask = async ({signal, query}: SignalQuestion) => {
    const data = dataOf(await request('api/v1/query_range', {parameters: {query, ...range}}), new Set())
    const past = 'reason' in data ? [] : pastOf(data.result)
    if (past.length > 0) found.set(signal, past)
  }
  // The past is a present from the source; what it does not give stays a gap.
  await Promise.all(questions.map(each => limit(() => ask(each).catch(() => undefined))))
  return found
}

function pastOf(result: unknown): Past {
  if (!Array.isArray(result) || result.length !== 1) return []
  const {values} = membersOf(result[0])
  return (Array.isArray(values) ? values : []).flatMap(sample => {
    const [at, written] = Array.isArray(sample) ? sample : []
    const value = Number(written)
    return typeof at === 'number' && Number.isFinite(value) ? [[at * 1000, value] as [number, number]] : []
  })
}
