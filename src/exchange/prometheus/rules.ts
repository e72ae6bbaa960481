import {stringify} from 'yaml'
import {promqlOf} from '../../alerts/our-condition.ts'
import {alertUrl} from '../../alerts/runbook-link.ts'
import type {Catalog, Part} from '../../core/catalog/catalog.ts'
import {conditionsOf, type StatedCondition} from '../../core/catalog/queries/alerts.ts'
import {ownerOf} from '../../core/catalog/queries/owner.ts'
import type {ExchangeFinding} from '../finding.ts'

/** A rule as Prometheus reads it. */
interface WrittenRule {
  alert: string
  expr: string
  for?: string
  labels: Record<string, string>
  annotations: Record<string, string>
}

/** A rule file, and the alerts that cannot stand in it. */
export interface WrittenRules {
  text: string
  /** Rules that were written. */
  count: number
  findings: ExchangeFinding[]
}

/** Line at the top of a written file, by which a reader knows where to change something. */
export const rulesHeading = '# Written by `clarity export prometheus` from the failure modes; change them, not this file.'

/**
 * Writes the alerts of a catalog as rules of Prometheus: a group for each integration, rules by name.
 *
 * An alert whose condition is no PromQL, such as that of a JSON source, is left out and told.
 */
export function prometheusRules(catalog: Catalog): WrittenRules {
  const findings: ExchangeFinding[] = []
  const groups = new Map<string, WrittenRule[]>()
  let count = 0
  for (const alert of catalog.parts('alert').toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const condition of conditionsOf(catalog, alert)) {
      const expr = promqlOf(catalog, condition)
      if (expr === undefined) {
        findings.push(leftOut(alert, condition))
        continue
      }
      const {integration} = alert.entry.data
      const group = groups.get(integration) ?? []
      groups.set(integration, group)
      group.push(ruleOf(catalog, {alert, condition, expr}))
      count++
    }
  }
  const written = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, rules]) => ({name, rules}))
  const text = `${rulesHeading}\n${stringify({groups: written}, {lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false})}`
  return {text, count, findings}
}

function ruleOf(catalog: Catalog, of: {alert: Part<'alert'>; condition: StatedCondition; expr: string}): WrittenRule {
  const {alert, condition, expr} = of
  const {data} = condition
  const {severityLabel, ownerLabel} = catalog.settings.alerts
  const owner = ownerOf(catalog, alert)?.id
  const url = alertUrl(catalog, alert.id)
  return {
    alert: alert.id,
    expr,
    ...(data.for !== '0m' && {for: data.for}),
    labels: {[severityLabel]: data.severity, ...(owner !== undefined && {[ownerLabel]: owner})},
    annotations: {summary: sentenceOf(alert, condition), ...(url !== undefined && {runbook_url: url})},
  }
}

// Braces of a sentence would be a template; the value is one.
function sentenceOf({id, entry}: Part<'alert'>, {data, signal, words}: StatedCondition): string {
  const sentence = data.says ?? signal?.data.sentence ?? words ?? `${entry.title}: ${id}`
  return sentence.replaceAll('{{', '{ {').replaceAll('{value}', '{{ $value }}')
}

function leftOut({id, entry}: Part<'alert'>, {data, path}: StatedCondition): ExchangeFinding {
  const {file, start} = entry.document.frontmatter.valueSpan([...path, 'name'])
  const why =
    data.signal === undefined ? 'it has no query' : `signal \`${data.signal}\` has no query in PromQL with a \`${data.level}\` threshold`
  return {
    severity: 'warning',
    at: {file, ...start},
    message: `alert \`${id}\` is left out: ${why}`,
    help: 'Give the alert a `query` in PromQL, or keep its rule by hand.',
  }
}
