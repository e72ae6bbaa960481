import {noAlertRules} from '../all-clear.ts'
import {instantOf, listOf, membersOf} from './plain.ts'
import {dataOf} from './prometheus-answer.ts'
import {alertLimit, alertOf, byWeight} from './said-alert.ts'
import {type Answered, type Request, reasonFor, type SaidAlert, SourceFailure, shapeFailure} from './source.ts'

/**
 * Reads the active alerts of a server.
 *
 * @param remarks Gets what a person should know of them.
 * @param isAll True where nothing else is asked, so that a failure is the source's.
 * @returns Nothing where the server cannot tell: an empty list of a server that evaluates no alert rules says nothing.
 */
export async function readAlerts(request: Request, remarks: Set<string>, isAll: boolean): Promise<SaidAlert[] | undefined> {
  try {
    const answered = await request('api/v1/alerts')
    // VictoriaMetrics and some proxies keep alerts elsewhere; that is their way and no fault.
    if (answered.status === 404) return undefined
    const alerts = alertsIn(membersOf(succeeded(answered)).alerts, remarks)
    if (alerts.length > 0) return alerts
    const silence = silenceOf(ruleGroupsIn(await request('api/v1/rules', {parameters: {type: 'alert'}})))
    for (const remark of silence.remarks) remarks.add(remark)
    return silence.isTelling ? alerts : undefined
  } catch (error) {
    if (isAll) throw error
    remarks.add(`its alerts could not be read: ${reasonFor(error)}`)
    return undefined
  }
}

function succeeded(answered: Answered): unknown {
  const data = dataOf(answered)
  if ('refused' in data) throw new SourceFailure(data.refused)
  if (data.doubt !== undefined) throw new SourceFailure(data.doubt)
  return membersOf(answered.body).data
}

function alertsIn(written: unknown, remarks: Set<string>): SaidAlert[] {
  // `null` and a missing list are what servers answer that know of no alerts at all.
  if (!Array.isArray(written)) throw shapeFailure(200, 'with a list of alerts')
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

function ruleGroupsIn(answered: Answered): Record<string, unknown>[] | undefined {
  if (answered.status === 404) return undefined
  const {groups} = membersOf(succeeded(answered))
  return Array.isArray(groups) ? listOf(groups) : undefined
}

/** Whether the absence of alerts says that none is active. */
function silenceOf(groups: Record<string, unknown>[] | undefined): {isTelling: boolean; remarks: string[]} {
  if (!groups) return {isTelling: false, remarks: ['it does not say whether it evaluates alert rules']}
  const rules = groups.flatMap(({rules}) => listOf(rules)).filter(({type}) => type === 'alerting')
  if (rules.length === 0) return {isTelling: false, remarks: [noAlertRules]}
  const failing = rules.filter(({health}) => health === 'err').length
  if (failing === 0) return {isTelling: true, remarks: []}
  return {isTelling: failing < rules.length, remarks: [`${failing} of its ${rules.length} alert rules fail`]}
}
