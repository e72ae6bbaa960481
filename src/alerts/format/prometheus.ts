import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import {durationMs, durationPattern} from '../../core/format/duration.ts'
import {type AlertFormat, addRule, type FiringFile, type PlacedValue, placed, placedMap} from '../firing.ts'

/** Above this length an expression is not read: a thousand lines of PromQL are no condition that somebody checks. */
const longestExpr = 100_000

/**
 * Rule files of Prometheus, and of rulers that share their form: Mimir, Thanos, VictoriaMetrics and Loki; also as resources of Kubernetes.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ for the form.
 */
export const prometheus: AlertFormat = {
  id: 'prometheus',
  title: 'rule files of Prometheus, Mimir, Thanos, VictoriaMetrics and Loki, and `PrometheusRule` or `VMRule` resources',
  knows: document => ruleHolders(document).length > 0,
  read(document, into) {
    for (const holder of ruleHolders(document)) readGroups(holder, into)
  },
}

// A resource holds its groups under `spec`; a list of resources under `items`.
function ruleHolders(document: PlacedNode): PlacedNode[] {
  const kind = document.get('kind')?.scalar
  if (kind === 'List') return (document.get('items')?.items ?? []).flatMap(item => (isResource(item) ? [item.get('spec') ?? item] : []))
  if (isResource(document)) return [document.get('spec') ?? document]
  const groups = document.get('groups')
  return groups?.kind === 'list' && document.get('apiVersion') === undefined ? [document] : []
}

function isResource(node: PlacedNode): boolean {
  return ['PrometheusRule', 'VMRule'].includes(node.get('kind')?.scalar ?? '')
}

interface GroupFacts {
  name: string | undefined
  isPromql: boolean
  /** Labels that all of its rules get. */
  labels: ReadonlyMap<string, PlacedValue>
}

function readGroups(holder: PlacedNode, into: FiringFile): void {
  for (const group of holder.get('groups')?.items ?? []) {
    if (group.kind === 'list' || group.kind === 'scalar') {
      into.faults.push({at: group.span, reason: 'a group is no mapping with `name` and `rules`'})
      return
    }
    const name = group.get('name')?.scalar
    const isLogs = group.get('type')?.scalar === 'graphite' || group.get('type')?.scalar === 'vlogs'
    for (const rule of group.get('rules')?.items ?? []) {
      if (!readRule(rule, {name, isPromql: !isLogs, labels: placedMap(group.get('labels'))}, into)) return
    }
  }
}

function readRule(rule: PlacedNode, group: GroupFacts, into: FiringFile): boolean {
  if (rule.get('record')) return true
  const title = placed(rule.get('alert'))
  if (!title || title.text === '') {
    into.faults.push({at: rule.span, reason: 'a rule has neither `alert` nor `record`'})
    return true
  }
  const expr = exprOf(rule, title.text, into)
  // What cannot fire is compared with nothing; its own fault is told.
  if (!rule.get('expr')) return true
  return addRule(into, {
    format: 'prometheus',
    file: into.file,
    title,
    name: title.text,
    node: rule,
    ...(group.name !== undefined && {group: group.name}),
    ...(expr && {expr}),
    isPromql: group.isPromql,
    ...heldOf(rule, title.text, into),
    labels: new Map([...group.labels, ...placedMap(rule.get('labels'))]),
    ...present('runbook', placed(rule.get('annotations')?.get('runbook_url'))),
  })
}

function exprOf(rule: PlacedNode, name: string, into: FiringFile): ReturnType<typeof placed> {
  const expr = placed(rule.get('expr'))
  if (!expr) into.faults.push({at: rule.keySpan('alert'), reason: `rule \`${name}\` has no \`expr\``})
  if (!expr || expr.text.length <= longestExpr) return expr
  into.faults.push({
    at: expr.node.span,
    reason: `the expression of rule \`${name}\` has ${expr.text.length.toLocaleString('en-US')} signs and is not read`,
  })
  return undefined
}

function heldOf(rule: PlacedNode, name: string, into: FiringFile): {held?: {ms: number; node: PlacedNode}} {
  const node = rule.get('for')
  const text = node?.scalar
  if (!node || text === undefined) return {held: {ms: 0, node: rule}}
  if (text === '0' || durationPattern.test(text)) return {held: {ms: text === '0' ? 0 : durationMs(text), node}}
  into.faults.push({at: node.span, reason: `\`for\` of rule \`${name}\` is no duration such as \`5m\``})
  return {}
}

function present<K extends string, V>(key: K, value: V | undefined): {[key in K]?: V} {
  return value === undefined ? {} : ({[key]: value} as {[key in K]: V})
}
