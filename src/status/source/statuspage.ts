import {defineSource, pathBelow} from './kind.ts'
import {type PageContent, type PageFormat, pageSource} from './page-format.ts'
import {instantOf, isoOf, listOf, membersOf, plain} from './plain.ts'
import {type SaidStatus, shapeFailure} from './source.ts'
import {componentStates, indicatorOf, isOpen, namelessTrouble, type Trouble, troubleOf, troublesOf} from './statuspage-trouble.ts'
import {type Component, statusOf, worstVendorState} from './vendor-state.ts'

const page: PageFormat = {
  answersAs: 'a Statuspage v2 page does',
  recognises: body => Array.isArray(membersOf(body).components) || 'status' in membersOf(body),
  contentOf: ({body}) => contentOf(membersOf(body)),
  stateOf(answered, wanted) {
    const body = membersOf(answered.body)
    const observedAt = isoOf(answered.at)
    const said = {observedAt, incidents: incidentsOf(body, observedAt)}
    // `status.json` has no components: then the page's own indicator is all there is, and named components stay unknown.
    if (!('components' in body) && wanted.length === 0) return {...said, ...wholeOf(body), components: []}
    const {components, nameless} = contentOf(body)
    return statusOf(components, wanted, {...said, nameless})
  },
}

/** A Statuspage v2 page, `summary.json`; the query is the name of a component, or `group/name` where several bear the name. */
export const statuspage = defineSource({
  id: 'statuspage',
  title: 'Statuspage',
  summary: 'a Statuspage v2 page; queries are names of components',
  language: 'name',
  statusPage: page,
  open: ({request, setting}) => pageSource(page, request, pathBelow(setting.url, 'api/v2/summary.json')),
})

// Without components an open incident is the whole page's, whatever the indicator says.
function wholeOf(body: Record<string, unknown>): Pick<SaidStatus, 'state' | 'reason'> {
  const indicator = indicatorOf(body)
  if (!indicator) throw shapeFailure(200, `as ${page.answersAs}`)
  const states = listOf(body.incidents).flatMap(each => (isOpen(each) ? troubleOf(each)[0] : []))
  const state = worstVendorState([indicator.state, ...states])
  return state === 'unknown' ? {state, ...(indicator.reason && {reason: indicator.reason})} : {state}
}

function contentOf(body: Record<string, unknown>): PageContent {
  const components = componentsOf(body)
  return {components, nameless: namelessTrouble(body, components)}
}

function componentsOf(body: Record<string, unknown>): Component[] {
  const listed = listOf(body.components)
  const troubles = troublesOf(body)
  // Trouble of a group may be that of any of its parts.
  const saidOf = (each: Record<string, unknown>) => [
    componentStates[String(each.status)],
    ...[each.id, each.group_id].flatMap(id => troubles.get(String(id)) ?? []),
  ]
  const groups = new Map(listed.flatMap(({id, name, group}) => (group === true ? [[id, plain(name)] as const] : [])))
  return listed.map(each => {
    const inside = each.group === true ? listed.filter(({group_id}) => group_id === each.id) : []
    const group = groups.get(each.group_id)
    return {...componentOf(plain(each.name), [each, ...inside].flatMap(saidOf)), ...(group !== undefined && {group})}
  })
}

// A group says `operational` of itself on some pages while one of its parts is down.
function componentOf(name: string, said: readonly (Trouble | undefined)[]): Component {
  const state = worstVendorState(said.map(each => each?.[0] ?? 'unknown'))
  const isKnown = !said.includes(undefined) || state === 'critical' || state === 'warning'
  return {name, state, level: isKnown ? Math.max(...said.map(each => each?.[1] ?? 0)) : null}
}

function incidentsOf(body: Record<string, unknown>, observedAt: string): SaidStatus['incidents'] {
  const running = listOf(body.scheduled_maintenances).filter(isOpen)
  const open = listOf(body.incidents).filter(isOpen)
  return [...open, ...running].slice(0, 10).map(each => {
    const url = webAddressOf(each.shortlink)
    const since = instantOf(each.started_at) ?? instantOf(each.scheduled_for) ?? instantOf(each.created_at) ?? observedAt
    return {title: plain(each.name), state: plain(each.status, 40).replaceAll('_', ' '), since, ...(url && {url})}
  })
}

// An address from outside becomes a link; only a web address may.
function webAddressOf(written: unknown): string | undefined {
  if (typeof written !== 'string' || !/^https:\/\//.test(written) || !URL.canParse(written)) return undefined
  return new URL(written).href.slice(0, 500)
}
