import {instantOf, membersOf, plain} from './plain.ts'
import {type Answered, type Measure, type Past, SourceFailure, shapeFailure} from './source.ts'

/** What a query gave, or why the server refused it. */
export type QueryData = {resultType: unknown; result: unknown; doubt?: string} | {refused: string}

/** Words of Prometheus for what lies in the query alone; all else may pass, or lies in the server. */
const queryFaults = new Set(['bad_data', 'not_found', 'not_acceptable'])

/**
 * Reads what a server answered to a query.
 *
 * @throws {SourceFailure} When it could not carry the query out, whatever status it says so with; or when it is no such server.
 */
export function dataOf({status, body}: Answered): QueryData {
  const {status: said, data, error, errorType, warnings, isPartial} = membersOf(body)
  if (said === 'error') {
    const words = `${plain(error ?? errorType ?? 'it does not say why', 160)}`
    // VictoriaMetrics writes the status as the kind of error.
    const isFault =
      queryFaults.has(String(errorType)) ||
      (status === 400 && !/^(timeout|canceled|execution|internal|unavailable|5\d\d)$/.test(String(errorType)))
    if (isFault) return {refused: `the query failed: ${words}`}
    throw new SourceFailure(`it could not answer${status >= 400 ? ` (${status})` : ''}: ${words}`, {passing: true})
  }
  if (said !== 'success') throw shapeFailure(status, 'as Prometheus does')
  const {resultType, result} = membersOf(data)
  const doubt = doubtOf(warnings, isPartial)
  return {resultType, result, ...(doubt !== undefined && {doubt})}
}

// Thanos and Mimir warn, VictoriaMetrics says `isPartial`, when a store did not answer: the number is of what is left.
function doubtOf(warnings: unknown, isPartial: unknown): string | undefined {
  const [first, ...others] = Array.isArray(warnings) ? [...new Set(warnings.map(each => plain(each, 160)))] : []
  if (first !== undefined) return `its source warns: ${first}${others.length > 0 ? `, and ${others.length} more` : ''}`
  return isPartial === true ? 'a part of its data was missing' : undefined
}

/** Gives the one number of an answer, or why it has none. */
export function measureOf(data: Exclude<QueryData, {refused: string}>): Measure {
  const {resultType, result, doubt} = data
  const measure = numberOf(resultType, result)
  return measure.value === null || doubt === undefined ? measure : {...measure, doubt}
}

function numberOf(resultType: unknown, result: unknown): Measure {
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

/** Gives the values of one series over time; none where there are several. */
export function pastOf(result: unknown): Past {
  if (!Array.isArray(result) || result.length !== 1) return []
  const {values} = membersOf(result[0])
  return (Array.isArray(values) ? values : []).flatMap(sample => {
    const [at, written] = Array.isArray(sample) ? sample : []
    const value = Number(written)
    return typeof at === 'number' && Number.isFinite(value) ? [[at * 1000, value] as [number, number]] : []
  })
}
