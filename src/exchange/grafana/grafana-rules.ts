import {stringify} from 'yaml'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {type StatedAlert, statedAlerts} from '../stated-alerts.ts'
import type {WrittenRules} from '../written-rules.ts'

/** Line at the top of a written file, by which a reader knows where to change something. */
export const grafanaHeading = '# Written by `clarity export grafana` from the failure modes; change them, not this file.'

/** Where Grafana finds the metrics, and where it puts the rules. */
export interface GrafanaPlace {
  /** UID of the data source. */
  datasource: string
  folder: string
}

/**
 * Writes the alerts of a catalog as rules that Grafana provisions: a group for each integration, rules by name.
 *
 * A rule is the whole PromQL condition, and fires on any number that it gives, as Prometheus does; nothing given means all is well.
 *
 * @see https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/ for the form.
 */
export function grafanaRules(catalog: Catalog, place: GrafanaPlace): WrittenRules {
  const {groups, count, findings} = statedAlerts(catalog)
  const written = groups.map(({name, alerts}) => ({
    orgId: 1,
    name,
    folder: place.folder,
    interval: '1m',
    rules: alerts.map(alert => ruleOf(alert, place)),
  }))
  const options = {lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false}
  return {text: `${grafanaHeading}\n${stringify({apiVersion: 1, groups: written}, options)}`, count, findings}
}

function ruleOf(alert: StatedAlert, {datasource}: GrafanaPlace): object {
  const {name, index, expr, held, labels, sentence, url} = alert
  // A folder holds each title once.
  const title = index === 0 ? name : `${name} (${index + 1})`
  return {
    uid: uidOf(name, index),
    title,
    condition: 'B',
    data: [
      {
        refId: 'A',
        relativeTimeRange: {from: 600, to: 0},
        datasourceUid: datasource,
        model: {refId: 'A', datasource: {type: 'prometheus', uid: datasource}, expr, instant: true, range: false},
      },
      {
        refId: 'B',
        relativeTimeRange: {from: 0, to: 0},
        datasourceUid: '__expr__',
        model: {refId: 'B', type: 'math', expression: 'is_number($A) || is_nan($A) || is_inf($A)'},
      },
    ],
    noDataState: 'OK',
    execErrState: 'Error',
    for: held === '0m' ? '0s' : held,
    annotations: {summary: sentence.replaceAll('{value}', '{{ $values.A.Value }}'), ...(url !== undefined && {runbook_url: url})},
    labels,
    isPaused: false,
  }
}

// Letters, digits, `-` and `_`, at most 40 of them, and the same in each run.
function uidOf(name: string, index: number): string {
  const ending = index === 0 ? '' : `-${index + 1}`
  if (name.length + ending.length <= 40) return `${name}${ending}`
  return `${name.slice(0, 30 - ending.length)}-${hashOf(name)}${ending}`
}

function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(36)
}
