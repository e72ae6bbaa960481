import {defineSource, pathBelow} from './kind.ts'
import {instantOf, isoOf, listOf, membersOf, plain} from './plain.ts'
import {type Answered, type Request, type SaidStatus, type Source, shapeFailure} from './source.ts'
import {impacts, indicatorOf, isOpen, namelessTrouble, type Page, type Trouble, troublesOf} from './statuspage-trouble.ts'
import {type Component, measureOf, statusOf, worstVendorState} from './vendor-state.ts'

// Words of Statuspage v2, see https://www.atlassianstatus.com/api
const levels: Record<string, Trouble> = {
  operational: ['ok', 0],
  degraded_performance: ['warning', 1],
  partial_outage: ['warning', 2],
  major_outage: ['critical', 3],
  under_maintenance: ['maintenance', 0],
}

/** A Statuspage v2 page; the query is the name of a component. */
export const statuspage = defineSource({
  id: 'statuspage',
  title: 'Statuspage',
  summary: 'a Statuspage v2 page; queries are names of components',
  language: 'name',
  open: ({request, setting}) => statuspageSource(request, pathBelow(setting.url, 'api/v2/summary.json')),
})

/**
 * A Statuspage v2 page as a source of signals: the query is the name of a component, or `group/name` where several bear the name.
 *
 * @param path Path of `summary.json` below the source's address; empty where the address is that file.
 */
export function statuspageSource(request: Request, path = ''): Source {
  return {
    async read(questions) {
      const answered = await request(path, {conditional: true})
      const page = pageOf(answered)
      const read = {observedAt: isoOf(answered.at), nameless: namelessTrouble(page)}
      return {measures: new Map(questions.map(each => [each.signal, measureOf(page.components, each, read)])), remarks: []}
    },
  }
}

/**
 * Says how a vendor is, from `summary.json`.
 *
 * `status.json` has no components: then the page's own indicator is all there is, and named components stay unknown.
 */
export async function readStatuspage(request: Request, wanted: readonly string[]): Promise<SaidStatus> {
  const answered = await request('', {conditional: true})
  const body = membersOf(answered.body)
  const observedAt = isoOf(answered.at)
  const said = {observedAt, incidents: incidentsOf(body, observedAt)}
  if (answered.status < 400 && !('components' in body) && wanted.length === 0) return {...said, ...wholeOf(body), components: []}
  const page = pageOf(answered)
  return statusOf(page.components, wanted, {...said, nameless: namelessTrouble(page)})
}

// Without components an open incident is the whole page's, whatever the indicator says.
function wholeOf(body: Record<string, unknown>): Pick<SaidStatus, 'state' | 'reason'> {
  const indicator = indicatorOf(body)
  if (!indicator) throw shapeFailure(200, 'as a Statuspage v2 page does')
  const states = listOf(body.incidents).flatMap(each => (isOpen(each) ? (impacts[String(each.impact)]?.[0] ?? []) : []))
  const state = worstVendorState([indicator.state, ...states])
  return state === 'unknown' ? {state, ...(indicator.reason && {reason: indicator.reason})} : {state}
}

function pageOf({body, status}: Answered): Page {
  const members = membersOf(body)
  if (status >= 400 || (!Array.isArray(members.components) && !('status' in members))) {
    throw shapeFailure(status, 'as a Statuspage v2 page does')
  }
  return {body: members, components: componentsOf(members)}
}

function componentsOf(body: Record<string, unknown>): Component[] {
  const listed = listOf(body.components)
  const troubles = troublesOf(body)
  const saidOf = (each: Record<string, unknown>) => [levels[String(each.status)], ...(troubles.get(String(each.id)) ?? [])]
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
