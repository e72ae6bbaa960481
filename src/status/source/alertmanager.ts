import {defineSource} from './kind.ts'
import {instantOf, listOf, membersOf} from './plain.ts'
import {alertLimit, alertOf, byWeight} from './said-alert.ts'
import {type Request, type SaidAlert, type Source, shapeFailure} from './source.ts'
import {toldRoutes} from './told-rules.ts'

/**
 * Alertmanager: it answers no queries, but knows which alerts are silenced or inhibited.
 *
 * @see https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export const alertmanager = defineSource({
  id: 'alertmanager',
  title: 'Alertmanager',
  summary: 'Alertmanager, which tells alerts and answers no queries',
  knowsAlerts: true,
  open: ({request}) => alertmanagerSource(request),
})

/** Reads alerts from Alertmanager. */
export function alertmanagerSource(request: Request): Source {
  return {
    async read(questions) {
      const {status, body} = await request('api/v2/alerts')
      if (status >= 400 || !Array.isArray(body)) throw shapeFailure(status, 'as Alertmanager does')
      const alerts = listOf(body).flatMap(readAlert)
      const cut = alerts.length > alertLimit ? [`${alerts.length} alerts are active; the first ${alertLimit} are kept`] : []
      const reason = 'Alertmanager answers no queries'
      return {
        measures: new Map(questions.map(({signal}) => [signal, {value: null, reason}])),
        alerts: alerts.sort(byWeight).slice(0, alertLimit),
        remarks: cut,
      }
    },
    rules: () => toldRoutes(request),
  }
}

function readAlert(written: Record<string, unknown>): SaidAlert[] {
  const {alertname, ...labels} = membersOf(written.labels)
  const since = instantOf(written.startsAt)
  if (alertname === undefined || since === undefined) return []
  // `suppressed` is what a silence or an inhibition does; `unprocessed` is active and not yet routed.
  const state = membersOf(written.status).state === 'suppressed' ? 'silenced' : 'firing'
  return [alertOf({name: alertname, state, since, labels, annotations: written.annotations})]
}
