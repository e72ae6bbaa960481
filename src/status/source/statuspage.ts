import type {VendorState} from '../snapshot.ts'
import {instantOf, isoOf, listOf, membersOf, plain} from './plain.ts'
import {type Answered, type Request, type SaidStatus, type Source, shapeFailure} from './source.ts'
import {type Component, measureOf, statusOf, worstVendorState} from './vendor-state.ts'

// Words of Statuspage v2, see https://www.atlassianstatus.com/api
const levels: Record<string, [state: VendorState, level: number]> = {
  operational: ['ok', 0],
  degraded_performance: ['warning', 1],
  partial_outage: ['warning', 2],
  major_outage: ['critical', 3],
  under_maintenance: ['maintenance', 0],
}

const indicators: Record<string, VendorState> = {
  none: 'ok',
  minor: 'warning',
  major: 'critical',
  critical: 'critical',
  maintenance: 'maintenance',
}

/**
 * A Statuspage v2 page as a source of signals: the query is the name of a component.
 *
 * @param path Path of `summary.json` below the source's address; empty where the address is that file.
 */
export function statuspageSource(request: Request, path = ''): Source {
  return {
    async read(questions) {
      const answered = await request(path, {conditional: true})
      const components = componentsOf(answered)
      const observedAt = isoOf(answered.at)
      return {measures: new Map(questions.map(each => [each.signal, measureOf(components, each, observedAt)])), remarks: []}
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
  if (!('components' in body) && wanted.length === 0) return {...said, ...indicatorOf(body), components: []}
  return statusOf(componentsOf(answered), wanted, said)
}

function componentsOf({body, status}: Answered): Component[] {
  const page = membersOf(body)
  if (status >= 400 || (!Array.isArray(page.components) && !('status' in page))) {
    throw shapeFailure(status, 'as a Statuspage v2 page does')
  }
  const listed = listOf(page.components)
  return listed.map(each => {
    const inside = each.group === true ? listed.filter(({group_id}) => group_id === each.id) : []
    return componentOf(
      plain(each.name),
      [each, ...inside].map(({status}) => String(status)),
    )
  })
}

// A group says `operational` of itself on some pages while one of its parts is down.
function componentOf(name: string, words: readonly string[]): Component {
  const wordLevels = words.map(word => levels[word])
  const state = worstVendorState(wordLevels.map(level => level?.[0] ?? 'unknown'))
  return {name, state, level: wordLevels.includes(undefined) ? null : Math.max(...wordLevels.map(level => level?.[1] ?? 0))}
}

function indicatorOf(body: Record<string, unknown>): Pick<SaidStatus, 'state' | 'reason'> {
  const {indicator} = membersOf(body.status)
  if (indicator === undefined) throw shapeFailure(200, 'as a Statuspage v2 page does')
  const state = indicators[String(indicator)]
  return state ? {state} : {state: 'unknown', reason: `the page says \`${plain(indicator, 40)}\`, which we do not know`}
}

function incidentsOf(body: Record<string, unknown>, observedAt: string): SaidStatus['incidents'] {
  const running = listOf(body.scheduled_maintenances).filter(({status}) => status !== 'scheduled' && status !== 'completed')
  const open = listOf(body.incidents).filter(({status}) => status !== 'resolved' && status !== 'postmortem')
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
