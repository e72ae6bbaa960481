import {promqlOf} from '../alerts/our-condition.ts'
import {alertUrl} from '../alerts/runbook-link.ts'
import type {Catalog, Part} from '../core/catalog/catalog.ts'
import {conditionsOf, type StatedCondition} from '../core/catalog/queries/alerts.ts'
import {ownerOf} from '../core/catalog/queries/owner.ts'
import {subjectTarget} from '../core/catalog/queries/subject.ts'
import type {ExchangeFinding} from './finding.ts'

/** One condition of an alert, as rules of any system say it. */
export interface StatedAlert {
  name: string
  /** 0-based place among the conditions of its alert. */
  index: number
  /** PromQL with its limit. */
  expr: string
  /** How long it must hold, e.g. `5m`. */
  held: string
  /** Severity and owner, under the names that settings give them. */
  labels: Record<string, string>
  /** Business sentence; no template but `{value}` stands in it. */
  sentence: string
  /** Address of its page; missing where settings name no site. */
  url?: string
}

/** All alerts with a condition in PromQL: a group for each integration or service, by name. */
export interface StatedAlerts {
  groups: {name: string; alerts: StatedAlert[]}[]
  count: number
  /** What is left out, and why. */
  findings: ExchangeFinding[]
}

/** Lists what rules of an alerting system would say; an alert whose condition is no PromQL is left out and told. */
export function statedAlerts(catalog: Catalog): StatedAlerts {
  const findings: ExchangeFinding[] = []
  const groups = new Map<string, StatedAlert[]>()
  let count = 0
  for (const alert of catalog.parts('alert').toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const [index, condition] of conditionsOf(catalog, alert).entries()) {
      const expr = promqlOf(catalog, condition)
      if (expr === undefined) {
        findings.push(leftOut(alert, condition))
        continue
      }
      const {id} = subjectTarget(alert.entry.data)
      const group = groups.get(id) ?? []
      groups.set(id, group)
      group.push({...statedOf(catalog, alert, condition), index, expr})
      count++
    }
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, alerts]) => ({name, alerts}))
  return {groups: sorted, count, findings}
}

function statedOf(catalog: Catalog, alert: Part<'alert'>, condition: StatedCondition): Omit<StatedAlert, 'index' | 'expr'> {
  const {severityLabel, ownerLabel} = catalog.settings.alerts
  const owner = ownerOf(catalog, alert)?.id
  const url = alertUrl(catalog, alert.id)
  return {
    name: alert.id,
    held: condition.data.for,
    labels: {[severityLabel]: condition.data.severity, ...(owner !== undefined && {[ownerLabel]: owner})},
    sentence: sentenceOf(alert, condition),
    ...(url !== undefined && {url}),
  }
}

// Braces of a sentence would be a template; the value is one.
function sentenceOf({id, entry}: Part<'alert'>, {data, signal, words}: StatedCondition): string {
  const sentence = data.says ?? signal?.data.sentence ?? words ?? `${entry.title}: ${id}`
  return sentence.replaceAll('{{', '{ {')
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
