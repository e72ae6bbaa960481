import {stringify} from 'yaml'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {type StatedAlert, statedAlerts} from '../stated-alerts.ts'
import type {WrittenRules} from '../written-rules.ts'

/** A rule as Prometheus reads it. */
interface WrittenRule {
  alert: string
  expr: string
  for?: string
  labels: Record<string, string>
  annotations: Record<string, string>
}

/** Line at the top of a written file, by which a reader knows where to change something. */
export const rulesHeading = '# Written by `clarity export prometheus` from the failure modes; change them, not this file.'

/**
 * Writes the alerts of a catalog as rules of Prometheus: a group for each integration, rules by name.
 *
 * An alert whose condition is no PromQL, such as that of a JSON source, is left out and told.
 */
export function prometheusRules(catalog: Catalog): WrittenRules {
  const {groups, count, findings} = statedAlerts(catalog)
  const written = groups.map(({name, alerts}) => ({name, rules: alerts.map(ruleOf)}))
  const text = `${rulesHeading}\n${stringify({groups: written}, {lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false})}`
  return {text, count, findings}
}

function ruleOf({name, expr, held, labels, sentence, url}: StatedAlert): WrittenRule {
  return {
    alert: name,
    expr,
    ...(held !== '0m' && {for: held}),
    labels,
    annotations: {summary: sentence.replaceAll('{value}', '{{ $value }}'), ...(url !== undefined && {runbook_url: url})},
  }
}
