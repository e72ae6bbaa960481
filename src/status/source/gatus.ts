import {ageInWords} from '../../core/format/duration.ts'
import {vendorAges} from '../freshness.ts'
import {defineSource, pathBelow} from './kind.ts'
import {instantOf, isoOf, listOf, membersOf, plain} from './plain.ts'
import {type Answered, type Request, type SaidStatus, type Source, shapeFailure} from './source.ts'
import {type Component, componentNamed, measureOf, statusOf} from './vendor-state.ts'

/** Gatus; the query is `group/name` of an endpoint. */
export const gatus = defineSource({
  id: 'gatus',
  title: 'Gatus',
  summary: 'Gatus; queries are endpoints, `group/name`',
  language: 'name',
  open: ({request, setting}) => gatusSource(request, pathBelow(setting.url, 'api/v1/endpoints/statuses')),
})

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
      const read = {observedAt: isoOf(answered.at)}
      return {measures: new Map(questions.map(each => [each.signal, measureOf(endpoints, each, read)])), remarks: []}
    },
  }
}

/** Says how a system is whose status page is a Gatus. */
export async function readGatus(request: Request, wanted: readonly string[]): Promise<SaidStatus> {
  const answered = await request('')
  const endpoints = endpointsOf(answered)
  const chosen = wanted.length === 0 ? endpoints : wanted.flatMap(name => componentNamed(endpoints, name) ?? [])
  // The oldest check decides how old the whole is.
  const [oldest] = chosen.flatMap(({observedAt}) => observedAt ?? []).sort()
  const said = statusOf(
    endpoints.map(each => asOf(each, answered.at)),
    wanted,
    {observedAt: oldest ?? isoOf(answered.at), incidents: []},
  )
  if (said.state !== 'unknown' || oldest === undefined || !isForgotten(oldest, answered.at)) return said
  return {...said, reason: said.reason ?? `its last check was ${ageInWords(answered.at - Date.parse(oldest))}`}
}

// Gatus goes on telling the last result of an endpoint that it checks no more.
function asOf(endpoint: Component, now: number): Component {
  const isOld = endpoint.observedAt !== undefined && isForgotten(endpoint.observedAt, now)
  return isOld && endpoint.state === 'ok' ? {...endpoint, state: 'unknown'} : endpoint
}

const isForgotten = (instant: string, now: number) => now - Date.parse(instant) > vendorAges.forgottenMs

function endpointsOf({body, status}: Answered): Component[] {
  if (status >= 400 || !Array.isArray(body)) throw shapeFailure(status, 'as Gatus does')
  return listOf(body).map(({name, group, results}) => {
    const last = latestOf(listOf(results))
    const said = group ? `${plain(group, 80)}/${plain(name, 80)}` : plain(name, 80)
    const observedAt = instantOf(last.timestamp)
    // A success that nobody can date may be of any day.
    if (typeof last.success !== 'boolean' || (last.success && observedAt === undefined)) return {name: said, state: 'unknown', level: null}
    return {name: said, state: last.success ? 'ok' : 'critical', level: last.success ? 0 : 3, ...(observedAt && {observedAt})}
  })
}

// Results come oldest first, but nothing promises it.
function latestOf(results: Record<string, unknown>[]): Record<string, unknown> {
  const timeOf = ({timestamp}: Record<string, unknown>) => instantOf(timestamp) ?? ''
  return membersOf([...results].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)).at(-1))
}
