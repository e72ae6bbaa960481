import {instantOf, isoOf, listOf, membersOf, plain} from './plain.ts'
import {type Answered, type Request, type SaidStatus, type Source, shapeFailure} from './source.ts'
import {type Component, measureOf, statusOf} from './vendor-state.ts'

/**
 * Gatus as a source of signals: the query is `group/name`, or the name of an endpoint without group.
 *
 * @see https://github.com/TwiN/gatus#api
 */
export function gatusSource(request: Request, path = ''): Source {
  return {
    async read(questions) {
      const answered = await request(path)
      const endpoints = endpointsOf(answered)
      return {measures: new Map(questions.map(each => [each.signal, measureOf(endpoints, each, isoOf(answered.at))])), remarks: []}
    },
  }
}

/** Says how a system is whose status page is a Gatus. */
export async function readGatus(request: Request, wanted: readonly string[]): Promise<SaidStatus> {
  const answered = await request('')
  const endpoints = endpointsOf(answered)
  const times = endpoints.flatMap(({observedAt}) => observedAt ?? []).sort()
  // The oldest check decides how old the whole is.
  return statusOf(endpoints, wanted, {observedAt: times[0] ?? isoOf(answered.at), incidents: []})
}

function endpointsOf({body, status}: Answered): Component[] {
  if (status >= 400 || !Array.isArray(body)) throw shapeFailure(status, 'as Gatus does')
  return listOf(body).map(({name, group, results}) => {
    const last = latestOf(listOf(results))
    const said = group ? `${plain(group, 80)}/${plain(name, 80)}` : plain(name, 80)
    const observedAt = instantOf(last.timestamp)
    if (typeof last.success !== 'boolean') return {name: said, state: 'unknown', level: null}
    return {name: said, state: last.success ? 'ok' : 'critical', level: last.success ? 0 : 3, ...(observedAt && {observedAt})}
  })
}

// Results come oldest first, but nothing promises it.
function latestOf(results: Record<string, unknown>[]): Record<string, unknown> {
  const timeOf = ({timestamp}: Record<string, unknown>) => instantOf(timestamp) ?? ''
  return membersOf([...results].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)).at(-1))
}
