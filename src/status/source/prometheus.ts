import pLimit from 'p-limit'
import {defineSource} from './kind.ts'
import {isoOf} from './plain.ts'
import {readAlerts} from './prometheus-alerts.ts'
import {dataOf, measureOf, pastOf} from './prometheus-answer.ts'
import {sampleTimeQuery} from './promql-sample-time.ts'
import {
  type Measure,
  type Past,
  type Request,
  reasonFor,
  type SignalQuestion,
  type Source,
  type SourceAnswer,
  SourceFailure,
  type Stretch,
} from './source.ts'
import {toldRules} from './told-rules.ts'

/** How many queries of one source run at a time; Prometheus itself allows 20 for everybody. */
export const concurrency = 8

/** Unless told otherwise, Prometheus takes the last sample of five minutes for the present one. */
const lookbackMs = 300_000

/** A sample of before 2001 is no sample: what came back is no time. */
const firstCredibleSeconds = 1e9

/**
 * The Prometheus HTTP API, which Thanos, Mimir and VictoriaMetrics speak too.
 *
 * The time of an instant value is that of the evaluation, not of the sample; the samples' own time is asked for beside it. A signal that may be
 * younger than five minutes also narrows the look back to its age: of a sum, series that stopped are then left out. Servers that do not know
 * the parameter, such as Prometheus before 2.43 and Mimir before 2026, count them in, and the sum is as old as they are.
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
    rules: () => toldRules(request),
  }
}

/** What asking one query came to. */
type Outcome = Measure | {failure: unknown} | {refused: string}

async function read(request: Request, questions: readonly SignalQuestion[]): Promise<SourceAnswer> {
  const remarks = new Set<string>()
  const [alerts, outcomes] = await Promise.all([readAlerts(request, remarks, questions.length === 0), readAll(request, questions)])
  const failures = outcomes.flatMap(outcome => ('failure' in outcome ? [outcome.failure] : []))
  const refusals = outcomes.flatMap(outcome => ('refused' in outcome ? [outcome.refused] : []))
  if (failures.length > 0 && failures.length + refusals.length === questions.length) throw failures[0]
  // One query may be wrong; that all are, who wrote them has not seen.
  if (refusals.length > 1 && refusals.length === questions.length)
    throw new SourceFailure(`it refuses all ${questions.length} queries; ${refusals[0]}`)
  if (failures.length > 0) remarks.add(`${failures.length} of ${questions.length} queries failed: ${reasonFor(failures[0])}`)
  for (const doubt of new Set(outcomes.flatMap(outcome => ('doubt' in outcome ? (outcome.doubt ?? []) : [])))) remarks.add(doubt)
  const measures = questions.map(({signal}, index) => [signal, measured(outcomes[index])] as const)
  return {measures: new Map(measures), remarks: [...remarks], ...(alerts && {alerts})}
}

async function readAll(request: Request, questions: readonly SignalQuestion[]): Promise<Outcome[]> {
  const limit = pLimit(concurrency)
  let down: SourceFailure | undefined
  let silent = 0
  const ask = async (question: SignalQuestion): Promise<Outcome> => {
    try {
      // Who cannot be reached, does not know us or has fallen silent need not be asked a hundred times.
      if (down) throw down
      const outcome = await readValue(request, question)
      silent = 0
      return outcome
    } catch (failure) {
      silent += 1
      if (failure instanceof SourceFailure && (failure.whole || silent >= 2 * concurrency)) down = failure
      return {failure}
    }
  }
  return await Promise.all(questions.map(question => limit(() => ask(question))))
}

function measured(outcome: Outcome | undefined): Measure {
  if (!outcome) return {value: null, reason: 'it was not asked'}
  if ('refused' in outcome) return {value: null, reason: outcome.refused}
  return 'failure' in outcome ? {value: null, reason: reasonFor(outcome.failure), isUnread: true} : outcome
}

async function readValue(request: Request, {query, maxAgeMs}: SignalQuestion): Promise<Measure | {refused: string}> {
  const lookback: Record<string, string> = maxAgeMs < lookbackMs ? {lookback_delta: `${Math.max(1, Math.round(maxAgeMs / 1000))}s`} : {}
  const data = dataOf(await request('api/v1/query', {parameters: {query, ...lookback}}))
  if ('refused' in data) return data
  const measure = measureOf(data)
  const times = measure.value === null ? undefined : sampleTimeQuery(query, maxAgeMs)
  if (measure.value === null || times === undefined) return measure
  const sampled = dataOf(await request('api/v1/query', {parameters: {query: times, ...lookback}}))
  if ('refused' in sampled) return {value: null, reason: `nobody knows how old its samples are: ${sampled.refused}`}
  const {value: seconds} = measureOf(sampled)
  const isTold = seconds !== null && seconds > firstCredibleSeconds
  return isTold ? {...measure, observedAt: isoOf(Math.round(seconds * 1000))} : measure
}

async function readPast(request: Request, questions: readonly SignalQuestion[], {from, to, stepMs}: Stretch): Promise<Map<string, Past>> {
  const limit = pLimit(concurrency)
  const range = {start: isoOf(from), end: isoOf(to), step: String(stepMs / 1000)}
  const found = new Map<string, Past>()
  const ask = async ({signal, query}: SignalQuestion) => {
    const data = dataOf(await request('api/v1/query_range', {parameters: {query, ...range}}))
    const past = 'refused' in data ? [] : pastOf(data.result)
    if (past.length > 0) found.set(signal, past)
  }
  // The past is a present from the source; what it does not give stays a gap.
  await Promise.all(questions.map(each => limit(() => ask(each).catch(() => undefined))))
  return found
}
