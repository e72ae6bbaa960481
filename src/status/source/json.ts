import {compile} from 'json-p3'
import {defineSource} from './kind.ts'
import {instantOf, isoOf, plain} from './plain.ts'
import {type Answered, type Measure, type Request, type SignalQuestion, type Source, shapeFailure} from './source.ts'

/**
 * Any JSON document: the query is an RFC 9535 path to one number, with ` at ` and the path of its time where the document has one.
 *
 * `$.orders.waiting at $.measuredAt`. Without a time, the value is as old as the document: by `Last-Modified`, else just read.
 */
export const json = defineSource({
  id: 'json',
  title: 'JSON document',
  summary: 'any JSON document; queries are JSON paths',
  language: 'json-path',
  open: ({request}) => jsonSource(request),
})

/** Reads numbers from a JSON document. */
export function jsonSource(request: Request): Source {
  return {
    async read(questions) {
      const answered = await request('', {conditional: true})
      if (answered.status >= 400) throw shapeFailure(answered.status, 'as JSON')
      return {measures: new Map(questions.map(each => [each.signal, measureIn(answered, each)])), remarks: []}
    },
  }
}

/** Splits a query into its paths: `$.n at $.t` → `{value: '$.n', time: '$.t'}`. */
export function pathsOf(query: string): {value: string; time?: string} {
  const match = /^(.*) at (\$[.[].*)$/s.exec(query)
  return match ? {value: (match[1] ?? '').trim(), time: (match[2] ?? '').trim()} : {value: query.trim()}
}

function measureIn({body, at, modifiedAt}: Answered, {query}: SignalQuestion): Measure {
  const paths = pathsOf(query)
  const found = findOne(paths.value, body)
  if ('reason' in found) return {value: null, ...found}
  const value = numberOf(found.one)
  if (value === undefined) return {value: null, reason: `\`${paths.value}\` finds ${kindOf(found.one)}, not a number`}
  if (paths.time === undefined) return {value, observedAt: isoOf(modifiedAt ?? at)}
  const time = findOne(paths.time, body)
  if ('reason' in time) return {value: null, ...time}
  const observedAt = timeOf(time.one)
  if (observedAt) return {value, observedAt}
  const isZoneless = typeof time.one === 'string' && !Number.isNaN(Date.parse(time.one))
  return {value: null, reason: `\`${paths.time}\` finds ${isZoneless ? 'a time without a zone' : 'no time'}`}
}

function findOne(path: string, body: unknown): {one: unknown} | {reason: string} {
  try {
    const nodes = compile(path).query(body as Parameters<ReturnType<typeof compile>['query']>[0])
    if (nodes.length === 1) return {one: nodes.values()[0]}
    return {reason: nodes.length === 0 ? `\`${path}\` finds nothing` : `\`${path}\` finds ${nodes.length} values instead of one`}
  } catch (error) {
    return {reason: `\`${path}\` is no JSON path: ${plain(error instanceof Error ? error.message : error, 120)}`}
  }
}

// Never the text itself: where an address leads elsewhere, it may be anything, also a secret.
function kindOf(found: unknown): string {
  if (typeof found === 'string') return `a text of ${found.length} characters`
  if (typeof found !== 'object' || found === null) return `\`${found}\``
  return Array.isArray(found) ? 'a list' : 'an object'
}

// Many services write decimals as texts, so that no digit is lost.
function numberOf(found: unknown): number | undefined {
  const value = typeof found === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(found) ? Number(found) : found
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

// Seconds or milliseconds since the epoch, or written out; until 2286 seconds have ten digits.
function timeOf(found: unknown): string | undefined {
  const number = numberOf(found)
  if (number === undefined) return instantOf(found)
  return instantOf(Math.abs(number) < 1e11 ? number * 1000 : number)
}
