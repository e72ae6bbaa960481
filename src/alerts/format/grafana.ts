import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import {durationMs, durationPattern} from '../../core/format/duration.ts'
import {type AlertFormat, addRule, alertNameOf, type FiringFile, placed, placedMap} from '../firing.ts'
import {readRoutes} from './route-tree.ts'
import {readInterval} from './time-interval.ts'

/**
 * What Grafana provisions or exports for alerting: rules, contact points, notification policies and mute timings.
 *
 * @see https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/ for the form.
 */
export const grafana: AlertFormat = {
  id: 'grafana',
  title: 'rules, contact points and policies that Grafana provisions or exports',
  knows: document =>
    document.get('apiVersion')?.scalar === '1' &&
    ['groups', 'contactPoints', 'policies', 'muteTimes'].some(key => document.get(key)?.kind === 'list'),
  read(document, into) {
    for (const group of document.get('groups')?.items ?? []) {
      for (const rule of group.get('rules')?.items ?? []) if (!readRule(rule, group, into)) return
    }
    for (const point of document.get('contactPoints')?.items ?? []) {
      const name = placed(point.get('name'))
      if (name) into.receivers.push({...name, isSilent: (point.get('receivers')?.items.length ?? 0) === 0})
    }
    const nodes = document.get('muteTimes')?.items ?? []
    const intervals = new Map(nodes.flatMap(node => readInterval(node, into) ?? []).map(each => [each.name, each]))
    const words = {mutes: 'mute_time_intervals', actives: 'active_time_intervals'}
    for (const policy of document.get('policies')?.items ?? [])
      into.routings.push({format: 'grafana', file: into.file, root: readRoutes(policy, words, into), intervals, inhibitions: []})
  },
}

function readRule(rule: PlacedNode, group: PlacedNode, into: FiringFile): boolean {
  const title = placed(rule.get('title'))
  if (!title) {
    into.faults.push({at: rule.span, reason: 'a rule of Grafana has no `title`'})
    return true
  }
  const whole = wholeCondition(rule)
  const expr = whole ?? queryOf(rule)
  const threshold = whole ? undefined : thresholdOf(rule)
  const runbook = placed(rule.get('annotations')?.get('runbook_url'))
  const own = placed(rule.get('notification_settings')?.get('receiver'))
  const groupName = group.get('name')?.scalar
  return addRule(into, {
    format: 'grafana',
    file: into.file,
    title,
    // A folder holds each title once, so further conditions of an alert are numbered.
    name: alertNameOf(title.text.replace(/ \(\d+\)$/, '')),
    node: rule,
    ...(groupName !== undefined && {group: groupName}),
    ...(expr && {expr}),
    // Elsewhere its limit stands in another step, and the query alone is no condition.
    isPromql: whole !== undefined,
    ...heldOf(rule, into),
    ...(threshold && {threshold}),
    labels: placedMap(rule.get('labels')),
    ...(runbook && {runbook}),
    ...(own && {notifies: [own]}),
  })
}

function heldOf(rule: PlacedNode, into: FiringFile): {held?: {ms: number; node: PlacedNode}} {
  const node = rule.get('for')
  const text = node?.scalar
  if (!node || text === undefined) return {held: {ms: 0, node: rule}}
  if (text === '0' || durationPattern.test(text)) return {held: {ms: text === '0' ? 0 : durationMs(text), node}}
  into.faults.push({at: node.span, reason: `\`for\` is no duration such as \`5m\``})
  return {}
}

const anyNumber = /^\s*is_number\(\$\{?(\w+)\}?\)/

// A rule of Prometheus in Grafana's form, as its own converter and our exporter write it: any number that the query gives is the alert.
function wholeCondition(rule: PlacedNode): ReturnType<typeof placed> {
  const steps = new Map((rule.get('data')?.items ?? []).map(step => [step.get('refId')?.scalar ?? '', step.get('model')]))
  const asked = (model: PlacedNode | undefined) => anyNumber.exec(model?.get('expression')?.scalar ?? '')?.[1]
  const last = steps.get(rule.get('condition')?.scalar ?? '')
  const query = asked(last) ?? (isAboveZero(last) ? asked(steps.get(last?.get('expression')?.scalar ?? '')) : undefined)
  return query === undefined ? undefined : placed(steps.get(query)?.get('expr'))
}

function isAboveZero(model: PlacedNode | undefined): boolean {
  const evaluator = model?.get('conditions')?.items[0]?.get('evaluator')
  return evaluator?.get('type')?.scalar === 'gt' && Number(evaluator.get('params')?.items[0]?.scalar) === 0
}

function queryOf(rule: PlacedNode): ReturnType<typeof placed> {
  for (const step of rule.get('data')?.items ?? []) {
    const expr = placed(step.get('model')?.get('expr'))
    if (expr) return expr
  }
  return undefined
}

function thresholdOf(rule: PlacedNode): {value: number; node: PlacedNode} | undefined {
  const condition = rule.get('condition')?.scalar
  const steps = (rule.get('data')?.items ?? []).filter(step => condition === undefined || step.get('refId')?.scalar === condition)
  for (const step of steps) {
    for (const each of step.get('model')?.get('conditions')?.items ?? []) {
      const node = each.get('evaluator')?.get('params')?.items[0]
      const value = Number(node?.scalar)
      if (node && Number.isFinite(value)) return {value, node}
    }
  }
  return undefined
}
