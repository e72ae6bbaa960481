import {ageInWords} from '../../core/format/duration.ts'
import {vendorAges} from '../freshness.ts'
import {defineSource, pathBelow} from './kind.ts'
import {type PageFormat, pageSource} from './page-format.ts'
import {instantOf, isoOf, listOf, membersOf, plain} from './plain.ts'
import {type Component, componentNamed, statusOf} from './vendor-state.ts'

const page: PageFormat = {
  answersAs: 'Gatus does',
  recognises: body => Array.isArray(body) && (body.length === 0 || listOf(body).some(({results}) => Array.isArray(results))),
  contentOf: ({body}) => ({components: endpointsOf(body)}),
  stateOf({body, at}, wanted) {
    const endpoints = endpointsOf(body)
    const chosen = wanted.length === 0 ? endpoints : wanted.flatMap(name => componentNamed(endpoints, name) ?? [])
    // The oldest check decides how old the whole is.
    const [oldest] = chosen.flatMap(({observedAt}) => observedAt ?? []).sort()
    const present = endpoints.map(each => asOf(each, at))
    const said = statusOf(present, wanted, {observedAt: oldest ?? isoOf(at), incidents: []})
    if (said.state !== 'unknown' || oldest === undefined || !isForgotten(oldest, at)) return said
    return {...said, reason: said.reason ?? `its last check was ${ageInWords(at - Date.parse(oldest))}`}
  },
}

/**
 * Gatus; the query is `group/name` of an endpoint, or the name of one without group.
 *
 * @see https://github.com/TwiN/gatus#api
 */
export const gatus = defineSource({
  id: 'gatus',
  title: 'Gatus',
  summary: 'Gatus; queries are endpoints, `group/name`',
  language: 'name',
  statusPage: page,
  open: ({request, setting}) => pageSource(page, request, pathBelow(setting.url, 'api/v1/endpoints/statuses')),
})

// Gatus goes on telling the last result of an endpoint that it checks no more.
function asOf(endpoint: Component, now: number): Component {
  const isOld = endpoint.observedAt !== undefined && isForgotten(endpoint.observedAt, now)
  return isOld && endpoint.state === 'ok' ? {...endpoint, state: 'unknown'} : endpoint
}

const isForgotten = (instant: string, now: number) => now - Date.parse(instant) > vendorAges.forgottenMs

function endpointsOf(body: unknown): Component[] {
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
